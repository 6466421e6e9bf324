"""Tables: a source for each row, and nothing lost of the others."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migextract.errors import LimitError, ReadingError
from migextract.reading import Columns, Source, Unreadable, items_in, read
from migextract.reading.limits import DEFAULT, Limits


def jsonl(folder: Path, *rows: Any, name: str = "papiere.jsonl") -> Path:
    """JSON lines of values, and of strings as they are."""
    path = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def parquet(folder: Path, columns: dict[str, Any], **options: Any) -> Path:
    path = folder / "papiere.parquet"
    pq.write_table(pa.table(columns), path, **options)
    return path


def shown(items: Iterable[Path | Source | Unreadable], folder: Path) -> list[tuple[str, ...]]:
    """Id and text of sources, id and message of what could not be read; then warnings."""
    found: list[tuple[str, ...]] = []
    for item in items:
        assert isinstance(item, Source | Unreadable)
        assert item.path is not None
        assert item.path.startswith(str(folder))
        if isinstance(item, Source):
            assert item.sha256 == hashlib.sha256(item.text.encode()).hexdigest()
            found.append((item.id, item.text, *item.warnings))
        else:
            assert isinstance(item.error, ReadingError)
            found.append((item.id, str(item.error).removeprefix(f"{folder}/")))
    return found


SEE = "(see --text-field and --id-field)"
ROWS = [
    {"id": "a", "text": "Frontex"},
    {"text": "Küste"},
    {"id": 7, "text": "Europol", "mehr": [1]},
    {"id": None, "text": "x"},
]


def test_json_lines(tmp_path: Path):
    assert shown(items_in(jsonl(tmp_path, *ROWS)), tmp_path) == [
        ("a", "Frontex"),
        ("papiere-2", "Küste"),
        ("7", "Europol"),
        ("papiere-4", "x"),
    ]


@pytest.mark.parametrize("row_group_size", [1, 2, 100])
def test_parquet(tmp_path: Path, row_group_size: int):
    columns = {"id": ["a", None, "c"], "text": ["Frontex", "Küste", None], "zahl": [1, 2, 3]}
    assert shown(items_in(parquet(tmp_path, columns, row_group_size=row_group_size)), tmp_path) == [
        ("a", "Frontex"),
        ("papiere-2", "Küste"),
        ("c", "papiere.parquet, row 3: its text is no string, but nothing"),
    ]


def test_more_rows_than_are_read_at_once(tmp_path: Path):
    texts = [f"Text {number}" for number in range(1000)]
    expected = [(f"papiere-{number}", text) for number, text in enumerate(texts, 1)]
    assert shown(items_in(parquet(tmp_path, {"text": texts})), tmp_path) == expected
    assert shown(items_in(jsonl(tmp_path, *({"text": text} for text in texts))), tmp_path) == expected


def test_columns_of_other_names(tmp_path: Path):
    columns = Columns(text="inhalt", id="nummer")
    rows = [{"nummer": "19/1", "inhalt": "Text", "text": "nein", "id": "nein"}]
    expected = [("19/1", "Text")]
    assert shown(items_in(jsonl(tmp_path, *rows), columns), tmp_path) == expected
    assert (
        shown(items_in(parquet(tmp_path, {key: [value] for key, value in rows[0].items()}), columns), tmp_path)
        == expected
    )


def test_one_column_may_be_both(tmp_path: Path):
    columns = Columns(text="text", id="text")
    assert shown(items_in(parquet(tmp_path, {"text": ["a"]}), columns), tmp_path) == [("a", "a")]
    assert shown(items_in(jsonl(tmp_path, {"text": "a"}), columns), tmp_path) == [("a", "a")]


def test_the_name_of_the_table_may_be_given(tmp_path: Path):
    path = jsonl(tmp_path, {"text": "a"}, "kaputt")
    assert [item.id for item in items_in(path, id="ordner/papiere")] == ["ordner/papiere-1", "ordner/papiere-2"]  # type: ignore[union-attr]


def test_ids_that_come_again_are_made_unique_with_a_warning(tmp_path: Path):
    rows = [{"id": id, "text": "x"} for id in ("a", "a", "a-2", "b", "a")]
    again = "an earlier row has the id {} as well"
    assert shown(items_in(jsonl(tmp_path, *rows)), tmp_path) == [
        ("a", "x"),
        ("a-2", "x", again.format("a")),
        ("a-2-3", "x", again.format("a-2")),
        ("b", "x"),
        ("a-5", "x", again.format("a")),
    ]


@pytest.mark.parametrize(
    ("line", "id", "message"),
    [
        ("{", "papiere-2", "no JSON (Expecting property name"),
        ('{"text": "a"} {"text": "b"}', "papiere-2", "no JSON (Extra data"),
        ("[" * 100_000, "papiere-2", "no JSON (maximum recursion depth"),
        ("1" * 5_000, "papiere-2", "no JSON (Exceeds the limit"),
        ('["a"]', "papiere-2", "no JSON object, but a list; each line must hold one object"),
        ("null", "papiere-2", "no JSON object, but nothing"),
        ("{}", "papiere-2", "no column 'text'; there are none (see --text-field and --id-field)"),
        ('{"id": "x", "titel": "y"}', "papiere-2", "no column 'text'; there are id, titel (see"),
        ('{"\\ud800": 1}', "papiere-2", "no column 'text'; there are \ufffd (see"),
        ('{"id": "x", "text": null}', "x", "its text is no string, but nothing"),
        ('{"id": "x", "text": 5}', "x", "its text is no string, but a number"),
        ('{"id": "x", "text": ["a"]}', "x", "its text is no string, but a list"),
        ('{"id": ["x"], "text": "a"}', "papiere-2", "its id is no string and no number, but a list"),
        ('{"id": true, "text": "a"}', "papiere-2", "its id is no string and no number, but true or false"),
    ],
)  # fmt: skip
def test_a_bad_line_stands_in_its_place_and_stops_nothing(tmp_path: Path, line: str, id: str, message: str):
    found = shown(items_in(jsonl(tmp_path, {"text": "a"}, line, {"text": "b"})), tmp_path)
    assert [found[0], found[2]] == [("papiere-1", "a"), ("papiere-3", "b")]
    assert len(found) == 3
    assert found[1][0] == id
    assert found[1][1].startswith(f"papiere.jsonl, row 2: {message}")


def test_a_line_that_is_no_utf_8(tmp_path: Path):
    path = tmp_path / "papiere.jsonl"
    path.write_bytes('{"text": "Küste"}\n'.encode("cp1252") + b'{"text": "b"}')
    assert shown(items_in(path), tmp_path) == [
        ("papiere-1", "papiere.jsonl, row 1: no UTF-8 at byte 11; save it again as UTF-8"),
        ("papiere-2", "b"),
    ]


def test_empty_lines_count_and_are_passed_over(tmp_path: Path):
    path = tmp_path / "papiere.ndjson"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\r\n\r\n   \n{"text": "b"}')
    assert shown(items_in(path), tmp_path) == [("papiere-1", "a"), ("papiere-4", "b")]


def test_lone_surrogates_become_one_character_each(tmp_path: Path):
    path = jsonl(tmp_path, '{"id": "\\udc80", "text": "a\\ud800b"}')
    assert shown(items_in(path), tmp_path) == [("\ufffd", "a\ufffdb")]


def test_a_text_of_nothing_is_said(tmp_path: Path):
    path = jsonl(tmp_path, {"text": ""}, {"text": " \n"})
    assert shown(items_in(path), tmp_path) == [
        ("papiere-1", "", "the text is empty"),
        ("papiere-2", " \n", "the text is empty"),
    ]


def test_a_table_without_rows_is_accounted_for(tmp_path: Path):
    expected = [("papiere", "", "the table has no rows")]
    assert shown(items_in(jsonl(tmp_path)), tmp_path) == expected
    assert shown(items_in(jsonl(tmp_path, "", "  ")), tmp_path) == expected
    assert shown(items_in(parquet(tmp_path, {"text": pa.array([], pa.string())})), tmp_path) == expected


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.dictionary(pa.int32(), pa.string())],
    ids=str,
)
def test_all_kinds_of_text_in_parquet(tmp_path: Path, kind: pa.DataType):
    texts = pa.array(["Küste", "Rat"]).cast(pa.binary() if kind == pa.binary() else pa.string())
    path = parquet(tmp_path, {"text": texts.dictionary_encode() if pa.types.is_dictionary(kind) else texts.cast(kind)})
    assert shown(items_in(path), tmp_path) == [("papiere-1", "Küste"), ("papiere-2", "Rat")]


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (pa.array([5, None, 5]), ["5", "papiere-2", "5-3"]),
        (pa.array([1.5, 2.0, 3.0]), ["1.5", "2.0", "3.0"]),
        (pa.array(["", " x ", "y"]), ["papiere-1", "x", "y"]),
    ],
)
def test_ids_in_parquet(tmp_path: Path, ids: pa.Array, names: list[str]):
    path = parquet(tmp_path, {"id": ids, "text": ["a", "b", "c"]})
    assert [item.id for item in items_in(path)] == names  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("columns", "wanted", "message"),
    [
        ({"id": ["a"], "titel": ["b"]}, Columns(), f"no column 'text'; there are id, titel {SEE}"),
        ({"text": ["a"]}, Columns(id="nummer"), f"no column 'nummer'; there are text {SEE}"),
        ({"text": [5]}, Columns(), "column 'text' holds int64, no text"),
        ({"text": [["a"]]}, Columns(), "column 'text' holds list<element: string>, no text"),
    ],
)  # fmt: skip
def test_a_parquet_table_without_its_columns(tmp_path: Path, columns: dict[str, Any], wanted: Columns, message: str):
    assert shown(items_in(parquet(tmp_path, columns), wanted), tmp_path) == [("papiere", f"papiere.parquet: {message}")]


def test_json_lines_without_an_id_that_was_asked_for(tmp_path: Path):
    found = shown(items_in(jsonl(tmp_path, {"text": "a"}, {"text": "b", "nr": 2}), Columns(id="nr")), tmp_path)
    assert found == [
        ("papiere-1", "papiere.jsonl, row 1: no column 'nr'; there are text (see --text-field and --id-field)"),
        ("2", "b"),
    ]


def test_broken_utf_8_in_parquet_costs_its_row_alone(tmp_path: Path):
    texts = pa.array([b"a", b"\xff", b"c"], pa.binary())
    found = shown(items_in(parquet(tmp_path, {"text": texts})), tmp_path)
    assert found == [
        ("papiere-1", "a"),
        ("papiere-2", "papiere.parquet, row 2: no UTF-8 at byte 0; save it again as UTF-8"),
        ("papiere-3", "c"),
    ]
    invalid = pa.StringArray.from_buffers(3, texts.buffers()[1], texts.buffers()[2])
    found = shown(items_in(parquet(tmp_path, {"text": invalid})), tmp_path)
    assert [found[0], found[2]] == [("papiere-1", "a"), ("papiere-3", "c")]
    assert found[1][1].startswith("papiere.parquet, row 2: its text or its id is damaged")


def test_damage_in_parquet_costs_its_row_group_alone(tmp_path: Path):
    texts = [hashlib.sha256(bytes([number])).hexdigest() * 50 for number in range(150)]
    path = parquet(tmp_path, {"text": texts}, row_group_size=50, use_dictionary=False)
    second = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    whole = path.read_bytes()
    path.write_bytes(whole[:second] + bytes(500) + whole[second + 500 :])
    found = shown(items_in(path), tmp_path)
    rows = [(f"papiere-{number}", text) for number, text in enumerate(texts, 1)]
    assert (found[:50], found[51:]) == (rows[:50], rows[100:])
    assert found[50][0] == "papiere-51"
    assert found[50][1].startswith("papiere.parquet, rows 51 to 100: ")


@pytest.mark.parametrize("damaged", [b"PAR1", b"", b"PAR1 und mehr, aber nichts davon PAR1"])
def test_what_is_no_parquet_table(tmp_path: Path, damaged: bytes):
    path = tmp_path / "papiere.parquet"
    path.write_bytes(damaged)
    (item,) = items_in(path)
    assert isinstance(item, Unreadable)
    assert item.id == "papiere"
    assert str(item.error).startswith(f"{path}: ")


def test_json_lines_in_utf_16(tmp_path: Path):
    path = tmp_path / "papiere.jsonl"
    path.write_text('{"text": "a"}\n', "utf-16")
    assert shown(items_in(path), tmp_path) == [
        ("papiere", "papiere.jsonl: JSON lines are in UTF-8, and this file is in UTF-16; convert it")
    ]


def test_limits_of_a_line_and_of_a_text(tmp_path: Path):
    path = jsonl(tmp_path, {"text": "x" * 2_000_000}, {"text": "b"}, {"text": "x" * 60}, {"text": "d" * 2_000_000})
    found = list(items_in(path, limits=Limits(file_bytes=1_000, characters=50)))
    assert [item.id for item in found] == [f"papiere-{number}" for number in (1, 2, 3, 4)]  # type: ignore[union-attr]
    errors = [item.error for item in found if isinstance(item, Unreadable)]
    assert all(isinstance(error, LimitError) for error in errors)
    assert [str(error).removeprefix(str(path)) for error in errors] == [
        ", row 1: longer than 1,000 bytes, the limit for a file; raise it with --max-file-bytes",
        ", row 3: its text: 60 characters, the limit is 50; raise it with --max-characters",
        ", row 4: longer than 1,000 bytes, the limit for a file; raise it with --max-file-bytes",
    ]
    (item,) = items_in(parquet(tmp_path, {"text": ["x" * 51]}), limits=Limits(characters=50))
    assert isinstance(item, Unreadable)
    assert isinstance(item.error, LimitError)


def test_a_table_may_be_larger_than_a_file_may(tmp_path: Path):
    path = jsonl(tmp_path, *({"text": "x" * 50} for _ in range(100)))
    assert len(shown(items_in(path, limits=Limits(file_bytes=1_000)), tmp_path)) == 100


def test_memory_does_not_grow_with_a_table(tmp_path: Path):
    texts = [str(number) * 2_000 for number in range(2_000)]
    # A dictionary, which Parquet writes for columns that repeat themselves, is held in memory whole.
    paths = [
        parquet(tmp_path, {"text": texts}, use_dictionary=False, write_batch_size=64),
        jsonl(tmp_path, *({"text": text} for text in texts)),
    ]
    size = sum(map(len, texts))
    del texts
    for path in paths:
        tracemalloc.start()
        before = pa.total_allocated_bytes()
        for item in items_in(path):
            assert isinstance(item, Source)
            assert pa.total_allocated_bytes() - before < size / 3
        assert tracemalloc.get_traced_memory()[1] < size / 3
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.parquet"])
def test_a_table_is_no_document(tmp_path: Path, name: str):
    (tmp_path / name).write_text('{"text": "a"}')
    with pytest.raises(
        ReadingError, match=r"a\.\w+: a table \(.*\), which holds many documents; read it with pipe\(\)"
    ):
        read(tmp_path / name)
    with pytest.raises(ReadingError, match="which holds many documents"):
        read(b"PAR1 and so on")


def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from migextract.reading import tables  # noqa: PLC0415 - the module, not the package's names

    path = jsonl(tmp_path, {"text": "a"})

    def fail(*_: object) -> Iterable[bytes]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(tables, "_lines", fail)
    (item,) = tables.jsonl(path, "papiere", Columns(), DEFAULT)
    assert isinstance(item, Unreadable)
    assert "Input/output error" in str(item.error)


@given(st.binary(max_size=200) | st.text(max_size=50).map(lambda text: json.dumps({"text": text}).encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_lines_are_sources_or_unreadable(tmp_path: Path, data: bytes):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"{}\n" + data + b"\n" + data)
    items = list(items_in(path))
    assert len({item.id for item in items if isinstance(item, Source | Unreadable)}) == len(items) > 0


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_damage_to_parquet_is_sources_and_unreadable(tmp_path: Path, data: st.DataObject):
    path = parquet(tmp_path, {"id": ["a", "b"], "text": ["Frontex", "Europol"]})
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    for item in items_in(path):
        assert isinstance(item, Source | Unreadable)

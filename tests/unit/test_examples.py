"""The loader of the example tables must refuse what it cannot read: a test that tests nothing is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import examples


@pytest.mark.parametrize(
    ("marked", "text", "mentions"),
    [
        ("nichts", "nichts", []),
        ("Am [5. Juni 2020|2020-06-05].", "Am 5. Juni 2020.", [(3, 15, "2020-06-05")]),
        ("[a|1] und [b|2]", "a und b", [(0, 1, "1"), (6, 7, "2")]),
        (
            "[L 1 vom [5. Juni|XXXX-06-05], S. 2|oj:L 1]",
            "L 1 vom 5. Juni, S. 2",
            [(0, 21, "oj:L 1"), (8, 15, "XXXX-06-05")],
        ),
        (r"\[sic\] a\|b", "[sic] a|b", []),
        ("[x|{1,2}]", "x", [(0, 1, "{1,2}")]),
        ("[NIL-Wert|]", "NIL-Wert", [(0, 8, "")]),
    ],
)
def test_parse_takes_the_markup_out(marked: str, text: str, mentions: list[tuple[int, int, str]]) -> None:
    assert examples.parse(marked) == (text, mentions)


@pytest.mark.parametrize("marked", ["[offen|1", "zu]", "[ohne Wert]", "a|b", "[|leer]", "[a|b|c]", "[a|b[c|d]]"])
def test_parse_refuses_broken_markup(marked: str) -> None:
    with pytest.raises(ValueError, match=r"mention|bracket|bar"):
        examples.parse(marked)


@pytest.mark.parametrize("line", ["{", "[]", '{"texts": "a"}', '{"text": "a", "value": "b"}', '{"text": "[a|b"}'])
def test_load_names_table_and_line(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "table.jsonl").write_text('{"text": "gut"}\n' + line + "\n", encoding="utf-8")
    monkeypatch.setattr(examples, "FOLDER", tmp_path)
    with pytest.raises(examples.ExampleError, match="table:2"):
        examples.load("table")


def test_load_gives_every_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "table.jsonl").write_text('{"text": "[a|b]", "note": "n", "xfail": "x"}\n', encoding="utf-8")
    monkeypatch.setattr(examples, "FOLDER", tmp_path)
    (example,) = examples.load("table")
    assert example == examples.Example("table:1", "a", [(0, 1, "b")], "n", "x")
    assert example.surfaces() == [("a", "b")]

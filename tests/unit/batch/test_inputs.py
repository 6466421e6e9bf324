"""What a batch reads, and that it never reads what it wrote."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from migextract.batch.inputs import inputs
from migextract.errors import UsageError
from migextract.extractor import NamedFile
from migextract.reading import Columns, Source, Unreadable
from migextract.reading.limits import DEFAULT


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    for name in ("a.txt", "b/a.txt", "b/c.md", "sheet.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Europol")
    return tmp_path


def test_files_have_ids_that_tell_them_apart(papers: Path) -> None:
    found = inputs([papers], papers.with_name("out.jsonl"))
    assert list(found.items(Columns(), DEFAULT)) == [
        NamedFile(papers / "a.txt", "a.txt"),
        NamedFile(papers / "b" / "a.txt", "b/a"),
        NamedFile(papers / "b" / "c.md", "c"),
    ]
    assert found.total() == 3
    assert [path.name for path, _ in found.skipped] == ["sheet.xlsx"]


def test_tables_are_rows(papers: Path) -> None:
    (papers / "d.jsonl").write_text('{"id": "x", "body": "Frontex"}\n{"body": 1}\n')
    found = inputs([papers / "d.jsonl"], papers / "out.jsonl")
    first, second = found.items(Columns(text="body"), DEFAULT)
    assert isinstance(first, Source)
    assert (first.id, first.text, first.path) == ("x", "Frontex", str(papers / "d.jsonl"))
    assert isinstance(second, Unreadable)
    assert found.total() == 2


def test_rows_are_counted_beforehand(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["Europol"] * 7}), tmp_path / "seven.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    (tmp_path / "three.jsonl").write_text('{"text": "Europol"}\n' * 2 + '{"text": "Frontex"}')
    (tmp_path / "two.ndjson").write_text('{"text": "Europol"}\n' * 2)
    (tmp_path / "one.txt").write_text("Europol\n" * 5)
    found = inputs([tmp_path], tmp_path / "out.jsonl")
    assert found.total() == 7 + 1 + 3 + 2 + 1 == len(list(found.items(Columns(), DEFAULT)))


def test_outputs_are_no_inputs(papers: Path) -> None:
    (papers / "pages").mkdir()
    for name in ("out.jsonl", "out.jsonl.part", "pages/a.html", "pages.run.json", "old.jsonl", "old.jsonl.run.json"):
        (papers / name).write_text("{}")
    found = inputs([papers], papers / "out.jsonl")
    assert [path.name for path in found.files] == ["a.txt", "a.txt", "c.md"]
    assert [(path.name, reason) for path, reason in found.skipped if path.name != "sheet.xlsx"] == [
        ("old.jsonl", "written by migextract"),
        ("out.jsonl", "written by migextract"),
        ("pages", "written by migextract"),
    ]


def test_who_names_an_output_wants_it(papers: Path) -> None:
    (papers / "old.jsonl").write_text("{}")
    (papers / "old.jsonl.run.json").write_text("{}")
    assert inputs([papers / "old.jsonl"], papers / "out.jsonl").files == [papers / "old.jsonl"]


def test_an_output_that_is_an_input(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(papers)
    with pytest.raises(UsageError, match=r"a\.txt: both read and written; give the output another name"):
        inputs([papers / "a.txt"], Path("b/../a.txt"))
    with pytest.raises(UsageError, match="both read and written"):
        inputs([papers], Path())


def test_nothing_but_outputs(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("{}")
    with pytest.raises(UsageError, match="nothing to read but what migextract wrote"):
        inputs([tmp_path], tmp_path / "out.jsonl")

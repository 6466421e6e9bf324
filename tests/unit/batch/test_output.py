"""Where a batch may write, which is known before the work begins, and which files are its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from migextract.batch import output as outputs
from migextract.batch.output import Output, Outputs, format_of, writer
from migextract.errors import MissingExtraError, UsageError
from migextract.writing import Format


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.odt").touch()
    (tmp_path / "file").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "format", "message"),
    [
        ("folder", "jsonl", "--output folder: a folder; the format jsonl is one file, so name that"),
        ("folder", "parquet", "a folder; the format parquet is one file"),
        ("file", "html", "--output file: a file; the format html is a folder, so give it another name"),
        ("full", "html", "--output full: this folder holds files that are not ours; name a new or empty one"),
        (".", "html", r"--output \.: give the output a name of its own"),
        ("/", "jsonl", "--output /: give the output a name of its own"),
        ("file/out.jsonl", "jsonl", r"--output file/out\.jsonl: cannot be written \((File exists|Not a dir.*): file\)"),
        ("file/a/out.jsonl", "jsonl", "cannot be written"),
        ("out", "xml", "no output format 'xml'; there are jsonl, csv"),
    ],
)
def test_outputs_that_cannot_be(here: Path, path: str, format: str, message: str) -> None:  # noqa: A002
    before = sorted(here.rglob("*"))
    with pytest.raises(UsageError, match=message):  # noqa: PT012 - the one or the other finds it
        output = Output(Path(path), format)
        output.check()
        output.journal(resume=False, retry_failed=False)
    assert sorted(here.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder(here: Path) -> None:
    (here / "folder").chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written"):
        Output(Path("folder/out.jsonl"), "jsonl").journal(resume=False, retry_failed=False)


@pytest.mark.parametrize(
    ("path", "format"), [("new/folder/out.jsonl", "jsonl"), ("file", "jsonl"), ("folder", "html"), ("ours", "html")]
)
def test_outputs_that_can_be(here: Path, path: str, format: str) -> None:  # noqa: A002
    (here / "ours").mkdir()
    (here / "ours" / "index.html").touch()
    (here / "ours.run.json").touch()
    output = Output(Path(path), format)
    output.check()
    with output.journal(resume=False, retry_failed=False):
        assert (here / f"{path}.part").exists()
    assert not (here / f"{path}.part").exists()  # an empty one is taken away


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.CSV", "csv"), ("a.parquet", "parquet"), ("a.html", "html"), ("a.ndjson", "jsonl"), ("a.b/pages", "jsonl")],
)
def test_the_ending_says_the_format(name: str, format: str) -> None:  # noqa: A002
    assert format_of(Path(name)) == format


@pytest.mark.parametrize("name", ["a.xlsx", "papers-1.2", "a.jsonl.gz"])
def test_an_ending_that_says_nothing(name: str) -> None:
    with pytest.raises(UsageError, match="the ending names no format; give --format, one of jsonl, csv"):
        format_of(Path(name))


def test_a_format_whose_packages_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    form = Format("not_there.writing", folder=False, needs_text=False, extra="odd", meaning="")
    monkeypatch.setitem(outputs.FORMATS, "odd", form)
    with pytest.raises(
        MissingExtraError, match=r"odd needs not_there, which is not .*: pip install 'migextract\[odd]'"
    ):
        writer("odd")


@pytest.mark.parametrize(
    ("path", "around"),
    [
        ("out.jsonl", "out.jsonl"),
        ("out.jsonl.part", "out.jsonl"),
        ("out.jsonl.part.old", "out.jsonl"),
        ("out.jsonl.part.new", "out.jsonl"),
        ("out.jsonl.new", None),
        ("out.jsonl.run.json", "out.jsonl"),
        ("pages/papers/a.html", "pages"),
        ("pages.part.gone/index.html", "pages"),
        ("next.jsonl", "next.jsonl"),
        ("next.jsonl.part", "next.jsonl"),
        ("other.jsonl", None),
        ("other/next.jsonl", None),
        ("papers/a.html", None),
    ],
)
def test_which_files_are_ours(here: Path, path: str, around: str | None) -> None:
    (here / "out.jsonl.run.json").touch()
    (here / "pages.run.json").touch()
    for folder in (Path(), here):
        found = Outputs(Path("next.jsonl")).around(folder / path)
        assert found == (None if around is None else folder / around)

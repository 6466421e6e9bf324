"""What a batch writes, and how one that was ended goes on."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migextract import Document
from migextract.batch import Options, Outcome, extract_to
from migextract.batch.output import writer
from migextract.errors import UsageError
from migextract.extractor import Settings
from migextract.reading import Columns
from migextract.reading.limits import Limits
from tests.unit.batch.conftest import Runs

RESUME = Options(resume=True)
RETRY = Options(resume=True, retry_failed=True)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_line_a_document_in_the_order_of_the_items(runs: Runs) -> None:
    summary = runs.run()
    assert summary is not None
    documents = [Document.model_validate_json(line) for line in runs.output.read_text().splitlines()]
    assert [document.id for document in documents] == ["a", "b", "c", "d"]
    assert (summary.documents, summary.failed, summary.kept) == (3, {"reading": 1}, 0)
    assert files(runs.output.parent) == ["out.jsonl", "out.jsonl.run.json", "papers"]


def test_a_run_that_was_ended_goes_on(runs: Runs) -> None:
    assert runs.run(killed_after=2) is None
    assert len(runs.part().read_text().splitlines()) == 2
    assert not runs.output.exists()
    summary = runs.run(RESUME)
    assert summary is not None
    assert (summary.documents, summary.kept, runs.worked_at) == (3, 2, ["c", "d"])
    assert summary.failed == {"reading": 1}
    assert runs.output.read_bytes() == runs.fresh()
    assert not runs.part().exists()


@pytest.mark.parametrize("torn", [b'{"id":"c","sou', b"\x00\x00\x00", b"{}", b"\xff"])
@pytest.mark.parametrize("end", [b"", b"\n"])
def test_damage_at_the_end_of_the_journal_is_no_harm(runs: Runs, torn: bytes, end: bytes) -> None:
    runs.run(killed_after=2)
    with runs.part().open("ab") as file:
        file.write(torn + end)
    runs.run(RESUME)
    assert runs.worked_at == ["c", "d"]
    assert runs.output.read_bytes() == runs.fresh()


def test_what_stood_in_a_torn_line_is_forgotten(runs: Runs) -> None:
    output = runs.output.with_name("out.csv")
    runs.run(Options("csv"), output=output, killed_after=2)
    with output.with_name("out.csv.part").open("ab") as file:
        file.write(b"torn" * 100)
    runs.run(Options("csv", resume=True), output=output)
    runs.run(Options("csv"), output=runs.output.with_name("once.csv"))
    assert output.read_bytes() == runs.output.with_name("once.csv").read_bytes()


def test_resuming_with_nothing_to_resume_begins(runs: Runs) -> None:
    runs.run(RESUME)
    assert runs.output.read_bytes() == runs.fresh()


TEXTS = st.sampled_from(["Europol", "Frontex", "fail", "", None])
EDITS = st.dictionaries(st.sampled_from("abcdef"), TEXTS, max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(EDITS, st.integers(1, 6)), max_size=5), last=EDITS)
def test_however_often_it_is_ended_and_files_change(
    worked_at: list[str], steps: list[tuple[dict[str, str | None], int]], last: dict[str, str | None]
) -> None:
    with TemporaryDirectory() as folder:
        runs = Runs(Path(folder), worked_at)
        for edits, killed_after in steps:
            runs.write(**edits, z="stays")
            runs.run(RESUME, killed_after=killed_after)
        runs.write(**last, z="stays")
        runs.run(RESUME)
        assert runs.output.read_bytes() == runs.fresh()


def test_files_that_were_added_changed_moved_and_removed(runs: Runs) -> None:
    runs.write(e="Sitzung", f="fail")
    runs.run(killed_after=5)
    runs.write(a=None, aa="neu", b="fail", c="anders", d="Eurojust", f="heil")
    runs.run(RESUME)
    assert runs.worked_at == ["aa", "c", "f"]
    assert runs.output.read_bytes() == runs.fresh()


def test_a_complete_output_is_continued(runs: Runs) -> None:
    runs.run()
    runs.write(aa="neu", c=None)
    summary = runs.run(RESUME)
    assert summary is not None
    assert (summary.kept, runs.worked_at) == (3, ["aa"])
    assert runs.output.read_bytes() == runs.fresh()
    assert runs.run(RESUME) is not None
    assert runs.worked_at == []
    assert files(runs.output.parent) == ["elsewhere", "out.jsonl", "out.jsonl.run.json", "papers"]


def test_failed_documents_are_kept_unless_they_shall_be_tried_again(runs: Runs) -> None:
    runs.run()
    runs.run(RESUME)
    assert runs.worked_at == []
    runs.run(RETRY)
    assert runs.worked_at == ["b"]
    assert runs.output.read_bytes() == runs.fresh()


def test_what_cannot_be_opened_is_tried_each_time(runs: Runs) -> None:
    limits = Settings(limits=Limits(file_bytes=7))
    runs.run(settings=limits)
    runs.run(RESUME, settings=limits)
    assert runs.worked_at == ["d"]


def test_rows_of_tables_are_known_by_their_ids_and_texts(runs: Runs) -> None:
    table = runs.papers / "table.jsonl"
    rows = [{"id": str(number), "text": f"Europol {number}", "body": "x"} for number in range(6)]
    lines = [json.dumps(row) for row in rows]
    table.write_text("\n".join([*lines[:2], "broken", *lines[2:]]))
    runs.run(killed_after=8)
    assert runs.worked_at[4:] == ["0", "1", "table-3", "2"]
    table.write_text("\n".join([*lines[:1], json.dumps(rows[1] | {"text": "anders"}), "broken", *lines[2:]]))
    runs.run(RESUME)
    assert runs.worked_at == ["1", "table-3", "3", "4", "5"]
    assert runs.output.read_bytes() == runs.fresh()
    runs.run(RESUME, columns=Columns(text="body"))
    assert runs.worked_at == ["0", "1", "table-3", "2", "3", "4", "5"]
    assert runs.output.read_bytes() == runs.fresh(columns=Columns(text="body"))


@pytest.mark.parametrize(
    ("settings", "options", "message"),
    [
        (Settings(labels=("DATE",)), RESUME, r"labels was None and is \['DATE'\]; leave --resume out to begin anew"),
        (Settings(keep_text=True), RESUME, "keep_text was False and is True"),
        (Settings(trained=False), RETRY, "trained was True and is False"),
        (Settings(offsets="utf-16"), RESUME, "offsets was 'code-points' and is 'utf-16'"),
        (Settings(limits=Limits(pages=3)), RESUME, "max_pages was 50000 and is 3; add --retry-failed to go on"),
        (Settings(), Options(resume=True, time_limit=1), "time_limit was 600.0 and is 1; add --retry-failed"),
    ],
)
def test_a_run_with_other_settings_is_not_continued(
    runs: Runs, settings: Settings, options: Options, message: str
) -> None:
    runs.run(killed_after=2)
    before = runs.part().read_bytes()
    with pytest.raises(UsageError, match=message):
        runs.run(options, settings=settings)
    assert runs.part().read_bytes() == before


def test_limits_may_change_if_what_failed_is_tried_again(runs: Runs) -> None:
    runs.run(settings=Settings(limits=Limits(characters=7)))
    runs.run(RETRY)
    assert runs.worked_at == ["b", "d"]
    assert runs.output.read_bytes() == runs.fresh()
    runs.run(RESUME)
    assert runs.worked_at == []


def test_an_output_of_which_nobody_knows_how_it_was_made(runs: Runs) -> None:
    runs.run()
    (runs.output.parent / "out.jsonl.run.json").unlink()
    with pytest.raises(UsageError, match=r"out\.jsonl\.run\.json, .*cannot be read .*; leave --resume out"):
        runs.run(RESUME)
    (runs.output.parent / "out.jsonl.run.json").write_text("{")
    with pytest.raises(UsageError, match="cannot be read"):
        runs.run(RESUME)


def test_a_journal_that_nobody_resumes_is_set_aside(runs: Runs, caplog: pytest.LogCaptureFixture) -> None:
    runs.run(killed_after=3)
    journal = runs.part().read_bytes()
    with caplog.at_level(logging.WARNING):
        runs.run(killed_after=1)
    assert "out.jsonl.part held 3 documents of a run that had not ended" in caplog.text
    assert "--resume" in caplog.text
    aside = runs.output.with_name("out.jsonl.part.old")
    assert aside.read_bytes() == journal
    runs.run(RESUME)
    assert not aside.exists()
    assert runs.output.read_bytes() == runs.fresh()


def test_a_run_that_never_began_leaves_everything_as_it_was(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.run()
    before = [(runs.output.parent / name).read_bytes() for name in ("out.jsonl", "out.jsonl.run.json")]

    def cannot_start(*_: object) -> None:
        raise UsageError("cannot start")

    monkeypatch.setattr("migextract.batch.outcomes", cannot_start)
    with pytest.raises(UsageError, match="cannot start"):
        runs.run(settings=Settings(labels=("DATE",)))
    assert [(runs.output.parent / name).read_bytes() for name in ("out.jsonl", "out.jsonl.run.json")] == before
    assert files(runs.output.parent) == ["out.jsonl", "out.jsonl.run.json", "papers"]


def test_two_runs_cannot_write_to_one_output(runs: Runs) -> None:
    refused = []

    def again(_: Outcome) -> None:
        for options in (Options(), RESUME):
            with pytest.raises(UsageError, match="another run is writing to it"):
                extract_to(["Europol"], runs.output, Settings(), options)
            refused.append(options)

    extract_to(["Europol"], runs.output, Settings(), watch=again)
    assert refused == [Options(), RESUME]
    assert len(runs.output.read_text().splitlines()) == 1


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "pages"])
def test_every_format_is_made_of_the_journal(runs: Runs, name: str) -> None:
    form = {"pages": "html"}.get(name, name[4:])
    output, once = runs.output.parent / name, runs.output.parent / "once" / name
    runs.run(Options(form), output=once)
    runs.run(Options(form), output=output, killed_after=2)
    assert not output.exists()
    runs.run(Options(form, resume=True), output=output)
    assert runs.worked_at == ["c", "d"]
    assert contents(output) == contents(once)
    assert files(output.parent) == sorted([name, f"{name}.run.json", "once", "papers"])


@pytest.mark.parametrize(("name", "form"), [("out.csv", "csv"), ("pages", "html"), ("out.jsonl", "jsonl")])
@pytest.mark.parametrize("leave", [Path.mkdir, Path.touch])
def test_what_was_left_half_written_is_no_harm(runs: Runs, name: str, form: str, leave: Callable[[Path], None]) -> None:
    output, once = runs.output.parent / name, runs.output.parent / "once" / name
    runs.run(Options(form), output=once)
    runs.run(Options(form), output=output, killed_after=4)
    leave(output.with_name(f"{name}.part.new"))
    runs.run(Options(form, resume=True), output=output)
    assert runs.worked_at == []
    assert contents(output) == contents(once)
    leave(output.with_name(f"{name}.part.new"))
    runs.run(Options(form, resume=True), output=output)
    assert contents(output) == contents(once)


def contents(path: Path) -> dict[str, bytes]:
    found = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {str(file.relative_to(path)): file.read_bytes() for file in found}


def test_a_format_that_cannot_be_written_loses_nothing(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    output = runs.output.with_name("out.csv")
    runs.run(Options("csv"), output=output)
    before = output.read_bytes()
    runs.write(e="Sitzung")

    def full(documents: Iterable[Document], path: Path) -> None:
        path.write_text(next(iter(documents)).id)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as context:
        context.setattr("migextract.writing.csv.write", full)
        writer.cache_clear()
        with pytest.raises(OSError, match="No space left"):
            runs.run(Options("csv"), output=output)
        assert output.read_bytes() == before
    writer.cache_clear()
    runs.run(Options("csv", resume=True), output=output)
    assert runs.worked_at == []
    assert output.read_bytes() != before
    assert files(output.parent) == ["out.csv", "out.csv.run.json", "papers"]


def test_a_folder_of_ours_is_replaced_as_a_whole(runs: Runs) -> None:
    output = runs.output.with_name("pages")
    runs.run(Options("html"), output=output)
    assert list(output.rglob("a.html"))
    runs.write(a=None)
    runs.run(Options("html"), output=output)
    assert not list(output.rglob("a.html"))
    assert files(output.parent) == ["pages", "pages.run.json", "papers"]


def test_the_text_is_kept_where_the_format_needs_it(runs: Runs) -> None:
    runs.run(Options("html"), output=runs.output.with_name("pages"), killed_after=1)
    journal = runs.output.with_name("pages.part").read_text()
    assert Document.model_validate_json(journal).source.text == "Europol"

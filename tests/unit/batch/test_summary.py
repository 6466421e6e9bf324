"""What a batch says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from migextract import Document, Extractor
from migextract.batch.console import described, printed, show, watched
from migextract.batch.summary import FAILURES, Failure, Outcome, Outline, Summary, Tally, tally
from migextract.errors import ReadingError
from migextract.extractor import failed


def outcome(
    name: str, seconds: float | None = 1.0, failure: Failure | None = None, *, kept: bool = False, warned: bool = False
) -> Outcome:
    things = {("AGENCY", "Europol"): 2}
    return Outcome(b"", Tally(name, 100, {"AGENCY": 2, "DATE": 1}, things, warned, failure), seconds, kept)


def test_a_document_and_its_line_count_the_same(extractor: Extractor) -> None:
    good = extractor.extract("Europol und Eurojust, 5. Juni 2020; Europol.", id="x")
    bad = failed(Path("a.txt"), ReadingError("a.txt: damaged"))
    europol, eurojust = good.mentions[0], good.mentions[1]
    things = {("AGENCY", getattr(europol, "name", "")): 2, ("AGENCY", getattr(eurojust, "name", "")): 1}
    assert tally(good) == Tally("x", 44, {"AGENCY": 3, "DATE": 1}, things, False, None)
    assert tally(bad) == Tally("a.txt", 0, {}, {}, False, Failure("a.txt", "reading", "a.txt: damaged"))
    for document in (good, bad):
        assert tally(Outline.model_validate_json(document.model_dump_json())) == tally(document)


def test_counting() -> None:
    summary = Summary()
    for place in range(8):
        summary.add(outcome(f"paper {place}", seconds=float(place % 7)))
    summary.add(outcome("old", None, kept=True, warned=True))
    summary.add(outcome("bad", 0.5, Failure("bad", "limit", "too long")))
    assert (summary.documents, summary.kept, summary.warned, summary.characters) == (9, 1, 1, 1_000)
    assert summary.labels == {"AGENCY": 18, "DATE": 9}
    assert summary.things == {("AGENCY", "Europol"): 18}
    assert [(timed.seconds, timed.name) for timed in summary.slowest] == [
        (6.0, "paper 6"), (5.0, "paper 5"), (4.0, "paper 4"), (3.0, "paper 3"), (2.0, "paper 2")
    ]  # fmt: skip


def test_memory_does_not_grow_with_failures() -> None:
    summary = Summary()
    for place in range(FAILURES + 50):
        summary.add(outcome("x", None, Failure(f"{place}", "limit" if place % 2 else "reading", "x")))
    assert len(summary.failures) == FAILURES
    assert summary.failed == {"reading": 75, "limit": 75}


def test_what_is_printed_at_the_end(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    summary = Summary()
    for place in range(FAILURES):
        summary.add(outcome("", None, Failure(f"{place}.txt", "reading", f"{place}.txt: damaged")))
    for name in ("a.txt", "b.txt"):
        summary.add(outcome(name, None, Failure(name, "worker-died", "its process died")))
    summary.add(outcome("good\x1b[31m.txt", 12.34, kept=True, warned=True))
    summary.failures[-1] = Failure("last.txt", "limit", "last.txt: 9 pages, [the limit is 8]")
    summary.failed["limit"] = 1
    show(summary, Path("out.jsonl"), 75.25)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "│    12.3 │        100 │ good�[31m.txt │" in captured.err
    assert "│ AGENCY │ Europol │        2 │" in captured.err
    lines = captured.err.splitlines()
    assert "failed (reading): 100" in lines
    assert "  0.txt: damaged" in lines
    assert "failed (limit): 1" in lines
    assert "  last.txt: 9 pages, [the limit is 8]" in lines
    assert "and 3 more; all of them stand in the output with their `errors`" in lines
    assert lines[-1] == (
        "3 mentions in 1 documents; 103 failed; 1 with `warnings`; 1 kept from an earlier run; "
        "10,300 characters in 75.2 seconds: out.jsonl"
    )


def test_each_failure_is_said_as_it_happens(capsys: pytest.CaptureFixture[str]) -> None:
    with watched(lambda: 3) as watch:
        watch(outcome("good"))
        watch(outcome("a.txt", None, Failure("a.txt", "worker-died", "its process " + "died " * 50)))
        watch(outcome("b.txt", None, Failure("b.txt", "reading", "b.txt: damaged"), kept=True))
        assert capsys.readouterr().err.rstrip() == ("failed: a.txt: its process " + "died " * 50).rstrip()


@pytest.mark.parametrize(
    ("failure", "line"),
    [
        (Failure("a.txt", "reading", "a.txt: damaged"), "a.txt: damaged"),
        (Failure("a.txt", "worker-died", "its process died"), "a.txt: its process died"),
    ],
)
def test_a_failure_in_one_line(failure: Failure, line: str) -> None:
    assert described(failure) == line


def test_nothing_reaches_the_terminal_that_is_no_text() -> None:
    assert printed("a\x1b[2J\r\n\u202eb ß") == "a�[2J���b ß"


def test_every_field_of_an_outline_is_one_of_a_document() -> None:
    assert set(Outline.model_fields) <= set(Document.model_fields)

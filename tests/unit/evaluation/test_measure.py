"""From folders and files to scores: what may be measured, and what is refused."""

import json
from pathlib import Path

import pytest

from migextract.errors import GoldError, RecordError, UsageError
from migextract.evaluation.gold import Gold
from migextract.evaluation.measure import evaluate
from migextract.evaluation.predictions import read_predictions
from migextract.records import Document

from .conftest import REPORT, mark, record


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), "utf-8")
    return path


def as_line(document: Document) -> str:
    return document.model_dump_json()


def test_the_gold_itself_is_a_perfect_prediction(gold: Gold, folder: Path) -> None:
    found = evaluate(folder, [record(document) for document in gold.documents], resamples=50)
    assert found.labels["ALL"].correct == found.labels["ALL"].gold == found.gold.mentions == 13
    assert {name for name, score in found.labels.items() if score.exact.f1.value not in {1.0, None}} == set()
    assert found.labels["ALL"].values.accuracy.value == found.labels["ALL"].links.accuracy.value == 1
    assert found.errors == ()
    assert found.gold.fingerprint == gold.fingerprint


def test_file_records_and_extractor_give_the_same_scores(gold: Gold, folder: Path, tmp_path: Path) -> None:
    report, letter = gold.documents
    documents = [record(report, report.mentions[2:]), record(letter, letter.mentions[:-1])]

    class Extractor:
        def extract(self, text: str, *, date: str | None = None) -> Document:
            found = documents[0] if text == report.text else documents[1]
            assert date == ("2020-08-01" if text == report.text else None)
            return found.model_copy(update={"id": "text-0123"})

    full = write_lines(tmp_path / "full.jsonl", *map(as_line, documents))
    short = write_lines(
        tmp_path / "short.jsonl",
        *(
            {
                "id": d.id,
                "mentions": [m.model_dump(include={"label", "start", "end", "text", "value"}) for m in d.mentions],
            }
            for d in documents
        ),
    )
    expected = evaluate(gold, documents)
    assert expected.labels["ALL"].exact.recall.value == pytest.approx(10 / 13)
    assert evaluate(folder, full) == evaluate(gold, str(short)) == evaluate(gold, extractor=Extractor()) == expected


def test_lines_may_be_in_any_order(gold: Gold, tmp_path: Path) -> None:
    lines = [as_line(record(document)) for document in gold.documents]
    there = evaluate(gold, write_lines(tmp_path / "a.jsonl", *lines))
    back = evaluate(gold, write_lines(tmp_path / "b.jsonl", "", *lines[::-1]))
    assert there == back


def test_a_missing_document_is_missed_and_reported(gold: Gold) -> None:
    found = evaluate(gold, [record(gold.documents[0])])
    assert [(document.id, document.status) for document in found.documents] == [
        ("report", "scored"),
        ("letter", "missing"),
    ]
    assert found.labels["ALL"].correct == 9
    assert [outcome.kind for outcome in found.errors] == ["missed"] * 4


def test_a_document_with_errors_is_missed_whatever_it_says(gold: Gold) -> None:
    report, letter = gold.documents
    found = evaluate(gold, [record(report), record(letter, None, "no charset fits")])
    assert found.documents[1].status == "failed"
    assert found.documents[1].errors == ("reading: no charset fits",)
    assert (found.labels["ALL"].predicted, found.labels["ALL"].correct) == (9, 9)


def test_no_predictions_at_all(gold: Gold, tmp_path: Path) -> None:
    found = evaluate(gold, write_lines(tmp_path / "none.jsonl"))
    assert {document.status for document in found.documents} == {"missing"}
    assert found.labels["ALL"].exact.f1.value == 0


def test_one_of_predictions_and_extractor_is_given(gold: Gold) -> None:
    with pytest.raises(UsageError, match="either predictions or an extractor"):
        evaluate(gold)


def test_broken_gold_is_not_scored(folder: Path) -> None:
    (folder / "texts/letter.txt").write_text("another text", "utf-8")
    with pytest.raises(GoldError, match="SHA-256"):
        evaluate(folder, [])


def test_unknown_and_repeated_documents_are_named(gold: Gold) -> None:
    report = record(gold.documents[0])
    stranger = report.model_copy(update={"id": "stranger"})
    with pytest.raises(RecordError) as raised:
        evaluate(gold, [report, stranger, report])
    assert "document 'stranger' is not in the gold, which has 'report', 'letter'" in str(raised.value)
    assert "document 'report' comes twice" in str(raised.value)


def test_offsets_that_count_something_else_are_named(gold: Gold, tmp_path: Path) -> None:
    letter = gold.documents[1]
    lines = [{"id": "letter", "mentions": [m._asdict() for m in letter.mentions]}]
    triton = lines[0]["mentions"][-1]
    assert isinstance(triton, dict)
    # As a tool counts that counts UTF-16 units: two characters in front of it take two of them each.
    triton["start"], triton["end"] = triton["start"] + 2, triton["end"] + 2
    with pytest.raises(RecordError, match=r"'letter': INSTRUMENT 'Triton' does not stand at \[54, 60\) \(1 of 4"):
        evaluate(gold, write_lines(tmp_path / "shifted.jsonl", *lines))


def test_lines_that_are_no_predictions_are_named(tmp_path: Path) -> None:
    mention = {"label": "DATE", "start": 0, "end": 1, "text": "x", "value": "2018"}
    path = write_lines(
        tmp_path / "p.jsonl",
        {"id": "report", "mentions": [mention | {"label": "WHEN"}]},
        {"id": "report", "mentions": [{key: mention[key] for key in mention if key != "value"}]},
        {"mentions": []},
        "{",
        {"id": "report", "mentions": [mention | {"start": "0"}], "metadata": {"is": "let pass"}},
    )
    with pytest.raises(RecordError) as raised:
        read_predictions(path)
    lines = str(raised.value).splitlines()
    assert [line.split(": ")[0] for line in lines[1:]] == [f"p.jsonl:{number}" for number in (1, 2, 3, 4, 5)]
    assert [
        where in line for where, line in zip(("'WHEN'", "value", "id", "no JSON", "start"), lines[1:], strict=True)
    ] == [True] * 5


def test_false_finds_and_misses_of_a_real_case(gold: Gold) -> None:
    report, letter = gold.documents
    halves = [mark(REPORT, "22", "DATE", "2020-07-22"), mark(REPORT, "23. Juli 2020", "DATE", "2020-07-23")]
    predicted = [m for m in report.mentions if not m.text.startswith("22.")] + halves
    found = evaluate(gold, [record(report, predicted), record(letter)])
    date = found.labels["DATE"]
    assert (date.gold, date.predicted, date.correct) == (3, 4, 2)
    assert (date.overlap.precision.value, date.overlap.recall.value) == (1, 1)
    assert [(e.kind, e.shown.text) for e in found.errors] == [
        ("wrong-boundary", "22. und 23. Juli 2020"),
        ("false-find", "22"),
    ]


def test_intervals_hold_the_score_and_depend_on_the_seed(gold: Gold) -> None:
    report, letter = gold.documents
    documents = [record(report, report.mentions[3:]), record(letter)]
    one, two = (evaluate(gold, documents, seed=seed, resamples=200) for seed in (1, 2))
    rate = one.labels["ALL"].exact.recall
    assert rate.low is not None
    assert rate.high is not None
    assert rate.value is not None
    assert rate.low <= rate.value <= rate.high
    assert one.bootstrap.unit == "sentence"
    assert one.bootstrap.units == 4
    assert two.labels["ALL"].exact.recall.value == rate.value
    assert evaluate(gold, documents, resamples=0).labels["ALL"].exact.recall.low is None

"""Scores of some labels alone: for systems that look for nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from migextract.cli import app
from migextract.evaluation import Gold, GoldDocument, evaluate, write
from migextract.evaluation.annotation import Annotation

TEXT = "Am 5. Juni 2020 tagte Europol in Wien."


def annotation(label: str, text: str, value: str | None) -> Annotation:
    start = TEXT.index(text)
    return Annotation(start, start + len(text), label, text, value)  # type: ignore[arg-type]


MENTIONS = (
    annotation("DATE", "5. Juni 2020", "2020-06-05"),
    annotation("AGENCY", "Europol", "europol"),
    annotation("LOCATION", "Wien", "wien"),
)
GOLD = Gold("1.2", (GoldDocument("one", TEXT, MENTIONS, "invented", "nobody", "none", None),))


@pytest.fixture
def predictions(tmp_path: Path) -> Path:
    path = tmp_path / "predictions.jsonl"
    wrong = annotation("PERSON", "Europol", None)
    mentions = [item._asdict() for item in (MENTIONS[0], wrong)]
    path.write_text(json.dumps({"id": "one", "mentions": mentions}) + "\n", encoding="utf-8")
    return path


def test_mentions_of_other_labels_count_on_neither_side(predictions: Path) -> None:
    scores = evaluate(GOLD, predictions, labels=["DATE"], about={"measured": "them"}, resamples=0)
    found = scores.labels["ALL"]
    assert (found.gold, found.predicted, found.correct, found.exact.f1.value) == (1, 1, 1, 1.0)
    assert scores.gold.mentions == 1
    assert scores.about == {"measured": "them", "labels": "DATE"}
    assert [outcome.kind for outcome in scores.outcomes] == ["right"]


def test_without_labels_all_count(predictions: Path) -> None:
    scores = evaluate(GOLD, predictions, resamples=0)
    assert (scores.labels["ALL"].gold, scores.labels["ALL"].predicted) == (3, 2)
    assert "labels" not in scores.about


def test_the_fingerprint_stays_that_of_the_gold(predictions: Path) -> None:
    assert evaluate(GOLD, predictions, labels=["DATE"], resamples=0).gold.fingerprint == GOLD.fingerprint


def test_on_the_command_line(predictions: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    write(GOLD, gold)
    result = CliRunner().invoke(
        app, ["evaluate", str(gold), "--predictions", str(predictions), "--labels", "DATE,MONEY"]
    )
    assert result.exit_code == 0, result.output
    assert "| ALL | 1 | 1 | 100.0 | 100.0 | 100.0 |" in result.output
    assert "* labels: DATE, MONEY" in result.output


def test_a_label_that_does_not_exist(predictions: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "--predictions", str(predictions), "--labels", "TIME"])
    assert result.exit_code == 2
    assert "no such label: TIME" in result.output

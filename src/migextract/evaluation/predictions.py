"""Predictions: what a system says of the gold's documents, whoever made it.

They come as `Document` records or as JSON lines. A line may be a whole `Document`, as `migextract extract` writes it,
or only what is scored, so that other systems can be measured with the same ruler:

    {"id": "council-8622-20", "mentions": [{"label": "DATE", "start": 29, "end": 41, "text": "5. Juni 2020",
     "value": "2020-06-05"}], "errors": []}
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from migextract.errors import RecordError
from migextract.evaluation.annotation import Annotation
from migextract.evaluation.failure import Failure
from migextract.evaluation.gold import Gold
from migextract.evaluation.strict_json import parse
from migextract.labels import Label
from migextract.records import Document


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a system says of one document.

    Attributes:
        id: the id of the gold's document.
        mentions: what it found, in any order.
        errors: what went wrong with the document; its mentions then count for nothing.
    """

    id: str
    mentions: tuple[Annotation, ...]
    errors: tuple[str, ...] = ()


class _Scored(BaseModel):
    """Only the fields that are scored; a `Document` has many more, which are let pass."""

    model_config = ConfigDict(extra="ignore", strict=True)


class _Mention(_Scored):
    label: Label
    start: int
    end: int
    text: str
    value: str | None


class _Error(_Scored):
    code: str
    message: str


class _Line(_Scored):
    id: str
    mentions: list[_Mention]
    errors: list[_Error] = []


def from_documents(documents: Iterable[Document]) -> list[Prediction]:
    """The predictions in validated records."""
    return [
        Prediction(
            document.id,
            tuple(Annotation(m.start, m.end, m.label, m.text, m.value) for m in document.mentions),
            tuple(f"{error.code}: {error.message}" for error in document.errors),
        )
        for document in documents
    ]


def read_predictions(path: Path | str) -> list[Prediction]:
    """The predictions in a file of JSON lines.

    Raises:
        RecordError: if a line has not the form of predictions; the message names every such line and its mend.
    """
    path = Path(path)
    failures: list[Failure] = []
    predictions = []
    for number, raw in enumerate(path.read_text("utf-8").split("\n"), 1):
        line = parse(_Line, raw, path.name, number, failures) if raw.strip() else None
        if line is not None:
            mentions = tuple(Annotation(m.start, m.end, m.label, m.text, m.value) for m in line.mentions)
            errors = tuple(f"{error.code}: {error.message}" for error in line.errors)
            predictions.append(Prediction(line.id, mentions, errors))
    if failures:
        raise RecordError("\n".join(["these are no predictions:", *map(str, failures)]))
    return predictions


def by_document(gold: Gold, predictions: Iterable[Prediction]) -> dict[str, Prediction]:
    """The predictions by document, once it is sure that they are about these texts.

    A document without predictions is no error here: all its mentions are then missed, and it is reported so.

    Raises:
        RecordError: if a prediction names a document that the gold does not have, or one document twice, or says of
            a mention a text that does not stand at its place; the message names them all.
    """
    texts = {document.id: document.text for document in gold.documents}
    found: dict[str, Prediction] = {}
    problems = []
    for prediction in predictions:
        if prediction.id not in texts:
            problems.append(f"document {prediction.id!r} is not in the gold, which has {', '.join(map(repr, texts))}")
            continue
        if prediction.id in found:
            problems.append(f"document {prediction.id!r} comes twice; predict each document once")
        found[prediction.id] = prediction
        wrong = [m for m in prediction.mentions if not _stands_in(texts[prediction.id], m)]
        if wrong:
            start, end, label, words, _ = wrong[0]
            problems.append(
                f"document {prediction.id!r}: {label} {words!r} does not stand at [{start}, {end}) "
                f"({len(wrong)} of {len(prediction.mentions)} mentions do not stand at their places); offsets count "
                "code points of the gold's text, which must be read as it is"
            )
    if problems:
        raise RecordError("\n".join(["the predictions do not fit the gold:", *problems]))
    return found


def _stands_in(text: str, mention: Annotation) -> bool:
    return 0 <= mention.start < mention.end and text[mention.start : mention.end] == mention.text

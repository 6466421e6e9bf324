"""`evaluate`: predictions against gold, from the folders to the scores."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Protocol

import numpy as np

from migextract.errors import UsageError
from migextract.evaluation.analysis import outcomes
from migextract.evaluation.annotation import Annotation
from migextract.evaluation.bootstrap import LEVEL, intervals, sentence_of, sentence_starts
from migextract.evaluation.gold import Gold, read
from migextract.evaluation.predictions import Prediction, by_document, from_documents, read_predictions
from migextract.evaluation.score import Counts, Tally, rates, tallies
from migextract.evaluation.scores import (
    GROUPS,
    Accuracy,
    BootstrapInfo,
    DocumentScores,
    GoldInfo,
    Matches,
    Rate,
    Score,
    Scores,
)
from migextract.labels import CORE, LABELS, Label
from migextract.records import Document

RESAMPLES: Final = 2000


class Extracts(Protocol):
    """Anything that turns a text into a `Document`, such as `migextract.Extractor`."""

    def extract(self, text: str, /, *, date: str | None = None) -> Document:
        """The record of a text; `date` is the day from which its dates are resolved."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One document with the two sets of mentions that are compared."""

    id: str
    text: str
    gold: Sequence[Annotation]
    predicted: Sequence[Annotation]
    status: Literal["scored", "missing", "failed"] = "scored"
    errors: tuple[str, ...] = ()


def evaluate(
    gold: Gold | Path | str,
    predictions: Path | str | Iterable[Document] | None = None,
    *,
    extractor: Extracts | None = None,
    labels: Collection[Label] | None = None,
    about: Mapping[str, str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Scores:
    """Measure predictions, or an extractor, against a gold set.

    A document that was not predicted, or that bears errors, counts as one in which nothing was found: all its
    mentions are missed, and `Scores.documents` says so.

    Args:
        gold: a gold set, or the folder of one, which is checked first.
        predictions: records, or a file of JSON lines (see `predictions`). Either this or `extractor` is given.
        extractor: is called with each text and, where the gold knows it, the document's reference date.
        labels: count only mentions of these, on both sides, for a system that looks for nothing else; None for all.
        about: what was measured and with what, to stand in the scores.
        resamples: of the bootstrap; 0 leaves the intervals out.
        seed: of the bootstrap.

    Raises:
        GoldError: if the gold set breaks its rules; the message names every failure.
        RecordError: if the predictions are not about these texts.
        UsageError: if both predictions and extractor are given, or neither.
    """
    if (predictions is None) == (extractor is None):
        raise UsageError("give either predictions or an extractor to evaluate, and not both")
    if not isinstance(gold, Gold):
        gold = read(gold)
    if extractor is not None:
        found = _extract(extractor, gold)
    elif isinstance(predictions, Path | str):
        found = read_predictions(predictions)
    else:
        found = from_documents(predictions or ())
    compared = [_only(labels, document) for document in _compared(gold, by_document(gold, found))]
    info = GoldInfo(
        fingerprint=gold.fingerprint,
        guidelines=gold.guidelines,
        documents=len(gold.documents),
        mentions=sum(len(document.gold) for document in compared),
    )
    about = dict(about or {}) | ({} if labels is None else {"labels": ", ".join(sorted(labels))})
    return score(compared, info, about=about, resamples=resamples, seed=seed)


def _extract(extractor: Extracts, gold: Gold) -> list[Prediction]:
    """What an extractor says of each text; a text handed over in memory has another id, so the gold's is put back."""
    documents = []
    for document in gold.documents:
        date = document.reference_date.isoformat() if document.reference_date else None
        found = extractor.extract(document.text, date=date)
        documents.append(found.model_copy(update={"id": document.id}))
    return from_documents(documents)


def _compared(gold: Gold, found: Mapping[str, Prediction]) -> list[Compared]:
    result = []
    for document in gold.documents:
        prediction = found.get(document.id)
        if prediction is None:
            result.append(Compared(document.id, document.text, document.mentions, (), "missing"))
        elif prediction.errors:
            result.append(Compared(document.id, document.text, document.mentions, (), "failed", prediction.errors))
        else:
            result.append(Compared(document.id, document.text, document.mentions, prediction.mentions))
    return result


def _only(labels: Collection[Label] | None, document: Compared) -> Compared:
    """The document with the mentions of these labels alone, on both sides."""
    if labels is None:
        return document
    gold, predicted = ([m for m in side if m.label in labels] for side in (document.gold, document.predicted))
    return replace(document, gold=gold, predicted=predicted)


def score(
    compared: Sequence[Compared],
    gold: GoldInfo,
    *,
    about: Mapping[str, str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Scores:
    """The scores of pairs of annotations; `evaluate` and `agreement` differ only in where these come from."""
    tables = [_sentence_table(document) for document in compared]
    per_sentence = np.concatenate([*tables, np.zeros((0, len(LABELS), len(Tally._fields)))])
    total = per_sentence.sum(axis=0)
    drawn = intervals(_with_groups(per_sentence), resamples, seed) if resamples and len(per_sentence) else None
    per_label = rates(total)["exact_f1"]
    return Scores(
        about=dict(about or {}),
        gold=gold,
        bootstrap=BootstrapInfo(units=len(per_sentence), resamples=resamples, seed=seed, level=LEVEL),
        labels=_scores(total, drawn),
        macro_f1=None if np.isnan(per_label).all() else float(np.nanmean(per_label)),
        documents=tuple(
            DocumentScores(
                id=document.id, status=document.status, errors=document.errors, labels=_scores(table.sum(axis=0), None)
            )
            for document, table in zip(compared, tables, strict=True)
        ),
        outcomes=tuple(
            outcome
            for document in compared
            for outcome in outcomes(document.id, document.text, document.gold, document.predicted)
        ),
    )


def _sentence_table(document: Compared) -> Counts:
    """Sums of tallies, sentences × labels × fields. No mention is parted, so overlaps stay inside a sentence."""
    starts = sentence_starts(document.text, [*document.gold, *document.predicted])
    table = np.zeros((len(starts), len(LABELS), len(Tally._fields)))
    for annotation, tally in tallies(document.gold, document.predicted):
        table[sentence_of(starts, annotation), LABELS.index(annotation.label)] += tally
    return table


_CORE_PLACES: Final = [LABELS.index(label) for label in LABELS if label in CORE]


def _with_groups(counts: Counts) -> Counts:
    """Add the sums over the core labels and over all labels behind the labels, in the order of `GROUPS`."""
    core = counts[..., _CORE_PLACES, :].sum(axis=-2, keepdims=True)
    return np.concatenate([counts, core, counts.sum(axis=-2, keepdims=True)], axis=-2)


def _scores(counts: Counts, drawn: Mapping[str, Counts] | None) -> dict[str, Score]:
    """Scores by group out of sums labels × fields, with their intervals groups × 2 where these were drawn."""
    grouped = _with_groups(counts)
    shares = rates(grouped)

    def rate(name: str, group: int) -> Rate:
        low, high = drawn[name][group] if drawn else (np.nan, np.nan)
        return Rate(value=_number(shares[name][group]), low=_number(low), high=_number(high))

    def matches(kind: str, group: int) -> Matches:
        return Matches(**{name: rate(f"{kind}_{name}", group) for name in ("precision", "recall", "f1")})

    result = {}
    for group, name in enumerate(GROUPS):
        tally = Tally(*map(int, grouped[group]))
        result[name] = Score(
            gold=tally.gold,
            predicted=tally.predicted,
            correct=tally.exact,
            exact=matches("exact", group),
            overlap=matches("overlap", group),
            values=Accuracy(right=tally.values_right, of=tally.values, accuracy=rate("values", group)),
            links=Accuracy(right=tally.links_right, of=tally.links, accuracy=rate("links", group)),
        )
    return result


def _number(share: float) -> float | None:
    """A plain number, or None for nan, which JSON does not have."""
    return None if math.isnan(share) else float(share)

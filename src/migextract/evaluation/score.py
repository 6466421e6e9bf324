"""Counting: what each mention contributes to the scores, and the scores as ratios of sums.

Everything is counted on characters. An exact match has the same start, end and label. A mention overlaps when it
shares at least one code point with a mention of the same label on the other side. Every mention of either side gets
its own small tally, so every score (of a label, a document, a resample) is a sum of tallies and no order matters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from migextract.evaluation.annotation import Annotation, Key
from migextract.labels import LINKED, Label

VALUED: Final[frozenset[Label]] = frozenset({"DATE", "DOC_NUMBER", "MONEY"})
"""Labels whose value is written out; those of `LINKED` bear a knowledge id, PERSON bears none."""

Counts = npt.NDArray[np.float64]
"""Sums of tallies; the last axis has the fields of `Tally`."""


class Tally(NamedTuple):
    """What one mention contributes.

    Attributes:
        gold: mentions of the gold.
        predicted: predicted mentions, each as often as it was predicted.
        exact: gold mentions that were predicted with the same start, end and label.
        overlapped: gold mentions that overlap a prediction of their label.
        overlapping: predictions that overlap a gold mention of their label; a repeated one does not count again.
        values: exact matches of a label that has a value (`VALUED`).
        values_right: those whose value is the same string.
        links: exact matches of a label that has a knowledge id (`LINKED`).
        links_right: those with the same id. No id is an answer: null is right where the gold says null.
    """

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    overlapped: int = 0
    overlapping: int = 0
    values: int = 0
    values_right: int = 0
    links: int = 0
    links_right: int = 0


def tallies(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> Iterator[tuple[Annotation, Tally]]:
    """The tally of every mention of one text, gold and predicted.

    A prediction that repeats another one (same start, end and label) is a false find once more.
    If the repetitions give different values, the value is wrong.

    >>> right = Annotation(0, 4, "DATE", "2018", "2018")
    >>> [tally.exact for _, tally in tallies([right], [right, right])]
    [1, 0, 0]
    """
    values = _predicted_values(predicted)
    gold_cover, predicted_cover = _Cover(gold), _Cover(predicted)
    for annotation in gold:
        found = values.get(annotation.key)
        exact = int(found is not None)
        right = int(found == {annotation.value})
        yield (
            annotation,
            Tally(
                gold=1,
                exact=exact,
                overlapped=int(predicted_cover.touches(annotation)),
                values=exact if annotation.label in VALUED else 0,
                values_right=right if annotation.label in VALUED else 0,
                links=exact if annotation.label in LINKED else 0,
                links_right=right if annotation.label in LINKED else 0,
            ),
        )
    seen: set[Key] = set()
    for annotation in predicted:
        overlapping = annotation.key not in seen and gold_cover.touches(annotation)
        seen.add(annotation.key)
        yield annotation, Tally(predicted=1, overlapping=int(overlapping))


def _predicted_values(predicted: Iterable[Annotation]) -> dict[Key, set[str | None]]:
    """The values that were given to each predicted span."""
    values: dict[Key, set[str | None]] = defaultdict(set)
    for annotation in predicted:
        values[annotation.key].add(annotation.value)
    return values


class _Cover:
    """The stretches of text that the mentions of each label cover, for a quick look at what overlaps."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._starts: dict[Label, list[int]] = defaultdict(list)
        self._ends: dict[Label, list[int]] = defaultdict(list)
        for start, end, label, _, _ in sorted(annotations, key=lambda a: (a.start, a.end)):
            starts, ends = self._starts[label], self._ends[label]
            if ends and start < ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)

    def touches(self, annotation: Annotation) -> bool:
        """Whether a code point of this mention is covered by its label."""
        starts, ends = self._starts.get(annotation.label, []), self._ends.get(annotation.label, [])
        # The last stretch that begins before the mention ends is the only one that may reach into it last.
        before = bisect_left(starts, annotation.end)
        return before > 0 and ends[before - 1] > annotation.start


def rates(counts: Counts) -> dict[str, Counts]:
    """Precision, recall, F1 and accuracies of sums of tallies; nan where there was nothing to count (0 / 0).

    Overlap precision is the share of predictions that overlap gold, overlap recall the share of gold that is
    overlapped; F1 is the harmonic mean of the two.
    """
    fields = dict(zip(Tally._fields, np.moveaxis(np.asarray(counts, dtype=float), -1, 0), strict=True))
    gold, predicted = fields["gold"], fields["predicted"]
    overlapped, overlapping = fields["overlapped"], fields["overlapping"]
    some = gold + predicted > 0
    # The harmonic mean of overlapping/predicted and overlapped/gold, without dividing by zero on one side.
    overlap_f1 = _ratio(2 * overlapping * overlapped, overlapping * gold + overlapped * predicted)
    return {
        "exact_precision": _ratio(fields["exact"], predicted),
        "exact_recall": _ratio(fields["exact"], gold),
        "exact_f1": _ratio(2 * fields["exact"], gold + predicted),
        "overlap_precision": _ratio(overlapping, predicted),
        "overlap_recall": _ratio(overlapped, gold),
        "overlap_f1": np.where(some & np.isnan(overlap_f1), 0.0, overlap_f1),
        "values": _ratio(fields["values_right"], fields["values"]),
        "links": _ratio(fields["links_right"], fields["links"]),
    }


def _ratio(part: Counts, whole: Counts) -> Counts:
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)

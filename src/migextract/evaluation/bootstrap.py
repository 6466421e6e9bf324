"""95 % intervals by bootstrap over sentences.

The gold has few documents and many sentences, so sentences are what is drawn again with replacement, over all
documents together. The intervals say how much the scores owe to the sentences that happen to be in these papers;
they say nothing of other kinds of papers. A score of exactly 1 (or 0) has an interval of no width: nothing that can
be drawn differs, which proves no perfection (with n mentions and no error, the true rate of errors may still be 3/n).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.score import Counts, rates

LEVEL: Final = 0.95

# Behind the end of a sentence, or at an empty line. What ends a sentence stands behind a word or a number of four
# digits; behind one letter or a shorter number it abbreviates or counts (`z. B.`, `5. Juni`).
_END: Final = r"(?<=[^\W\d_]{2}[.!?])|(?<=[0-9]{4}[.!?])|(?<=[^\W\d_][.!?][\"“”»)\]])"
_BREAK: Final = re.compile(rf"(?:{_END})\s+(?=[^\sa-zäöüß])|\n[^\S\n]*\n")

_CHUNK: Final = 200
"""Resamples drawn at a time, to bound the memory."""


def sentence_starts(text: str, annotations: Iterable[Annotation]) -> list[int]:
    """Where the sentences of a text begin, cut so that no annotation is ever parted.

    A cut too few or too many does little harm here, so the rule is simple and has no list of abbreviations.

    >>> sentence_starts("Er tagt in Wien. Am 5. Juni kommt Frontex. Dann nicht mehr.", [])
    [0, 17, 43]
    """
    cuts = [0, *(match.end() for match in _BREAK.finditer(text) if match.end() < len(text))]
    ordered = sorted(annotations, key=lambda a: a.start)
    starts = [annotation.start for annotation in ordered]
    # furthest[i]: how far the first i mentions reach; a cut that one of them reaches over would part it.
    furthest = [0, *accumulate((annotation.end for annotation in ordered), max)]
    return [cut for cut in cuts if cut == 0 or furthest[bisect_right(starts, cut - 1)] <= cut]


def sentence_of(starts: list[int], annotation: Annotation) -> int:
    """Number of the sentence that an annotation stands in, from 0."""
    return bisect_right(starts, annotation.start) - 1


def intervals(table: Counts, resamples: int, seed: int) -> dict[str, npt.NDArray[np.float64]]:
    """Percentile intervals of all rates.

    Args:
        table: sums of tallies, one row a sentence: sentences × groups × fields.
        resamples: how often as many sentences are drawn again, with replacement.
        seed: of the random numbers; the same seed gives the same intervals.

    Returns:
        For each rate an array groups × 2 of lower and upper end; nan where the rate is undefined in every resample.
    """
    sentences, groups, fields = table.shape
    flat = table.reshape(sentences, groups * fields)
    random = np.random.default_rng(seed)
    drawn: list[Counts] = []
    for first in range(0, resamples, _CHUNK):
        size = min(_CHUNK, resamples - first)
        weights = random.multinomial(sentences, np.full(sentences, 1 / sentences), size=size).astype(float)
        drawn.append((weights @ flat).reshape(size, groups, fields))
    return {name: _percentiles(values) for name, values in rates(np.concatenate(drawn)).items()}


def _percentiles(values: Counts) -> npt.NDArray[np.float64]:
    """Lower and upper end for each group, over the resamples in which the rate is defined."""
    tail = (1 - LEVEL) / 2
    ends = np.full((values.shape[1], 2), np.nan)
    for group, column in enumerate(values.T):
        defined = column[~np.isnan(column)]
        if defined.size:
            ends[group] = np.quantile(defined, [tail, 1 - tail])
    return ends

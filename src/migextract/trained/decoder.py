"""From the probabilities of tags to mentions: the most probable legal sequence of every line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from migextract.labels import Label
from migextract.trained.tagset import FIRST, LABELS, LAST, LEGAL, OUTSIDE, PLACES

Floats = NDArray[np.float32]
SMALLEST = 1e-9


class Tagged(NamedTuple):
    """A mention as the tagging head sees it.

    Attributes:
        start: its first token.
        end: the token behind its last one.
        label: one of `LABELS`.
        probability: of its least probable tag; not calibrated, so it only serves for thresholds.
    """

    start: int
    end: int
    label: Label
    probability: float


def decode(probabilities: Floats, breaks: NDArray[np.bool_]) -> list[Tagged]:
    """The mentions of the most probable legal sequence of tags.

    Args:
        probabilities: one row for each token, one column for each tag.
        breaks: the tokens that break lines, in which and over which no mention stands.
    """
    tags = np.where(breaks, OUTSIDE, probabilities.argmax(axis=1))
    for start, end in illegal_lines(tags, breaks):
        tags[start:end] = viterbi(np.log(probabilities[start:end] + SMALLEST))
    sure = probabilities[np.arange(len(tags)), tags]
    return [
        Tagged(start, end, LABELS[(tags[start] - 1) // len(PLACES)], float(sure[start:end].min()))
        for start, end in mentions(tags)
    ]


def illegal_lines(tags: NDArray[np.int64], breaks: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The lines in which the best tags of all tokens make no legal sequence; in the others it is the best sequence."""
    padded = np.concatenate([[OUTSIDE], tags, [OUTSIDE]])
    wrong = np.flatnonzero(~LEGAL[padded[:-1], padded[1:]])
    if not len(wrong):
        return
    edges = np.concatenate([[-1], np.flatnonzero(breaks), [len(tags)]])
    lines = np.unique(np.searchsorted(edges, np.minimum(wrong, len(tags) - 1)))
    for line in lines:
        start, end = int(edges[line - 1]) + 1, int(edges[line])
        if start < end:
            yield start, end


def viterbi(scores: Floats) -> NDArray[np.int64]:
    """The legal sequence of tags with the highest sum of scores, for one line of at least one token."""
    moves = np.where(LEGAL, 0.0, -np.inf)
    best = np.where(FIRST, scores[0], -np.inf)
    came_from = np.empty(scores.shape, dtype=np.int64)
    for row in range(1, len(scores)):
        reached = best[:, np.newaxis] + moves
        came_from[row] = reached.argmax(axis=0)
        best = reached.max(axis=0) + scores[row]
    tags = np.empty(len(scores), dtype=np.int64)
    tags[-1] = np.where(LAST, best, -np.inf).argmax()
    for row in range(len(scores) - 1, 0, -1):
        tags[row - 1] = came_from[row, tags[row]]
    return tags


def mentions(tags: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First token, and the one behind the last, of the mentions in a legal sequence."""
    place = (tags - 1) % len(PLACES)
    named = tags != OUTSIDE
    starts = np.flatnonzero(named & ((place == PLACES.index("B")) | (place == PLACES.index("U"))))
    ends = np.flatnonzero(named & ((place == PLACES.index("L")) | (place == PLACES.index("U")))) + 1
    yield from zip(starts.tolist(), ends.tolist(), strict=True)

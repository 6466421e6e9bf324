"""`Annotation`: one labelled span with its value, the same class for gold and for predictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from migextract.labels import Label

Key = tuple[int, int, Label]


class Annotation(NamedTuple):
    """A labelled span of a text.

    Attributes:
        start: first code point.
        end: code point behind the last one (half-open).
        label: one of the ten labels.
        text: the exact slice of the text.
        value: the value in the guidelines' string form, or None.
    """

    start: int
    end: int
    label: Label
    text: str
    value: str | None

    @property
    def key(self) -> Key:
        """What must be the same for an exact match."""
        return self.start, self.end, self.label


def in_order(annotations: Iterable[Annotation]) -> list[Annotation]:
    """The order of the text, outer before inner; two sets that are equal come out in the same order."""
    return sorted(annotations, key=lambda a: (a.start, -a.end, a.label, a.value or ""))


class Place(NamedTuple):
    """An annotation among its neighbours.

    Attributes:
        annotation: the annotation itself.
        outer: the smallest annotation that contains it, or None.
        crossed: annotations that it overlaps although neither contains the other.
    """

    annotation: Annotation
    outer: Annotation | None
    crossed: tuple[Annotation, ...]


def places(annotations: Iterable[Annotation]) -> Iterator[Place]:
    """Say of each annotation, in the order of the text, what it stands in and what it crosses.

    >>> act = Annotation(0, 27, "ACT", "Verordnung (EU) 2019/1240 …", None)
    >>> number = Annotation(11, 25, "DOC_NUMBER", "(EU) 2019/1240", "eu-act:2019/1240")
    >>> [place.outer is act for place in places([number, act])]
    [False, True]
    """
    still_open: list[Annotation] = []
    for annotation in in_order(annotations):
        still_open = [other for other in still_open if other.end > annotation.start]
        around = [other for other in still_open if other.end >= annotation.end]
        yield Place(
            annotation,
            outer=min(around, key=lambda other: other.end - other.start, default=None),
            crossed=tuple(other for other in still_open if other.end < annotation.end),
        )
        still_open.append(annotation)

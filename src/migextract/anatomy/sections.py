"""Sections: parts of a paper that nest cleanly, made of marks that say where one begins.

A section runs to the next mark of its own level or a higher one, or to the end that its mark says, and never beyond the
section it lies in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOP = 10
"""The level of the big parts: head, question, answer, problem, explanatory part, signature."""


class Mark(NamedTuple):
    """Where a section begins.

    Attributes:
        start: first code point.
        level: `TOP` or below; the higher the number, the deeper.
        kind: what the section is, a word of its own (`frage`, `antwort`, `punkt`).
        id: its name in the paper; the second of that name gets `~2`.
        end: where it ends, if that is known.
        number: as the paper counts it (`2a`).
        title: its heading.
        answers: of an answer, the ids of the questions it answers.
    """

    start: int
    level: int
    kind: str
    id: str
    end: int | None = None
    number: str | None = None
    title: str | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper, half-open, without white space at its end. The fields are those of `Mark`."""

    id: str
    kind: str
    start: int
    end: int
    number: str | None = None
    title: str | None = None
    answers: tuple[str, ...] = ()


def close(marks: Iterable[Mark], text: str, end: int) -> list[Section]:
    """Make sections of marks, outer before inner.

    >>> text = "1. Wie? a) So? Ja."
    >>> marks = [Mark(0, 10, "frage", "frage-1", end=14), Mark(8, 20, "teilfrage", "frage-1a"), Mark(15, 10, "x", "x")]
    >>> [(section.id, text[section.start : section.end]) for section in close(marks, text, 18)]
    [('frage-1', '1. Wie? a) So?'), ('frage-1a', 'a) So?'), ('x', 'Ja.')]
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.level))
    ends = _ends(ordered, end)
    taken: Counter[str] = Counter()
    sections = []
    for mark, limit in zip(ordered, ends, strict=True):
        stop = _without_space(text, mark.start, limit)
        if stop > mark.start:
            taken[mark.id] += 1
            id = mark.id if taken[mark.id] == 1 else f"{mark.id}~{taken[mark.id]}"
            sections.append(Section(id, mark.kind, mark.start, stop, mark.number, mark.title, mark.answers))
    return sections


def _ends(marks: Sequence[Mark], end: int) -> list[int]:
    """Where each mark's section ends."""
    ends = [end if mark.end is None else mark.end for mark in marks]
    open_marks: list[int] = []
    for place, mark in enumerate(marks):
        while open_marks and (ends[open_marks[-1]] <= mark.start or marks[open_marks[-1]].level >= mark.level):
            closed = open_marks.pop()
            ends[closed] = min(ends[closed], mark.start)
        if open_marks:
            ends[place] = min(ends[place], ends[open_marks[-1]])
        open_marks.append(place)
    return ends


def _without_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


class Places:
    """Which section a place lies in: the innermost one."""

    __slots__ = ("_ids", "_starts")

    def __init__(self, sections: Sequence[Section]) -> None:
        self._starts: list[int] = [0]
        self._ids: list[str | None] = [None]
        around: list[Section] = []
        for section in sections:
            self._leave(around, section.start)
            around.append(section)
            self._put(section.start, section.id)
        self._leave(around, sections[-1].end + 1 if sections else 0, last=True)

    def at(self, place: int) -> str | None:
        """The id of the innermost section, or None."""
        return self._ids[bisect_right(self._starts, place) - 1]

    def _leave(self, around: list[Section], start: int, *, last: bool = False) -> None:
        while around and (last or around[-1].end <= start):
            closed = around.pop()
            self._put(closed.end, around[-1].id if around else None)

    def _put(self, start: int, id: str | None) -> None:
        if start == self._starts[-1]:
            self._ids[-1] = id
        else:
            self._starts.append(start)
            self._ids.append(id)

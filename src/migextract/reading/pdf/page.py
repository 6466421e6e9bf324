"""The text of a page, and a box for each character of it.

Lines end with a line feed, and a blank line stands where a line begins further down than lines of its kind do. On a
line, words are parted by a space; what stands far apart, as in a table, by three.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from migextract.reading.pdf.characters import LINE_FEED, SPACE, Boxes, Characters, Codes
from migextract.reading.pdf.lines import Line
from migextract.reading.pdf.order import Column, blocks

# In heights of a line.
_SPACE = 0.12
_CELL_GAP = 1.3
_USUAL_PITCH = 1.1  # from line to line, where a page has too few to tell
_PARAGRAPH = 0.15  # by which more a new paragraph begins further down
_ENOUGH_STEPS = 4


class PageText(NamedTuple):
    """The text of a page.

    Attributes:
        codes: its code points.
        boxes: one for each; those of the white space between words are empty.
    """

    codes: Codes
    boxes: Boxes


_WHITE = {code: PageText(np.full(3, code, np.uint32), np.zeros((3, 4), np.float32)) for code in (SPACE, LINE_FEED)}
EMPTY = PageText(np.empty(0, np.uint32), np.empty((0, 4), np.float32))


def page_text(seen: Characters) -> PageText:
    """Put the characters of a page into reading order."""
    found = blocks(seen)
    if not found:
        return EMPTY
    usual = _pitch([step.size for block in found for column in block for step in _steps(column)], _USUAL_PITCH)
    assembled = _Assembled(seen)
    for block in found:
        line_feeds = 2
        for column in block:
            for line, is_apart in zip(column, [False, *_apart(column, usual)], strict=True):
                assembled.add_white(LINE_FEED, 2 if is_apart else line_feeds)
                assembled.add_line(line)
                line_feeds = 1
    return assembled.text()


class _Assembled:
    """Collects slices of a page."""

    def __init__(self, seen: Characters) -> None:
        self._seen = seen
        self._slices: list[Codes] = []
        self._slice_boxes: list[Boxes] = []

    def add_white(self, code: int, count: int) -> None:
        if count:
            codes, boxes = _WHITE[code]
            self._slices.append(codes[:count])
            self._slice_boxes.append(boxes[:count])

    def add_line(self, line: Line) -> None:
        before = None
        for piece in line:
            if before is not None:
                height = max(before.height, piece.height)
                gap = piece.left - before.right
                self.add_white(SPACE, 0 if gap < _SPACE * height else 1 if gap < _CELL_GAP * height else 3)
            self._slices.append(self._seen.codes[piece.start : piece.end])
            self._slice_boxes.append(self._seen.boxes[piece.start : piece.end])
            before = piece

    def text(self) -> PageText:
        """Everything but the white space before the first line."""
        return PageText(np.concatenate(self._slices[1:]), np.concatenate(self._slice_boxes[1:]))


class _Step(NamedTuple):
    """How much further down a line stands than the one above it, in heights, and how high it is, in points."""

    size: float
    height: int


def _steps(column: Column) -> list[_Step]:
    main = [max(line, key=lambda piece: piece.right - piece.left) for line in column]
    return [
        _Step((below.middle - above.middle) / max(min(above.height, below.height), 1), round(below.height))
        for above, below in pairwise(main)
    ]


def _apart(column: Column, usual: float) -> list[bool]:
    """Which lines of a column, from the second on, begin a paragraph: body and notes may be set differently."""
    steps = _steps(column)
    sizes: dict[int, list[float]] = {}
    for step in steps:
        sizes.setdefault(step.height, []).append(step.size)
    pitches = {height: _pitch(of_height, usual) for height, of_height in sizes.items()}
    return [step.size > pitches[step.height] + _PARAGRAPH for step in steps]


def _pitch(sizes: list[float], usual: float) -> float:
    """The step from line to line inside a paragraph; on a title page, most paragraphs have one line or two."""
    return sorted(sizes)[len(sizes) // 4] if len(sizes) >= _ENOUGH_STEPS else usual

"""Reading order: which lines of a page follow each other, column by column.

A page is read from top to bottom and each line from left to right, except where a gutter, a strip without ink, runs
through several lines. What stands beside a gutter may be two columns, which are read one after the other, or a table,
which is read line by line or cell by cell. The order in which the file draws the text tells most of them apart: a
writer that draws several lines on one side before it goes over to the other has finished a column or a cell. Where
the file goes from side to side with every line, full lines on both sides are columns, and all others are the rows of
a table.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from migextract.reading.pdf.characters import Characters
from migextract.reading.pdf.lines import Line, Piece, lines, pieces

# In heights of a line.
_GUTTER = 0.42  # the least room between the cells of a table
_WIDE_GUTTER = 0.6  # where the file's order does not vouch for it: spaces of justified lines are below
_BAND = 1.5  # a strip without ink from side to side, as high as this, ends the columns above it

_FEWEST_LINES = 2  # on both sides of a gutter, where the file's order vouches for it
_FEWEST_FULL_LINES = 4  # where nothing else does
_FULL = 0.75  # of the width of a column that a line of running text takes
_FULL_LINES = 0.65  # of all lines in a column of running text; the others end paragraphs
_SHORTEST_LINE = 20  # characters on average in a column of running text
_MOST_PIECES = 20_000  # of a page that may have columns; what is beyond is no page that a person set
_MOST_GUTTERS = 16  # that are followed from line to line; both keep the time for a page of dots in bounds
_DEEPEST = 4  # columns inside of columns

Column = list[Line]  # from top to bottom
Block = list[Column]  # columns whose text runs on from one to the next; most blocks have one
Strip = tuple[float, float]  # its left and its right edge


class _Gutter(NamedTuple):
    """A strip without ink that runs through lines, from the first to the one before `end`."""

    first: int
    end: int
    left: float
    right: float


class _Run(NamedTuple):
    """Lines through which a gutter runs.

    Attributes:
        first: the first line.
        end: the one behind the last.
        strength: lines on the side that has fewer.
        parts: what stands beside the gutter, in reading order.
        runs_on: whether the text runs on from one part to the next.
    """

    first: int
    end: int
    strength: int
    parts: list[list[Piece]]
    runs_on: bool


def blocks(seen: Characters) -> list[Block]:
    """The lines of a page in reading order; margin notes that run upwards or downwards come last."""
    return [block for part in pieces(seen) for block in _in_order(part)]


def _in_order(part: Sequence[Piece], depth: int = 0) -> list[Block]:
    found = lines(part)
    if depth == _DEEPEST or len(part) > _MOST_PIECES:
        return [[found]]
    ordered: list[Block] = []
    done = 0
    for run in _runs(found):
        ordered.append([found[done : run.first]])
        inside = [block for part in run.parts for block in _in_order(part, depth + 1)]
        ordered += [[column for block in inside for column in block]] if run.runs_on else inside
        done = run.end
    ordered.append([found[done:]])
    return [block for block in ordered if block != [[]]]


def _runs(found: list[Line]) -> list[_Run]:
    """The strongest gutters that do not meet, from top to bottom."""
    candidates = (_run(found, gutter) for gutter in _gutters(found))
    chosen: list[_Run] = []
    for run in sorted((run for run in candidates if run), key=lambda run: -run.strength):
        if all(run.end <= other.first or other.end <= run.first for other in chosen):
            chosen.append(run)
    return sorted(chosen, key=lambda run: run.first)


def _run(found: list[Line], gutter: _Gutter) -> _Run | None:
    """What stands beside a gutter, None if it parts nothing."""
    first, end, left, right = gutter
    drawn = sorted(piece for line in found[first:end] for piece in line)
    sides = _sides(drawn, gutter)
    fewest = min(map(len, sides))
    if fewest < _FEWEST_LINES:
        return None
    is_wide = right - left >= _WIDE_GUTTER * drawn[0].height
    are_columns = is_wide and fewest >= _FEWEST_FULL_LINES and _are_columns(*sides)
    as_drawn = [list(part) for _, part in groupby(drawn, key=lambda piece: piece.left >= right)]
    turns = len(as_drawn) - 1
    if 1 < turns <= fewest:
        return _Run(first, end, fewest, as_drawn, are_columns)
    if turns == 1 or are_columns:
        return _Run(first, end, fewest, [[piece for line in side for piece in line] for side in sides], are_columns)
    return None


def _sides(drawn: Iterable[Piece], gutter: _Gutter) -> tuple[list[Line], list[Line]]:
    """The lines on the left of a gutter, and those on its right."""
    on_left: list[Piece] = []
    on_right: list[Piece] = []
    for piece in drawn:
        (on_right if piece.left >= gutter.right else on_left).append(piece)
    return lines(on_left), lines(on_right)


def _are_columns(left: list[Line], right: list[Line]) -> bool:
    """Whether both sides are running text; one of them may be two columns itself."""
    if _is_column(left):
        return _is_column(right) or _is_two_columns(right)
    return _is_column(right) and _is_two_columns(left)


def _is_two_columns(found: list[Line]) -> bool:
    drawn = [piece for line in found for piece in line]
    whole = (gutter for gutter in _gutters(found) if gutter.end - gutter.first == len(found))
    return any(all(map(_is_column, _sides(drawn, gutter))) for gutter in whole)


def _is_column(found: list[Line]) -> bool:
    """Whether most lines are full, as they are in running text and not in tables."""
    if not found:
        return False
    width = max(line[-1].right for line in found) - min(line[0].left for line in found)
    ink = [sum(piece.right - piece.left for piece in line) for line in found]
    characters = sum(piece.end - piece.start for line in found for piece in line)
    is_full = [inked >= _FULL * width for inked in ink]
    return sum(is_full) >= _FULL_LINES * len(found) and characters >= _SHORTEST_LINE * len(found)


def _gutters(found: list[Line]) -> list[_Gutter]:
    """Strips without ink that run through lines with something on both sides."""
    closed: list[_Gutter] = []
    going_on: list[_Gutter] = []
    foot = -math.inf
    for number, line in enumerate(found):
        height = max(piece.height for piece in line)
        if min(piece.top for piece in line) - foot > _BAND * height:
            closed += going_on
            going_on = []
        foot = max(foot, *(piece.bottom for piece in line))
        gaps = _gaps(line, _GUTTER * height)
        first_lines: dict[Strip, int] = dict.fromkeys(gaps, number)
        for gutter in going_on:
            narrowed = [(max(gutter.left, left), min(gutter.right, right)) for left, right in gaps]
            narrowed = [strip for strip in narrowed if strip[1] - strip[0] >= _GUTTER * height]
            for strip in narrowed:
                first_lines[strip] = min(gutter.first, first_lines.get(strip, number))
            if not narrowed:
                closed.append(gutter)
        going_on = sorted(_Gutter(first, number + 1, *strip) for strip, first in first_lines.items())[:_MOST_GUTTERS]
    return [gutter for gutter in [*closed, *going_on] if math.isfinite(gutter.left) and math.isfinite(gutter.right)]


def _gaps(line: Line, narrowest: float) -> list[Strip]:
    """The widest strips without ink of a line; those at its ends reach out without end."""
    gaps: list[Strip] = []
    edge = -math.inf
    for piece in line:
        if piece.left - edge >= narrowest:
            gaps.append((edge, piece.left))
        edge = max(edge, piece.right)
    gaps.append((edge, math.inf))
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_MOST_GUTTERS]

"""From the characters of a page to pieces and lines: what stands together, and at the same height."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from migextract.reading.pdf.characters import CARRIAGE_RETURN, LINE_FEED, Boxes, Characters, is_white

# In heights of a line, which are about 1.15 times the size of the font.
_GAP = 0.4  # between two pieces of a line; a space takes 0.25, in justified lines more
_SAME_LINE = 0.4  # at the most between the middles of pieces of one line; superscripts reach 0.25, lines 0.9

Numbers = NDArray[np.int64]


class Piece(NamedTuple):
    """Characters that stand together on a line, in the order of the file.

    Attributes:
        start: the first character.
        end: the one behind the last.
        left, top, right, bottom: the box around them, turned so that they run from left to right; as high as the
            highest of them, also where the line climbs because a scan was askew.
    """

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


Line = list[Piece]  # from left to right


def pieces(seen: Characters) -> list[list[Piece]]:
    """Cut the characters of a page into pieces, those that run across, upwards and downwards apart.

    Returns:
        The direction with the most characters first, which is nearly always that of text from left to right.
    """
    visible = np.flatnonzero(~is_white(seen.codes))
    if not len(visible):
        return []
    is_break = (seen.codes == LINE_FEED) | (seen.codes == CARRIAGE_RETURN)
    line_numbers = np.cumsum(is_break)[visible]
    directions = _directions(seen.boxes[visible], line_numbers)
    parts = []
    for direction in sorted((0, -1, 1), key=lambda direction: -np.count_nonzero(directions == direction)):
        chosen = directions == direction
        if chosen.any():
            boxes = _turned(seen.boxes[visible[chosen]], direction)
            parts.append(_pieces(visible[chosen], boxes, line_numbers[chosen]))
    return parts


def _directions(boxes: Boxes, line_numbers: Numbers) -> Numbers:
    """For each character: 0 if its line runs across the page, -1 if upwards, 1 if downwards.

    Most steps from character to character decide, for behind a hyphen PDFium goes on without a line break.
    """
    across, down = np.diff((boxes[:, :2] + boxes[:, 2:]) / 2, axis=0).T
    turns = np.where(abs(down) > abs(across), np.sign(down), 0)
    inside = np.diff(line_numbers) == 0
    steps = np.bincount(line_numbers[1:][inside], minlength=line_numbers[-1] + 1)
    ways = np.bincount(line_numbers[1:][inside], turns[inside], minlength=line_numbers[-1] + 1)
    directions: Numbers = np.where(2 * abs(ways) > steps, np.sign(ways), 0).astype(int)
    return directions[line_numbers]


def _turned(boxes: Boxes, turn: int) -> Boxes:
    """Boxes as they would be if the page were turned until the text runs from left to right."""
    left, top, right, bottom = boxes.T
    if turn < 0:
        return np.stack([-bottom, left, -top, right], axis=1)
    if turn > 0:
        return np.stack([top, -right, bottom, -left], axis=1)
    return boxes


def _pieces(places: Numbers, boxes: Boxes, line_numbers: Numbers) -> list[Piece]:
    """Cut characters where the next one stands apart or on another line."""
    left, top, right, bottom = boxes.T
    height, middle = bottom - top, (top + bottom) / 2
    taller = np.maximum(height[1:], height[:-1])
    gap = np.maximum(left[1:] - right[:-1], left[:-1] - right[1:])
    apart = (gap > _GAP * taller) | (abs(np.diff(middle)) > _SAME_LINE * taller) | (np.diff(line_numbers) > 0)
    first = np.append(0, np.flatnonzero(apart) + 1)
    end = np.append(first[1:], len(places))
    of_piece = np.add.reduceat(middle, first) / (end - first)
    half = np.maximum.reduceat(height, first) / 2
    columns = (
        places[first],
        places[end - 1] + 1,
        np.minimum.reduceat(left, first),
        of_piece - half,
        np.maximum.reduceat(right, first),
        of_piece + half,
    )
    return [Piece(*piece) for piece in zip(*(column.tolist() for column in columns), strict=True)]


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """Put pieces into lines, from top to bottom."""
    found: list[Line] = []
    middle = height = width = 0.0
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        its_width = piece.right - piece.left + 1  # so that none weighs nothing
        if found and piece.middle - middle <= _SAME_LINE * max(height, piece.height):
            found[-1].append(piece)
            middle += (piece.middle - middle) * its_width / (width + its_width)
            height, width = max(height, piece.height), width + its_width
        else:
            found.append([piece])
            middle, height, width = piece.middle, piece.height, its_width
    for line in found:
        line.sort(key=lambda piece: piece.left)
    return found

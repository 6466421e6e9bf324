"""Where the characters of a text stand on paper."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from migextract.records import Box


class PageLayout:
    """The `Layout` of a PDF; it takes 16 bytes a character and 8 a line, and no longer needs the file."""

    def __init__(
        self, boxes: NDArray[np.float32], page_starts: NDArray[np.int64], line_starts: NDArray[np.int64]
    ) -> None:
        """Keep places.

        Args:
            boxes: for each code point of the text left, top, right and bottom in points; those of white space are
                empty.
            page_starts: where the pages begin in the text.
            line_starts: where the lines begin in the text; the first is 0.
        """
        self._boxes = boxes
        self._page_starts = page_starts
        self._line_starts = line_starts

    def page(self, offset: int) -> int:
        """Number of the page, from 1, on which a code point of the source stands."""
        return int(np.searchsorted(self._page_starts, offset, side="right"))

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes around a half-open span of code points, one for each line it runs over."""
        first, last = np.searchsorted(self._line_starts, (start, end - 1), side="right")
        edges = [start, *self._line_starts[first:last].tolist(), end]
        found = (self._box(*edge) for edge in pairwise(edges))
        return tuple(box for box in found if box)

    def _box(self, start: int, end: int) -> Box | None:
        """The box of a part of a line; a form feed before it is still of the page before."""
        boxes = self._boxes[start:end]
        boxes = boxes[boxes.any(axis=1)]
        if not len(boxes):
            return None
        left, top = boxes[:, :2].min(axis=0).tolist()
        right, bottom = boxes[:, 2:].max(axis=0).tolist()
        return Box(self.page(end - 1), *(round(edge, 2) for edge in (left, top, right, bottom)))

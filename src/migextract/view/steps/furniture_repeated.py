"""Which lines are page furniture because they come again on other pages.

In a text with form feeds, these are the lines at the edges of its pages that stand on at least three of them, up to
their digits, and on a quarter of them or, word for word, on one page after the other: the running head of a chapter.
Page numbers are known by counting on.

The head of the first page is the title of the paper, which page heads repeat, and stays. So does the first row of a
table that runs over several pages: it is followed by the next row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]

_HEAD_LINES, _FOOT_LINES = 3, 2  # of a page, where furniture is sought
_EDGE_REACH = 1_000  # code points that these lines may take
_LONGEST = 120
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.25  # left and right pages differ, and so do the chapters
_PAGES_A_LINE = 2  # where a head runs through a chapter, perhaps on its left pages alone

_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_PAGE_NUMBER = re.compile(r"[-–—|•·\[ ]*(?:S\. ?)?(?P<number>\d{1,5})(?: ?(?:/|von) ?\d{1,5})?[-–—|•·\] ]*")
_CELLS = re.compile(r"[^\s|] {3,}[^\s|]| \| ")  # a row of a table has something of it
_ROW_BELOW = re.compile(r" *\n(?P<row>[^\n\f]+)")


class _Place(NamedTuple):
    """A line near the edge of a page: on which page, where in the text, and whether none is nearer to the edge."""

    page: int
    span: Span
    is_outermost: bool


def repeated(text: str) -> Iterator[Span]:
    """Lines at the edges of pages that come again on other pages, and page numbers that count on."""
    pages = _pages(text)
    if len(pages) < _FEWEST_PAGES:
        return
    alike: dict[tuple[str, int], list[_Place]] = {}
    for place in _edges(text, pages):
        line = text[slice(*place.span)]
        shape = _DIGITS.sub("0", line)
        number = _PAGE_NUMBER.fullmatch(line)
        if number:
            alike.setdefault((shape, int(number["number"]) - place.page), []).append(place)
        elif len(line) <= _LONGEST and _LETTERS.search(line) and not _heads_table(text, place.span):
            alike.setdefault((shape, 0), []).append(place)
    title = _title(text, *pages[0])
    for places in alike.values():
        if _is_furniture(text, places, len(pages)):
            yield from (place.span for place in places if place.span not in title)


def _is_furniture(text: str, places: list[_Place], pages: int) -> bool:
    on = sorted({place.page for place in places})
    if len(on) < _FEWEST_PAGES:
        return False
    if len(on) >= _SHARE_OF_PAGES * pages:
        return True
    lines = {text[slice(*place.span)] for place in places}
    is_head = len(lines) == 1 and not lines.pop()[0].islower() and all(place.is_outermost for place in places)
    return is_head and on[-1] - on[0] < _PAGES_A_LINE * len(on)


def _heads_table(text: str, span: Span) -> bool:
    """Whether a line is a row of a table with another row right below it."""
    below = _ROW_BELOW.match(text, span[1])
    return bool(below and _CELLS.search(text, *span) and _CELLS.search(below["row"]))


def _title(text: str, first: int, last: int) -> set[Span]:
    """The head of the first page, which page heads repeat, is the title of the paper and stays."""
    return {*_first_lines(text, first, last)} - {*_last_lines(text, first, last)[:1]}


def _pages(text: str) -> list[Span]:
    ends = [match.start() for match in re.finditer("\f", text)]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))


def _edges(text: str, pages: list[Span]) -> Iterator[_Place]:
    """The lines at the edges of all pages."""
    for page, (first, last) in enumerate(pages):
        heads, feet = _first_lines(text, first, last), _last_lines(text, first, last)
        outermost = {*heads[:1], *feet[:1]}
        for span in {*heads, *feet}:
            yield _Place(page, span, span in outermost)


def _first_lines(text: str, first: int, last: int) -> list[Span]:
    """The first lines that are not blank, without white space around them."""
    found: list[Span] = []
    last = min(last, first + _EDGE_REACH)
    while first < last and len(found) < _HEAD_LINES:
        end = text.find("\n", first, last)
        end = last if end < 0 else end
        if bare := text[first:end].strip():
            start = text.index(bare, first)
            found.append((start, start + len(bare)))
        first = end + 1
    return found


def _last_lines(text: str, first: int, last: int) -> list[Span]:
    """The last lines that are not blank, the last one first."""
    found: list[Span] = []
    first = max(first, last - _EDGE_REACH)
    while first < last and len(found) < _FOOT_LINES:
        line = text.rfind("\n", first, last) + 1 or first
        if bare := text[line:last].strip():
            start = text.index(bare, line)
            found.append((start, start + len(bare)))
        last = line - 1
    return found

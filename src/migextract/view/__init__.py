"""The view: a clean text of a paper in which every character knows its place in the source.

The source is never changed. `view` runs a fixed row of steps over it; each finds one kind of damage that conversion
does to text and says which spans to replace by what, and one mechanism applies that to text and places alike. What
is found in the view is mapped back with `TextView.to_source`.
"""

from __future__ import annotations

from migextract.view.steps import (
    broken_addresses,
    broken_words,
    characters,
    entities,
    footnotes,
    furniture,
    letter_spacing,
    line_breaks,
    markup,
    stray_hyphens,
    tags,
    umlauts,
)
from migextract.view.text_view import Edit, TextView, behind, edited, whole
from migextract.view.web_addresses import addresses

__all__ = ["Edit", "TextView", "addresses", "view"]

# Characters first: all later steps rely on plain spaces and line feeds. Letter-spacing needs the odd ones.
BEFORE_FURNITURE = (entities, letter_spacing, characters, umlauts)
# Joining a broken word makes one line of two; line breaks are judged by the lines as they were set, so they come first.
BEHIND_FURNITURE = (footnotes, tags, markup, broken_addresses, line_breaks, broken_words, stray_hyphens)


def view(text: str) -> TextView:
    r"""Make the view of a text.

    Args:
        text: the text of a source, with any line ends.

    Returns:
        The view: paragraphs are parted by a blank line, items and headings by a line break, words by one space.
        Behind `body` stand the page headers and footers that were taken out of it, each a paragraph of its own
        behind a line with a bar, so that nothing found runs from one into the next.

    >>> shown = view("Am 5. Juni hat die Euro-\n päische\u00a0Kommission<sup>1</sup> …")
    >>> shown.text
    'Am 5. Juni hat die Europäische Kommission …'
    >>> shown.to_source(19, 41)
    (19, 44)
    """
    cleaned = whole(text)
    for step in BEFORE_FURNITURE:
        cleaned = edited(cleaned, step.edits(cleaned.text))
    body, tail = furniture.split(cleaned)
    for step in BEHIND_FURNITURE:
        body = edited(body, step.edits(body.text))
        tail = edited(tail, step.edits(tail.text))
    return behind(body, tail)

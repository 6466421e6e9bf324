"""Pages and boxes of spans."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.reading.pdf import decode
from migextract.reading.pdf.layout import PageLayout
from migextract.records import Box

from .papers import column, paper, texts

# Two pages: `ab c⏎d` and `e`; each character is ten points wide, the lines are 12 high.
TEXT = "ab c\nd\n\fe"
BOXES = [
    (10, 100, 20, 110),
    (20, 98, 30, 112),
    (0, 0, 0, 0),
    (40, 100, 50, 110),
    (0, 0, 0, 0),
    (10, 112, 20, 122),
    (0, 0, 0, 0),
    (0, 0, 0, 0),
    (15, 50, 25, 60.004),
]
LAYOUT = PageLayout(np.array(BOXES, np.float32), np.array([0, 8]), np.array([0, 5, 7]))


@pytest.mark.parametrize(
    ("span", "boxes"),
    [
        ("a", [Box(1, 10, 100, 20, 110)]),
        ("ab", [Box(1, 10, 98, 30, 112)]),
        ("b c", [Box(1, 20, 98, 50, 112)]),
        ("c\nd", [Box(1, 40, 100, 50, 110), Box(1, 10, 112, 20, 122)]),
        ("d\n\fe", [Box(1, 10, 112, 20, 122), Box(2, 15, 50, 25, 60)]),
        (" ", []),
        ("\n\f", []),
    ],
)
def test_boxes(span: str, boxes: list[Box]):
    start = TEXT.index(span)
    assert LAYOUT.boxes(start, start + len(span)) == tuple(boxes)


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (7, 1), (8, 2)])
def test_page(offset: int, page: int):
    assert LAYOUT.page(offset) == page


@given(data=st.data())
def test_every_span_has_one_box_for_each_line_with_ink(data: st.DataObject):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    lines = [line for line in TEXT[start:end].split("\n") if line.strip()]
    assert len(LAYOUT.boxes(start, end)) == len(lines)


def test_every_word_of_a_paper_has_a_box_on_its_page():
    pages = [["Erste Zeile", "darunter noch eine"], ["Seite zwei", "mit Text"]]
    decoded = decode(paper(*(texts(*column(60, 100, lines)) for lines in pages)), "test.pdf")
    assert decoded.text == "Erste Zeile\ndarunter noch eine\n\fSeite zwei\nmit Text"
    assert decoded.layout is not None
    found = {}
    for word in re.finditer(r"\S+", decoded.text):
        (box,) = decoded.layout.boxes(*word.span())
        assert decoded.layout.page(word.start()) == box.page
        assert box.left < box.right
        found[word.group()] = box.page, round(box.bottom / 12)
    assert found == {
        **dict.fromkeys(("Erste", "Zeile"), (1, 9)),
        **dict.fromkeys(("darunter", "noch", "eine"), (1, 10)),
        **dict.fromkeys(("Seite", "zwei"), (2, 9)),
        **dict.fromkeys(("mit", "Text"), (2, 10)),
    }

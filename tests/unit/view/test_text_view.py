"""The mechanism: edits, places, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import RecordError
from migextract.view.text_view import SEPARATOR, Edit, behind, cut_out, disjoint, edited, starts_line, whole


def test_edits_replace_remove_and_insert():
    shown = edited(whole("abcdef"), [Edit(0, 1, ""), Edit(2, 4, "X"), Edit(6, 6, "!")])
    assert shown.text == "bXef!"
    assert shown.raw_index.tolist() == [1, 2, 4, 5, 5]


def test_one_character_may_become_several_and_keeps_its_place():
    shown = edited(whole("O\ufb03ce"), [Edit(1, 2, "ffi")])
    assert shown.text == "Office"
    assert shown.raw_index.tolist() == [0, 1, 1, 1, 2, 3]
    assert shown.to_source(0, 6) == (0, 4)
    assert shown.to_source(2, 3) == (1, 2)


def test_several_characters_that_become_one_are_mapped_whole():
    source = "100 &euro;"
    shown = edited(whole(source), [Edit(4, 10, "€")])
    assert shown.to_source(4, 5) == (4, 10)
    assert shown.to_source(0, 5) == (0, len(source))
    assert shown.to_source(0, 3) == (0, 3)


def test_such_a_character_keeps_its_end_through_later_edits():
    shown = edited(whole("x u\u0308 y"), [Edit(2, 4, "ü")])
    shown = edited(shown, [Edit(0, 2, ""), Edit(4, 5, "ü")])
    assert shown.text == "ü ü"
    assert shown.to_source(0, 1) == (2, 4)


def test_white_space_that_shrinks_has_no_end_of_its_own():
    assert edited(whole("a \n\n b"), [Edit(1, 5, "\n\n")]).ends == {}


def test_no_edits_no_new_view():
    shown = whole("abc")
    assert edited(shown, []) is shown


def test_pieces_are_cut_out_and_set_behind():
    source = whole("body [one] more [two]")
    tail = cut_out(source, [(5, 10), (16, 21)])
    assert tail.text == f"[one]{SEPARATOR}[two]"
    body = edited(source, [Edit(4, 10, ""), Edit(15, 21, "")])
    shown = behind(body, tail)
    assert shown.text == f"body more{SEPARATOR}[one]{SEPARATOR}[two]"
    assert shown.body == len("body more")
    assert shown.to_source(shown.text.index("[two]"), len(shown.text)) == (16, 21)


def test_behind_without_a_body_or_without_a_tail():
    full, empty = whole("text"), cut_out(whole(""), [])
    assert behind(full, empty) is full
    assert (behind(empty, full).text, behind(empty, full).body) == ("text", 0)


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 2), (0, 100)], ids=str)
def test_a_span_that_is_none_is_refused(span: tuple[int, int]):
    with pytest.raises(RecordError, match=r"empty or outside"):
        whole("abc").to_source(*span)


def test_a_span_over_the_end_of_the_body_is_refused():
    shown = behind(edited(whole("[one] body"), [Edit(0, 6, "")]), cut_out(whole("[one] body"), [(0, 5)]))
    with pytest.raises(RecordError, match="moved"):
        shown.to_source(0, len(shown.text))


def test_spans_that_begin_inside_another_are_dropped():
    assert disjoint([(4, 6), (0, 3), (2, 9), (3, 4)]) == [(0, 3), (3, 4), (4, 6)]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("", 0, True),
        ("a", 1, False),
        ("a\nb", 2, True),
        ("a\n  b", 4, True),
        ("   b", 3, True),
        ("    b", 4, False),
        ("x    b", 5, False),
    ],
)
def test_starts_line(text: str, place: int, expected: bool):
    assert starts_line(text, place) is expected


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(min_size=1, max_size=60))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    return text, [Edit(start, end, draw(st.text(max_size=4))) for start, end in spans]


@given(texts_with_edits())
def test_any_edits_give_what_string_replacement_gives(drawn: tuple[str, list[Edit]]):
    text, edits = drawn
    expected = text
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    shown = edited(whole(text), edits)
    assert shown.text == expected
    assert len(shown.raw_index) == len(expected)
    assert all(0 <= place < len(text) for place in shown.raw_index)

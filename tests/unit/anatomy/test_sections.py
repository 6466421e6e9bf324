"""Marks become sections that nest cleanly, and a place lies in the innermost one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from migextract.anatomy.sections import TOP, Mark, Places, Section, close

TEXT = "Alpha beta. Gamma delta epsilon.  \n\nZeta eta theta iota kappa lambda. \n"


def marks() -> st.SearchStrategy[list[Mark]]:
    places = st.integers(0, len(TEXT) - 1)
    ends = st.one_of(st.none(), st.integers(1, len(TEXT)))
    mark = st.builds(Mark, places, st.integers(TOP, TOP + 3), st.just("punkt"), st.sampled_from("abc"), ends)
    return st.lists(mark, max_size=12)


def covers(outer: Section, inner: Section) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@given(marks())
def test_sections_nest_cleanly(found: list[Mark]) -> None:
    sections = close(found, TEXT, len(TEXT))
    assert len({section.id for section in sections}) == len(sections)
    for place, section in enumerate(sections):
        text = TEXT[section.start : section.end]
        assert text
        assert text == text.rstrip()
        for other in sections[place + 1 :]:
            assert other.start >= section.end or covers(section, other) or covers(other, section)


@given(marks())
def test_a_place_lies_in_the_innermost_section(found: list[Mark]) -> None:
    sections = close(found, TEXT, len(TEXT))
    places = Places(sections)
    for place in range(len(TEXT) + 2):
        around = [section for section in sections if section.start <= place < section.end]
        # Of two that cover the same the one that was opened later is the inner one.
        innermost = min(reversed(around), key=lambda section: section.end - section.start, default=None)
        assert places.at(place) == (innermost.id if innermost else None)


def test_a_section_runs_to_the_next_of_its_level() -> None:
    found = [
        Mark(0, 10, "teil", "eins"),
        Mark(6, 20, "punkt", "a"),
        Mark(12, 10, "teil", "zwei"),
        Mark(18, 20, "punkt", "a"),
    ]
    assert [(section.id, TEXT[section.start : section.end]) for section in close(found, TEXT, 32)] == [
        ("eins", "Alpha beta."),
        ("a", "beta."),
        ("zwei", "Gamma delta epsilon."),
        ("a~2", "delta epsilon."),
    ]


def test_nothing_lies_nowhere() -> None:
    assert Places([]).at(0) is None

"""Persons: every name of the example tables, exactly, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders import people
from migextract.finders.people.names import end_of_name, first_names, is_first_name, places, role_of
from tests.examples import Example, load


def marked(name: str) -> list[Any]:
    """The cases of a table; a known failure must fail."""
    return [
        pytest.param(case, id=case.id, marks=pytest.mark.xfail(reason=case.xfail) if case.xfail else ())
        for case in load(name)
    ]


@pytest.mark.parametrize("case", marked("people"))
def test_names(case: Example) -> None:
    assert [(p.start, p.end, p.value) for p in people.find(case.text)] == case.mentions, case.note


@pytest.mark.parametrize("case", marked("people_negative"))
def test_what_is_no_name(case: Example) -> None:
    assert case.mentions == []
    assert [case.text[p.start : p.end] for p in people.find(case.text)] == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Ministerin Faeser", ["people.role"]),
        ("der Abgeordneten Ulla Jelpke und Jan Korte", ["people.role", "people.list"]),
        ("Ulla Jelpke fragte.", ["people.first_name"]),
        ("Yldız Beispiel\nBerichterstatterin", ["people.signature"]),
        ("Ulla Jelpke fragte, und Jelpke fragte erneut.", ["people.first_name", "people.surname"]),
    ],
)
def test_the_rule_says_what_gave_the_name_away(text: str, rules: list[str]) -> None:
    found = people.find(text)
    assert [p.rule for p in found] == rules
    assert {p.label for p in found} == {"PERSON"}


@pytest.mark.parametrize("surname", ["Groß", "Lay", "Kraft"])
def test_a_surname_that_is_a_word_needs_a_role(surname: str) -> None:
    text = f"Herr Peter {surname} fragte. {surname} ist das Thema. Frau {surname} fragte auch."
    assert [text[p.start : p.end] for p in people.find(text)] == [f"Peter {surname}", surname]
    assert people.find(text)[1].start > text.index("Frau")


def test_a_surname_behind_a_determiner_is_a_noun() -> None:
    text = "Peter Richter fragte. Der Richter entschied."
    assert [text[p.start : p.end] for p in people.find(text)] == ["Peter Richter"]


@pytest.mark.parametrize(
    ("word", "role"),
    [("Bundeskanzlerin", "office"), ("EU-Kommissars", "post"), ("Herrn", "address"), ("Leiterin", "function"),
     ("Ministerium", ""), ("Präsidium", ""), ("x" * 100_000 + "minister", "")],
)  # fmt: skip
def test_roles(word: str, role: str) -> None:
    assert role_of(word) == role


def test_the_lists_of_words_are_there() -> None:
    assert {"Ulla", "Andrej", "Cornelia"} <= first_names()
    assert not {"Abgeordnete", "#", "Source:"} & first_names()
    assert is_first_name("Hans-Christian")
    assert not is_first_name("Hans-Böckler")
    assert {"Mali", "Burkina Faso", "Berlin"} <= places()


def test_end_of_name_of_nothing() -> None:
    assert end_of_name("", 0, "") == 0
    assert end_of_name("Herr", 4, "address") == 0


PIECES = ["Herr ", "Dr. ", "Ulla ", "Jelpke", ", ", " und ", "der Abgeordneten ", "von der ", "\n", "Vorsitzende ",
          "Präsident ", "A. ", "-", "(SPD)", "Schrö der", "für Inneres"]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join))
def test_proposals_are_spans_in_order_that_do_not_overlap(text: str) -> None:
    found = people.find(text)
    edges = [edge for p in found for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in found)
    assert all((p.label, p.value) == ("PERSON", "") for p in found)


@given(st.text(alphabet="abcäß \n", max_size=60))
def test_without_capitals_there_are_no_names(text: str) -> None:
    assert people.find(text) == []

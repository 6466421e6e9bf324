"""Bodies by head word: every name of the example tables with its label, exactly, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders import bodies
from migextract.finders.bodies.companies import companies
from migextract.finders.bodies.heads import end_of_place, head_of, is_of_state
from tests.examples import Example, load


def marked(name: str) -> list[Any]:
    """The cases of a table; a known failure must fail."""
    return [
        pytest.param(case, id=case.id, marks=pytest.mark.xfail(reason=case.xfail) if case.xfail else ())
        for case in load(name)
    ]


@pytest.mark.parametrize("case", marked("bodies"))
def test_bodies(case: Example) -> None:
    found = bodies.find(case.text)
    assert [(p.start, p.end, p.label) for p in found] == case.mentions, case.note
    assert {p.value for p in found} == {""}


@pytest.mark.parametrize("case", marked("bodies_negative"))
def test_what_is_no_body(case: Example) -> None:
    assert case.mentions == []
    assert [(case.text[p.start : p.end], p.label) for p in bodies.find(case.text)] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("das Landgericht Köln", "bodies.gericht"),
        ("die spanische Regierung", "bodies.regierung"),
        ("die Siemens AG", "bodies.company"),
        ("das Programm „Vielfalt“", "bodies.quoted"),
        ("die Operation SOPHIA", "bodies.operation"),
    ],
)
def test_the_rule_says_which_head_it_was(text: str, rule: str) -> None:
    assert [p.rule for p in bodies.find(text)] == [rule]


@pytest.mark.parametrize("ending", ["e", "en", "er", "em", "es"])
def test_adjectives_of_states_in_all_cases(ending: str) -> None:
    assert all(is_of_state(f"{stem}{ending}") for stem in ("libysch", "deutsch", "nordrhein-westfälisch", "Bayerisch"))
    assert not any(is_of_state(f"{stem}{ending}") for stem in ("europäisch", "politisch", "ausländisch", "afrikanisch"))


def test_heads_are_singular() -> None:
    plurals = ["Behörden", "Ministerien", "Gerichte", "Staatsanwaltschaften", "Regierungen", "Ausschüsse", "Polizeien"]
    assert [word for word in plurals if head_of(word)] == []
    assert head_of("x" * 100_000 + "ministerium") is None


@pytest.mark.parametrize(
    ("text", "end"),
    [("Köln hat", 4), ("Frankfurt am Main", 17), ("Musterburg", 10), ("München I hat", 9), ("Klage", 0), ("köln", 0)],
)
def test_places_behind_a_head(text: str, end: int) -> None:
    assert end_of_place(text, 0) == end


def test_a_company_name_does_not_run_over_a_line_or_a_sentence() -> None:
    text = "Axel Beispiel AG\nMuster Versand GmbH. Die Nord Werk GmbH"
    assert [text[p.start : p.end] for p in companies(text)] == [
        "Axel Beispiel AG",
        "Muster Versand GmbH",
        "Nord Werk GmbH",
    ]


PIECES = ["die ", "libysche ", "Küstenwache", "Landgericht ", "Köln", " für ", "Inneres", " und ", "Ministerium", "AG",
          "GmbH ", "„", "“", "Programm ", "Operation ", "SOPHIA", ", ", "\n", "e. V.", "Verein für "]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join))
def test_proposals_are_spans_in_order_that_do_not_overlap(text: str) -> None:
    found = bodies.find(text)
    edges = [edge for p in found for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in found)
    assert all(p.value == "" and p.rule.startswith("bodies.") for p in found)

"""ACT mentions: tables of sentences, tables of head nouns, and what holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders.acts import find
from migextract.finders.acts.context import read_context
from migextract.finders.acts.heads import Head, head_of
from migextract.finders.acts.numbers import number_end
from migextract.finders.acts.titles import tail
from tests.examples import Example, load


def params(*tables: str) -> list[object]:
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.xfail)] if case.xfail else [])
        for table in tables
        for case in load(table)
    ]


@pytest.mark.parametrize("example", params("acts", "acts_negative"))
def test_examples(example: Example) -> None:
    assert [(act.start, act.end, act.value) for act in find(example.text)] == example.mentions


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "  "], ids=ascii)
@pytest.mark.parametrize("example", [case for case in load("acts") if not case.xfail], ids=lambda case: case.id)
def test_any_space_may_stand_between_words(example: Example, space: str) -> None:
    damaged = example.text.replace(" ", space)
    wanted = [surface.replace(" ", space) for surface, _ in example.surfaces()]
    assert [damaged[act.start : act.end] for act in find(damaged)] == wanted


@pytest.mark.parametrize("example", [case for case in load("acts") if not case.xfail], ids=lambda case: case.id)
def test_an_act_is_found_in_mid_text(example: Example) -> None:
    before = "Der Ausschuss hat dies am Montag beraten.\n\n"
    shifted = [(start + len(before), end + len(before), value) for start, end, value in example.mentions]
    assert [(act.start, act.end, act.value) for act in find(f"{before}{example.text}\n\nEr tagt weiter.")] == shifted


def test_negatives_hold_no_mention() -> None:
    assert [case.id for case in load("acts_negative") if case.mentions] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("die Richtlinie 2013/32/EU", "acts.number"),
        ("den „Pakt für Asyl“", "acts.quoted"),
        ("das Asylgesetz", "acts.compound"),
        ("die Wiener Erklärung", "acts.adjective"),
        ("der Pakt für Asyl", "acts.title"),
        ("nach § 3 EEG", "acts.abbreviation"),
        ("im SGB II", "acts.book"),
        ("die Vienna Declaration", "acts.english"),
    ],
)
def test_each_sign_has_its_rule(text: str, rule: str) -> None:
    assert [(act.label, act.rule) for act in find(text)] == [("ACT", rule)]


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("Verordnung", Head("verordnung", "", False, False)),
        ("VERORDNUNG", Head("verordnung", "", False, False)),
        ("EU-Verordnungen", Head("verordnung", "", True, False)),
        ("Durchführungsverordnung", Head("verordnung", "durchführungs", False, False)),
        ("Aufenthaltsverordnung", Head("verordnung", "aufenthalts", False, True)),
        ("Dublin-III-VO", Head("vo", "dublin-iii-", False, True)),
        ("Asylgesetze", Head("gesetz", "asyl", True, False)),
        ("Landesaufnahmegesetz", Head("gesetz", "landesaufnahme", False, False)),
        ("EU-Aktionsplan", Head("aktionsplan", "", False, False)),
        ("EU-Drogenstrategie", Head("strategie", "drogen", False, True)),
        ("Gesamtstrategie", Head("strategie", "gesamt", False, False)),
        ("Exit-Strategie", Head("strategie", "exit-", False, False)),
        ("EU-Türkei-Erklärung", Head("erklärung", "türkei-", False, True)),
        ("Beschlüssen", Head("beschluss", "", True, False)),
    ],
)
def test_heads(word: str, head: Head) -> None:
    assert head_of(word) == head


@pytest.mark.parametrize(
    "word", ["Kosovo", "Karl", "Größenordnung", "Verhaltenskodex", "Mietvertrag", "Steuererklärung", "Rechtsverordnung"]
)
def test_no_heads(word: str) -> None:
    assert head_of(word) is None


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Gesetz zur Änderung des Rechts", " und die Richtlinie"),
        ("Gesetz über den Handel mit Waren", ", die gefährlich sind"),
        ("Gesetz über Asyl, Grenzen und Visa", ", das gilt"),
        ("Gesetz über Asyl", ", Grenzen sind offen"),
        ("Pakt für Asyl", " im Rahmen der Reform"),
        ("Pakt für das Haushaltsjahr 2016", " beschlossen"),
        ("Pakt für Asyl", "\n\nin Europa"),
        ("Pakt für Asyl\nin Europa", "."),
        ("Abkommen", " von 2012"),
    ],
)
def test_where_a_title_ends(title: str, rest: str) -> None:
    noun = len(title.split(maxsplit=1)[0])
    assert tail(title + rest, noun).end == len(title)


@pytest.mark.parametrize(
    ("text", "noun", "start"),
    [
        ("die Zweite Verordnung", "Verordnung", "Zweite"),
        ("im Rahmen der Neuen Strategie", "Strategie", "Strategie"),
        ("der Dublin III-Verordnung", "III-Verordnung", "Dublin"),
        ("Asyl- und Migrationspaket", "Migrationspaket", "Asyl-"),
        ("Deutsche Strategie", "Strategie", "Strategie"),
        ("die Deutsche Strategie", "Strategie", "Deutsche"),
        ("des 12. Protokolls", "Protokolls", "12."),
        ("\n1. Gesetz", "Gesetz", "Gesetz"),
    ],
)
def test_where_a_name_begins(text: str, noun: str, start: str) -> None:
    assert read_context(text, text.index(noun)).start == text.index(start)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Verordnung (EU) 2019/1240 zur", 25),
        ("Verordnung vom 3. Mai", None),
        ("Beschluss vom 3. Mai. Der Rat nennt ihn nicht, 2010/252/EU", None),
        ("Richtlinie 12/13/14", None),
    ],
)
def test_where_a_number_ends(text: str, end: int | None) -> None:
    noun = text.split(maxsplit=1)[0]
    assert number_end(text, len(noun), noun.lower(), plural=False) == end


PIECES = st.sampled_from(
    ["Verordnung", "(EU)", "Nr.", "603/2013", "des", "Rates", "zur", "Grenzen", "„", "“", "§ 3", "AsylG", "und", ",",
     "Pakt", "für", "von", "Sofia", "eine", "Wiener", "Erklärung", "Agreement", "of", "SGB", "II", "vom", "\u00a0", "-",
     "\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text(text: str) -> None:
    acts = find(text)
    assert all(0 <= act.start < act.end <= len(text) for act in acts)
    assert all(text[act.start : act.end] == text[act.start : act.end].strip() for act in acts)
    assert all(before.end <= after.start for before, after in pairwise(acts))


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_what_stands_in_another_paragraph_changes_nothing(text: str) -> None:
    alone = [(act.start, act.end) for act in find(f"Ende.\n\n{text}\n\nEnde.")]
    behind = [(act.start, act.end) for act in find(f"Ende.\n\n{text}\n\nEnde.\n\nDer Ausschuss tagt.")]
    assert alone == behind


NASTY = [
    "1", "A", "-", "A-", "a", " ", "\n", "„", '"a', "§ 1 ", "((", "aGaG", "Strategie der ", "Gesetz zur ", "Pact of ",
    "Pact ", "SGB ", "Gesetz über A und ", "Gesetz über A, ", "Gesetz über schöne ", "Gesetz über A-, ",
    "Verordnung (EU) Nr. ", "Resolutionen 1970, ", "Beschluss vom 3. ", "Artikel 1 Absatz ", f"Gesetz{' ' * 50}",
    f"§ 1{' ' * 99}",
]  # fmt: skip


@pytest.mark.parametrize("unit", NASTY, ids=ascii)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        find(text)
        return time.process_time() - started

    # Eight times the text; a quadratic rule would need 64 times as long.
    small, large = (min(seconds(size) for _ in range(3)) for size in (8_000, 64_000))
    assert large < 24 * small + 0.05

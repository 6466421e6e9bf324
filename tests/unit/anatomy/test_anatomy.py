"""The anatomy of the five gold texts, and what holds for any text."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migextract.anatomy import KINDS, Anatomy, anatomy
from tests.unit.anatomy import read

GOLD: dict[str, dict[str, Any]] = {
    "council-8622-20": {
        "kind": "council-conclusions",
        "number": "council:8622/20",
        "numbers": (
            "council:8622/20", "council-subject:JAI 473", "council-subject:JAIEX 48", "council-subject:RELEX 418",
            "council-subject:ASIM 32", "council-subject:COWEB 80", "council-subject:COSI 93",
            "council-subject:ENFOPOL 134",
        ),
        "subject_codes": ("JAI 473", "JAIEX 48", "RELEX 418", "ASIM 32", "COWEB 80", "COSI 93", "ENFOPOL 134"),
        "date": datetime.date(2020, 6, 5),
        "issuer": "Generalsekretariat des Rates",
        "addressee": "Delegationen",
        "title": "Schlussfolgerungen des Rates zur Verstärkung der Zusammenarbeit mit Partnern im Westbalkan im Bereich"
        " Migration und Sicherheit",
        "predecessor": "council:8132/20 REV 1",
        "predecessors": ("council:8132/20 REV 1",),
    },
    "bundestag-19-21876": {
        "kind": "antwort",
        "number": "bt-drs:19/21876",
        "numbers": ("bt-drs:19/21876",),
        "term": 19,
        "issuer": "Bundesregierung",
        "askers": ("Andrej Hunko", "Heike Hänsel", "Michel Brandt"),
        "group": "Fraktion DIE LINKE",
        "title": "Wiener „Plattform“ gegen Migration auf der sogenannten Westbalkanroute",
        "predecessor": "bt-drs:19/21516",
        "predecessors": ("bt-drs:19/21516",),
    },
    "parlamentsforum-2023": {
        "kind": "resolution",
        "date": datetime.date(2023, 9, 19),
        "issuer": "Parlamentsforum Südliche Ostsee",
        "title": "RESOLUTION des XIX. Parlamentsforums Südliche Ostsee unter Vorsitz der Bürgerschaft der Freien und"
        " Hansestadt Hamburg „Sozialen Zusammenhalt stärken – Migration und Integration“",
    },
    "bmi-migration-partnerships": {"kind": "web-page", "title": "Migrationspartnerschaften"},
    "eu-commission-partnerships": {
        "kind": "web-page",
        "title": "Engere Zusammenarbeit zur Vertiefung internationaler Partnerschaften",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", GOLD)
def test_metadata_of_the_gold_texts(gold_texts: dict[str, str], name: str) -> None:
    _, parts = read(gold_texts[name])
    assert parts.metadata == GOLD[name]


def test_questions_and_answers_of_the_gold_text(gold_texts: dict[str, str]) -> None:
    _, parts = read(gold_texts["bundestag-19-21876"])
    questions = [section.number for section in parts.sections if section.kind == "frage"]
    assert questions == [str(number) for number in range(1, 22)]
    answers = [section.answers for section in parts.sections if section.kind == "antwort"]
    with_parts = {2, 3, 5, 12, 19}
    assert answers == [
        (f"frage-{number}", f"frage-{number}a", f"frage-{number}b") if number in with_parts else (f"frage-{number}",)
        for number in range(1, 22)
    ]


def test_points_of_the_gold_texts(gold_texts: dict[str, str]) -> None:
    _, conclusions = read(gold_texts["council-8622-20"])
    points = [section.id for section in conclusions.sections if section.kind == "punkt"]
    assert points == [f"punkt-{number}" for number in range(1, 53)]
    notes = [section.id for section in conclusions.sections if section.kind == "fussnote"]
    assert notes == [f"fussnote-{number}" for number in range(1, 7)]
    _, resolution = read(gold_texts["parlamentsforum-2023"])
    points = [section.id for section in resolution.sections if section.kind == "punkt"]
    assert [id for id in points if id.removeprefix("punkt-").isdecimal()] == [f"punkt-{n}" for n in range(1, 6)]
    assert points[11:14] == ["punkt-1j-1", "punkt-1j-2", "punkt-1j-3"]


def check(text: str, parts: Anatomy) -> None:
    """What holds for every anatomy."""
    assert parts.metadata["kind"] in KINDS
    for start, end in parts.places.values():
        assert 0 <= start < end <= len(text)
    assert set(parts.places) <= set(parts.metadata)
    assert len({section.id for section in parts.sections}) == len(parts.sections)
    around = []
    ids = {section.id for section in parts.sections}
    for section in parts.sections:
        assert 0 <= section.start < section.end <= len(text)
        assert set(section.answers) <= ids
        around = [outer for outer in around if outer.end > section.start]
        assert all(section.end <= outer.end for outer in around)
        around.append(section)
        assert parts.section_at(section.end) != section.id


PIECES = st.sampled_from(
    """Deutscher Bundestag
Drucksache 18/5
18. Wahlperiode
20.10.2016
(zu Drucksache 18/4)
Antwort der Bundesregierung
auf die Kleine Anfrage der Abgeordneten A B, C D und der Fraktion DIE LINKE.
– Drucksache 18/3 –
Kleine Anfrage der Fraktion der FDP
Beschlussempfehlung des Innenausschusses
zu dem Antrag
Ein Titel
Vorbemerkung der Fragesteller
Wir fragen die Bundesregierung:
1. Wie viele?
2. Warum?
a) Wer?
b) Wo?
3. Bitte auflisten.
Eine Antwort.
Zu Frage 1:
Die Fragen 1 bis 2b werden gemeinsam beantwortet.
I.
II.
1.
2.1. X
(1) X
A. Problem
Begründung:
Zu Artikel 1
Artikel 1
Anlage 1
Berlin, den 1. Mai 2020
1 Dok. ST 1/20.
Brüssel, den 5. Juni 2020
8622/20
JAI 473
Absender: X
Betr.: Y
COM(2020) 9 final
MITTEILUNG DER KOMMISSION
Resolution der Konferenz
DER RAT
„Z“
Plenarprotokoll 19/1
Antwort des Staatsministers A B auf die Fragen des Abgeordneten C D (SPD) (Drucksache 18/3, Fragen 1 und 2):
Deutscher Bundestag – 18. Wahlperiode – 5 – Drucksache 18/5
Bundesrat
Drucksache 119/25
20.03.25
🇪🇺""".splitlines()
)
ENDS = st.sampled_from(["\n", "\n\n", " ", "\f", "\ud800"])
TEXTS = st.one_of(st.lists(st.one_of(PIECES, ENDS), max_size=60).map("".join), st.text(max_size=200))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    check(*read(text))


NASTY = ("1", "A", "-", "(", " ", "\n", "\n\n", "1. ", "a) ", "1. Was?\n", "? ", "Die Fragen 1 und ", "– Drucksache ")
NASTY_WORDS = ("Zu Frage 1:\n", "Anlage\n", "Betr.: ", "Abgeordneten A B, ", "Zu Artikel 1\n", "Berlin, den ", "AB ")


@pytest.mark.parametrize("unit", [*NASTY, *NASTY_WORDS])
@pytest.mark.parametrize(
    "head",
    [
        "",
        "Antwort der Bundesregierung auf die Kleine Anfrage der Fraktion der FDP\n\nTitel\n\n",
        "Deutscher Bundestag\nDrucksache 18/1\n18. Wahlperiode\n\nBeschlussempfehlung des X\n\na) zu dem ",
    ],
)
def test_nasty_texts_take_no_longer_than_they_are(head: str, unit: str) -> None:
    text = head + unit * (100_000 // len(unit))
    check(text, anatomy(text, []))

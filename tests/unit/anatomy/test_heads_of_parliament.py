"""What the heads of parliamentary papers say: printed papers, written answers, plenary records."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.unit.anatomy import read

INTERPELLATION = """Deutscher Bundestag

Drucksache 21/4711

21. Wahlperiode

03.02.2026

Kleine Anfrage der Abgeordneten Dr. Erika Muster, Max Probe (Kiel), Jan van Dorp und der Fraktion DIE LINKE.

Grenzkontrollen im Musterland

Vorbemerkung der Fragesteller
Die Kontrollen dauern an.
Wir fragen die Bundesregierung:
1. Wie lange noch?
"""
INTERPELLATION_FIELDS = {
    "kind": "kleine-anfrage",
    "number": "bt-drs:21/4711",
    "numbers": ("bt-drs:21/4711",),
    "term": 21,
    "date": datetime.date(2026, 2, 3),
    "title": "Grenzkontrollen im Musterland",
    "issuer": "Fraktion DIE LINKE",
    "group": "Fraktion DIE LINKE",
    "askers": ("Erika Muster", "Max Probe", "Jan van Dorp"),
}

ANSWER = """Deutscher Bundestag                              Drucksache 20/812
20. Wahlperiode                                        24.02.2022

Antwort
der Bundesregierung

auf die Kleine Anfrage der Abgeordneten Erika Muster, Max Probe, weiterer Abgeordneter
und der Fraktion BÜNDNIS 90/DIE GRÜNEN
– Drucksache 20/705 –

Rückführungen nach Musterland

Vorbemerkung der Fragesteller
Im Jahr 2021 fanden Rückführungen statt.

1. Wie viele?

Zehn.
"""
ANSWER_FIELDS = {
    "kind": "antwort",
    "number": "bt-drs:20/812",
    "numbers": ("bt-drs:20/812",),
    "term": 20,
    "date": datetime.date(2022, 2, 24),
    "title": "Rückführungen nach Musterland",
    "issuer": "Bundesregierung",
    "askers": ("Erika Muster", "Max Probe"),
    "group": "Fraktion BÜNDNIS 90/DIE GRÜNEN",
    "predecessor": "bt-drs:20/705",
    "predecessors": ("bt-drs:20/705",),
}

# As some sites give papers: all on one line, the editors' note in front, the heading letter-spaced.
FLAT_ANSWER = (
    "Die Antwort wurde namens der Bundesregierung mit Schreiben des Auswärtigen Amts vom 16. April 2019 übermittelt. "
    "Die Drucksache enthält zusätzlich – in kleinerer Schrifttype – den Fragetext. Deutscher Bundestag "
    "Drucksache 19/9000 19. Wahlperiode 18.04.2019 Antwort der Bundesregierung "
    "auf die Kleine Anfrage der Abgeordneten Erika Muster, weiterer Abgeordneter und der Fraktion der AfD "
    "– Drucksache 19/8000 – Nachfrage zur Bundestagsdrucksache 19/7000 "
    "V o r b e m e r k u n g d e r F r a g e s t e l l e r Es gibt Fragen. 1. Welche? Keine."
)
FLAT_ANSWER_FIELDS = {
    "kind": "antwort",
    "number": "bt-drs:19/9000",
    "numbers": ("bt-drs:19/9000",),
    "term": 19,
    "date": datetime.date(2019, 4, 18),
    "title": "Nachfrage zur Bundestagsdrucksache 19/7000",
    "issuer": "Bundesregierung",
    "askers": ("Erika Muster",),
    "group": "Fraktion der AfD",
    "predecessor": "bt-drs:19/8000",
    "predecessors": ("bt-drs:19/8000",),
}

# The number is left in the page headers alone, the date at the foot of the first page.
BILL = """Deutscher Bundestag
18. Wahlperiode

Gesetzentwurf der Fraktionen der CDU/CSU und SPD

Entwurf eines Gesetzes zur Änderung des Mustergesetzes

A. Problem und Ziel
Das Gesetz vom 1. Januar 2014 gilt.

Drucksache 18/99
02.03.2015

\fDrucksache 18/99

–2–

Deutscher Bundestag – 18. Wahlperiode

B. Lösung
Es wird geändert. Berlin, den 24. Februar 2015

\fDeutscher Bundestag – 18. Wahlperiode

–3–

Drucksache 18/99

C. Alternativen
Keine.
"""
BILL_FIELDS = {
    "kind": "gesetzentwurf",
    "number": "bt-drs:18/99",
    "numbers": ("bt-drs:18/99",),
    "term": 18,
    "date": datetime.date(2015, 3, 2),
    "title": "Entwurf eines Gesetzes zur Änderung des Mustergesetzes",
    "issuer": "Fraktionen der CDU/CSU und SPD",
    "group": "Fraktionen der CDU/CSU und SPD",
}

RECOMMENDATION = """Deutscher Bundestag

Drucksache 19/3500 (neu)

19. Wahlperiode

20.07.2018

Beschlussempfehlung*) und Bericht des Auswärtigen Ausschusses (3. Ausschuss)

a) zu dem Antrag der Bundesregierung – Drucksachen 19/3000, 19/3100 –

Einsatz in Musterland vom
8. Juli 2018

b) zu dem Antrag der Abgeordneten Erika Muster, weiterer Abgeordneter und der Fraktion der FDP
– Drucksache 19/2900 –

Kein Einsatz in Musterland

A. Problem
Die Regierung beantragt den Einsatz.
"""
RECOMMENDATION_FIELDS = {
    "kind": "beschlussempfehlung",
    "number": "bt-drs:19/3500 (neu)",
    "numbers": ("bt-drs:19/3500 (neu)",),
    "term": 19,
    "date": datetime.date(2018, 7, 20),
    "title": "Einsatz in Musterland vom 8. Juli 2018",
    "issuer": "Auswärtiger Ausschuss",
    "predecessor": "bt-drs:19/3000",
    "predecessors": ("bt-drs:19/3000", "bt-drs:19/3100", "bt-drs:19/2900"),
}

INFORMATION = """Deutscher Bundestag
19. Wahlperiode

Drucksache 19/1234
(zu Drucksache 19/1200)
15.03.2018

Unterrichtung durch die Bundesregierung

Entwurf eines Zweiten Gesetzes über Muster – Drucksache 19/1200 – Gegenäußerung der Bundesregierung

Die Bundesregierung äußert sich wie folgt:
"""
INFORMATION_FIELDS = {
    "kind": "unterrichtung",
    "number": "bt-drs:19/1234",
    "numbers": ("bt-drs:19/1234",),
    "term": 19,
    "date": datetime.date(2018, 3, 15),
    "title": "Entwurf eines Zweiten Gesetzes über Muster",
    "issuer": "Bundesregierung",
    "predecessor": "bt-drs:19/1200",
    "predecessors": ("bt-drs:19/1200",),
}

MOTION_FOR_RESOLUTION = """Deutscher Bundestag

Drucksache 20/77

20. Wahlperiode

09.11.2021

Entschließungsantrag der Fraktion der AfD

zu der Abgabe einer Regierungserklärung durch die Bundeskanzlerin zum Europäischen Rat

Der Bundestag wolle beschließen:
I. Der Deutsche Bundestag stellt fest: Drucksache 19/5 war falsch.
"""
MOTION_FOR_RESOLUTION_FIELDS = {
    "kind": "entschliessungsantrag",
    "number": "bt-drs:20/77",
    "numbers": ("bt-drs:20/77",),
    "term": 20,
    "date": datetime.date(2021, 11, 9),
    "title": "zu der Abgabe einer Regierungserklärung durch die Bundeskanzlerin zum Europäischen Rat",
    "issuer": "Fraktion der AfD",
    "group": "Fraktion der AfD",
}

AMENDMENT = """Deutscher Bundestag
20. Wahlperiode
Drucksache 20/900
03.03.2022

Änderungsantrag der Abgeordneten Erika Muster und Max Probe

zu der zweiten Beratung des Gesetzentwurfs der Bundesregierung – Drucksachen 20/700, 20/800 –

Entwurf eines Gesetzes über Muster; hier:

Der Bundestag wolle beschließen:
"""
AMENDMENT_FIELDS = {
    "kind": "aenderungsantrag",
    "number": "bt-drs:20/900",
    "numbers": ("bt-drs:20/900",),
    "term": 20,
    "date": datetime.date(2022, 3, 3),
    "title": "Entwurf eines Gesetzes über Muster",
    "askers": ("Erika Muster", "Max Probe"),
    "predecessor": "bt-drs:20/700",
    "predecessors": ("bt-drs:20/700", "bt-drs:20/800"),
}

FEDERAL_COUNCIL = """Bundesrat

Drucksache 119/25 (Beschluss)

20.03.25

Beschluss des Bundesrates

Entschließung zum Umgang mit Mustern
"""
FEDERAL_COUNCIL_FIELDS = {
    "kind": "drucksache",
    "number": "br-drs:119/25 (B)",
    "numbers": ("br-drs:119/25 (B)",),
    "date": datetime.date(2025, 3, 20),
    "title": "Entschließung zum Umgang mit Mustern",
    "issuer": "Bundesrat",
}

WITHOUT_BLOCK = """Antrag der Abgeordneten Erika Muster, Max Probe und der Gruppe BSW

Mehr Muster wagen

Der Bundestag wolle beschließen:
"""
WITHOUT_BLOCK_FIELDS = {
    "kind": "antrag",
    "title": "Mehr Muster wagen",
    "issuer": "Gruppe BSW",
    "group": "Gruppe BSW",
    "askers": ("Erika Muster", "Max Probe"),
}

WRITTEN = """Anlage 57
Antwort der Parl. Staatssekretärin Dr. Erika Muster auf die Fragen des Abgeordneten Max Probe (Kiel) (BÜND- NIS 90/
DIE GRÜNEN) (Drucksache 17/7411, Fragen 82 und 83):
Wie viele?
"""
WRITTEN_FIELDS = {
    "kind": "written-answer",
    "term": 17,
    "issuer": "Parl. Staatssekretärin Dr. Erika Muster",
    "askers": ("Max Probe",),
    "group": "BÜNDNIS 90/DIE GRÜNEN",
    "predecessor": "bt-drs:17/7411",
    "predecessors": ("bt-drs:17/7411",),
}

RECORD = """Plenarprotokoll 19/174

Deutscher Bundestag

Stenografischer Bericht

174. Sitzung

Berlin, Donnerstag, den 10. September 2020
"""
RECORD_FIELDS = {
    "kind": "plenarprotokoll",
    "number": "bt-prot:19/174",
    "numbers": ("bt-prot:19/174",),
    "term": 19,
    "date": datetime.date(2020, 9, 10),
    "issuer": "Deutscher Bundestag",
}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(INTERPELLATION, INTERPELLATION_FIELDS, id="interpellation"),
        pytest.param(ANSWER, ANSWER_FIELDS, id="answer"),
        pytest.param(FLAT_ANSWER, FLAT_ANSWER_FIELDS, id="answer on one line"),
        pytest.param(BILL, BILL_FIELDS, id="bill with number and date at the margins"),
        pytest.param(RECOMMENDATION, RECOMMENDATION_FIELDS, id="recommendation on two motions"),
        pytest.param(INFORMATION, INFORMATION_FIELDS, id="information"),
        pytest.param(MOTION_FOR_RESOLUTION, MOTION_FOR_RESOLUTION_FIELDS, id="motion for a resolution"),
        pytest.param(AMENDMENT, AMENDMENT_FIELDS, id="amendment by members alone"),
        pytest.param(FEDERAL_COUNCIL, FEDERAL_COUNCIL_FIELDS, id="Bundesrat"),
        pytest.param(WITHOUT_BLOCK, WITHOUT_BLOCK_FIELDS, id="motion without title block"),
        pytest.param(WRITTEN, WRITTEN_FIELDS, id="written answer"),
        pytest.param(RECORD, RECORD_FIELDS, id="plenary record"),
    ],
)
def test_metadata(text: str, fields: dict[str, Any]) -> None:
    _, parts = read(text)
    assert parts.metadata == fields


def test_each_field_has_the_place_it_was_read_from() -> None:
    shown, parts = read(INTERPELLATION)
    assert {name: shown[start:end] for name, (start, end) in parts.places.items()} == {
        "number": "21/4711",
        "date": "03.02.2026",
        "term": "21. Wahlperiode",
        "kind": "Kleine Anfrage",
        "askers": "Erika Muster, Max Probe (Kiel), Jan van Dorp",
        "issuer": "Fraktion DIE LINKE",
        "group": "Fraktion DIE LINKE",
        "title": "Grenzkontrollen im Musterland",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Der Antrag der Fraktion DIE LINKE. auf Drucksache 19/1 wurde am 3. Mai 2018 abgelehnt.",
        "Im Deutschen Bundestag wurde die Drucksache 19/1 beraten.\n\nDie Antwort der Bundesregierung liegt vor.",
        "Deutscher Bundestag\n\nBesuchen Sie uns in Berlin.",
        "Plenarprotokolle und Drucksachen\n\nHier finden Sie alles.",
        "Antwort des Staatssekretärs auf die Frage der Abgeordneten: keine.",
    ],
)
def test_what_only_mentions_papers_is_none(text: str) -> None:
    _, parts = read(text)
    assert parts.metadata["kind"] == "other"
    assert {"number", "term", "predecessor", "askers"}.isdisjoint(parts.metadata)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("zu Drucksache 18/4", "bt-drs:18/5"),  # the paper that this one is about
        ("– Drucksache 18/4 –", "bt-drs:18/5"),
    ],
)
def test_the_number_of_another_paper_is_not_its_own(wrong: str, right: str) -> None:
    text = (
        f"Deutscher Bundestag\n18. Wahlperiode\n\nDrucksache 18/5\n({wrong})\n02.03.2015\n\nAntrag der Regierung\n\nX"
    )
    _, parts = read(text)
    assert parts.metadata["number"] == right


def test_the_day_of_the_decision_is_not_the_date_of_the_paper() -> None:
    text = INTERPELLATION.replace("03.02.2026\n", "") + "\nBerlin, den 28. Januar 2026\n\nErika Muster und Fraktion\n"
    _, parts = read(text)
    assert parts.date is None

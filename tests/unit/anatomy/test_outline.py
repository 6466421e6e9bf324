"""Parts, headings and numbered points of papers that are no questions and answers, and what stands at their margins."""

from __future__ import annotations

import pytest

from tests.unit.anatomy import outline, read

BLOCK = "Deutscher Bundestag\nDrucksache 20/5\n20. Wahlperiode\n01.02.2022\n\n"

MOTION = f"""{BLOCK}Antrag der Fraktion der FDP

Muster

Der Bundestag wolle beschließen:
I. Der Bundestag stellt fest:
Muster fehlen.
II. Der Bundestag fordert die Regierung auf,
1. zu handeln;
2. zu berichten
a) monatlich,
b) jährlich.

Berlin, den 1. Februar 2022
Erika Muster und Fraktion

Begründung

Muster sind nötig.
"""
MOTION_PARTS = [
    ("beschlusstext", "Der Bundestag wolle besc… monatlich, b) jährlich."),
    ("punkt-i", "I. Der Bundestag stellt fest: Muster fehlen."),
    ("punkt-ii", "II. Der Bundestag forder… monatlich, b) jährlich."),
    ("punkt-ii-1", "1. zu handeln;"),
    ("punkt-ii-2", "2. zu berichten a) monatlich, b) jährlich."),
    ("punkt-ii-2a", "a) monatlich,"),
    ("punkt-ii-2b", "b) jährlich."),
    ("unterschrift", "Berlin, den 1. Februar 2022 Erika Muster und Fraktion"),
    ("begruendung", "Begründung Muster sind nötig."),
]

BILL = f"""{BLOCK}Gesetzentwurf der Bundesregierung

Entwurf eines Gesetzes über Muster

A. Problem und Ziel
Muster fehlen.

B. Lösung
Muster.

C. Alternativen Keine.

D. Haushaltsausgaben ohne Erfüllungsaufwand
Keine.

E. Erfüllungsaufwand
Keiner.

F. Weitere Kosten
Keine.

Anlage 1

Artikel 1
Änderung
1. § 1 fällt weg.

Artikel 2
Inkrafttreten
Morgen.

Begründung

A. Allgemeiner Teil
Gut.

B. Besonderer Teil
Zu Artikel 1
Gut.
Zu Nummer 1
Sehr gut.

Zu Artikel 2
So.

Anlage 2

Stellungnahme des Bundesrates

Nein.
"""
BILL_PARTS = [
    ("problem", "A. Problem und Ziel Muster fehlen."),
    ("loesung", "B. Lösung Muster."),
    ("alternativen", "C. Alternativen Keine."),
    ("haushaltsausgaben", "D. Haushaltsausgaben ohne Erfüllungsaufwand Keine."),
    ("erfuellungsaufwand", "E. Erfüllungsaufwand Keiner."),
    ("weitere-kosten", "F. Weitere Kosten Keine."),
    ("anlage-1", "Anlage 1 Artikel 1 Änder…hr gut. Zu Artikel 2 So."),
    ("artikel-1", "Artikel 1 Änderung 1. § 1 fällt weg."),
    ("artikel-2", "Artikel 2 Inkrafttreten Morgen."),
    ("begruendung", "Begründung A. Allgemeine…hr gut. Zu Artikel 2 So."),
    ("allgemeiner-teil", "A. Allgemeiner Teil Gut."),
    ("besonderer-teil", "B. Besonderer Teil Zu Ar…hr gut. Zu Artikel 2 So."),
    ("zu-artikel-1", "Zu Artikel 1 Gut. Zu Nummer 1 Sehr gut."),
    ("zu-artikel-1-nummer-1", "Zu Nummer 1 Sehr gut."),
    ("zu-artikel-2", "Zu Artikel 2 So."),
    ("anlage-2", "Anlage 2 Stellungnahme des Bundesrates Nein."),
    ("stellungnahme-des-bundesrates", "Stellungnahme des Bundesrates Nein."),
]

RECOMMENDATION = f"""{BLOCK}Beschlussempfehlung und Bericht des Innenausschusses (4. Ausschuss)

zu dem Antrag der Fraktion der FDP
– Drucksache 20/4 –

Muster

A. Problem
Muster fehlen.

B. Lösung
Ablehnung.

Beschlussempfehlung

Der Bundestag wolle beschließen, den Antrag abzulehnen.

Berlin, den 1. Februar 2022
Der Innenausschuss

Bericht der Abgeordneten Erika Muster und Max Probe

I. Überweisung
Am 3. Mai 2021.
"""
RECOMMENDATION_PARTS = [
    ("problem", "A. Problem Muster fehlen."),
    ("loesung", "B. Lösung Ablehnung."),
    ("beschlussempfehlung", "Beschlussempfehlung Der …, den Antrag abzulehnen."),
    ("unterschrift", "Berlin, den 1. Februar 2022 Der Innenausschuss"),
    ("bericht", "Bericht der Abgeordneten…rweisung Am 3. Mai 2021."),
]

RESOLUTION = """Resolution der Musterkonferenz

Die Musterkonferenz

1. stellt fest, dass

- a) Muster fehlen,
- b) Proben fehlen:
- (1) die roten,
- (2) die blauen.

2. fordert

- a) Muster.

Landtag Musterland

Bürgerschaft Probestadt

Kiel, 5. Mai 2021
"""
RESOLUTION_PARTS = [
    ("praeambel", "Die Musterkonferenz"),
    ("punkt-1", "1. stellt fest, dass - a…roten, - (2) die blauen."),
    ("punkt-1a", "- a) Muster fehlen,"),
    ("punkt-1b", "- b) Proben fehlen: - (1) die roten, - (2) die blauen."),
    ("punkt-1b-1", "- (1) die roten,"),
    ("punkt-1b-2", "- (2) die blauen."),
    ("punkt-2", "2. fordert - a) Muster."),
    ("punkt-2a", "- a) Muster."),
    ("unterschrift", "Landtag Musterland Bürgerschaft Probestadt Kiel, 5. Mai 2021"),
]

CONCLUSIONS = """Schlussfolgerungen des Rates zu Mustern

DER RAT DER EUROPÄISCHEN UNION –

1. IN ANERKENNUNG der Muster;

1 Dok. ST 5312/20.

2. UNTER HINWEIS auf Proben –

FORDERT DIE KOMMISSION AUF,

3. zu handeln.
"""
CONCLUSIONS_PARTS = [
    ("abschnitt-1", "DER RAT DER EUROPÄISCHEN…TER HINWEIS auf Proben –"),
    ("punkt-1", "1. IN ANERKENNUNG der Muster; 1 Dok. ST 5312/20."),
    ("fussnote-1", "1 Dok. ST 5312/20."),
    ("punkt-2", "2. UNTER HINWEIS auf Proben –"),
    ("abschnitt-2", "FORDERT DIE KOMMISSION AUF, 3. zu handeln."),
    ("punkt-3", "3. zu handeln."),
]

COMMUNICATION = """Brüssel, den 3.4.2020
COM(2020) 9 final

MITTEILUNG DER KOMMISSION

Muster

1. Einleitung

Gut.

2.Ziele

2.1. Erstes Ziel

Muster.

2.2 Zweites Ziel

Proben.

3.1. Verirrt

3. Schluss

Ende.
"""
COMMUNICATION_PARTS = [
    ("punkt-1", "1. Einleitung Gut."),
    ("punkt-2", "2.Ziele 2.1. Erstes Ziel…iel Proben. 3.1. Verirrt"),
    ("punkt-2-1", "2.1. Erstes Ziel Muster."),
    ("punkt-2-2", "2.2 Zweites Ziel Proben. 3.1. Verirrt"),
    ("punkt-3", "3. Schluss Ende."),
]

NO_POINTS = """Muster

7. Januar 2020

1. Mai 2020 war Feiertag.

3. Quartal

2. Platz für Musterland.

b) Nichts.

(1) Nichts.
"""

NUMBERS_SET_APART = f"""{BLOCK}Antrag der Bundesregierung

Muster

Der Bundestag wolle beschließen:
1.

2.

3.

Der Bundestag stimmt zu.
"""
NUMBERS_SET_APART_PARTS = [("beschlusstext", "Der Bundestag wolle besc…Der Bundestag stimmt zu.")]

REASONS = f"""{BLOCK}Unterrichtung durch die Bundesregierung

Muster

Stellungnahme des Bundesrates
1. Zu Artikel 1
Artikel 1 fällt weg.
Begründung:
Er ist unnötig.
2. Zu Artikel 2
Er bleibt.
"""
REASONS_PARTS = [
    ("stellungnahme-des-bundesrates", "Stellungnahme des Bundes… Zu Artikel 2 Er bleibt."),
    ("stellungnahme-des-bundesrates-1", "1. Zu Artikel 1 Artikel …ründung: Er ist unnötig."),
    ("stellungnahme-des-bundesrates-1-begruendung", "Begründung: Er ist unnötig."),
    ("stellungnahme-des-bundesrates-2", "2. Zu Artikel 2 Er bleibt."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(MOTION, MOTION_PARTS, id="motion"),
        pytest.param(BILL, BILL_PARTS, id="bill"),
        pytest.param(RECOMMENDATION, RECOMMENDATION_PARTS, id="recommendation"),
        pytest.param(RESOLUTION, RESOLUTION_PARTS, id="resolution"),
        pytest.param(CONCLUSIONS, CONCLUSIONS_PARTS, id="conclusions with footnotes and headings in capitals"),
        pytest.param(COMMUNICATION, COMMUNICATION_PARTS, id="communication with numbered headings"),
        pytest.param(NO_POINTS, [], id="numbers that count nothing"),
        pytest.param(NUMBERS_SET_APART, NUMBERS_SET_APART_PARTS, id="numbers that conversion has set apart"),
        pytest.param(REASONS, REASONS_PARTS, id="the reasons of single proposals"),
    ],
)
def test_outline(text: str, expected: list[tuple[str, str]]) -> None:
    assert outline(text) == expected


def test_page_headers_are_sections_of_their_own() -> None:
    header = "Deutscher Bundestag – 20. Wahlperiode – 2 – Drucksache 20/5"
    shown, parts = read(MOTION.replace("2. zu", f"\n\f{header}\n\n2. zu"))
    found = [(section.id, shown[section.start : section.end]) for section in parts.sections]
    assert found[-1] == ("kopf-und-fusszeilen-1", header)
    assert [id for id, _ in found[1:-1]] == [id for id, _ in MOTION_PARTS]
    assert parts.section_at(shown.rindex("20/5")) == "kopf-und-fusszeilen-1"


def test_the_printers_imprint_ends_the_text() -> None:
    text = f"{MOTION}\nSatz: Muster GmbH, Musterstraße 1, 12345 Musterstadt ISSN 0722-8333\n"
    assert outline(text)[-2:] == [
        ("begruendung", "Begründung Muster sind nötig."),
        ("impressum", "Satz: Muster GmbH, Muste…sterstadt ISSN 0722-8333"),
    ]


def test_titles_and_numbers() -> None:
    _, parts = read(BILL)
    found = {section.id: (section.number, section.title) for section in parts.sections}
    assert [found[id] for id in ("problem", "anlage-1", "artikel-1", "zu-artikel-1-nummer-1")] == [
        (None, "A. Problem und Ziel"),
        ("1", "Anlage 1"),
        ("1", "Artikel 1"),
        ("1", "Zu Nummer 1"),
    ]

"""What the heads of Council and Commission documents, resolutions, press releases and web pages say."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.unit.anatomy import read

COUNCIL_NOTE = """Rat der
Europäischen Union

Brüssel, den 30. November 2018
(OR. en)

14576/18
ADD 1

LIMITE

JAI 1157
FRONT 405

**VERMERK**

| Absender:    | Vorsitz                               |
|--------------|---------------------------------------|
| Empfänger:   | Ausschuss der Ständigen Vertreter/Rat |
| Nr. Vordok.: | 13123/1/18 REV 1, 14000/18            |
| Betr.:       | Maßnahmen gegen Musternetze<br>– Billigung |

1. Der Europäische Rat hat die Maßnahmen am 18. Oktober 2018 gefordert.
"""
COUNCIL_NOTE_FIELDS = {
    "kind": "council-note",
    "number": "council:14576/18 ADD 1",
    "numbers": ("council:14576/18 ADD 1", "council-subject:JAI 1157", "council-subject:FRONT 405"),
    "subject_codes": ("JAI 1157", "FRONT 405"),
    "date": datetime.date(2018, 11, 30),
    "issuer": "Vorsitz",
    "addressee": "Ausschuss der Ständigen Vertreter/Rat",
    "title": "Maßnahmen gegen Musternetze – Billigung",
    "predecessor": "council:13123/18 REV 1",
    "predecessors": ("council:13123/18 REV 1", "council:14000/18"),
}

# The labels follow one another on one line.
TRANSMITTAL = """Rat der Europäischen Union

Brüssel, den 24. September 2020
(OR. en)

11213/20

ÜBERMITTLUNGSVERMERK

Absender: Frau Erika MUSTER, Direktorin Eingangsdatum: 23. September 2020 Empfänger: Herr Max PROBE, Generalsekretär
Nr. Komm.dok.: COM(2020) 610 final Betr.: Vorschlag für eine VERORDNUNG über Muster

Die Delegationen erhalten in der Anlage das Dokument COM(2020) 610 final.
"""
TRANSMITTAL_FIELDS = {
    "kind": "council-note",
    "number": "council:11213/20",
    "numbers": ("council:11213/20",),
    "date": datetime.date(2020, 9, 24),
    "issuer": "Frau Erika MUSTER, Direktorin",
    "addressee": "Herr Max PROBE, Generalsekretär",
    "title": "Vorschlag für eine VERORDNUNG über Muster",
    "predecessor": "com:COM(2020) 610 final",
    "predecessors": ("com:COM(2020) 610 final",),
}

CONCLUSIONS = """Brüssel, den 2. März 2021
(OR. en)

6004/21

COWEB 9

BERATUNGSERGEBNISSE

Absender: Generalsekretariat des Rates

vom 1. März 2021

Empfänger: Delegationen

Betr.: Schlussfolgerungen des Rates zu Mustern

Die Delegationen erhalten anbei die Schlussfolgerungen.
"""
CONCLUSIONS_FIELDS = {
    "kind": "council-conclusions",
    "number": "council:6004/21",
    "numbers": ("council:6004/21", "council-subject:COWEB 9"),
    "subject_codes": ("COWEB 9",),
    "date": datetime.date(2021, 3, 2),
    "issuer": "Generalsekretariat des Rates",
    "addressee": "Delegationen",
    "title": "Schlussfolgerungen des Rates zu Mustern",
}

DRAFT_CONCLUSIONS_FIELDS = CONCLUSIONS_FIELDS | {
    "kind": "council-note",
    "title": "Entwurf von Schlussfolgerungen des Rates zu Mustern",
}

BARE_CONCLUSIONS = """SCHLUSSFOLGERUNGEN DES RATES

zur Zusammenarbeit mit Musterland

DER RAT DER EUROPÄISCHEN UNION –

1. BEGRÜSST die Zusammenarbeit;
"""
BARE_CONCLUSIONS_FIELDS = {
    "kind": "council-conclusions",
    "title": "SCHLUSSFOLGERUNGEN DES RATES zur Zusammenarbeit mit Musterland",
}

COMMUNICATION = """EUROPÄISCHE
KOMMISSION

Brüssel, den 23.9.2020
COM(2020) 609 final

MITTEILUNG DER KOMMISSION AN DAS EUROPÄISCHE PARLAMENT, DEN RAT UND DEN AUSSCHUSS DER REGIONEN

Ein neues Paket für Muster

{SWD(2020) 207 final}

1. EINLEITUNG

Die Mitteilung COM(2019) 481 final vom 16. Oktober 2019 gilt fort.
"""
COMMUNICATION_FIELDS = {
    "kind": "commission-communication",
    "number": "com:COM(2020) 609 final",
    "numbers": ("com:COM(2020) 609 final",),
    "date": datetime.date(2020, 9, 23),
    "issuer": "Europäische Kommission",
    "addressee": "DAS EUROPÄISCHE PARLAMENT, DEN RAT UND DEN AUSSCHUSS DER REGIONEN",
    "title": "Ein neues Paket für Muster",
}

PROPOSAL = """Brüssel, den 10.7.2019

COM(2019) 284 final

2019/0138(NLE)

Vorschlag für einen

BESCHLUSS DES RATES

über den Standpunkt zu Mustern

(Text von Bedeutung für den EWR)

BEGRÜNDUNG

1.Gegenstand
"""
PROPOSAL_FIELDS = {
    "kind": "commission-proposal",
    "number": "com:COM(2019) 284 final",
    "numbers": ("com:COM(2019) 284 final",),
    "date": datetime.date(2019, 7, 10),
    "title": "Vorschlag für einen BESCHLUSS DES RATES über den Standpunkt zu Mustern",
}

RESOLUTION = """Resolution der 12. Musterkonferenz

„Muster stärken“

Kiel, 3.–5. Mai 2021

Die Musterkonferenz

1. stellt fest, dass Muster fehlen.

Landtag Musterland

Bürgerschaft Probestadt

Kiel, 5. Mai 2021
"""
RESOLUTION_FIELDS = {
    "kind": "resolution",
    "issuer": "Musterkonferenz",
    "title": "Resolution der 12. Musterkonferenz „Muster stärken“",
    "date": datetime.date(2021, 5, 5),
}

PARLIAMENT = (
    "Entschließung des Europäischen Parlaments vom 17. Dezember 2020 zu Mustern\n\nDas Parlament,\n\n1. begrüßt sie."
)
PARLIAMENT_FIELDS = {
    "kind": "resolution",
    "issuer": "Europäisches Parlament",
    "title": "Entschließung des Europäischen Parlaments vom 17. Dezember 2020 zu Mustern",
    "date": datetime.date(2020, 12, 17),
}

PRESS = "Pressemitteilung\n\nBrüssel, 8. Dezember 2016\n\nKommission empfiehlt Muster\n\nAm 1. Mai 2016 kamen sie."
PRESS_FIELDS = {
    "kind": "press-release",
    "date": datetime.date(2016, 12, 8),
    "title": "Kommission empfiehlt Muster",
}

PAGE = "Zum Hauptinhalt\n\nMuster und Proben\n\nErscheinungsdatum: 4. März 2024\n\nMuster gelten seit 3. März 2020."
PAGE_FIELDS = {"kind": "web-page", "title": "Muster und Proben", "date": datetime.date(2024, 3, 4)}

PLAIN = "Muster und Proben\n\nMuster gelten seit dem 3. März 2020.\n\n• Musterland (8. Juli 2022)\n"
PLAIN_FIELDS = {"kind": "other", "title": "Muster und Proben"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(COUNCIL_NOTE, COUNCIL_NOTE_FIELDS, id="note of the Presidency as a table"),
        pytest.param(TRANSMITTAL, TRANSMITTAL_FIELDS, id="transmittal of a Commission document"),
        pytest.param(CONCLUSIONS, CONCLUSIONS_FIELDS, id="conclusions"),
        pytest.param(
            CONCLUSIONS.replace("BERATUNGSERGEBNISSE", "I/A-PUNKT-VERMERK").replace("Betr.: ", "Betr.: Entwurf von "),
            DRAFT_CONCLUSIONS_FIELDS,
            id="draft conclusions",
        ),
        pytest.param(BARE_CONCLUSIONS, BARE_CONCLUSIONS_FIELDS, id="conclusions without cover page"),
        pytest.param(COMMUNICATION, COMMUNICATION_FIELDS, id="communication"),
        pytest.param(PROPOSAL, PROPOSAL_FIELDS, id="proposal"),
        pytest.param(RESOLUTION, RESOLUTION_FIELDS, id="resolution dated at its end"),
        pytest.param(PARLIAMENT, PARLIAMENT_FIELDS, id="resolution dated in its title"),
        pytest.param(PRESS, PRESS_FIELDS, id="press release"),
        pytest.param(PAGE, PAGE_FIELDS, id="web page"),
        pytest.param(PLAIN, PLAIN_FIELDS, id="plain text"),
        pytest.param("Am 5. Juni 2020 tagte der Rat. Er beschloss nichts.", {"kind": "other"}, id="a sentence"),
        pytest.param("", {"kind": "other"}, id="nothing"),
    ],
)
def test_metadata(text: str, fields: dict[str, Any]) -> None:
    _, parts = read(text)
    assert parts.metadata == fields


@pytest.mark.parametrize(
    "text",
    [
        "Die Resolution der Konferenz vom 3. Mai 2021 wurde begrüßt.",
        "Der Rat nahm am 5. Juni 2020 Schlussfolgerungen an (Ratsdokument 8622/20).\n\nVon Anfang an war das strittig.",
        "Die Mitteilung der Kommission COM(2020) 609 final vom 23. September 2020 schlägt ein Paket vor.",
        "Muster\n\nIn Brüssel, am 5. Juni 2020, tagte der Rat.",
    ],
)
def test_what_only_mentions_a_document_is_none(text: str) -> None:
    _, parts = read(text)
    assert parts.metadata["kind"] == "other"
    assert {"number", "date", "predecessor"}.isdisjoint(parts.metadata)

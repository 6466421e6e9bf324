"""What a recogniser of another house finds becomes a mention by our guidelines, or none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.base.entities import find
from migextract.finders.proposal import Proposal
from migextract.labels import LABELS

ENTITY = re.compile(r"\[(?P<label>[A-Z]+):(?P<text>[^\]]*)\]")

CASES = [
    # a sentence with what the recogniser says, and what becomes of it
    ("gegenüber [PER:Jorinde Quastenfels].", [("PERSON", "Jorinde Quastenfels")]),
    ("der [PER:Bundesministerin Dr. Quastenfels]", [("PERSON", "Quastenfels")]),
    ("[PER:Herrn Prof. Dr. h. c. Tilo Birkengrund,]", [("PERSON", "Tilo Birkengrund")]),
    ("von [PER:von der Heide] und", [("PERSON", "von der Heide")]),
    ("der [PER:Präsidentin]", []),
    ("die [PER:Merkel-Regierung]", []),
    ("die [PER:Verteidigung]", []),
    ("ohne\n[PER:D. Kosten]\nKeine", []),
    ("mit [PER:D. Quast]", [("PERSON", "D. Quast")]),
    ("nach [LOC:Hinterwaldau].", [("LOCATION", "Hinterwaldau")]),
    ("in [LOC:der Oberwaldau]", []),  # few places have an article, and those are known
    ("in [LOC:der Ukraine]", [("LOCATION", "Ukraine")]),
    ("im [LOC:Gesetzentwurf]", []),
    ("durch [LOC:Verteidigung]", []),
    ("in der [LOC:Lindenstraße] 3", []),
    ("in [LOC:den libyschen]", []),
    ("die [LOC:Berliner] Polizei", []),
    ("im [LOC:Schwarzmeerraum]", []),
    ("die [LOC:Schengen-Staaten]", []),
    ("bei [LOC:Waldau-Süd]", [("LOCATION", "Waldau-Süd")]),
    ("[LOC:Waldau]-Abkommen", []),
    ("Nieder-[LOC:Waldau]", []),
    ("[LOC:nordwärts]", []),
    ("das [ORG:Institut Morgenrot]", [("ORG", "Institut Morgenrot")]),
    ("[ORG:Stiftung Abendstern]", [("ORG", "Stiftung Abendstern")]),
    ("das [ORG:Landesamt für Waldfragen]", [("AGENCY", "Landesamt für Waldfragen")]),
    ("das [ORG:„Zentrum Morgenrot“]", [("AGENCY", "Zentrum Morgenrot")]),
    ("der [ORG:Ausschuss für Waldfragen]", [("INSTITUTION", "Ausschuss für Waldfragen")]),
    ("der [ORG:Waldhilfsfonds Nord]", [("INSTRUMENT", "Waldhilfsfonds Nord")]),
    ("die [ORG:Behörden]", []),
    ("das [ORG:Innenministerium]", []),
    ("das [ORG:Bundeskatzenamt]", [("AGENCY", "Bundeskatzenamt")]),
    ("die [ORG:Abendstern GmbH]", [("ORG", "Abendstern GmbH")]),
    ("der [ORG:Abendstern e. V.] tagt", [("ORG", "Abendstern e. V.")]),
    ("die [ORG:Abendstern.]", [("ORG", "Abendstern")]),
    ("bei [ORG:Der Abendstern]", [("ORG", "Der Abendstern")]),
    ("Ende. [ORG:Der Abendstern] tagt", [("ORG", "Abendstern")]),
    ("die [ORG:Abendstern-Mitarbeiter]", []),
    ("die [ORG:EU-Klimaziele]", []),
    ("das [ORG:EU-Klimazentrum]", [("AGENCY", "EU-Klimazentrum")]),
    ("die [ORG:Waldauer Zeitung]", []),
    ("[ORG:Abendstern]-Mitarbeiter", []),
    ("[ORG:Zentralamt Abendstern]-Mitarbeiter", [("AGENCY", "Zentralamt Abendstern")]),
    ("[ORG:Abendstern\n\nAnlage]", []),
    ("[ORG:Abend-\nstern]", [("ORG", "Abend-\nstern")]),
    ("das [MISC:Abkommen von Waldau]", [("ACT", "Abkommen von Waldau")]),
    ("die [MISC:Waldau-Verordnung]", [("ACT", "Waldau-Verordnung")]),
    ("das [EVENT:Programm Winterlese]", [("INSTRUMENT", "Programm Winterlese")]),
    ("die [MISC:Winterlese]", []),
    ("das [MISC:Rückübernahmeabkommen]", []),
    ("das [MISC:Abkommen]", []),
    ("die [NORP:Deutschen]", []),
    ("am [DATE:5. Juni 2020]", []),
    ("das [AGENCY:Morgenrot]", [("AGENCY", "Morgenrot")]),
    ("[MISC:– ...]", []),
    ("[PER:]", []),
]


def entities(marked: str) -> tuple[str, list[Proposal]]:
    """The text and the entities of a sentence with markup."""
    found: list[Proposal] = []
    text = ""
    end = 0
    for match in ENTITY.finditer(marked):
        text += marked[end : match.start()]
        found.append(Proposal(len(text), len(text) + len(match["text"]), match["label"], "", ""))  # type: ignore[arg-type]
        text += match["text"]
        end = match.end()
    return text + marked[end:], found


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_entities_become_mentions(marked: str, expected: list[tuple[str, str]]) -> None:
    text, found = entities(marked)
    assert [(item.label, text[item.start : item.end]) for item in find(text, found)] == expected


def test_the_rule_keeps_the_recognisers_label() -> None:
    text, found = entities("das [ORG:Landesamt für Waldfragen] in [LOC:Hinterwaldau]")
    assert [item.rule for item in find(text, found)] == ["base.ORG", "base.LOC"]


@given(
    st.text(alphabet="Aa Üß.-–„“()\n\t1Dr:Frau ", max_size=30),
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
    st.sampled_from(["PER", "LOC", "ORG", "MISC"]),
)
def test_a_proposal_lies_within_its_entity(text: str, place: tuple[int, int], label: str) -> None:
    start, end = sorted(min(position, len(text)) for position in place)
    for item in find(text, [Proposal(start, end, label, "", "")]):  # type: ignore[arg-type]
        assert start <= item.start < item.end <= end
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        assert item.label in LABELS

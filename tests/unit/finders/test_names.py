"""Names of the knowledge base in sentences: forms, compounds, conditions, ambiguity."""

from __future__ import annotations

from typing import Any

import pytest

from migextract.finders.names import NameFinder
from migextract.knowledge.index import NameIndex
from migextract.knowledge.schema import Entry

SOURCES = [{"ref": "invented for this test", "facts": ["names"]}]


def entry(id: str, label: str, kind: str, *names: Any) -> Entry:
    texts = [{"text": name, "form": "acronym" if name.isupper() else "full"} if isinstance(name, str) else name
             for name in names]  # fmt: skip
    return Entry.model_validate({"id": id, "label": label, "kind": kind, "names": texts, "sources": SOURCES})


CONDITION = {"positive": ["RAN"], "negative": ["RAN"]}
FINDER = NameFinder(
    NameIndex(
        [
            entry("europol", "AGENCY", "eu-agency", "Europol"),
            entry("frontex", "AGENCY", "eu-agency", "Frontex", "Europäische Grenz- und Küstenwache"),
            entry("eurodac", "INSTRUMENT", "database", "Eurodac"),
            entry("eu", "INSTITUTION", "eu-institution", "EU", "Europäische Union"),
            entry("eu-kommission", "INSTITUTION", "eu-institution", "EU-Kommission"),
            entry("tuerkei", "LOCATION", "country", "Türkei"),
            entry("rat", "INSTITUTION", "eu-institution",
                  {"text": "Rat", "form": "short", "condition": CONDITION | {"unless": ["Rat und Tat"]}}),
            entry("ran", "INSTRUMENT", "network", "Aufklärungsnetzwerk gegen Radikalisierung",
                  {"text": "RAN", "form": "acronym", "condition": CONDITION | {"context": ["radikalisierung"]}}),
            entry("bsc", "ORG", "association", "Ostsee-Kommission",
                  {"text": "BSC", "form": "acronym", "condition": CONDITION | {"long_form": True}}),
            entry("spd", "ORG", "party", "SPD"),
            entry("die-linke", "ORG", "party", "DIE LINKE"),
            entry("fraktion-spd", "INSTITUTION", "parliamentary-group", "Fraktion der SPD"),
            entry("fraktion-die-linke", "INSTITUTION", "parliamentary-group", "Fraktion DIE LINKE"),
            entry("hof-alt", "ACT", "law", "Hofordnung"),
            entry("hof-neu", "ACT", "law", "Hofordnung"),
        ]
    )
)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.value) for item in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Europol und Frontex", [("Europol", "europol"), ("Frontex", "frontex")]),
        ("Europol-Beamte, Europol- und Frontex-Beamte",
         [("Europol", "europol"), ("Europol", "europol"), ("Frontex", "frontex")]),
        ("die Eurodac-Daten EURODACS", [("Eurodac", "eurodac"), ("EURODACS", "eurodac")]),
        ("der Europäischen\u00a0Grenz- und\nKüstenwache", [("Europäischen\u00a0Grenz- und\nKüstenwache", "frontex")]),
        ("Die EU-Kommission der EU", [("EU-Kommission", "eu-kommission"), ("EU", "eu")]),
        ("Die Türkei.", [("Türkei", "tuerkei")]),
        ("Der Rat beschloss.", [("Rat", "rat")]),
        ("RAN, ein Netz gegen Radikalisierung", [("RAN", "ran")]),
        ("Die Ostsee-Kommission (BSC)", [("Ostsee-Kommission", "bsc"), ("BSC", "bsc")]),
        ("§ 3 der Hofordnung", [("Hofordnung", "")]),
    ],
)  # fmt: skip
def test_found(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "EU-Mitgliedstaaten, Nicht-EU-Staaten und EU-finanzierte",
        "das EU‐Recht",
        "Türkei-Abkommen",
        "EUropa, EUR, Europolis, Bundesrat",
        "mit Rat und Tat",
        "Er ran um sein Leben; RAN ist ein Wort.",
        "Die BSC tagte.",
        "",
    ],
)
def test_not_found(text: str) -> None:
    assert found(text) == []


def test_several_entries_for_one_form_are_named_and_none_is_chosen() -> None:
    assert [item.rule for item in FINDER.find("Hofordnung")] == ["names.hof-alt|hof-neu"]


def test_context_reaches_two_hundred_code_points() -> None:
    near, far = "x" * 150, "x" * 250
    assert found(f"RAN {near} Radikalisierung") == [("RAN", "ran")]
    assert found(f"RAN {far} Radikalisierung") == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Fraktionen der SPD und DIE LINKE.", [("INSTITUTION", "fraktion-spd"), ("INSTITUTION", "fraktion-die-linke")]),
        ("Fraktionen DIE LINKE., SPD", [("INSTITUTION", "fraktion-die-linke"), ("INSTITUTION", "fraktion-spd")]),
        ("Abgeordneter Müller (SPD)", [("ORG", "spd")]),
        ("die Fraktionen im Bundestag. SPD", [("ORG", "spd")]),
    ],
)
def test_parties_and_their_groups(text: str, mentions: list[tuple[str, str]]) -> None:
    found = sorted(FINDER.find(text))
    assert [(item.label, item.value) for item in found] == mentions

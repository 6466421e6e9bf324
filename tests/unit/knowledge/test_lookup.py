"""Looking entries up by what people type."""

from __future__ import annotations

import pytest

from migextract.knowledge.lookup import described, matching
from migextract.knowledge.schema import Entry, Relation

NEW = Entry.model_validate(
    {
        "id": "euaa",
        "label": "AGENCY",
        "kind": "eu-agency",
        "names": [
            {"text": "Asylagentur der Europäischen Union", "form": "full", "since": "2022-01-19"},
            {"text": "EUAA", "form": "acronym"},
        ],
        "predecessors": [{"id": "easo", "date": "2022-01-19"}],
        "address": "https://euaa.europa.eu",
        "state": "eu",
        "identifiers": {"celex": "32021R2303"},
        "sources": [
            {"ref": "Verordnung (EU) 2021/2303", "facts": ["names", "predecessors"]},
            {"ref": "BT-Drs. 20/1", "facts": ["names"], "checked": "2026-11-23"},
        ],
    }
)
OLD = Entry.model_validate(
    {
        "id": "easo",
        "label": "AGENCY",
        "kind": "eu-agency",
        "names": [{"text": "Europäisches Unterstützungsbüro für Asylfragen", "form": "full"}],
        "sources": [{"ref": "Verordnung (EU) Nr. 439/2010", "facts": ["names"]}],
    }
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("EUAA", ["euaa"]),
        ("easo", ["easo"]),
        ("Europäischen Unterstützungsbüros für Asylfragen", ["easo"]),
        ("asyl", ["euaa", "easo"]),
        ("Zoll", []),
    ],
)
def test_matching(query: str, ids: list[str]) -> None:
    assert [entry.id for entry in matching(query, [NEW, OLD])] == ids


def test_described() -> None:
    assert described(NEW).splitlines() == [
        "euaa  (AGENCY, eu-agency)",
        "  name: Asylagentur der Europäischen Union (full, since 2022-01-19)",
        "  name: EUAA (acronym)",
        "  state: eu",
        "  predecessor: easo, 2022-01-19",
        "  address: https://euaa.europa.eu",
        "  celex: 32021R2303",
        "  source: Verordnung (EU) 2021/2303 (for names, predecessors; never opened)",
        "  source: BT-Drs. 20/1 (for names; opened on 2026-11-23)",
    ]


def test_relations_and_adjectives_in_words() -> None:
    place = OLD.model_copy(
        update={
            "adjectives": ("türkisch", "osmanisch"),
            "part_of": "asien",
            "successors": (Relation(id="euaa", partly=True), Relation(id="fra")),
        }
    )
    assert described(place).splitlines()[2:-1] == [
        "  adjective: türkisch",
        "  adjective: osmanisch",
        "  part of: asien",
        "  successor: euaa, partly",
        "  successor: fra",
    ]

"""Looking entries up by what people type."""

from __future__ import annotations

import pytest

from migextract.knowledge.lookup import described, matching
from migextract.knowledge.schema import Entry

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
        "identifiers": {"celex": "32021R2303"},
        "sources": [{"ref": "Verordnung (EU) 2021/2303", "facts": ["names", "predecessors"]}],
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
        "  predecessor: easo, 2022-01-19",
        "  address: https://euaa.europa.eu",
        "  celex: 32021R2303",
        "  source: Verordnung (EU) 2021/2303 (for names, predecessors)",
    ]

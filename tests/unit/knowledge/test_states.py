"""Which states stand beside a name."""

from __future__ import annotations

import pytest

from migextract.knowledge.index import NameIndex
from migextract.knowledge.load import own_entries
from migextract.knowledge.states import FURTHEST, neighbours


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(own_entries())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # `[…]` marks the name
        ("der türkische [Rat]", [("tuerkei", "adjective")]),
        ("des Türkischen [Rates]", [("tuerkei", "adjective")]),
        ("der ägyptische Nationale [Rat]", [("aegypten", "adjective")]),
        ("der Schweizer [Rat]", [("schweiz", "adjective")]),
        ("die deutsche und die französische [Polizei]", [("frankreich", "adjective")]),
        ("die deutsche und französische [Polizei]", [("frankreich", "adjective"), ("deutschland", "adjective")]),
        ("hessischer, bayerischer [Rat]", [("bayern", "adjective"), ("hessen", "adjective")]),
        ("Österreichs [Polizei]", [("oesterreich", "genitive")]),
        ("die [Polizei] Österreichs", [("oesterreich", "genitive")]),
        ("die [Polizei] Saudi-Arabiens", [("saudi-arabien", "genitive")]),
        ("die [Polizei] Bosnien und Herzegowinas", [("bosnien-und-herzegowina", "genitive")]),
        ("die [Polizei]\nNigerias", [("nigeria", "genitive")]),
        ("der [Rat] des Irak", [("irak", "des")]),
        ("der [Rat] der Schweiz", [("schweiz", "der")]),
        ("der [Rat] der Russischen Föderation", [("russland", "der")]),
        ("der [Rat] der Republik Österreich", [("oesterreich", "der")]),
        ("das [Gesetz] von Afghanistan", [("afghanistan", "von")]),
        ("der [Ausschuss] des US-Senats", [("vereinigte-staaten", "des")]),
        ("der [Ausschuss] des Deutschen Bundestages", [("deutschland", "des")]),
        ("der [Rat] des Europarates", [("europarat", "des")]),
        # no state, or not beside it
        ("der [Rat]", []),
        ("[Rat]", []),
        ("die [Bundesregierung] Südsudan", []),  # no genitive
        ("die [Polizei] Laos", []),  # a nominative that ends like a genitive
        ("die griechische [Frontex]-Beamtin", []),  # the adjective belongs to the head of the compound
        ("das türkische Volk und der [Rat]", []),
        ("in der türkischen Stadt. [Rat]", []),
        ("die politische [Polizei]", []),
        ("der [Rat] der Stadt", []),
        ("der [Rat] in der Türkei", []),
        ("die [Polizei]. Österreichs Grenze", []),
        ("eine türkische, eine [Polizei]", []),
    ],
)
def test_neighbours(index: NameIndex, text: str, expected: list[tuple[str, str]]) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert [tuple(found) for found in neighbours(plain, start, end, index)] == expected


def test_what_is_far_away_says_nothing(index: NameIndex) -> None:
    text = "türkische " + "neue " * FURTHEST + "Rat"
    assert neighbours(text, len(text) - 3, len(text), index) == []

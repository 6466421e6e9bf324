"""Countries and places: the data is what its build script writes, and the names are found in their German forms."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from babel.core import get_cldr_version
from tools import countries

from migextract.finders.names import NameFinder
from migextract.knowledge.index import NameIndex
from migextract.knowledge.load import read
from migextract.knowledge.schema import Entry

DATA = resources.files("migextract.knowledge") / "data"
COUNTRIES = [line.entry for line in read(DATA / "countries.jsonl")]
PLACES = [line.entry for line in read(DATA / "places.jsonl")]
BY_ID = {entry.id: entry for entry in (*COUNTRIES, *PLACES)}


def names(entry_id: str) -> set[str]:
    return {name.text for name in BY_ID[entry_id].names}


def written_from(entries: list[Entry]) -> set[str]:
    """The versions of CLDR that the entries name as their source."""
    return {
        match[1]
        for entry in entries
        for source in entry.sources
        if (match := re.match(r"Unicode CLDR (\d+)", source.ref))
    }


def test_the_data_is_what_the_script_writes() -> None:
    built = [*countries.countries(), *countries.former_states()]
    if written_from(COUNTRIES) == {get_cldr_version()}:
        assert built == COUNTRIES, "run `python -m tools.countries` and look at what changed"
    # A newer CLDR may know other names, but no other states.
    assert {entry.identifiers.iso_3166 for entry in built} == {entry.identifiers.iso_3166 for entry in COUNTRIES}


def test_main_writes_one_entry_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(countries, "DATA", tmp_path / "countries.jsonl")
    countries.main()
    written = [line.entry for line in read(tmp_path / "countries.jsonl")]
    assert written == [*countries.countries(), *countries.former_states()]


def test_every_place_is_a_location_with_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(COUNTRIES) + len(PLACES)
    assert {entry.label for entry in BY_ID.values()} == {"LOCATION"}
    assert {entry.kind for entry in COUNTRIES} == {"country"}
    assert {entry.kind for entry in PLACES} == {"city", "continent", "land", "place", "region", "route", "sea"}


def test_the_ids_are_slugs_of_the_first_name() -> None:
    assert all(entry.id == countries.slug(entry.names[0].text) for entry in COUNTRIES)


def test_codes() -> None:
    codes = [entry.identifiers.iso_3166 for entry in COUNTRIES if entry.identifiers.iso_3166]
    assert len(codes) == len(set(codes)) == 249, "ISO 3166-1 has 249 codes"
    lands = {entry.identifiers.iso_3166 for entry in PLACES if entry.kind == "land"}
    assert len(lands) == 16
    assert all(re.fullmatch(r"DE-[A-Z]{2}", str(code)) for code in lands)
    assert BY_ID["kosovo"].identifiers.iso_3166 is None, "XK is a code of its users, not of ISO 3166"


@pytest.mark.parametrize(
    ("entry_id", "expected"),
    [
        ("deutschland", {"Deutschland", "Bundesrepublik Deutschland"}),
        ("tschechien", {"Tschechien", "Tschechische Republik"}),
        ("slowakei", {"Slowakei", "Slowakische Republik"}),
        ("vereinigtes-koenigreich", {"Vereinigtes Königreich", "Großbritannien"}),
        ("vereinigte-staaten", {"USA", "Vereinigte Staaten von Amerika"}),
        ("republik-moldau", {"Republik Moldau", "Moldau"}),
        ("cote-d-ivoire", {"Côte d’Ivoire", "Elfenbeinküste"}),
        ("belarus", {"Belarus", "Weißrussland"}),
        ("nordmazedonien", {"Mazedonien", "ehemalige jugoslawische Republik Mazedonien"}),
        ("russland", {"Russland", "Russische Föderation"}),
        ("myanmar", {"Myanmar", "Burma/Myanmar"}),
        ("eswatini", {"Swasiland", "Swasiland/Eswatini"}),
        ("tuerkei", {"Türkei", "Republik Türkei"}),
        ("sowjetunion", {"Sowjetunion", "UdSSR"}),
        ("westbalkan", {"Westbalkan", "westlicher Balkan"}),
        ("sachsen", {"Sachsen", "Freistaat Sachsen"}),
    ],
)
def test_names(entry_id: str, expected: set[str]) -> None:
    assert expected <= names(entry_id)


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(NameIndex(BY_ID.values()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italiens Küste und Spaniens Häfen", [("Italiens", "italien"), ("Spaniens", "spanien")]),
        (
            "Partner im westlichen Balkan, Staaten des Westbalkans",
            [("westlichen Balkan", "westbalkan"), ("Westbalkans", "westbalkan")],
        ),
        (
            "die westlichen und zentralen Mittelmeerroute",
            [("westlichen und zentralen Mittelmeerroute", "mittelmeerrouten")],
        ),
        ("auf der östlichen Mittelmeerroute", [("östlichen Mittelmeerroute", "oestliche-mittelmeerroute")]),
        ("im zentralen Mittelmeer", [("zentralen Mittelmeer", "mittelmeer")]),
        (
            "aus den Vereinigten Arabischen Emiraten",
            [("Vereinigten Arabischen Emiraten", "vereinigte-arabische-emirate")],
        ),
        ("im Nahen und Mittleren Osten", [("Nahen und Mittleren Osten", "naher-und-mittlerer-osten")]),
        (
            "in Frankfurt (Oder) und Frankfurt am Main",
            [("Frankfurt (Oder)", "frankfurt-oder"), ("Frankfurt am Main", "frankfurt-am-main")],
        ),
        ("der Syrien-Konflikt, deutsche Städte, der Mittelmeerraum, Schengen-Staaten und westliche Balkanländer", []),
        ("die Dublin III-Verordnung", []),
    ],
)
def test_places_are_found_in_their_forms(finder: NameFinder, text: str, expected: list[tuple[str, str]]) -> None:
    found = finder.find(text)
    longest = [p for p in found if not any(q != p and q.start <= p.start and p.end <= q.end for q in found)]
    assert [(text[p.start : p.end], p.value) for p in longest] == expected

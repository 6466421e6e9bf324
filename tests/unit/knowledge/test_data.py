"""The entries that we bring: written in one form, pointing at each other both ways, and no thing entered twice."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from importlib import resources
from itertools import combinations
from typing import NamedTuple

import pytest

from migextract.knowledge.load import own_entries
from migextract.knowledge.schema import Entry, Name

FOLDER = resources.files("migextract.knowledge") / "data"
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".jsonl"))
IN_ORDER_OF_CODES = {"countries.jsonl"}
"""Files whose generator has an order of its own."""

HOMONYMS = {
    "Interoperabilitätsverordnung",
    "Interoperabilitätsverordnungen",
    "Kongo",
    "Korea",
}
"""Names that mean several entries at the same time; a reader gets all of them as candidates."""

ACT_NUMBER = re.compile(
    r"(?P<type>Durchführungsverordnung|Verordnung|Richtlinie|Rahmenbeschluss|Durchführungsbeschluss|Beschluss"
    r"|Entscheidung|Gemeinsame Aktion) "
    r"(?:\((?:EU|EG|EWG|GASP|EU, Euratom)\) )?(?P<ordinal>Nr\. )?(?P<first>\d+)/(?P<second>\d+)(?:/(?P<union>\w+))?"
)
LETTERS = {
    "Verordnung": "R",
    "Durchführungsverordnung": "R",
    "Richtlinie": "L",
    "Beschluss": "D",
    "Durchführungsbeschluss": "D",
    "Entscheidung": "D",
    "Rahmenbeschluss": "F",
    "Gemeinsame Aktion": "E",
}


class Period(NamedTuple):
    """The days on which a name was in use, both inclusive."""

    first: datetime.date
    last: datetime.date

    def overlaps(self, other: Period) -> bool:
        return self.first <= other.last and other.first <= self.last


def period(name: Name) -> Period:
    return Period(name.since or datetime.date.min, name.until or datetime.date.max)


def lines(file: str) -> list[str]:
    return (FOLDER / file).read_text(encoding="utf-8").split("\n")


def celex(act: re.Match[str]) -> str:
    """The CELEX number that follows from the number of an act.

    Regulations count `number/year` until 2014 (`Nr. 604/2013`); everything since 2015, and all others ever, count
    `year/number`.
    """
    year, number = act["first"], act["second"]
    if act["ordinal"] or (LETTERS[act["type"]] == "R" and len(act["second"]) == 4 and len(act["first"]) < 4):
        year, number = number, year
    year = f"19{year}" if len(year) == 2 else year
    return f"3{year}{LETTERS[act['type']]}{int(number):04d}"


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_one_canonical_form(file: str) -> None:
    *entries, end = lines(file)
    assert end == ""
    assert entries == [Entry.model_validate_json(line).model_dump_json(exclude_defaults=True) for line in entries]


@pytest.mark.parametrize("file", [file for file in FILES if file not in IN_ORDER_OF_CODES])
def test_a_file_is_sorted_by_id(file: str) -> None:
    ids = [Entry.model_validate_json(line).id for line in lines(file) if line]
    assert ids == sorted(ids)


def test_ids_are_unique_over_all_files() -> None:
    ids = [Entry.model_validate_json(line).id for file in FILES for line in lines(file) if line]
    assert len(ids) == len(set(ids))


def test_relations_hold_in_both_directions_with_one_date() -> None:
    entries = own_entries()
    forwards = {(entry.id, other.id, other.date) for entry in entries for other in entry.successors}
    backwards = {(other.id, entry.id, other.date) for entry in entries for other in entry.predecessors}
    assert forwards == backwards


def test_part_of_never_runs_in_a_circle() -> None:
    whole = {entry.id: entry.part_of for entry in own_entries()}
    for start in whole:
        passed = [start]
        while above := whole[passed[-1]]:
            assert above not in passed, passed
            passed.append(above)


def test_every_fact_has_a_source() -> None:
    unsupported = set()
    for entry in own_entries():
        supported = {fact for source in entry.sources for fact in source.facts}
        given = {
            "names": True,
            "kind": True,
            "state": entry.state,
            "adjectives": entry.adjectives,
            "part_of": entry.part_of,
            "predecessors": entry.predecessors,
            "successors": entry.successors,
            "address": entry.address,
            "identifiers": any(value for _, value in entry.identifiers),
            "dates": any(name.since or name.until for name in entry.names),
        }
        unsupported |= {(entry.id, fact) for fact, value in given.items() if value and fact not in supported}
    assert unsupported == set()


def test_dates_of_a_name_are_in_order() -> None:
    wrong = [
        (entry.id, name.text)
        for entry in own_entries()
        for name in entry.names
        if period(name).first > period(name).last
    ]
    assert wrong == []


def test_a_name_means_one_entry_at_a_time() -> None:
    bearers: defaultdict[tuple[str, str], list[tuple[Entry, Name]]] = defaultdict(list)
    for entry in own_entries():
        for name in entry.names:
            if name.condition is None and name.text not in HOMONYMS:
                bearers[entry.label, name.text].append((entry, name))
    twins = {
        (name.text, one.id, other.id)
        for namesakes in bearers.values()
        for (one, name), (other, its_name) in combinations(namesakes, 2)
        if one.id != other.id and period(name).overlaps(period(its_name))
    }
    assert twins == set()


def test_names_are_written_cleanly() -> None:
    stray = re.compile(r"^\s|\s$|\s\s|[\u00a0\u00ad\u200b<>]|[,;:]$")
    unclean = [(entry.id, name.text) for entry in own_entries() for name in entry.names if stray.search(name.text)]
    unclosed = [
        (entry.id, name.text)
        for entry in own_entries()
        for name in entry.names
        for opening, closing in ("()", "„“", "[]")
        if name.text.count(opening) != name.text.count(closing)
    ]
    assert (unclean, unclosed) == ([], [])


def test_celex_follows_from_the_number_of_the_act() -> None:
    numbers = {
        entry.id: {
            celex(act)
            for text in (*(name.text for name in entry.names), *(source.ref for source in entry.sources))
            for act in ACT_NUMBER.finditer(text)
        }
        for entry in own_entries()
        if entry.identifiers.celex
    }
    wrong = [
        entry.id for entry in own_entries() if entry.id in numbers and entry.identifiers.celex not in numbers[entry.id]
    ]
    assert wrong == []


def test_two_acts_never_share_a_celex() -> None:
    acts = [entry.identifiers.celex for entry in own_entries() if entry.label == "ACT" and entry.identifiers.celex]
    assert len(acts) == len(set(acts))


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("Verordnung (EU) Nr. 604/2013", "32013R0604"),
        ("Verordnung (EG) Nr. 539/2001", "32001R0539"),
        ("Verordnung (EU) 2024/1351", "32024R1351"),
        ("Richtlinie 95/46/EG", "31995L0046"),
        ("Beschluss 2008/615/JI", "32008D0615"),
        ("Rahmenbeschluss 2002/584/JI", "32002F0584"),
        ("Gemeinsame Aktion 2008/124/GASP", "32008E0124"),
    ],
)
def test_celex_by_rule(act: str, expected: str) -> None:
    match = ACT_NUMBER.search(act)
    assert match is not None
    assert celex(match) == expected


def test_the_readme_counts_what_was_opened() -> None:
    never = [entry for entry in own_entries() if not any(source.checked for source in entry.sources)]
    web = [entry for entry in never if all(source.ref.startswith("http") for source in entry.sources)]
    lemmas = [entry for entry in never if all(source.ref.startswith("Wikipedia") for source in entry.sources)]
    opened = len(own_entries()) - len(never)
    counts = (len(own_entries()), opened, len(never) - len(web) - len(lemmas), len(web), len(lemmas))
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    written = re.findall(r"(?:of|^-) ([\d,]+) ?(?:entries|had)", text, re.MULTILINE)
    written += re.findall(r"^- ([\d,]+), all places", text, re.MULTILINE)
    assert [int(number.replace(",", "")) for number in written] == list(counts)
    assert {entry.label for entry in lemmas} == {"LOCATION"}

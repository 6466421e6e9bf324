"""Which entry a mention refers to: by date, by what else the paper names, and never by a guess."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from migextract.knowledge.index import NameIndex
from migextract.knowledge.schema import Entry
from migextract.linking import Link, Named, link, short_names


def law(id: str, **dates: str) -> Entry:
    name: dict[str, Any] = {"text": "Eurodac-Verordnung", "form": "short", **dates}
    sources = [{"ref": "invented for this test", "facts": ["names"]}]
    return Entry.model_validate({"id": id, "label": "ACT", "kind": "regulation", "names": [name], "sources": sources})


INDEX = NameIndex([law("old", until="2015-07-19"), law("new", since="2015-07-20")])


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2010-01-01", Link("old", ())),
        ("2015-07-19", Link("old", ())),
        ("2015-07-20", Link("new", ())),
        (None, Link(None, ("old", "new"))),
    ],
)
def test_the_date_decides_between_entries_of_one_name(date: str | None, expected: Link) -> None:
    day = None if date is None else datetime.date.fromisoformat(date)
    assert link("Eurodac-Verordnung", "ACT", "", INDEX, day) == expected


def test_what_the_finder_knows_stands() -> None:
    assert link("Eurodac-Verordnung", "ACT", "old", INDEX, datetime.date(2020, 1, 1)) == Link("old", ())


def test_another_label_or_an_unknown_name_has_no_entry() -> None:
    assert link("Eurodac-Verordnung", "INSTRUMENT", "", INDEX, None) == Link(None, ())
    assert link("Gurken-Verordnung", "ACT", "", INDEX, None) == Link(None, ())


LONG = Named("INSTRUMENT", "Plattform für den Grenzschutz", "x")
SHORT = Named("INSTRUMENT", "Plattform", None)


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([LONG, SHORT], {1: "x"}),
        ([SHORT, LONG], {0: "x"}),
        ([Named("AGENCY", "Zentrums für Asyl", "z"), Named("AGENCY", "Zentrum", None)], {1: "z"}),
        ([LONG, Named("INSTRUMENT", "Plattform gegen Schleuser", "y"), SHORT], {}),
        ([LONG, Named("INSTRUMENT", "Plattform gegen Schleuser", None), SHORT], {}),
        ([LONG, Named("ORG", "Plattform", None)], {}),
        ([LONG, Named("INSTRUMENT", "Plattform", "known")], {}),
        ([Named("INSTRUMENT", "neue Plattform", "x"), SHORT], {}),
        ([SHORT], {}),
        ([], {}),
    ],
)
def test_a_word_that_repeats_a_longer_name(mentions: list[Named], found: dict[int, str]) -> None:
    assert short_names(mentions) == found

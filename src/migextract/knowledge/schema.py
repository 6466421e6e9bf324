"""What a knowledge entry is: one body, instrument, act or place, its names over time, and where each fact is from.

Entries are JSON lines in `knowledge/data/*.jsonl`, one entry a line; users add their own in the same form.
"""

from __future__ import annotations

import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Kind = Literal[
    # AGENCY
    "eu-agency",
    "eu-body",
    "unit",
    "international-organisation",
    "federal-authority",
    "land-authority",
    "foreign-authority",
    "regional-body",
    # INSTITUTION
    "eu-institution",
    "un-institution",
    "ministry",
    "government",
    "parliament",
    "committee",
    "parliamentary-group",
    "council-formation",
    "court",
    "political-forum",
    # ORG
    "party",
    "ngo",
    "company",
    "medium",
    "association",
    "armed-group",
    "network-organisation",
    # INSTRUMENT
    "information-system",
    "database",
    "register",
    "fund",
    "network",
    "operation",
    "mission",
    "programme",
    "platform",
    "cycle",
    "mechanism",
    "tool",
    # ACT
    "regulation",
    "directive",
    "decision",
    "treaty",
    "agreement",
    "declaration",
    "conclusions",
    "resolution",
    "law",
    "ordinance",
    "strategy",
    "action-plan",
    "pact",
    "charter",
    # LOCATION
    "country",
    "region",
    "city",
    "land",
    "sea",
    "continent",
    "route",
    "place",
]


Fact = Literal[
    "names", "kind", "state", "adjectives", "part_of", "predecessors", "successors", "address", "identifiers", "dates"
]
"""What a source may be cited for: the fields of an entry, and the dates of its names."""


class Strict(BaseModel):
    """Base of the schema: frozen, and no field that it does not name, so that a typing error is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(Strict):
    """When a name that also means other things means this one. All the parts that are given must hold."""

    context: tuple[str, ...] = Field(
        (),
        description="at least one of these stands within 200 code points (matched without regard to case), or the full "
        "name of the entry anywhere in the text",
    )
    unless: tuple[str, ...] = Field(
        (), description="none of these phrases, which contain the name, stands at this place"
    )
    long_form: bool = Field(
        False, description="a full name of this entry (form `full`) stands somewhere in the same text"
    )
    positive: tuple[str, ...] = Field(min_length=1, description="sentences in which the name counts")
    negative: tuple[str, ...] = Field(min_length=1, description="sentences in which it does not")


class Name(Strict):
    """One name, as it stands in the nominative; German inflected forms follow by rule."""

    text: str = Field(min_length=2)
    lang: Literal["de", "en", "fr", "it", "es", "nl", "pl", "la", "mul"] = "de"
    form: Literal["full", "short", "acronym"]
    since: datetime.date | None = Field(None, description="first day on which this was the name")
    until: datetime.date | None = Field(None, description="last day on which this was the name")
    condition: Condition | None = None


class Relation(Strict):
    """The other entry of a renaming, merger or succession, and the day it took effect."""

    id: str
    date: datetime.date | None = None
    partly: bool = Field(False, description="only a part went over, so that it is not what the predecessor is today")


class SourceOfFacts(Strict):
    """Where facts of an entry are from: an act with article, an official page, a paper with its number."""

    ref: str = Field(min_length=3)
    facts: tuple[Fact, ...] = Field(min_length=1)
    checked: datetime.date | None = Field(
        None, description="day on which it was opened and a name of the entry found in it; null if it never was"
    )


class Identifiers(Strict):
    """Identifiers that can be looked up; only such as a source supports."""

    celex: str | None = Field(None, description="CELEX number of the act, or of a body's founding act")
    eu_corporate_body: str | None = Field(None, description="code in the EU's authority table of bodies")
    iso_3166: str | None = Field(None, description="ISO 3166-1 alpha-2 or 3166-2 code")


class Entry(Strict):
    """One thing that papers mention."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="readable slug, never changed")
    label: Literal["AGENCY", "INSTRUMENT", "INSTITUTION", "ORG", "ACT", "LOCATION"]
    kind: Kind
    names: tuple[Name, ...] = Field(min_length=1, description="the first one is the preferred name")
    state: str | None = Field(
        None,
        description="id of the state, Land or union whose body, law or system it is; where another one stands beside "
        "its name (`Bundesrat der Schweiz`), something else is meant",
    )
    adjectives: tuple[str, ...] = Field((), description="of a place, its adjectives without ending: `türkisch`")
    part_of: str | None = None
    predecessors: tuple[Relation, ...] = ()
    successors: tuple[Relation, ...] = ()
    address: str | None = Field(None, pattern=r"^https?://\S+$", description="official web address")
    identifiers: Identifiers = Identifiers()
    sources: tuple[SourceOfFacts, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_distinct(self) -> Self:
        texts = [(name.text, name.since) for name in self.names]
        if len(texts) != len(set(texts)):
            raise ValueError(f"entry {self.id!r} gives a name twice")
        return self

"""The ten labels: what each one is, and in which groups they stand.

The boundaries of a mention, label by label, are in `annotations/GUIDELINES.md`.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

Label = Literal[
    "AGENCY",
    "INSTRUMENT",
    "INSTITUTION",
    "ORG",
    "ACT",
    "DOC_NUMBER",
    "DATE",
    "LOCATION",
    "PERSON",
    "MONEY",
]

LABELS: Final[tuple[Label, ...]] = get_args(Label)

MEANING: Final[dict[Label, str]] = {
    "AGENCY": "a body with a task and staff of its own: Europol, Bundespolizei, ICMPD",
    "INSTRUMENT": "a named means that bodies use: Eurodac, SIENA, EMPACT, AMIF",
    "INSTITUTION": "a political body: Rat, Kommission, Bundesregierung, Landtag",
    "ORG": "every other named organisation, party, company, association",
    "ACT": "a named text that binds, commits or plans: Verordnung (EU) 2019/1240",
    "DOC_NUMBER": "an identifier of a document: 8622/20, COM(2019) 293 final",
    "DATE": "a day, month, season, year or interval on the calendar",
    "LOCATION": "a country, city, region, sea, continent or migration route",
    "PERSON": "a person's name, without title or role",
    "MONEY": "an amount with its currency",
}

CORE: Final[frozenset[Label]] = frozenset({"AGENCY", "INSTRUMENT", "DATE", "DOC_NUMBER"})
"""Annotated wherever they occur, also inside another mention (guidelines, rule 7)."""

LINKED: Final[frozenset[Label]] = frozenset({"AGENCY", "INSTRUMENT", "INSTITUTION", "ORG", "ACT", "LOCATION"})
"""Their value is the id of a knowledge entry, or null."""

"""dateparser: dates by its search, which gives no places; they are looked up from left to right.

Only dates with a year are asked for: without that, its search takes every `die` for a Tuesday. A preposition or an
article before a date is cut off, since it says itself that it may take one along.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from dateparser.search import search_dates

from benchmarks.peers import Find, Form, Found

EDGES = re.compile(
    r"^(?:(?:am|im|in|vom|von|zum|bis|seit|ab|der|die|das|dem|den|und|mit|für|auf|an|zu)\b|\W)+|\W+$", re.IGNORECASE
)
FORMATS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def load(_: list[Form]) -> Find:
    """Its search, set to German and to the day of the document."""

    def find(text: str, date: str | None) -> Iterator[Found]:
        settings = {"REQUIRE_PARTS": ["year"], "PREFER_DATES_FROM": "past"}
        if date is not None:
            settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(date)
        done = 0
        for words, day, period in search_dates(text, languages=["de"], settings=settings, add_period=True) or ():
            # It makes white space plain before it searches.
            place = re.compile(r"\s+".join(map(re.escape, EDGES.sub("", words).split()))).search(text, done)
            if place and place[0]:
                done = place.end()
                yield Found("DATE", *place.span(), day.strftime(FORMATS.get(period, "%Y-%m-%d")))

    return find

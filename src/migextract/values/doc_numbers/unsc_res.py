"""Resolutions of the United Nations Security Council: `2292 (2016)`.

Rule: United Nations Editorial Manual: running number since 1946, year in brackets (in square ones where round ones
enclose it), symbol S/RES/number (year).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "unsc-res"
YEAR = r"(?:\(\s*+(?:19|20)\d\d\s*+\)|\[\s*+(?:19|20)\d\d\s*+\])"

_FULL = re.compile(rf"(?:S/RES/)?(?P<number>\d{{1,4}})(?: ?(?P<year>{YEAR}))?")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a resolution.

    >>> parse("2170 [2014]").value, parse("S/RES/2292 (2016)").address
    ('unsc-res:2170 (2014)', 'https://undocs.org/S/RES/2292(2016)')
    >>> parse("1325").value, parse("1325").status
    ('unsc-res:1325', 'needs_lookup')
    """
    match = _FULL.fullmatch(tidy(text))
    if not match or int(match["number"]) == 0:
        return None
    parts = {"number": str(int(match["number"]))}
    if match["year"]:
        parts["year"] = match["year"].strip("()[] ")
    found = address(parts)
    return DocNumber(NAME, canonical(parts), parts, "derived" if found else "needs_lookup", found)


def canonical(parts: Mapping[str, str]) -> str:
    """`number (year)`, or the number alone."""
    return f"{parts['number']} ({parts['year']})" if "year" in parts else parts["number"]


def address(parts: Mapping[str, str]) -> str | None:
    """The document by its symbol, which holds the year."""
    return f"https://undocs.org/S/RES/{parts['number']}({parts['year']})" if "year" in parts else None

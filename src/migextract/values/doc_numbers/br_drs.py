"""Printed papers of the German Bundesrat: `123/20`, `461/13 (Beschluss)`, `634/1/12`.

Rule: documentation system DIP: running number, slash, year of two digits; a middle number for papers that belong to it
(recommendations of the committees, motions of the states); `(B)` or `(Beschluss)` for the decision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, full_year, tidy

NAME = "br-drs"
DECISION = r"\((?:Beschluss|Beschluß|B)\)"
ANEW = r"\([nN]eu\)"

_FIRST_YEAR = 1949  # the Bundesrat's first session
_FULL = re.compile(
    r"(?P<number>\d{1,4}) ?/ ?(?:(?P<middle>\d{1,2}) ?/ ?)?(?P<year>\d\d)"
    rf"(?: ?(?P<decision>{DECISION}))?(?: ?(?P<anew>{ANEW}))?"
)


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a Bundesrat paper.

    >>> parse("123/20 (Beschluss)").value, parse("123/20").address
    ('br-drs:123/20 (B)', 'https://dserver.bundestag.de/brd/2020/0123-20.pdf')
    >>> parse("634/1/12").address
    'https://dserver.bundestag.de/brd/2012/0634-1-12.pdf'
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = {"number": str(int(match["number"])), "year": full_year(match["year"], _FIRST_YEAR)}
    if match["middle"]:
        parts["middle"] = match["middle"]
    if match["decision"]:
        parts["decision"] = "B"
    if match["anew"]:
        parts["anew"] = "neu"
        return DocNumber(NAME, canonical(parts), parts, "needs_lookup")
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """`number/yy`, with ` (B)` for a decision and ` (neu)` for a new print."""
    middle = f"/{parts['middle']}" if "middle" in parts else ""
    marks = (" (B)" if "decision" in parts else "") + (" (neu)" if "anew" in parts else "")
    return f"{parts['number']}{middle}/{parts['year'][2:]}{marks}"


def address(parts: Mapping[str, str]) -> str | None:
    """The PDF in DIP; None for a new print."""
    if "anew" in parts:
        return None
    middle = f"-{parts['middle']}" if "middle" in parts else ""
    year = parts["year"]
    name = f"{parts['number']:0>4}{middle}-{year[2:]}{parts.get('decision', '')}"
    return f"https://dserver.bundestag.de/brd/{year}/{name}.pdf"

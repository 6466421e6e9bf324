"""Printed papers of the German Bundestag: `19/21876`, `18/3001 (neu)`.

Rule: § 77 of the Rules of Procedure and the documentation system DIP: legislative term, slash, running number.
`(neu)` marks a paper that was printed anew. The address pads the number to five digits; the first three are its folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "bt-drs"
ANEW = r"(?:\([nN]eu\)|[nN]eu(?!\w))"

_FULL = re.compile(rf"(?P<term>\d{{1,2}}) ?/ ?(?P<number>\d{{1,5}}) ?(?P<anew>{ANEW})?")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a printed paper.

    >>> parse("19/ 21876").value, parse("18/185 neu").value
    ('bt-drs:19/21876', 'bt-drs:18/185 (neu)')
    >>> parse("19/1596").address
    'https://dserver.bundestag.de/btd/19/015/1901596.pdf'
    """
    match = _FULL.fullmatch(tidy(text))
    if not match or not 1 <= int(match["term"]) < 100 or int(match["number"]) == 0:  # noqa: PLR2004
        return None
    parts = {"term": str(int(match["term"])), "number": str(int(match["number"]))}
    if match["anew"]:
        parts["anew"] = "neu"
        # Some new prints took the place of the old ones, others stand beside them.
        return DocNumber(NAME, canonical(parts), parts, "needs_lookup")
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """`term/number`, with ` (neu)` for a new print."""
    return f"{parts['term']}/{parts['number']}{' (neu)' if 'anew' in parts else ''}"


def address(parts: Mapping[str, str]) -> str | None:
    """The PDF in DIP; None for a new print, whose file name does not follow from its number."""
    if "anew" in parts:
        return None
    number = f"{parts['number']:0>5}"
    term = f"{parts['term']:0>2}"
    return f"https://dserver.bundestag.de/btd/{term}/{number[:3]}/{term}{number}.pdf"

"""Verbatim records of the German Bundestag's plenary: `19/174` behind `Plenarprotokoll`.

Rule: documentation system DIP: legislative term, slash, number of the sitting; the address pads it to three digits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "bt-prot"

_FULL = re.compile(r"(?P<term>\d{1,2}) ?/ ?(?P<sitting>\d{1,3})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a verbatim record.

    >>> parse("17/6").value, parse("17/6").address
    ('bt-prot:17/6', 'https://dserver.bundestag.de/btp/17/17006.pdf')
    """
    match = _FULL.fullmatch(tidy(text))
    if not match or 0 in (int(match["term"]), int(match["sitting"])):
        return None
    parts = {name: str(int(digits)) for name, digits in match.groupdict().items()}
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """`term/sitting`."""
    return f"{parts['term']}/{parts['sitting']}"


def address(parts: Mapping[str, str]) -> str | None:
    """The PDF in DIP."""
    term = f"{parts['term']:0>2}"
    return f"https://dserver.bundestag.de/btp/{term}/{term}{parts['sitting']:0>3}.pdf"

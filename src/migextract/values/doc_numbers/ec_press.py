"""Press material of the European Commission: `IP/16/3130`, `MEMO/11/339`.

Rule: the Commission's Press Corner: kind, year of two digits, number, which are also its address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "ec-press"
PATTERN = r"(?:IP|MEMO|MEX|QANDA|SPEECH|STATEMENT)(?:/\d\d/\d{1,5}|_\d\d_\d{1,5})"

_FULL = re.compile(r"(?P<kind>[A-Z]+)[/_](?P<year>\d\d)[/_](?P<number>\d{1,5})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read a number of the Press Corner.

    >>> parse("IP/16/3130").value, parse("IP_20_1721").address
    ('ec-press:IP/16/3130', 'https://ec.europa.eu/commission/presscorner/detail/de/ip_20_1721')
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = match.groupdict()
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """`kind/yy/number`."""
    return f"{parts['kind']}/{parts['year']}/{parts['number']}"


def address(parts: Mapping[str, str]) -> str | None:
    """The German page of the Press Corner."""
    name = f"{parts['kind']}_{parts['year']}_{parts['number']}".lower()
    return f"https://ec.europa.eu/commission/presscorner/detail/de/{name}"

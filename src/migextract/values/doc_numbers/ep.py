"""Documents of the European Parliament: `P8_TA(2016)0102`, `A8-0048/2016`.

Rule: the Parliament's register: texts adopted as P, term, `_TA(year)number`; session documents as letter (A report,
B motion, RC joint motion), term, number/year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import HYPHEN, DocNumber, tidy

NAME = "ep"
PATTERN = (
    rf"(?:P\d{{1,2}}_TA(?:{HYPHEN}PROV)?\s*+\(\d{{4}}\)\s*+\d{{4}}|(?:RC{HYPHEN})?[AB]\d{{1,2}}{HYPHEN}\d{{4}}/\d{{4}})"
)

_ADOPTED = re.compile(r"P(?P<term>\d{1,2})_TA(?:-PROV)? ?\((?P<year>\d{4})\) ?(?P<number>\d{4})")
_TABLED = re.compile(r"(?P<letter>(?:RC-)?[AB])(?P<term>\d{1,2})-(?P<number>\d{4})/(?P<year>\d{4})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read a number of the Parliament's register.

    >>> parse("P7_TA-PROV(2010)0054").value, parse("A8-0048/2016").address
    ('ep:P7_TA(2010)0054', 'https://www.europarl.europa.eu/doceo/document/A-8-2016-0048_DE.html')
    """
    tidied = tidy(text)
    match = _ADOPTED.fullmatch(tidied) or _TABLED.fullmatch(tidied)
    if not match:
        return None
    parts = match.groupdict()
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """The number as the register writes it, a provisional edition without its mark."""
    if "letter" in parts:
        return f"{parts['letter']}{parts['term']}-{parts['number']}/{parts['year']}"
    return f"P{parts['term']}_TA({parts['year']}){parts['number']}"


def address(parts: Mapping[str, str]) -> str | None:
    """The German page of the register."""
    letter = parts.get("letter", "TA")
    name = f"{letter}-{parts['term']}-{parts['year']}-{parts['number']}_DE.html"
    return f"https://www.europarl.europa.eu/doceo/document/{name}"

"""CELEX numbers of EUR-Lex: as citations of their own, and as what other schemes lead to.

Rule: "How CELEX numbers are composed" (EUR-Lex, Publications Office): sector, year of four digits, type letters,
number padded to four digits; a corrigendum adds `R(01)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "celex"
PATTERN = r"[1-9CE](?:19|20)\d\d[A-Z]{1,2}\d{4}(?:R\(\d\d\))?"

_FULL = re.compile(rf"(?P<body>{PATTERN})")


def write(sector: str, year: str, letters: str, number: str) -> str:
    """Compose a CELEX number.

    >>> write("3", "2019", "R", "1240"), write("6", "2016", "CJ", "18")
    ('32019R1240', '62016CJ0018')
    """
    return f"{sector}{year}{letters}{number:0>4}"


def page(celex: str) -> str:
    """The German page of EUR-Lex for a CELEX number.

    >>> page("32019R1240")
    'https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:32019R1240'
    """
    return f"https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:{celex}"


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read a CELEX number that is cited as such.

    >>> parse("32013L0032").value
    'celex:32013L0032'
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = {"celex": match["body"]}
    return DocNumber(NAME, canonical(parts), parts, address=address(parts), celex=parts["celex"])


def canonical(parts: Mapping[str, str]) -> str:
    """The number itself."""
    return parts["celex"]


def address(parts: Mapping[str, str]) -> str | None:
    """The page of EUR-Lex."""
    return page(parts["celex"])

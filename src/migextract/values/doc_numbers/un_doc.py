"""Documents of the United Nations by symbol: `S/2014/440`, `A/RES/64/10`, `A/HRC/19/L.9/Rev.1`.

Rule: United Nations document symbols (Dag Hammarskjöld Library): organ, subsidiary body or kind, session or year,
number, and modifications, all between slashes. Resolutions of the Security Council are `unsc-res`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "un-doc"
PATTERN = (
    r"(?:[ASE](?:/(?:RES|DEC|PRST|HRC|INF|CONF\.\d{1,3}|C\.\d|CN\.\d{1,2}|AC\.\d{1,3}|ES-\d{1,2}|S-\d{1,2}))*"
    r"|(?:CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD)/C(?:/(?:\d{1,3}|[A-Z]{1,3}))*)"
    r"(?:/(?:\d{1,4}|(?:L|Add|Rev|Corr|PV|SR)\.\d{1,4}))+"
)

_FULL = re.compile(PATTERN)
_ASSEMBLY = re.compile(r"\d{1,3}/\d{1,3}")  # a resolution of the General Assembly by session and number


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read a symbol, or the session and number of a resolution of the General Assembly.

    >>> parse("S/2014/440").value, parse("A/RES/64/10").address
    ('un-doc:S/2014/440', 'https://undocs.org/A/RES/64/10')
    >>> parse("60/251", before="Resolution ").value
    'un-doc:A/RES/60/251'
    """
    tidied = tidy(text)
    symbol = f"A/RES/{tidied}" if _ASSEMBLY.fullmatch(tidied) else tidied
    if not _FULL.fullmatch(symbol) or symbol.count("/") < 2:  # noqa: PLR2004
        return None
    parts = {"symbol": symbol}
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """The symbol itself."""
    return parts["symbol"]


def address(parts: Mapping[str, str]) -> str | None:
    """The document system opens every symbol."""
    return f"https://undocs.org/{parts['symbol']}"

"""Documents of the Council of the European Union: `8622/20`, `ST 5312/20`, `8132/20 REV 1`, `CM 1234/20`.

Rule: public register of Council documents: code (ST where none is given), number, year, then REV, COR and ADD in the
order printed; a document without them is its `INIT`. A revision may stand in the number as well (`14576/1/18 REV 1`).
Conclusions of the European Council (EUCO) are registered as ST, codecision texts (PE-CONS) as PE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import HYPHEN, DocNumber, full_year, tidy

NAME = "council"
CODE = rf"(?:ST|CM|SN|DS|WK|EUCO|PE{HYPHEN}CONS|PE\s{HYPHEN}\sCONS)"
SUFFIX = r"(?:REV|Rev\.|ADD|Add\.|COR|Cor\.|EXT|DCL|AMD)\s*+\d{1,2}(?!\d)"

REGISTERED = (
    r"(?P<code>ST|CM|SN|DS|WK|PE)(?:-|\s++)(?P<number>\d{1,5})(?:[-/]|\s++)(?P<year>(?:19|20)\d\d)(?:-|\s++)"
    r"(?P<suffixes>INIT|(?:REV|ADD|COR)(?:-|\s++)\d{1,2}(?:(?:-|\s++)(?:REV|ADD|COR)(?:-|\s++)\d{1,2}){0,3})"
)
"""A number as the register writes it: `ST-7896-2020-INIT`, `WK 5717/2020 INIT`."""

_FIRST_YEAR = 1999  # the register's first year, and the one that `99` means
_FULL = re.compile(
    r"(?:(?P<code>ST|CM|SN|DS|WK|EUCO|PE ?- ?CONS) ?)?"
    rf"(?P<number>\d{{1,5}}) ?/ ?(?:(?P<revision>\d{{1,2}}) ?/ ?)?(?P<year>\d\d)(?P<suffixes>(?: ?{SUFFIX})*)"
)
_REGISTER = re.compile(REGISTERED)
_SUFFIX = re.compile(r"([A-Za-z]{3})\.?[- ]?(\d{1,2})")
_REGISTERED_AS = {"EUCO": "ST", "PE-CONS": "PE"}


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read a Council number, as papers cite it or as the register writes it.

    >>> parse("ST 5312/20").value, parse("8132/20 REV 1").value, parse("14576/1/18 REV 1 ADD 2").value
    ('council:5312/20', 'council:8132/20 REV 1', 'council:14576/18 REV 1 ADD 2')
    >>> parse("ST-7896-2020-INIT").value, parse("CM 1234/20").value
    ('council:7896/20', 'council:CM 1234/20')
    >>> parse("8132/20 REV 1").address
    'https://data.consilium.europa.eu/doc/document/ST-8132-2020-REV-1/de/pdf'
    """
    tidied = tidy(text)
    match = _FULL.fullmatch(tidied) or _REGISTER.fullmatch(tidied)
    if not match:
        return None
    groups = match.groupdict()
    code = (groups["code"] or "ST").replace(" ", "")
    suffixes = [f"{kind.upper()} {int(turn)}" for kind, turn in _SUFFIX.findall(groups["suffixes"])]
    doubled = f"REV {int(groups['revision'])}" if groups.get("revision") else None
    if doubled and doubled not in suffixes:
        suffixes.insert(0, doubled)
    parts = {
        "code": "PE-CONS" if code == "PE" else code,
        "number": str(int(groups["number"])),
        "year": full_year(groups["year"], _FIRST_YEAR),
    }
    if suffixes:
        parts["suffixes"] = " ".join(suffixes)
    return DocNumber(NAME, canonical(parts), parts, address=address(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """`number/yy` with the suffixes; the code ST is left out."""
    code = "" if parts["code"] == "ST" else f"{parts['code']} "
    suffixes = f" {parts['suffixes']}" if "suffixes" in parts else ""
    return f"{code}{parts['number']}/{parts['year'][2:]}{suffixes}"


def address(parts: Mapping[str, str]) -> str | None:
    """The German PDF of the register."""
    code = _REGISTERED_AS.get(parts["code"], parts["code"])
    suffixes = parts.get("suffixes", "INIT").replace(" ", "-")
    number = f"{code}-{parts['number']}-{parts['year']}-{suffixes}"
    return f"https://data.consilium.europa.eu/doc/document/{number}/de/pdf"

"""Cases of the Court of Justice of the European Union: `C-18/16`, `T-512/12`, `C-601/15 PPU`.

Rule: case numbers of the Court (C, before 1989 without a letter), the General Court (T) and the former Civil Service
Tribunal (F): letter, number/year, and marks such as PPU or P. CELEX of the judgment: sector 6, year, CJ, TJ or FJ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers import celex
from migextract.values.doc_numbers.number import DocNumber, full_year, tidy

NAME = "ecj-case"
COURT = r"[CTF]"
MARKS = r"(?:\s++(?:PPU|P|RENV|R))*(?!\w)"

_FIRST_YEAR = 1953  # the Court's first cases
_FULL = re.compile(rf"(?:(?P<court>{COURT})\s*+[-–]?\s*+)?(?P<number>\d{{1,4}}) ?/ ?(?P<year>\d\d)(?P<marks>{MARKS})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    r"""Read a case number.

    >>> number = parse("C\u2011411/10")
    >>> number.value, number.celex
    ('ecj-case:C-411/10', '62010CJ0411')
    >>> parse("109/88").celex, parse("C-601/15 PPU").value
    ('61988CJ0109', 'ecj-case:C-601/15 PPU')
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = {"number": str(int(match["number"])), "year": full_year(match["year"], _FIRST_YEAR)}
    if match["court"]:
        parts["court"] = match["court"]
    if match["marks"]:
        parts["marks"] = match["marks"].strip()
    return DocNumber(NAME, canonical(parts), parts, address=address(parts), celex=_celex(parts))


def canonical(parts: Mapping[str, str]) -> str:
    """`letter-number/yy`, with the marks."""
    court = f"{parts['court']}-" if "court" in parts else ""
    marks = f" {parts['marks']}" if "marks" in parts else ""
    return f"{court}{parts['number']}/{parts['year'][2:]}{marks}"


def address(parts: Mapping[str, str]) -> str | None:
    """The judgment's page of EUR-Lex."""
    return celex.page(_celex(parts))


def _celex(parts: Mapping[str, str]) -> str:
    return celex.write("6", parts["year"], f"{parts.get('court', 'C')}J", parts["number"])

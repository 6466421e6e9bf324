"""Printed papers of a German state's parliament: `16/13434` behind `Landtagsdrucksache`.

Rule: the sixteen parliaments number as the Bundestag does, by term and running number. Which one is meant stands in the
sentence or in the paper, not in the number, so a register has to be asked (Parlamentsspiegel).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "lt-drs"

_FULL = re.compile(r"(?P<term>\d{1,2}) ?/ ?(?P<number>\d{1,5})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a state parliament's paper.

    >>> parse("16/13434").value
    'lt-drs:16/13434'
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = {name: str(int(digits)) for name, digits in match.groupdict().items()}
    return DocNumber(NAME, canonical(parts), parts, "needs_lookup")


def canonical(parts: Mapping[str, str]) -> str:
    """`term/number`."""
    return f"{parts['term']}/{parts['number']}"


def address(parts: Mapping[str, str]) -> str | None:  # noqa: ARG001
    """None: the parliament is not part of the number."""
    return None

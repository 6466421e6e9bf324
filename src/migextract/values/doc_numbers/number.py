"""`DocNumber`, and the contract that every scheme of document numbers keeps.

A scheme is a module with `NAME`, `parse`, `canonical` and `address`. All are pure functions: no network, no clock.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Status = Literal["derived", "ambiguous", "needs_lookup"]

HYPHEN = "[-\u2010\u2011]"
"""A hyphen as regex: plain, Unicode, no-break."""

_HYPHENS = str.maketrans("\u2010\u2011", "--")


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A document number, taken apart.

    Attributes:
        scheme: name of the numbering scheme, for example `bt-drs`.
        canonical: the number in the one spelling that the scheme writes.
        parts: what the number consists of, enough to write `canonical` and `address` again.
        status: `derived` if all follows from the citation alone, `ambiguous` if `candidates` are left,
            `needs_lookup` if a register has to be asked.
        address: where the document can be opened, or None.
        celex: CELEX number of EUR-Lex, or None.
        eli: European Legislation Identifier, or None.
        candidates: possible CELEX numbers or values, likeliest first.
    """

    scheme: str
    canonical: str
    parts: dict[str, str]
    status: Status = "derived"
    address: str | None = None
    celex: str | None = None
    eli: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """`scheme:canonical`, the value of the mention."""
        return f"{self.scheme}:{self.canonical}"


class Scheme(Protocol):
    """What a scheme module offers."""

    NAME: str

    def parse(self, text: str, before: str = "") -> DocNumber | None:
        """Read a mention as it stands; `before` is the text in front of it, up to about 80 code points.

        Returns None if the text is no number of this scheme.
        """

    def canonical(self, parts: Mapping[str, str]) -> str:
        """Write the number in its one spelling."""

    def address(self, parts: Mapping[str, str]) -> str | None:
        """Where the document can be opened, or None if its parts do not say."""


def tidy(text: str) -> str:
    r"""The mention on one line: white space of any kind is one plain space, every hyphen a plain one.

    >>> tidy("COM(2019)\n293\u00a0final")
    'COM(2019) 293 final'
    """
    return re.sub(r"\s+", " ", text).strip().translate(_HYPHENS)


def full_year(digits: str, first: int) -> str:
    """A year of two or four digits in four, counted from the year in which a series began.

    >>> full_year("20", first=1999), full_year("99", first=1999), full_year("2016", first=1999)
    ('2020', '1999', '2016')
    """
    if len(digits) == 4:  # noqa: PLR2004
        return digits
    century = first // 100
    return f"{century if int(digits) >= first % 100 else century + 1}{digits}"

"""Documents of the European Commission: `COM(2019) 293 final`, `KOM(2008) 69 endg.`, `SWD(2015) 50`.

Rule: register of Commission documents: series, year in brackets, number, `final` (with `/2` for a second version).
German papers up to 2011 write `KOM` and `SEK`. CELEX: proposals are 5…PC, communications and reports 5…DC, staff
working documents (SWD, formerly SEC) 5…SC, joint documents (JOIN) 5…JC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers import celex
from migextract.values.doc_numbers.number import DocNumber, Status, tidy

NAME = "com"
PATTERN = (
    r"(?P<series>COM|KOM|SWD|SEC|SEK|JOIN|[CK](?=\s*\())\s*+"
    r"(?:\(\s*+(?P<year>(?:19|20)\d\d)\s*+\)\s*+|/\s*+(?P<slashed>(?:19|20)\d\d)\s*+/\s*+)"
    r"(?P<number>\d{1,5})(?!\d|\.\d)(?:/(?P<version>\d)(?!\d))?"
    r"(?:,?\s*+(?P<final>(?:final|FINAL|endgültig|endg)(?!\w)\.?)(?:\s*+/\s*+(?P<turn>\d)(?!\d))?)?"
)

_FULL = re.compile(PATTERN)
_GERMAN = {"KOM": "COM", "SEK": "SEC", "K": "C"}
_LETTERS = {"COM": ("PC", "DC"), "SWD": ("SC",), "SEC": ("SC",), "JOIN": ("JC",), "C": ()}
_COM_WORD = re.compile(
    r"(?P<PC>vorschl[aä]g|proposal)|(?P<DC>mitteilung|bericht|grünbuch|weißbuch|communication|report)", re.IGNORECASE
)


def parse(text: str, before: str = "") -> DocNumber | None:
    """Read a Commission number; `Vorschlag` or `Mitteilung` in `before` tells proposal from communication.

    >>> parse("KOM(2008) 69 endg.").value, parse("COM(2020)611").value
    ('com:COM(2008) 69 final', 'com:COM(2020) 611')
    >>> number = parse("COM(2019) 293 final")
    >>> number.status, number.candidates
    ('ambiguous', ('52019PC0293', '52019DC0293'))
    >>> parse("COM(2016) 270 final", before="den Vorschlag für eine Verordnung ").celex
    '52016PC0270'
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = {
        "series": _GERMAN.get(match["series"], match["series"]),
        "year": match["year"] or match["slashed"],
        "number": match["number"],
    }
    if match["final"]:
        parts["final"] = "final"
    if match["turn"] or match["version"]:
        parts["version"] = match["turn"] or match["version"]
    letters = _LETTERS[parts["series"]]
    words = [word.lastgroup for word in _COM_WORD.finditer(before)]
    if len(letters) > 1 and words:
        letters = tuple(letter for letter in letters if letter == words[-1])
    numbers = tuple(celex.write("5", parts["year"], letter, parts["number"]) for letter in letters)
    if len(numbers) == 1:
        return DocNumber(NAME, canonical(parts), parts, address=address(parts), celex=numbers[0])
    status: Status = "ambiguous" if numbers else "needs_lookup"
    return DocNumber(NAME, canonical(parts), parts, status, address(parts), candidates=numbers)


def canonical(parts: Mapping[str, str]) -> str:
    """`COM(yyyy) n`, with `final` and the version where they are printed."""
    final = f" {parts['final']}" if "final" in parts else ""
    version = f"/{parts['version']}" if "version" in parts else ""
    return f"{parts['series']}({parts['year']}) {int(parts['number'])}{final}{version}"


def address(parts: Mapping[str, str]) -> str | None:
    """The page of EUR-Lex that needs no choice of type; none for the C series and for later versions."""
    if parts["series"] == "C" or "version" in parts:
        return None
    uri = f"{parts['series']}:{parts['year']}:{int(parts['number'])}:FIN"
    return f"https://eur-lex.europa.eu/legal-content/DE/TXT/?uri={uri}"

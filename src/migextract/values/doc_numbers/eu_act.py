"""Acts of the European Union and its predecessors: `(EU) 2019/1240`, `(EG) Nr. 2725/2000`, `2013/32/EU`.

Rule: Interinstitutional Style Guide of the Publications Office, 1.2 (numbering of acts). Regulations bore number/year
with `Nr.` up to 2014, directives and decisions year/number and an ending; since 2015 all bear year/number.
Years of two digits are of the 20th century. CELEX and ELI follow from the kind of act, which the noun in front says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from migextract.values.doc_numbers import celex
from migextract.values.doc_numbers.number import DocNumber, full_year, tidy

NAME = "eu-act"

COMMUNITY = r"(?:EU|EG|EWG|EGKS|EAG|Euratom|EURATOM|GASP|JI|EC|EEC|JHA|CFSP)"
"""The community or policy that an act's number names, as regex."""
COMMUNITIES = rf"{COMMUNITY}(?:\s*+[,/]\s*+{COMMUNITY})?"
NUMERO = r"(?:Nr\.?|Nummer|No\.?|N°)"
ENDING = rf"\s*+/\s*+{COMMUNITY}(?!\w)"

_FIRST_YEAR = 1952  # Treaty of Paris in force
_YEAR_FIRST = 2015  # since then every act bears year/number
_FULL = re.compile(
    rf"(?:[(\[]? ?{COMMUNITIES} ?[)\]]? ?)?(?P<numero>{NUMERO})? ?"
    rf"(?P<first>\d{{1,4}}) ?/ ?(?P<second>\d{{1,4}})(?: ?/ ?(?P<ending>{COMMUNITY}))?"
)


class Kind(NamedTuple):
    """A kind of act: the word for it, the letter of its CELEX number, the type in its ELI."""

    word: str
    letter: str
    eli: str | None


# The longer word stands before the word it contains. ELI has no agreed type for the acts of the former pillars.
_KINDS = (
    Kind(r"durchführungsverordnung|implementing\s+regulation", "R", "reg_impl"),
    Kind(r"delegierten?\s+verordnung|delegated\s+regulation", "R", "reg_del"),
    Kind(r"verordnung|regulation|\bvo\b", "R", "reg"),
    Kind(r"durchführungsrichtlinie", "L", "dir_impl"),
    Kind(r"delegierten?\s+richtlinie", "L", "dir_del"),
    Kind(r"richtlinie|directive|\brl\b", "L", "dir"),
    Kind(r"durchführungsbeschl[uü]ss|implementing\s+decision", "D", "dec_impl"),
    Kind(r"delegierte[nrs]?\s+beschl[uü]ss", "D", "dec_del"),
    Kind(r"rahmenbeschl[uü]ss|framework\s+decision", "F", "dec_framw"),
    Kind(r"beschl[uü]ss|entscheidung|decision", "D", "dec"),
    Kind(r"empfehlung|recommendation", "H", "reco"),
    Kind(r"gemeinsame[nrs]?\s+(?:aktion|standpunkt)", "E", None),
    Kind(r"gemeinsame[nrs]?\s+maßnahme", "F", None),
)
_KIND_WORD = re.compile("|".join(f"(?P<k{index}>{kind.word})" for index, kind in enumerate(_KINDS)), re.IGNORECASE)


def parse(text: str, before: str = "") -> DocNumber | None:
    """Read the number of an act; the noun in `before` decides its CELEX letter and its ELI.

    >>> number = parse("(EU) Nr. 603/2013", before="gemäß der Verordnung ")
    >>> number.value, number.celex, number.eli
    ('eu-act:603/2013', '32013R0603', 'http://data.europa.eu/eli/reg/2013/603/oj')
    >>> parse("2008/615/JI", before="Beschluss ").celex, parse("2002/584/JI", before="Rahmenbeschlusses ").celex
    ('32008D0615', '32002F0584')
    >>> number = parse("(EU) 2019/1240")
    >>> number.status, number.candidates
    ('ambiguous', ('32019R1240', '32019L1240', '32019D1240', '32019H1240'))
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    ending = match["ending"] or ""
    named = kind_in(before)
    order = _order(match["first"], match["second"], ending, match["numero"] is not None, named)
    if order is None:
        return None
    year, number = order
    parts = {"year": full_year(year, 1900), "number": number, "printed": f"{match['first']}/{match['second']}"}
    if ending:
        parts["ending"] = ending
    letters = _letters(year == match["first"], parts["year"], ending)
    if named and named.letter in letters:
        letters = named.letter
    numbers = tuple(celex.write("3", parts["year"], letter, number) for letter in letters)
    if len(numbers) > 1:
        return DocNumber(NAME, canonical(parts), parts, "ambiguous", candidates=numbers)
    parts["letter"] = letters
    eli_type = named.eli if named and named.letter == letters else {"R": "reg", "D": "dec"}.get(letters)
    eli = f"http://data.europa.eu/eli/{eli_type}/{parts['year']}/{int(number)}/oj" if eli_type else None
    return DocNumber(NAME, canonical(parts), parts, address=address(parts), celex=numbers[0], eli=eli)


def canonical(parts: Mapping[str, str]) -> str:
    """The two numbers as printed, and the ending if there is one."""
    return f"{parts['printed']}/{parts['ending']}" if "ending" in parts else parts["printed"]


def address(parts: Mapping[str, str]) -> str | None:
    """The page of EUR-Lex, if the kind of act is known."""
    if "letter" not in parts:
        return None
    return celex.page(celex.write("3", parts["year"], parts["letter"], parts["number"]))


def kind_in(before: str) -> Kind | None:
    """The kind of act that the last noun before a number names.

    >>> kind_in("die Verordnung über … und die Durchführungsrichtlinie ").eli
    'dir_impl'
    """
    last = None
    for last in _KIND_WORD.finditer(before):  # noqa: B007
        pass
    return _KINDS[int((last.lastgroup or "")[1:])] if last else None


def _order(first: str, second: str, ending: str, numero: bool, named: Kind | None) -> tuple[str, str] | None:
    """(year, number) of the two, or None if neither can be a year."""
    if _is_year(first) and (ending or not _is_year(second) or (int(first) >= _YEAR_FIRST and not numero)):
        return first, second
    if _is_year(second):
        return second, first
    if _is_short_year(first) and (ending or (named is not None and named.letter != "R")):
        return first, second
    if _is_short_year(second) and not ending:
        return second, first
    return (first, second) if _is_short_year(first) else None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and _FIRST_YEAR <= int(digits) < 2100  # noqa: PLR2004


def _is_short_year(digits: str) -> bool:
    return len(digits) == 2 and int(digits) >= _FIRST_YEAR % 100  # noqa: PLR2004


def _letters(year_first: bool, year: str, ending: str) -> str:
    """The CELEX letters that an act of this form can bear, likeliest first."""
    if not year_first:
        return "D" if ending else "R"
    if ending in {"JI", "JHA"}:
        return "DF"
    if ending in {"GASP", "CFSP"}:
        return "DE" if int(year) < 2010 else "D"  # noqa: PLR2004 (the Treaty of Lisbon left decisions only)
    if ending:
        return "LDH"
    return "RLDH" if int(year) >= _YEAR_FIRST else "LDH"

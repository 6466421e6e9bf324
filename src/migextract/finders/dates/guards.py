"""Numbers that look like a date and are none: what stands around a number tells.

Papers are full of four-digit numbers that are no years (`Resolution 1970`, `§ 1906 BGB`, `S. 2010`, `2000 Personen`)
and of years that belong to another number (`COM(2019) 293`, `2013/32/EU`, `BGBl. 2023 I Nr. 390`). Everything else
between 1800 and 2100 is a year: papers write counts with a gap or a full stop ("2 015", "2.015").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_REACH: Final = 60
"""Code points before a number in which the words that rule it are looked for."""

# Behind these a number is a number, also further on in a list: "§§ 1896, 1906 und 1908".
_NUMBER_WORD: Final = re.compile(
    r"Nrn?\.?|Nummern?|Ziff(?:\.|ern?)|Tz\.|Rn\.|Rz\.|Rdnr?\.|Randnr\.|Randnummern?|Az\.?|§§?|Art(?:\.|ikeln?|ikels)"
    r"|Abs(?:\.|atz)|Satz|Kap(?:\.|itels?)|Tit(?:\.|els?)|S\.|Seiten?|Sp\.|Spalte|Zeile|Bl(?:\.|att)|Bd\.|Band|Heft"
    r"|Anlage|Fragen?|\w*(?:[Dd]rs\.|[Dd]rucksachen?|Dok\.|[Dd]ok\.)|B[TR]-Drs\.|Tel\.?:?|Telefon:?|Fax:?|Durchwahl"
    r"|Postfach|PLZ|Raum|Zimmer|ISO|DIN|EN|IEC|ISBN|ISSN|CELEX|[\w-]*[Rr]esolution(?:en)?|UNSCR|SR-Res\."
    r"|(?:EU|EG|EWG|Euratom)\)"
)
_NUMBER_IN_LIST: Final = re.compile(r"\(?[0-9]{3,4}[a-z]?[,;)]?|und|oder|bis|sowie|bzw\.|[-–/]|ff?\.")
_OPENING: Final = "(„“\"‚'[»«"

# A count: "rund 2000", "über 2000" (but "über 2015 hinaus"), "2000 Personen", "2016 km".
_ABOUT: Final = re.compile(r"rund|etwa|ca\.|circa|zirka|ungefähr|knapp|fast|nahezu|mindestens|höchstens|maximal")
_NOUN_BEHIND: Final = re.compile(r"\s+[A-ZÄÖÜ]")
_TIME_BEFORE_ABOUT: Final = re.compile(r"ab|bis|seit|von|um|Jahre?n?|Ende|Anfang|Mitte|(?:spät|früh)estens")
_MORE: Final = re.compile(r"über|unter|als")
_BEYOND: Final = re.compile(r"\s+hinaus\b")
_TIME_WORD: Final = re.compile(
    r"(?i:\w*jahr(?:e|es|en)?|seit|ab|bis|ende|anfang|mitte|sommer|herbst|winter|frühjahr|quartals?|halbjahr\w*)"
)
_COUNTED_BEHIND: Final = re.compile(
    r"\s*(?:[%€$°]|(?:EUR|USD|km|[kM]?[gtm]|[kMGT]W[hp]?|ha)\b)"
    r"|\s+(?:Uhr|Euro|US-Dollar|Dollar|Franken|Mio|Mrd|Millionen|Milliarden|Prozent\w*|Kilo\w+|Metern?|Quadrat\w+"
    r"|Kubik\w+|Tonnen|Hektar|Liter|Watt|Mega\w+|Giga\w+|Personen|Menschen|Männern?|Frauen|Kindern?|Soldat(?:inn)?en"
    r"|Beamt(?:inn)?en|Polizist(?:inn)?en|Mitarbeiter\w*|Einwohnern?|Flüchtlingen?|Asyl\w+en|Fällen?|Stellen|Plätzen?"
    r"|[Mm]al|Mann|Stück|Stunden|Tagen?|Seiten|Jahren?)\b"
)

# A year that belongs to a number.
_ACT_BEHIND: Final = re.compile(r"/[A-Z]{2}")
_GAZETTE_BEFORE: Final = re.compile(r"(?:Bl|BAnz|Bek)\.?(?:\s+(?:[IVLC]+|EG|EU|Teil))*,?\s+$")
_GAZETTE_BEHIND: Final = re.compile(r"\s+I{1,3}\s+(?:Nr|S\.|Seite|[0-9])")
_DOCUMENT_BEFORE: Final = re.compile(r"(?:\w|(?<!\w)[A-Z]\w{1,4}\s)\($")
_DOCUMENT_BEHIND: Final = re.compile(r"\)\s?[0-9]")
_COUNTRY_BEFORE: Final = re.compile(r"(?<!\w)(?!EU)[A-Z]{1,2}[-–]$")

# Resolutions 1800 to 2132 of the UN Security Council are of 2008 to 2013 and look like years themselves. A list of them
# with their dates may run over many lines.
_RESOLUTION_BEHIND: Final = re.compile(r"\s?\((?:200[89]|201[0-3])\)")
_RESOLUTION_BEFORE: Final = re.compile(r"(?<![0-9])[0-9]{3,4}\s?\($")
_RESOLUTION_OF: Final = re.compile(r"esolution(?:en)?\s[^.;]{0,60}(?:Nationen|[Ss]icherheitsrate?s)(?:\s\(\w+\))?\s+$")
_RESOLUTION_REACH: Final = 600

# The header of a plenary protocol: "… Mittwoch, den 2. April 2014  1961  Deutscher Bundestag – …".
_PAGE_BEHIND: Final = re.compile(r"\s+Deutscher\s+Bundestag\b")
_PAGE_BEFORE: Final = re.compile(r"[0-9]\.\s\w+\s[0-9]{4}\s+$")

_TWO_YEARS_WORD: Final = re.compile(
    r"(?i:\w*jahr(?:e|es|en|gang)?|\w*semesters?|\w*saison|spielzeit|winters?|jahreswechsel|jahreswende|\w*haushalts?"
    r"|\w*periode|WS|SS|für|seit|ab|im|in)"
)


def words_before(text: str, start: int) -> list[str]:
    """The words that stand before a place, without what opens a quotation or bracket; the last one nearest."""
    return [word.lstrip(_OPENING) for word in text[max(0, start - _REACH) : start].split()]


def stands_free(text: str, start: int) -> bool:
    """Whether a date may begin here: not in the middle of a word, a decimal number, a section number or an address.

    >>> [stands_free(text, text.index("5")) for text in ("am 5.", "3.5.", "Nr.5", "18/5", "A5", "(5")]
    [True, False, True, False, False, True]
    """
    before = text[start - 1 : start] if start else ""
    if before.isalnum() or (before and before in "_§$€#&=+@%~\\"):
        return False
    return not (before and before in ".,:/-–" and text[max(0, start - 2) : start - 1].isdigit())


def is_year(text: str, start: int, end: int, *, first: bool = True, last: bool = True) -> bool:
    """Whether the four digits are a year.

    Args:
        text: the text.
        start: first digit.
        end: behind the last digit.
        first: whether the date begins with them; otherwise a joint stands before.
        last: whether the date ends with them; otherwise a joint stands behind.
    """
    if first and not _free_before(text, start):
        return False
    if last and not _free_behind(text, end):
        return False
    words = words_before(text, start)
    return not (
        _is_numbered(words)
        or (first and _is_counted(text, end, words))
        or _is_of_document(text, start, end)
        or _is_of_resolution(text, start, end)
        or _is_page(text, start, end)
    )


def spans_two_years(text: str, start: int, end: int) -> bool:
    """Whether `2015/16` is a winter, school or budget year and no number: only the word before can tell."""
    words = words_before(text, start)
    return bool(words) and _TWO_YEARS_WORD.fullmatch(words[-1]) is not None and is_year(text, start, end)


def _free_before(text: str, start: int) -> bool:
    if not stands_free(text, start) or text[max(0, start - 1) : start] in {".", "/"}:
        return False
    return not (text.endswith(("-", "–"), 0, start) and _COUNTRY_BEFORE.search(text, max(0, start - 4), start))


def _free_behind(text: str, end: int) -> bool:
    behind = text[end : end + 1]
    if behind.isalnum() or behind == "_":
        return False
    return not (behind and behind in "/.,:-–" and text[end + 1 : end + 2].isdigit())


def _is_numbered(words: list[str]) -> bool:
    """Behind a word that takes a number, or further on in its list."""
    last = len(words) - 1
    while last > 0 and _NUMBER_IN_LIST.fullmatch(words[last]):
        last -= 1
    return bool(words) and _takes_number(words[last])


# Few words stand before most years ("Jahr", "im", "seit"), so that the answers are worth keeping.
@lru_cache(maxsize=1 << 12)
def _takes_number(word: str) -> bool:
    return _NUMBER_WORD.fullmatch(word) is not None


@lru_cache(maxsize=1 << 12)
def _is_of_time(word: str) -> bool:
    return _TIME_WORD.fullmatch(word) is not None


def _is_counted(text: str, end: int, words: list[str]) -> bool:
    """An amount or a count."""
    further, before = (["", "", *words])[-2:]
    is_round = text.startswith("00", end - 2)
    if _ABOUT.fullmatch(before) and not _TIME_BEFORE_ABOUT.fullmatch(further):
        return is_round or _NOUN_BEHIND.match(text, end) is not None
    if (further, before) == ("bis", "zu") or (_MORE.fullmatch(before) and is_round and not _BEYOND.match(text, end)):
        return True
    if _is_of_time(before) and not (before == "bis" and further.isdigit()):
        return False
    return _COUNTED_BEHIND.match(text, end) is not None


def _is_of_document(text: str, start: int, end: int) -> bool:
    """The year in `COM(2019) 293`, `Rec (2005) 9`, `2013/32/EU`, `BGBl. 2023 I Nr. 390`."""
    if _ACT_BEHIND.match(text, end) or _GAZETTE_BEHIND.match(text, end):
        return True
    if _GAZETTE_BEFORE.search(text, max(0, start - 20), start):
        return True
    if not text.endswith("(", 0, start) or not _DOCUMENT_BEFORE.search(text, max(0, start - 8), start):
        return False
    return text[start - 2].isalnum() or _DOCUMENT_BEHIND.match(text, end) is not None


def _is_of_resolution(text: str, start: int, end: int) -> bool:
    """A number or year of `Resolutionen 2060 (2012), 2093 (2013) …`."""
    if _RESOLUTION_OF.search(text, max(0, start - 2 * _REACH), start):
        return True
    number = _RESOLUTION_BEHIND.match(text, end)
    year = text.startswith(")", end) and _RESOLUTION_BEFORE.search(text, max(0, start - 7), start)
    return bool(number or year) and "esolution" in text[max(0, start - _RESOLUTION_REACH) : start]


def _is_page(text: str, start: int, end: int) -> bool:
    return bool(_PAGE_BEHIND.match(text, end) or _PAGE_BEFORE.search(text, max(0, start - 24), start))

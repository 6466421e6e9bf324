"""What the words around a date say: whether it is a date at all, and of which year it is if it names none."""

from __future__ import annotations

import re
from typing import Final

from migextract.finders.dates.guards import words_before

_REACH: Final = 60

_DAY_WORD: Final = re.compile(r"[Aa]m|[Vv]om|v\.|[Zz]um|[Bb]is|[Ss]eit|[Aa]b|den|dem|Stichtag|Stand:?")
_STATE_WORD: Final = re.compile(r"\w*[Ss]tand:?")

_MONTH_WORD: Final = re.compile(
    r"(?i:im|seit|bis|ab|ende|anfang|mitte|vom|zum|spätestens|stand:?|monat(?:s|e|en)?|zeitraum|diese[mn]|vergangene[mn]"
    r"|letzte[mn]|kommende[mn]|nächste[mn])"
)
_NAME_OR_MONTH_WORD: Final = re.compile(r"(?i:für|von|aus|nach|vor|gegen|per|den)")
_COMPOUND_BEHIND: Final = re.compile(r"[-‐]\w")
_NAME_BEHIND: Final = re.compile(r"\s+[A-ZÄÖÜ]")
_SEASON_WORD: Final = re.compile(r"(?i:vergangene|letzte|vorige|kommende|nächste|diese)[nmrs]")
_UNIT_WORD: Final = re.compile(r"(?i:im|seit|ab|bis|einschl\.|einschließlich|zum|das|ins)")
_OWNER_BEHIND: Final = re.compile(r"\s+(?:de[rs]|ein\w*|jed\w+|ihre\w*|seine\w*)\b")

_STREET_BEFORE: Final = re.compile(r"(?i:stra(?:ß|ss)e|platz|allee|brücke)\s+de[rs]\s+$")
_EVERY_YEAR_BEFORE: Final = re.compile(
    r"(?i:jährlich|jedes\s+Jahr|jeweils\s+im\s+Folgejahr)\s+(?:(?:am|bis|zum|im|spätestens|Ende|Anfang|Mitte)\s+){1,3}$"
)
_EVERY_YEAR_BEHIND: Final = re.compile(
    r"\s+(?:eines|jede[ns])\b|\s+des\s+(?:jeweiligen|(?:darauf\s+)?folgenden|auf|Folge|Schul|\w+ten\s)"
)

_YEAR_CUES: Final = {
    cue: re.compile(rf"(?<!\w)(?:{words})\s+$")
    for cue, words in {
        "future": (
            r"[Bb]is\s+(?:spätestens\s+)?(?:zum|Ende|Mitte|Anfang)|[Ss]pätestens\s+(?:zum|am|im|ab|bis)(?:\s+zum)?"
        ),
        "coming": r"(?:kommende|nächste)[nmrs]",
        "past": r"(?:vergangene|letzte|vorige|zurückliegende)[nmrs]",
        "this_year": r"diese[nmrs]",
    }.items()
}
_DATED_BEFORE: Final = re.compile(r"(?<!\w)vom\s+$")


def is_day(text: str, start: int) -> bool:
    """Whether a preposition makes `5.6.` or `5.6.20` a day: sections and budget lines are written like that too."""
    return _is_behind(_DAY_WORD, text, start)


def is_state(text: str, start: int) -> bool:
    """Whether `6/2015` is the month in which a table or paper stands: journals and printed papers count like that."""
    return _is_behind(_STATE_WORD, text, start)


def is_placed(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a month, season, quarter or half-year without a year can be placed on the calendar.

    "im Mai" can; "Frau März", "im Sommer" and "im ersten Quartal der Laufzeit" cannot.
    """
    if kind == "season":
        return _is_behind(_SEASON_WORD, text, start)
    if kind != "month":
        return _is_behind(_UNIT_WORD, text, start) and not _OWNER_BEHIND.match(text, end)
    if _COMPOUND_BEHIND.match(text, end):
        return False
    if _is_behind(_MONTH_WORD, text, start):
        return True
    return _is_behind(_NAME_OR_MONTH_WORD, text, start) and not _NAME_BEHIND.match(text, end)


def is_of_no_year(text: str, start: int, end: int) -> bool:
    """Whether a date recurs every year ("zum 1. Juli eines jeden Jahres") or names a street ("Straße des 17. Juni")."""
    before = text[max(0, start - _REACH) : start]
    return bool(
        _EVERY_YEAR_BEHIND.match(text, end) or _EVERY_YEAR_BEFORE.search(before) or _STREET_BEFORE.search(before)
    )


def year_cue(text: str, start: int, *, is_interval: bool) -> str:
    """What the words before a date say of its year: `future`, `coming`, `past`, `this_year` or ""."""
    before = text[max(0, start - _REACH) : start]
    if not is_interval and _DATED_BEFORE.search(before):
        return "past"  # what is dated ("Beschluss vom 1. Dezember") is out
    return next((cue for cue, pattern in _YEAR_CUES.items() if pattern.search(before)), "")


def _is_behind(word: re.Pattern[str], text: str, start: int) -> bool:
    words = words_before(text, start)
    return bool(words) and word.fullmatch(words[-1]) is not None

"""One part of a date: `23. Juli 2020`, `22.`, `ersten Quartal 2015`, `2014`, `1990er Jahre`.

A date is a chain of parts with joints between them (`22.` `und` `23. Juli 2020`). Here the parts are read;
`migextract.finders.dates` puts the chain together. Every form of a part has its pattern, and a function that reads
the match; which forms are tried depends on how the part begins, which is what makes this fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple

from migextract.finders.cues import Cues
from migextract.finders.dates.words import (
    BEGINNINGS,
    BREAK,
    DECADE_STEM,
    HALF,
    MONTH,
    MONTH_SPELLINGS,
    OF_YEARS,
    ORDINAL,
    QUARTER,
    RELATIVE_GROUPS,
    RELATIVE_YEAR,
    ROMAN,
    SEASON,
    SHORT_MONTH,
    YEAR_HALF,
    decade,
    month_number,
    ordinal_number,
    season_code,
)

Form = Literal[
    "day_month",
    "numeric",
    "numeric_day",
    "iso",
    "month",
    "numeric_month",
    "season",
    "quarter",
    "half_year",
    "year",
    "two_years",
    "decade",
    "bare",
]

LONGEST_MONTH: Final = 31
UNITS: Final[dict[str, int]] = {"quarter": 4, "half_year": 2}
"""How many of them a year has."""

UNIT_CODES: Final = {"quarter": 32, "half_year": 39}
"""EDTF code of a unit = this + its number."""


class Part(NamedTuple):
    """One part of a date as it stands in the text.

    Attributes:
        start: first code point.
        end: code point behind the last one.
        form: how it is written.
        year: EDTF year, or "" where the part says none.
        unit: month or EDTF code of a season, quarter or half-year.
        day: day of the month; of a `bare` part (`22.`, `ersten`) the number that waits for a unit.
        relative: `this_year` and the like, where the part says so in place of a year.
        stands_alone: whether it says all by itself; `22.` of `22. und 23. Juli` does not.
    """

    start: int
    end: int
    form: Form
    year: str = ""
    unit: int | None = None
    day: int | None = None
    relative: str = ""
    stands_alone: bool = True

    @property
    def edtf(self) -> str:
        """The part alone in EDTF."""
        unit = "" if self.unit is None else f"-{self.unit:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year or 'XXXX'}{unit}{day}"

    @property
    def kind(self) -> str:
        """What it is a part of the calendar of: parts of one kind can be listed with a year in common."""
        return "day" if self.day is not None and self.form != "bare" else self.form


YEAR: Final = r"(?:1[89][0-9]{2}|20[0-9]{2}|2100)(?![0-9])"
DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_MONTH_DIGITS: Final = r"(?:0?[1-9]|1[0-2])(?![0-9])"
_MONTH_NAME: Final = rf"(?P<month>{MONTH}|{SHORT_MONTH}(?:\.|(?=\s++{YEAR})))"
# Behind a day and a month more counts as a year: one that a PDF broke ("20 15", "201 5", "2 015"; "201 l", where the
# last digit became a letter and stuck to the next word), one with a footnote's mark at its end, one long ago.
_ODD_YEAR: Final = (
    r"(?:(?:19|20)\s[0-9]{2}|(?:19|20)[0-9]\s[0-9]|2\s0[0-9]{2}|1\s9[0-9]{2})(?![0-9]|[.,][0-9]|\s*+(?:Uhr|Prozent|%))"
    r"|20[0-9]\s?[lI]|(?:19|20)[0-9]{2}(?=[1-9](?![0-9]))|1[0-7][0-9]{2}(?![0-9])|21[0-9]{2}(?![0-9])"
)
_TAIL: Final = (
    rf"(?:\s*+(?P<year>{YEAR})|\s++des\s++(?:Kalender|Haushalts)?[Jj]ahres\s++(?P<year_of>{YEAR})"
    rf"|\s++(?P<relative>{RELATIVE_YEAR}))?+"
)
"""What says the year behind a day, month, season, quarter or half-year."""

Reader = Callable[[re.Match[str]], Part | None]


def _year(match: re.Match[str]) -> str:
    return match["year"] or match["year_of"] or ""


def _relative(match: re.Match[str]) -> str:
    if match["relative"] is None:
        return ""
    return next(meaning for group, meaning in RELATIVE_GROUPS.items() if match[group])


def _day_month(match: re.Match[str]) -> Part:
    odd = match["odd_year"]
    year = re.sub(r"[lI]", "1", re.sub(r"\s", "", odd)) if odd else _year(match)
    return Part(*match.span(), "day_month", year, month_number(match["month"]), int(match["day"]), _relative(match))


def _plain_day(match: re.Match[str]) -> Part:
    return Part(*match.span(), "day_month", match["year"], month_number(match["month"]), int(match["day"]))


def _numeric(match: re.Match[str]) -> Part:
    year = match["year"]
    year = year if len(year) == len("2020") else f"XX{year}"
    return Part(*match.span(), "numeric", year, int(match["month"]), int(match["day"]))


def _numeric_day(match: re.Match[str]) -> Part:
    return Part(*match.span(), "numeric_day", "", int(match["month"]), int(match["day"]))


def _iso(match: re.Match[str]) -> Part:
    return Part(*match.span(), "iso", match["year"], int(match["month"]), int(match["day"]))


def _numeric_month(match: re.Match[str]) -> Part:
    return Part(*match.span(), "numeric_month", match["year"], int(match["month"]))


def _month(match: re.Match[str]) -> Part:
    return Part(*match.span(), "month", _year(match), month_number(match["month"]), None, _relative(match))


def _season(match: re.Match[str]) -> Part:
    code = season_code(match["season"])
    return Part(*match.span(), "season", _year(match), code, None, _relative(match))


def _winter(match: re.Match[str]) -> Part | None:
    """A winter over the turn of the year is named after the year in which it begins."""
    if not _is_next(match["year"], match["next_year"]):
        return None
    return Part(*match.span(), "season", match["year"], season_code(match["season"]))


def _two_years(match: re.Match[str]) -> Part | None:
    if not _is_next(match["year"], match["next_year"]):
        return None
    return Part(*match.span(), "two_years", f"{match['year']}/{int(match['year']) + 1}")


def _is_next(year: str, next_year: str) -> bool:
    return str(int(year) + 1).endswith(next_year)


def _unit(match: re.Match[str]) -> Part | None:
    form: Form = "quarter" if match["quarter"] else "half_year"
    year, relative = _year(match), _relative(match)
    if match["ordinal"].casefold().startswith("letzt") and not (year or relative):
        return None  # "letztes Quartal" is the one before this, not the fourth
    number = ordinal_number(match["ordinal"], UNITS[form])
    return Part(*match.span(), form, year, UNIT_CODES[form] + number, None, relative) if number else None


def _short_unit(match: re.Match[str]) -> Part | None:
    form: Form = "half_year" if match["letter"] == "H" else "quarter"
    number = ordinal_number(match["number"], UNITS[form])
    return Part(*match.span(), form, match["year"], UNIT_CODES[form] + number) if number else None


def _year_alone(match: re.Match[str]) -> Part:
    return Part(*match.span(), "year", match["year"])


def _decade(match: re.Match[str]) -> Part:
    groups = match.groupdict()
    century = str(int(groups["centuries"]) - 1) if groups.get("centuries") else "XX" if groups.get("century") else ""
    return Part(*match.span(), "decade", decade(match["decade"], century))


def _bare_decade(match: re.Match[str]) -> Part:
    return Part(*match.span(), "bare", decade(match["decade"]))


def _bare(match: re.Match[str]) -> Part | None:
    number = ordinal_number(match["bare"], LONGEST_MONTH)
    return Part(*match.span(), "bare", "", None, number) if number else None


Pair = tuple[re.Pattern[str], Reader]


def _by_cue(*forms: tuple[Iterable[str], str, Reader]) -> dict[str, tuple[Pair, ...]]:
    """The forms that are to be tried at a cue, in their order.

    Args:
        forms: the cues at which a form is possible: a character, with a blank in front for any white space; its
            pattern; its reader.
    """
    table: dict[str, tuple[Pair, ...]] = {}
    for cues, pattern, reader in forms:
        for cue in cues:
            table[cue] = (*table.get(cue, ()), (re.compile(pattern), reader))
    return table


_UNIT: Final = (
    rf"(?P<ordinal>{ORDINAL}|[1-4]\.|{ROMAN}\b\.?)\s*+(?:(?P<quarter>{QUARTER}(?:/(?={YEAR}))?)|{HALF}|{YEAR_HALF})"
    rf"{_TAIL}"
)
_FEW: Final = r"\s{0,2}"
_SHORT_YEAR: Final = r"[0-9]{2}(?![0-9]|[.,:][0-9])"
_SLASH_OR_SPACE: Final = r"(?:\s*+/\s*+|\s++)"

_MONTH_INITIALS: Final = sorted({spelling[0] for spelling in MONTH_SPELLINGS})

# By what stands behind the digits.
_AFTER_ONE_OR_TWO_DIGITS: Final = _by_cue(
    (".", rf"(?P<day>{DAY})\.{_FEW}(?P<month>{_MONTH_DIGITS})\.{_FEW}(?P<year>{YEAR}|{_SHORT_YEAR})", _numeric),
    (".", rf"(?P<day>{DAY})\.\s?(?P<month>{_MONTH_DIGITS})\.(?!\s?[0-9])", _numeric_day),
    ((".", " ."), rf"(?P<day>{DAY})\s?\.\s*+{_MONTH_NAME}(?:\s++(?P<odd_year>{_ODD_YEAR})|{_TAIL})", _day_month),
    (
        ("s", "n", "r", "t", " o", *(f" {initial}" for initial in _MONTH_INITIALS)),
        rf"(?P<day>{DAY})(?:st|nd|rd|th)?\s++(?:of\s++)?(?P<month>{MONTH})\s++(?P<year>{YEAR})",
        _plain_day,
    ),
    ("/", rf"(?P<month>{_MONTH_DIGITS})/(?P<year>{YEAR})(?![/-])", _numeric_month),
    (".", _UNIT, _unit),
    (".", rf"(?P<bare>{DAY}\.)(?![0-9])", _bare),
    (("-", "–", "/", " b"), rf"(?P<bare>{DAY})(?=(?:[-–/]|\s++bis\s++){DAY}\.\s*+{MONTH})", _bare),
    ("e", rf"(?P<decade>[0-9]0)er{OF_YEARS}", _decade),
    ("e", r"(?P<decade>[0-9]0)er(?!\w)", _bare_decade),
)
_AFTER_FOUR_DIGITS: Final = _by_cue(
    ("-", rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{DAY})(?![\w-])", _iso),
    ("/", rf"(?P<year>{YEAR})/(?P<next_year>[0-9]{{2}})(?![0-9/])", _two_years),
    ("e", rf"(?P<decade>[0-9]{{3}}0)er(?:{OF_YEARS}|n?(?!\w|[-‐]\w))", _decade),
)
_YEAR_ALONE: Final = ((re.compile(rf"(?P<year>{YEAR})"), _year_alone),)

# By the first letter.
_ORDINAL_INITIALS: Final = "EeZzDdVvLl"
_TENS_INITIALS: Final = "ZzDdVvFfSsAaNn"
_FROM_LETTER: Final = _by_cue(
    (_MONTH_INITIALS, rf"(?P<month>{MONTH})\s++(?P<day>{DAY}),\s++(?P<year>{YEAR})", _plain_day),
    (_MONTH_INITIALS, rf"{_MONTH_NAME}{_TAIL}", _month),
    ("W", rf"(?P<season>Winters?)\s++(?P<year>{YEAR})\s*+/\s*+(?P<next_year>{YEAR}|[0-9]{{2}}(?![0-9]))", _winter),
    ("FHSW", rf"(?P<season>{SEASON}){_TAIL}", _season),
    ("QH", rf"(?P<letter>[QH])(?P<number>[1-4]){_SLASH_OR_SPACE}(?P<year>{YEAR})", _short_unit),
    ("Q", rf"(?P<letter>Q)uartal\s++(?P<number>{ROMAN}|[1-4]){_SLASH_OR_SPACE}(?P<year>{YEAR})", _short_unit),
    (_ORDINAL_INITIALS + "I", _UNIT, _unit),
    (_TENS_INITIALS, rf"(?P<decade>{DECADE_STEM})er{OF_YEARS}", _decade),
    (_ORDINAL_INITIALS + "I", rf"(?P<bare>{ORDINAL}|{ROMAN}\.)", _bare),
    (_TENS_INITIALS, rf"(?P<decade>{DECADE_STEM})er(?!\w)", _bare_decade),
)

_NUMBER: Final = re.compile(r"([0-9]{1,5})\s*+")
_LONGEST_DAY: Final = 2
_LONGEST_YEAR: Final = 4


def read_part(text: str, position: int) -> Part | None:
    """The part that begins exactly here, or None."""
    for pattern, reader in _possible_forms(text, position):
        match = pattern.match(text, position)
        if match and (part := reader(match)):
            return part
    return None


def _possible_forms(text: str, position: int) -> tuple[Pair, ...]:
    """The forms that a part beginning here can have, by its first letter, or its digits and what stands behind."""
    number = _NUMBER.match(text, position)
    if not number:
        return _FROM_LETTER.get(text[position : position + 1], ())
    end, end_of_gap = number.end(1), number.end()
    behind = text[end_of_gap : end_of_gap + 1]
    cue = behind if end == end_of_gap else f" {behind}"
    if end - position <= _LONGEST_DAY:
        return _AFTER_ONE_OR_TWO_DIGITS.get(cue, ())
    if end - position != _LONGEST_YEAR:
        return ()
    return _AFTER_FOUR_DIGITS.get(cue, ()) + _YEAR_ALONE


# Where a part may begin. The first class is what makes the search fast: a regex that begins with a look-behind or a
# group runs several times slower. Hence the look-behinds further on, one for each first letter.
_INITIALS: Final = sorted({beginning[0] for beginning in BEGINNINGS})
_REST: Final = {
    initial: "|".join(beginning[1:].replace(" ", BREAK) for beginning in BEGINNINGS if beginning[0] == initial)
    for initial in _INITIALS
}
_CUE: Final = re.compile(
    f"[0-9QH{''.join(_INITIALS)}]"
    f"(?:(?<=[0-9])[0-9]*+|(?<=[QH])[1-4]|{'|'.join(f'(?<={initial})(?:{rest})' for initial, rest in _REST.items())})"
)

# Forms that only a text with certain words can have: ordinals before a quarter or half-year, decades in words.
_RARE_FORMS: Final = (
    (
        ("Quartal", "albjahr", "hälfte", "Hälfte", "HJ", "Hj"),
        re.compile(r"[EeZzDdVvLlIQ](?:rste|weite|ritte|ierte|etzte|uartal|(?<=I)I{0,2}V?(?=[.\s]))"),
    ),
    (
        ("wanziger", "reißiger", "ierziger", "ünfziger", "echziger", "iebziger", "chtziger", "eunziger"),
        re.compile(r"[A-Za-z](?:wanz|reiß|ierz|ünfz|echz|iebz|chtz|eunz)iger"),
    ),
)
_RARE_CUES: Final = Cues(word for words, _ in _RARE_FORMS for word in words)


def part_starts(text: str) -> list[int]:
    """Places where a part may begin, in the order of the text."""
    starts = [match.start() for match in _CUE.finditer(text)]
    present = _RARE_CUES.present(text)
    for words, form in _RARE_FORMS if present else ():
        if not present.isdisjoint(words):
            starts.extend(match.start() for match in form.finditer(text))
    return sorted(starts)

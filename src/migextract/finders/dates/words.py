"""The words of the calendar: months, seasons, ordinals, decades, and phrases that say which year is meant.

Each kind has a regex atom and a function from a matched word to its number. The atoms are composed in
`migextract.finders.dates.parts`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final


def any_of(words: Iterable[str]) -> str:
    """A group of literal words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


# Months. A printed word may still carry the hyphen of a line's end ("Sep-tember") or a lone umlaut ("Mä rz"): a gap in
# the spelling is where it may break.
_SYLLABLES: Final = (
    *("Ja nu ar", "Jän ner", "Fe bru ar", "Fe ber", "Mä rz", "Ma\u0308rz", "Maerz", "Ap ril", "Mai", "Ju ni", "Ju li"),
    *("Au gust", "Sep tem ber", "Ok to ber", "No vem ber", "De zem ber"),
    *("January", "February", "March", "May", "June", "July", "October", "December"),
)
MONTH_SPELLINGS: Final = sorted({form for word in _SYLLABLES for form in (word, word.upper())}, key=len, reverse=True)
_SHORT_SPELLINGS: Final = (
    *("Jan", "Jän", "Feb", "Mrz", "Mär", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Okt", "Nov", "Dez"),
)
BREAK: Final = r"(?:[-\u00ad\u2010]?\s*+)"
MONTH: Final = f"(?:{'|'.join(MONTH_SPELLINGS).replace(' ', BREAK)})" + r"(?![^\W\d_])"
SHORT_MONTH: Final = any_of(_SHORT_SPELLINGS)

_MONTH_BY_LETTERS: Final = (
    {"jan": 1, "jän": 1, "feb": 2, "mär": 3, "mrz": 3, "mae": 3, "mar": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6}
    | {"jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12}
)  # fmt: skip


@lru_cache(maxsize=1 << 10)
def month_number(name: str) -> int:
    """The number of a month from its name, however it is written, abbreviated or broken.

    >>> month_number("Sep-tember"), month_number("MÄRZ"), month_number("Mrz."), month_number("Jänner")
    (9, 3, 3, 1)
    """
    letters = "".join(filter(str.isalpha, unicodedata.normalize("NFC", name)))
    return _MONTH_BY_LETTERS[letters[:3].casefold()]


# Seasons. "Spätsommer" is a summer: EDTF has no finer code.
SEASON: Final = (
    r"(?:Frühjahr|Frühling|(?:Früh|Spät|Hoch)sommer|Spätherbst|Spätwinter|Sommer|Herbst|Winter)(?:e?s)?(?!\w)"
)
_SEASON_SPELLINGS: Final = ("Früh", "Spät", "Hoch", "Sommer", "Herbst", "Winter")
_SEASON_CODES: Final = {"frühj": 21, "frühl": 21, "sommer": 22, "herbst": 23, "winter": 24}


def season_code(name: str) -> int:
    """The EDTF code of a season from its name, prefix and ending aside.

    >>> season_code("Frühjahrs"), season_code("Spätsommer"), season_code("Winters")
    (21, 22, 24)
    """
    return next(code for stem, code in _SEASON_CODES.items() if stem in name.casefold())


BEGINNINGS: Final = sorted(
    {
        beginning
        for spelling in (*MONTH_SPELLINGS, *_SHORT_SPELLINGS, *_SEASON_SPELLINGS)
        for beginning in re.findall("^. ?. ?.", spelling)
    }
)
"""The first three letters of the words above, with the gaps where they may break."""

# Quarters and half-years.
ORDINAL: Final = r"(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Vv]ierte|[Ll]etzte)[nrsm]?(?!\w)"
ROMAN: Final = r"(?:I{1,3}|IV)"
QUARTER: Final = r"Quartal(?:en|es|e|s)?(?!\w)"
HALF: Final = r"(?:(?:Kalenderh|H)albjahr(?:en|es|e|s)?(?!\w)|H[Jj](?:\.|(?!\w)))"
YEAR_HALF: Final = r"(?:Jahresh|H)älften?(?!\w)"

_ORDINAL_STEMS: Final = ("erst", "zweit", "dritt", "viert")
_ROMANS: Final = ("I", "II", "III", "IV")


def ordinal_number(ordinal: str, units: int) -> int | None:
    """The number that an ordinal says, None if there are not so many units; the "last" is the last of them.

    >>> ordinal_number("zweites", 4), ordinal_number("letzten", 4), ordinal_number("IV.", 4), ordinal_number("3.", 2)
    (2, 4, 4, None)
    """
    word = ordinal.rstrip(".")
    if word.isdecimal():
        number = int(word)
    elif word in _ROMANS:
        number = _ROMANS.index(word) + 1
    else:
        stem = word.casefold().rstrip("nrsm").removesuffix("e")
        number = units if stem == "letzt" else _ORDINAL_STEMS.index(stem) + 1
    return number if 1 <= number <= units else None


# Decades.
_TENS: Final = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
DECADE_STEM: Final = any_of([*_TENS, *map(str.capitalize, _TENS)])
OF_YEARS: Final = (
    r"[-‐]?\s*+[Jj]ahre[ns]?(?!\w)"
    r"(?=(?P<century>\s++(?:(?:dieses|unseres)|des\s++(?P<centuries>[12][0-9])\.)\s++Jahrhunderts)?)"
)
"""Behind the stem of a decade; the century that follows is looked at and stays outside."""


def decade(stem: str, century: str = "") -> str:
    """The decade in EDTF from `1990`, `90` or `neunzig`.

    A decade without a century is one of the twentieth, as the language has it since that century's end ("die 90er");
    only the tens and twenties may be this century's as well and stay open.

    Args:
        stem: the word before `er`.
        century: the first two digits of its years, `XX` for the one in which the paper was written.

    >>> decade("1990"), decade("90"), decade("Siebzig"), decade("20"), decade("30", "18")
    ('199X', '199X', '197X', 'XX2X', '183X')
    """
    if stem.isdecimal() and len(stem) == len("1990"):
        return f"{stem[:3]}X"
    tens = stem[0] if stem.isdecimal() else str(_TENS.index(stem.casefold()) + 2)
    return f"{century or ('XX' if tens in '12' else '19')}{tens}X"


# Which year is meant: "dieses Jahres", "des vergangenen Jahres", "d. J.".
RELATIVE_YEAR: Final = (
    r"(?:des\s++)?(?:(?P<this_year>diese[sn]|laufenden|lfd\.|gegenwärtigen)"
    r"|(?P<last_year>letzten|vergangenen|vorigen|zurückliegenden)|(?P<next_year>nächsten|kommenden)"
    r"|(?P<named_year>desselben|gleichen|selben))\s++(?:Kalender|Haushalts)?[Jj]ahres(?!\w)"
    r"|des\s++Vor(?P<year_before>jahres)(?!\w)|d\.\s?(?P<this_year_short>J)\.|v\.\s?(?P<last_year_short>J)\."
)
RELATIVE_GROUPS: Final = {
    "this_year": "this_year",
    "this_year_short": "this_year",
    "last_year": "last_year",
    "year_before": "last_year",
    "last_year_short": "last_year",
    "next_year": "next_year",
    "named_year": "named_year",
}
"""Group of `RELATIVE_YEAR` → the year it says."""

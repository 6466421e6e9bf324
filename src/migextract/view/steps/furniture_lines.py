"""Which lines are page furniture by their form.

`Deutscher Bundestag – 19. Wahlperiode – 5 – Drucksache 19/21876`, in one line or in three; the page heads of the
plenary protocols; the feet of Council documents (`8622/20   rh/AM/pg   5`, `JAI.1   DE`); the heads of the Official
Journal; page numbers between dashes; notes of the editors.

Lines of three more forms are furniture only in company, see `Company`.
"""

from __future__ import annotations

import re
from enum import Enum

_DASH = "[-–—]"
_PAGE = r"\d{1,4}"
_TERM = rf"Deutscher Bundestag ?{_DASH} ?\d{{1,2}}\. ?Wahlperiode"
_PAPER = r"Drucksache ?\d{1,2}/\d{1,6}(?: ?\(neu\))?"
_DAY = r"\d{1,2}\.\d{1,2}\.\d{4}"
_COUNCIL_NUMBER = r"\d{1,5}(?:/\d)?/\d{2}(?: (?:REV|ADD|COR) ?\d+)*"
_TYPISTS = "[A-Za-z]{2,4}(?:/[A-Za-z]{1,4}){1,3}"
_UNIT = r"[A-Z]{2,6}(?:\.[A-Z0-9]{1,4}){1,3}"
_ANNEX = "(?:ANLAGE|ANHANG)(?: [IVX]+)?"
_JOURNAL = "Amtsblatt der Europäischen (?:Union|Gemeinschaften)"
_JOURNAL_PLACE = rf"(?:{_DAY}|\[?DE\]?|[LC] \d{{1,3}}(?:/{_PAGE})?)"
_GERMAN = r"\*{0,2}DE"
_NOTE = (
    r"Vorabfassung ?[-–] ?wird durch die lektorierte (?:Version|Fassung) ersetzt"
    "|Wird nach Vorliegen der lektorierten Druckfassung durch diese ersetzt"
)

_SITTING = rf"{_DASH} ?\d{{1,3}}\. Sitzung[^\n\f*_]{{0,80}}"

# Each form begins with something definite, so that most lines are done with at their first character. A single space
# stands for any number of them, ` ?` for any number or none.
_FORMS = (
    rf"{_TERM}(?: ?{_DASH} ?{_PAGE} ?{_DASH} ?{_PAPER}| ?{_SITTING})?",
    rf"{_PAPER}(?: ?{_DASH} ?{_PAGE} ?{_DASH} ?{_TERM})?",
    rf"[\dIVXL]+ {_TERM} ?{_SITTING}",
    rf"{_DASH} ?{_PAGE} ?{_DASH}",
    r"\([A-D]\)",
    rf"Seite {_PAGE} (?:von|/) {_PAGE}",
    rf"{_COUNCIL_NUMBER} {_TYPISTS}(?: {_PAGE})?(?: (?:{_UNIT}|{_ANNEX}))?(?: LIMITE)?(?: {_GERMAN})?",
    rf"{_UNIT}(?: LIMITE)? {_GERMAN}",
    rf"{_ANNEX} {_UNIT}(?: LIMITE)? {_GERMAN}",
    rf"DE {_PAGE} DE",
    rf"(?:{_JOURNAL_PLACE} ){{1,3}}{_JOURNAL}(?: {_JOURNAL_PLACE}){{0,3}}",
    rf"{_JOURNAL}(?: {_JOURNAL_PLACE}){{1,3}}",
    rf"(?:{_NOTE})\.?",
    _DAY,
)
_MARKS = "[*_#> ]*+"  # what Markdown may put around a line
_ANY = "|".join(_FORMS).replace(" ?", "\0").replace(" ", " +").replace("\0", " *")
_ALONE = rf"{_MARKS}(?![a-zäöüß„])(?P<line>{_ANY})(?=[*_ ]*(?:[\n\f]|\Z))"
_FIRST_LINE = re.compile(_ALONE)
_LINES = (re.compile(rf"\n{_ALONE}"), re.compile(rf"\f{_ALONE}"))  # each with a literal that `re` finds fast

_IN_COMPANY = re.compile("|".join(f"({form})" for form in (_PAPER, _DAY, r"\([A-D]\)")).replace(" ", " *"))


class Company(Enum):
    """Forms that are furniture only where others are near."""

    PAPER = 1  # the number of the paper alone
    DAY = 2  # a day alone
    COLUMN = 3  # the column letters of the protocols, (A) to (D)


def lines(text: str) -> list[re.Match[str]]:
    r"""Lines that are furniture by their form, as matches whose group `line` is the line without marks around it.

    >>> [found["line"] for found in lines("bei \n\n– 5 –\nDrucksache 19/1\nSchleusung")]
    ['– 5 –', 'Drucksache 19/1']
    """
    first = _FIRST_LINE.match(text)
    found = [line for pattern in _LINES for line in pattern.finditer(text)]
    return sorted([first, *found] if first else found, key=re.Match.start)


def company(line: str) -> Company | None:
    """Which company a line needs to be furniture, None if none.

    >>> company("Drucksache 19/1"), company("– 5 –")
    (<Company.PAPER: 1>, None)
    """
    form = _IN_COMPANY.fullmatch(line)
    return Company(form.lastindex) if form else None

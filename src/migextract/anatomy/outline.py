"""The outline of papers that are no questions and answers: parts with a heading, and numbered points in points.

    A. Problem und Ziel                        problem
    Beschlussempfehlung                        beschlussempfehlung
    Begründung                                 begruendung
    B. Besonderer Teil                           besonderer-teil
    Zu Artikel 1                                   zu-artikel-1
    1. stellt fest, dass                       punkt-1
    a) die Vereinten Nationen …                  punkt-1a
    (2) die Migration …                            punkt-1a-2

A number makes a point only where it goes on counting: 1, or one more than the last of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.anatomy.paper import at_lines
from migextract.anatomy.sections import TOP, Mark
from migextract.finders.dates.words import MONTH

BLOCKS: Final = {
    r"Problem(?:\s+und\s+Ziel|\s?/\s?Ziel(?:setzung)?|stellung)?": "problem",
    r"Zielsetzung": "problem",
    r"Lösung": "loesung",
    r"Alternativen?": "alternativen",
    r"Haushaltsausgaben\s+ohne\s+Erfüllungsaufwand|Finanzielle\s+Auswirkungen[^\n]{0,60}": "haushaltsausgaben",
    r"Kosten": "kosten",
    r"Erfüllungsaufwand|Bürokratiekosten": "erfuellungsaufwand",
    r"(?:Weitere|Sonstige)\s+Kosten": "weitere-kosten",
    r"Allgemeine(?:r\s+Teil|s)": "allgemeiner-teil",
    r"Besonderer\s+Teil|Zu\s+den\s+einzelnen\s+Vorschriften|Einzelbegründung": "besonderer-teil",
}
"""Headings behind a capital letter (`A. Problem und Ziel`) as regex, and the id of the section each begins."""

PARTS: Final = {
    r"Beschlussempfehlung": "beschlussempfehlung",
    r"Bericht(?=\s+der\s+(?:Abgeordneten|Berichterstatter)|\s*\n)": "bericht",
    r"Begründung|BEGRÜNDUNG": "begruendung",
    r"Stellungnahme\s+des\s+Bundesrates": "stellungnahme-des-bundesrates",
    r"Stellungnahme\s+des\s+Nationalen\s+Normenkontrollrate?s": "stellungnahme-des-normenkontrollrates",
    r"Gegenäußerung\s+der\s+Bundesregierung": "gegenaeusserung-der-bundesregierung",
}
"""Headings that are a line, as regex, and the id of the section each begins."""

_COMMENT_DEPTHS: Final = {"artikel": 20, "paragraf": 21, "absatz": 22, "nummer": 23, "buchstabe": 24}
_PART_OF_PART: Final = 15
_ARTICLE: Final = 20
_CAPITALS: Final = 25
_ROMAN: Final = 30
_ARABIC: Final = 40  # and the levels up to 43 for 2.1, 2.1.1 …
_LETTER: Final = 50
_BRACKETED: Final = 60
_REASON: Final = 70
_NAMELESS: Final = frozenset({"abschnitt", "beschlusstext"})
_NUMERALS: Final = (_ROMAN, _ARABIC, _ARABIC + 1, _ARABIC + 2, _ARABIC + 3, _LETTER, _BRACKETED)

_LINE: Final = re.compile(
    r"(?:[-–•*] )?(?:"
    rf"[A-G]\.\s+(?P<block>{'|'.join(BLOCKS)})\b"
    rf"|(?P<part>{'|'.join(PARTS)})(?P<colon>:?)(?=\s*(?:\n|$)|(?<=Bericht)\s)"
    r"|(?P<motion>Der\s+(?:Deutsche\s+)?Bundestag\s+(?:wolle|möge)\s+beschließen)"
    r"|Zu\s+(?P<on>Artikel|§§?|Nummer|Buchstabe|Absatz)\s+(?P<item>\d{1,3}[a-z]?|[a-z]{1,2})\b(?=[^\n]{0,200}(?:\n|$))"
    r"|Artikel\s+(?P<article>\d{1,3})(?=\s*\n)(?!\s*\n\s*Artikel\s+\d{1,3}\s*\n)"
    r"|(?P<roman>[IVX]{1,5})\.(?=\s)"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=[ \n]?[A-ZÄÖÜ„])"
    rf"|(?P<arabic>\d{{1,3}})\.(?=\s+[\w„“(§]|[A-ZÄÖÜ„])(?!\s+(?:{MONTH}|Halbjahr|Quartal|Wahlperiode))"
    r"|(?P<letter>[a-z])\)(?=\s)"
    r"|\((?P<bracketed>\d{1,2})\)(?=\s)"
    r"|(?P<capitals>[A-ZÄÖÜ](?:[A-ZÄÖÜ,]|\s(?!\n)|[-–—/]){6,149})(?=\n|$)"
    r")"
)
_NUMBER_BEHIND: Final = re.compile(r"\s*\n\s*(?:\d{1,3}|[a-z])[.)]\s")
_ROMANS: Final = {
    numeral: value
    for value, numeral in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"), 1
    )
}


def marks(text: str, start: int, end: int, *, has_points: bool = True) -> Iterator[Mark]:
    """The marks of all headings and points between two places.

    Args:
        text: the text.
        start: where the head ends.
        end: where the body ends.
        has_points: whether numbers and letters at the start of a line make points; the articles of a bill have none.
    """
    outline = _Outline(text, has_points=has_points)
    for line in at_lines(_LINE, text, start, end):
        mark = outline.heading(line) or outline.point(line)
        if mark:
            outline.enter(mark)
            yield mark


class _Outline:
    """Reads line by line, and knows which sections are open and how far each kind of number has counted."""

    def __init__(self, text: str, *, has_points: bool) -> None:
        self.text = text
        self.has_points = has_points
        self.open: list[Mark] = []
        self.counts: dict[int, int] = {}
        self.may_restart = set(_NUMERALS)
        self.sections_in_capitals = 0

    def enter(self, mark: Mark) -> None:
        """Close what is as deep as this or deeper, and let deeper numbers begin anew."""
        while self.open and self.open[-1].level >= mark.level:
            self.open.pop()
        self.open.append(mark)
        self.may_restart.update(level for level in _NUMERALS if level > mark.level)

    def heading(self, line: re.Match[str]) -> Mark | None:
        """The mark of a line that is a heading of a known form."""
        title = " ".join(line.group().split())
        if line["block"]:
            id = _id_of(BLOCKS, line["block"])
            level = _PART_OF_PART if id.endswith("-teil") else TOP
            return Mark(line.start(), level, id, id, title=title)
        if line["part"]:
            return self._part(line, title)
        if line["on"]:
            return self._comment(line, title)
        return self._plain_heading(line, title)

    def _plain_heading(self, line: re.Match[str], title: str) -> Mark | None:
        start = line.start()
        if line["motion"] and self.has_points:
            return Mark(start, TOP, "beschlusstext", "beschlusstext")
        if line["article"]:
            number = line["article"]
            return Mark(start, _ARTICLE, "artikel", f"artikel-{number}", number=number, title=title)
        if line["capitals"]:
            self.sections_in_capitals += 1
            return Mark(start, _CAPITALS, "abschnitt", f"abschnitt-{self.sections_in_capitals}", title=title)
        return None

    def _part(self, line: re.Match[str], title: str) -> Mark:
        id = _id_of(PARTS, line["part"])
        above = self._above(_REASON)
        if line["colon"] and id == "begruendung" and above and above.kind in {"kommentar", "punkt"}:
            # The reasons of a single proposal, not the explanatory part of the paper.
            return Mark(line.start(), _REASON, id, f"{above.id}-{id}", title=title)
        return Mark(line.start(), TOP, id, id, title=title)

    def _comment(self, line: re.Match[str], title: str) -> Mark:
        """`Zu Artikel 1`, `Zu § 3`, `Zu Nummer 2`, which hangs on the comment it lies in."""
        word = "paragraf" if line["on"].startswith("§") else line["on"].lower()
        level = _COMMENT_DEPTHS[word]
        above = self._above(level)
        prefix = above.id if above and above.kind == "kommentar" else "zu"
        id = f"{prefix}-{word}-{line['item']}"
        return Mark(line.start(), level, "kommentar", id, number=line["item"], title=title)

    def point(self, line: re.Match[str]) -> Mark | None:
        """The mark of a line that begins with a number or letter that goes on counting."""
        if not self.has_points or line["motion"] or _NUMBER_BEHIND.match(self.text, line.end()):
            return None  # in the last case, conversion has parted the numbers from what they number
        number = line.group(line.lastgroup or 0)
        if line["dotted"]:
            return self._dotted(line.start(), number)
        if line["roman"]:
            level, value = _ROMAN, _ROMANS.get(number, 0)
        elif line["arabic"]:
            level, value = _ARABIC, int(number)
        elif line["letter"]:
            level, value = _LETTER, ord(number) - ord("a") + 1
        else:
            level, value = _BRACKETED, int(number)
        above = self._above(level)
        is_loose = level >= _LETTER and not (above and above.kind == "punkt")
        if is_loose or not self._counts_on(level, value):
            return None
        joint = "" if level == _LETTER and above and above.id[-1].isdigit() else "-"
        id = f"{above.id if above else 'punkt'}{joint}{number.lower()}"
        return Mark(line.start(), level, "punkt", id, number=number)

    def _dotted(self, start: int, number: str) -> Mark | None:
        """`2.1` lies in `2`: its number begins with that of the point above it."""
        whole, _, last = number.rpartition(".")
        level = _ARABIC + number.count(".")
        above = self._above(level)
        lies_in = above is not None and above.id.endswith(f"-{whole.replace('.', '-')}")
        if above is None or not lies_in or not self._counts_on(level, int(last)):
            return None
        return Mark(start, level, "punkt", f"{above.id}-{last}", number=number)

    def _above(self, level: int) -> Mark | None:
        """The point or part that something of this level lies in, and that its id hangs on."""
        return next((mark for mark in reversed(self.open) if mark.level < level and mark.kind not in _NAMELESS), None)

    def _counts_on(self, level: int, value: int) -> bool:
        """Whether a number continues the count of its level, or begins it anew where it may."""
        if value != self.counts.get(level, 0) + 1 and not (value == 1 and level in self.may_restart):
            return False
        self.counts[level] = value
        self.may_restart.discard(level)
        return True


def _id_of(headings: dict[str, str], words: str) -> str:
    """The id of the section that a heading begins, of which one of the patterns fits the words."""
    return next(id for heading, id in headings.items() if re.match(heading, f"{words}\n"))

"""German laws by their abbreviation: `§ 60 Absatz 1 AufenthG`, `Artikel 16a GG`, `SGB XII`.

An abbreviation in capitals means many things (`GG`, `AO`), so it counts behind a provision; where it has the form that
only laws have, small letters and a `G` at the end, it counts anywhere (`AsylbLG`). Names such as `StGB` that stand
alone come from the knowledge base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.finders.acts.phrases import ORDINAL_STEM

_ABBREVIATION: Final = (
    r"(?!(?:EU|EG|EWG|Nr|Abs|Art|BT|BR|Az|Rn|Rz|Satz|Alt|Hs|Buchst|Ziff|Kap|Anh|Anm|UAbs|BVerfG|BVerwG|NATO|UN|VN|USA)\b)"
    r"(?:\d{1,2}\.\s+)?(?:SGB\s*[IVX]+|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*[A-ZÄÖÜ]{1,3}(?:/EU)?(?:\s+[IVX]+)?)(?![\w-])"
)
_PART: Final = (
    r"(?:(?:Absatz|Absätzen?|Abs\.|Satz|Sätze|S\.|Nummern?|Nr\.|Nrn\.|Buchstaben?|Buchst\.|Halbsatz|Hs\.|Alternative"
    r"|Alt\.|Ziffer|Unterabsatz|UAbs\.|Artikel|Art\.|§§?|i\.\s*V\.\s*m\.|in\s+Verbindung\s+mit|und|oder|bis|sowie|ff?\.)"
    r"|\d{1,4}[a-z]{0,2}\b|[IVX]+\b|[a-z]{1,2}\b|,|/|–|-)"
)
_PROVISION: Final = re.compile(
    rf"(?:§§?\s*\d|A(?<!\w.)rt(?:ikel[ns]?|\.)\s*\d)\d*[a-z]?(?:\s*+{_PART}){{0,24}}?\s++(?:des\s+|der\s+)?"
    rf"(?P<law>{_ABBREVIATION})"
)
"""A provision and, behind at most so many parts as a citation has, the abbreviation of its law."""

_END_OF_A_LAW: Final = re.compile(r"G(?:/EU)?(?![\w-])")
_LETTERS_BEFORE: Final = re.compile(r"[A-Za-zäöüÄÖÜ]*$")
_LONGEST: Final = 60
_FORM_OF_A_LAW: Final = re.compile(r"[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]*[a-zäöü][A-ZÄÖÜ]?G(?:/EU)?")
_COURT_OR_FIRM: Final = re.compile(r"BVerwG|EuG|FhG|BPatG|DtG|BayObLG|[A-Z][a-z]+AG|\w*(?:VerfG|VerwG|ArbG|SozG|OLG)")
_ORDINAL_BEFORE: Final = re.compile(r"(?<!\d)\d{1,2}\.\s{1,4}$")
_NUMBER_BEHIND: Final = re.compile(r"\s{1,4}\d{1,2}\b(?![.,]?\d)")
_CODE: Final = re.compile(r"S(?<![\w-].)(?:ozialgesetzbuch(?:e?s)?|GB)\b(?P<book>\s+[IVX]+\b(?!-))?(?!-)")
_BOOK_BEFORE: Final = re.compile(
    rf"\b(?:{ORDINAL_STEM}e[nrsm]?\s+(?:und|oder)\s+(?:des\s+|dem\s+)?)?{ORDINAL_STEM}e[nrsm]?\s+"
    r"Buch(?:e?s)?\s+(?:\(\s*SGB\s+[IVX]+\s*\)\s+)?(?:des\s+)?$"
)


def abbreviations(text: str) -> Iterator[tuple[int, int]]:
    """Where abbreviations of laws stand."""
    for match in _PROVISION.finditer(text):
        yield match.span("law")
    for end in _END_OF_A_LAW.finditer(text):  # few words end so; to look for their beginnings would take far longer
        before = _LETTERS_BEFORE.search(text, max(0, end.start() - _LONGEST), end.start())
        start = before.start() if before else end.start()
        law = text[start : end.end()]
        stands_alone = not start or not (text[start - 1].isalnum() or text[start - 1] in "_-")
        if stands_alone and _FORM_OF_A_LAW.fullmatch(law) and not _COURT_OR_FIRM.fullmatch(law):
            yield _with_edition(text, start, end.end())


def _with_edition(text: str, start: int, end: int) -> tuple[int, int]:
    """The ordinal or number that tells one amending law from the next: `25. BAföGÄndG`, `VerkehrStÄndG 2`."""
    if not text.endswith("ÄndG", start, end):
        return start, end
    before = _ORDINAL_BEFORE.search(text, max(0, start - 8), start)
    behind = _NUMBER_BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind else end


def books(text: str) -> Iterator[tuple[int, int]]:
    """Where the books of the Social Code stand: `Zwölftes Buch Sozialgesetzbuch`, `SGB XII`."""
    for code in _CODE.finditer(text):
        before = _BOOK_BEFORE.search(text, max(0, code.start() - 80), code.start())
        if before is not None:
            yield before.start(), code.end()
        elif code["book"] is not None:
            yield code.span()

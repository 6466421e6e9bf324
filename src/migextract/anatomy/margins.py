"""What stands at the margins of a paper: footnotes, signature, printer's imprint, page headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.anatomy.paper import at_lines
from migextract.anatomy.sections import TOP, Mark
from migextract.finders.dates.words import MONTH

ABOVE_TOP: Final = TOP - 2
"""The level of annexes, which have parts of their own."""

_FOOTNOTE: Final = re.compile(
    r"\n\n(?P<number>\d{1,3})\s(?=(?:Dok|[Vv]gl|[Ss]iehe|S|Ebd|Ratsdok|Drs|BT-Drs|ABl|BGBl|COM|KOM|SWD|JOIN|EUCO|ST)\b"
    r"|https?:|www\.|(?:Mitteilung|Verordnung|Richtlinie|Beschluss|Schlussfolgerungen|Entschließung|Empfehlung|Drucksache|Urteil"
    r"|Rechtssache|Gemeinsame|Bericht|Artikel|Erklärung|Bundestagsdrucksache)\b|Art\.|§|\d{4,5}/\d\d\b)[^\n]+"
)
_SIGNED: Final = re.compile(rf"[A-ZÄÖÜ][\w.() -]{{2,30}},\s+(?:den\s+)?\d{{1,2}}\.\s+{MONTH}\s+\d{{4}}(?=\n|$)")
_NAME_ABOVE: Final = re.compile(r"\n\n(?![\d•*–-])[^\n]{3,90}(?<![.:;,?!])$")
_IMPRINT: Final = re.compile(
    r"(?<![^\n])(?:Satz:|Gesamtherstellung:|Druck:|Herstellung:)[^\n]{20,600}ISSN\s+\d{4}-\d{3}[\dX]"
)
_PIECE: Final = re.compile(r"(?<![^\n])(?=[^\n]*\w)\S(?:[^\n]|\n(?!\n))*")

_ANNEX: Final = re.compile(
    r"A(?:nlage|nhang|NLAGE|NHANG)(?:\s+(?P<number>\d{1,2}|[IVX]{1,4}))?(?:\s+zu\s+(?:den\s+)?Fragen?[^\n]{1,60})?:?(?=\n|$)"
)
_NOTE_LEVEL: Final = 90


def marks(text: str, start: int, body: int) -> Iterator[Mark]:
    """The marks of all margins.

    Args:
        text: the text.
        start: where the head ends.
        body: where the body ends; page headers and footers stand behind it.
    """
    yield from _footnotes(text, start, body)
    for signed in at_lines(_SIGNED, text, start, body):
        is_last = not text[signed.end() : body].strip() if body - signed.end() < 200 else False  # noqa: PLR2004
        first = _names_above(text, start, signed.start()) if is_last else signed.start()
        yield Mark(first, TOP, "unterschrift", "unterschrift")
    imprint = _IMPRINT.search(text, max(start, body - 2_000), body)
    if imprint:
        yield Mark(imprint.start(), ABOVE_TOP, "impressum", "impressum", end=imprint.end())
    for count, piece in enumerate(_PIECE.finditer(text, body), 1):
        kind = "kopf-und-fusszeilen"
        yield Mark(piece.start(), TOP, kind, f"{kind}-{count}", end=piece.end())


def annexes(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of annexes, each headed by a line of its own: `Anlage 2`."""
    for annex in at_lines(_ANNEX, text, start, end):
        number = annex["number"]
        id = f"anlage-{number.lower()}" if number else "anlage"
        yield Mark(annex.start(), ABOVE_TOP, "anlage", id, number=number, title=" ".join(annex.group().split()))


def _footnotes(text: str, start: int, end: int) -> Iterator[Mark]:
    """Footnotes, which count on from 1 and stand where their page ended."""
    last = 0
    for note in _FOOTNOTE.finditer(text, start, end):
        if int(note["number"]) == last + 1:
            last += 1
            id = f"fussnote-{last}"
            yield Mark(note.start("number"), _NOTE_LEVEL, "fussnote", id, end=note.end(), number=note["number"])


def _names_above(text: str, start: int, end: int) -> int:
    """Where the names begin that stand above the last line of a paper, `Hamburg, 19. September 2023`."""
    first = end
    above = text.rfind("\n\n", start, first)
    while above > start:
        before = text.rfind("\n\n", start, above)
        if before < 0 or not _NAME_ABOVE.match(text, before, above):
            break
        first, above = before + 2, before
    return first

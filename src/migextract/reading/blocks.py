"""Text laid out in paragraphs, made of the pieces and breaks that a structured format (HTML, DOCX) is read as.

Titel der Mitteilung            paragraphs are parted by a blank line

Erste Zeile                     a line break stays one
zweite Zeile

Staat | 2015 | 2016             a row of a table is a paragraph, its cells are parted by a bar: a space would
                                make one name or one number of two (`12` and `330 Mio. Euro`)
(1) Die Verordnung …            but not behind the mark of a list, which layout tables put in a cell of its own

1. Welche Staaten …             an item of a list bears the mark that a reader sees before it
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final


class Break(IntEnum):
    """What parts two pieces of text; of several breaks between them the strongest counts."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


_SEPARATORS: Final = {
    Break.NONE: "",
    Break.SPACE: " ",
    Break.CELL: " | ",
    Break.LINE: "\n",
    Break.PARAGRAPH: "\n\n",
}
_MARK: Final = r"\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]|[-–—•·▪]"
_IS_MARK: Final = re.compile(rf"\s*(?:{_MARK})\s*")
_HAS_MARK: Final = re.compile(rf"\s*(?:{_MARK})\s")
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN: Final = 5_000
_LARGEST_LETTER: Final = 4 * 26
_LONGEST_MARK: Final = 12
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BULLET: Final = "• "


class Blocks:
    r"""A text that grows piece by piece.

    >>> blocks = Blocks()
    >>> for cell in ("(1)", "Die Agentur"):
    ...     blocks.cell()
    ...     blocks.write(cell)
    >>> blocks.paragraph()
    >>> blocks.write("Artikel 2")
    >>> blocks.text()
    '(1) Die Agentur\n\nArtikel 2'
    """

    def __init__(self) -> None:
        self.characters = 0
        self._pieces: list[str] = []
        self._break = Break.NONE
        self._mark = ""
        self._row = self._cell = 0  # the piece with which the row and the cell begin
        self._at_cell_start = False

    def text(self) -> str:
        """All that was written; breaks at both ends are left out."""
        return "".join(self._pieces)

    def write(self, text: str) -> None:
        """Add a piece of text, behind the strongest break since the last one."""
        if not text:
            return
        if self._pieces:
            self._append(self._separator())
        if self._mark and not _HAS_MARK.match(text):
            self._append(self._mark)
        self._append(text)
        self._break, self._mark, self._at_cell_start = Break.NONE, "", False

    def space(self) -> None:
        """Part words."""
        self._part(Break.SPACE)

    def line(self) -> None:
        """Begin a new line."""
        self._part(Break.LINE)

    def paragraph(self) -> None:
        """Begin a new paragraph."""
        self._part(Break.PARAGRAPH)

    def row(self) -> None:
        """Begin or end a row of a table."""
        self._at_cell_start = False
        self.paragraph()
        self._row = self._cell = len(self._pieces)

    def cell(self) -> None:
        """Begin a cell; a paragraph with which it begins is one with it, as the last one of the cell before is."""
        if len(self._pieces) > self._row:
            self._break = Break.CELL
        self._at_cell_start = True

    def mark(self, mark: str) -> None:
        """The mark of the item that begins: it goes before the next text, unless that bears one of its own."""
        self._mark = mark

    def _part(self, new: Break) -> None:
        if not self._at_cell_start:
            self._break = max(self._break, new)

    def _separator(self) -> str:
        separator = _SEPARATORS[self._break]
        if self._break is Break.CELL:
            cell = self._pieces[self._cell : self._cell + _LONGEST_MARK]
            self._cell = len(self._pieces) + 1
            if _IS_MARK.fullmatch("".join(cell)):
                separator = " "
        return separator

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self.characters += len(piece)


def item_number(number: int, form: str) -> str:
    """The number of an item of a list as it is shown.

    Args:
        number: from 1; what the form cannot show is shown in digits.
        form: `1`, `01`, `a`, `A`, `i` or `I`; any other is shown in digits.

    >>> [item_number(number, form) for number, form in ((3, "1"), (3, "01"), (28, "a"), (2, "A"), (14, "i"), (0, "I"))]
    ['3', '03', 'bb', 'B', 'xiv', '0']
    """
    match form:
        case "a" | "A" if 0 < number <= _LARGEST_LETTER:
            letters, place = divmod(number - 1, 26)
            shown = chr(ord("a") + place) * (letters + 1)  # `z` is followed by `aa`, `bb`
        case "i" | "I" if 0 < number < _LARGEST_ROMAN:
            shown = _roman(number)
        case "01":
            return f"{number:02}"
        case _:
            return str(number)
    return shown.upper() if form.isupper() else shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        shown += letters * count
    return shown


def superscript(text: str) -> str:
    """Raised digits as characters of their own, so that a footnote's number does not melt with the word before it.

    >>> superscript("12"), superscript("er")
    ('¹²', 'er')
    """
    return text.translate(_SUPERSCRIPTS) if text.isascii() and text.strip().isdigit() else text

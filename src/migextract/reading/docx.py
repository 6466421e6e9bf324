"""Word documents → their text, in paragraphs.

python-docx knows paragraphs and tables; footnotes, text boxes, content controls, tracked changes and the numbers of
lists it leaves to its users, and it holds the whole tree. So the parts of the archive are read with zipfile and lxml,
element by element: all of these in the time that python-docx takes for paragraphs, and in memory that does not grow.

    headers, body, footnotes, endnotes, footers

Headers stand first, for letterheads do; the same header of several sections stands once. The text is as Word shows it
with all changes accepted: inserted text is in it, deleted text is not. Text boxes stand before the paragraph that they
are anchored in. Notes bear their numbers, `¹`, in the text and at their beginning. Items of lists bear the numbers that
Word shows. Hidden text is in it. Comments, charts, diagrams and embedded files are not, and a warning says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Final

from migextract.reading.blocks import Blocks, superscript
from migextract.reading.docx_numbers import Numbers, whole
from migextract.reading.docx_package import End, Package, Tag
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.source import LONE_SURROGATE, Decoded

_BEFORE, _BEHIND = ("header",), ("footnotes", "endnotes", "footer")  # kinds of parts around the body
# Deleted text, and properties as they were before a change.
_SKIPPED: Final = frozenset(("del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange"))
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_LEFT_OUT: Final = {
    "commentReference": "comments",
    "chart": "charts",
    "relIds": "diagrams",
    "OLEObject": "embedded objects",
    "altChunk": "embedded files",
}
_SEPARATORS: Final = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_WHITE: Final = " \t\n"
_HEXADECIMAL: Final = re.compile(r"[0-9A-Fa-f]{1,4}")


def decode(data: bytes, name: str, limits: Limits = DEFAULT) -> Decoded:
    """Read a Word document.

    Args:
        data: the whole file.
        name: what to call it in an error message.
        limits: how much it may unpack to, and how many characters its text may have.

    Raises:
        ReadingError: it is no Word document, is damaged, protected by a password, or made to harm.
        LimitError: it is too large.
    """
    package = Package(data, name, limits)
    story = _Story(package)
    targets: dict[str, list[str]] = {"body": [package.document]}
    for relation in package.relations(package.document):
        if relation.target in package:
            targets.setdefault(relation.kind, []).append(relation.target)
    read: dict[tuple[str, str], None] = {}  # the same text twice is the header of two sections
    for kind in (*_BEFORE, "body", *_BEHIND):
        for part in dict.fromkeys(targets.get(kind, [])):
            read[kind, story.read(part)] = None
            limits.check("characters", sum(len(text) for _, text in read), name)
    return Decoded("\n\n".join(text for _, text in read if text), None, warnings=story.warnings())


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open: its text so far, and what says which mark it bears."""

    pieces: list[str] = field(default_factory=list)
    style: str | None = None
    number: str | None = None
    level: int | None = None
    goes_on: bool = False  # its end was deleted, so the next one is a part of it


class _Story:
    """Reads the parts of a document, one after the other."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._numbers = Numbers(package)
        self._notes: Counter[str] = Counter()  # how many references to notes there were, by kind
        self._note_numbers: dict[tuple[str, str], str] = {}
        self._left_out: Counter[str] = Counter()
        self._begin()

    def _begin(self) -> None:
        self._blocks = Blocks()
        self._open: list[_Paragraph] = []
        self._carried: list[str] = []
        self._skipping = 0
        self._is_raised = False
        self._note = ""

    def read(self, part: str) -> str:
        """The text of a part."""
        self._begin()
        for event in self._package.events(part):
            if isinstance(event, Tag):
                if self._skipping or self._is_skipped(event):
                    self._skipping += 1
                elif event.name in self._STARTS:
                    self._STARTS[event.name](self, event)
            elif self._skipping:
                self._skipping -= 1
            elif event.name in self._ENDS:
                self._ENDS[event.name](self, event)
        self._write_carried()
        return self._blocks.text()

    def warnings(self) -> tuple[str, ...]:
        """What was left out of all parts that were read."""
        if not self._left_out:
            return ()
        return ("left out of the text: " + ", ".join(f"{kind} ({count})" for kind, count in self._left_out.items()),)

    def _is_skipped(self, tag: Tag) -> bool:
        if tag.name == "Fallback":  # the same text box again, for versions of Word before 2010
            return not tag.is_first
        if tag.name in {"footnote", "endnote"}:  # the lines between text and notes are notes of their own
            return tag.values.get("type") in _SEPARATORS
        if tag.name == "del" and tag.parent == "rPr":
            self._paragraph.goes_on = True
        return tag.name in _SKIPPED

    @property
    def _paragraph(self) -> _Paragraph:
        """The innermost paragraph that is open; outside of paragraphs one that is thrown away."""
        return self._open[-1] if self._open else _Paragraph()

    def _begin_paragraph(self, _: Tag) -> None:
        self._open.append(_Paragraph())

    def _set_style(self, tag: Tag) -> None:
        self._paragraph.style = tag.value

    def _set_list(self, tag: Tag) -> None:
        self._paragraph.number = tag.value

    def _set_level(self, tag: Tag) -> None:
        self._paragraph.level = whole(tag.value)

    def _begin_run(self, _: Tag) -> None:
        self._is_raised = False

    def _raise(self, tag: Tag) -> None:
        self._is_raised = tag.value == "superscript"

    def _add_character(self, tag: Tag) -> None:
        if tag.parent != "tabs":  # where tabs are set, not used
            self._paragraph.pieces.append(_CHARACTERS[tag.name])

    def _add_symbol(self, tag: Tag) -> None:
        code = tag.values.get("char", "")
        symbol = chr(int(code, 16)) if _HEXADECIMAL.fullmatch(code) else "\ufffd"
        self._paragraph.pieces.append(LONE_SURROGATE.sub("\ufffd", symbol))

    def _refer_to_note(self, tag: Tag) -> None:
        if tag.values.get("customMarkFollows", "0") in {"0", "false"}:
            kind = tag.name.removesuffix("Reference")
            self._notes[kind] += 1
            number = superscript(str(self._notes[kind]))
            self._note_numbers.setdefault((kind, tag.values.get("id", "")), number)
            self._paragraph.pieces.append(number)

    def _begin_note(self, tag: Tag) -> None:
        self._note = self._note_numbers.get((tag.name, tag.values.get("id", "")), "")

    def _add_note_number(self, _: Tag) -> None:
        self._paragraph.pieces.append(self._note)

    def _part_row(self, _: Tag | End) -> None:
        self._blocks.row()

    def _begin_cell(self, _: Tag) -> None:
        self._write_carried()
        self._blocks.cell()

    def _leave_out(self, tag: Tag) -> None:
        self._left_out[_LEFT_OUT[tag.name]] += 1

    def _add_text(self, end: End) -> None:
        self._paragraph.pieces.append(superscript(end.text) if self._is_raised else end.text)

    def _end_paragraph(self, _: End) -> None:
        paragraph = self._open.pop()
        pieces = self._carried + paragraph.pieces
        self._carried = pieces if paragraph.goes_on else []
        if not paragraph.goes_on:
            self._blocks.mark(self._numbers.mark(paragraph.style, paragraph.number, paragraph.level))
            self._write("".join(pieces))

    def _write_carried(self) -> None:
        self._write("".join(self._carried))
        self._carried = []

    def _write(self, text: str) -> None:
        self._blocks.write(text.strip(_WHITE))
        self._blocks.mark("")
        self._blocks.paragraph()

    _STARTS: ClassVar[dict[str, Callable[[_Story, Tag], None]]] = {
        "p": _begin_paragraph,
        "pStyle": _set_style,
        "numId": _set_list,
        "ilvl": _set_level,
        "r": _begin_run,
        "vertAlign": _raise,
        "sym": _add_symbol,
        "footnoteReference": _refer_to_note,
        "endnoteReference": _refer_to_note,
        "footnote": _begin_note,
        "endnote": _begin_note,
        "footnoteRef": _add_note_number,
        "endnoteRef": _add_note_number,
        "tr": _part_row,
        "tc": _begin_cell,
        **dict.fromkeys(_CHARACTERS, _add_character),
        **dict.fromkeys(_LEFT_OUT, _leave_out),
    }
    _ENDS: ClassVar[dict[str, Callable[[_Story, End], None]]] = {
        "t": _add_text,
        "p": _end_paragraph,
        "tr": _part_row,
    }

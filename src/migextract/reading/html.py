"""Web pages → their main text, in paragraphs.

selectolax (lexbor) parses as browsers do, and in half the time of lxml: 10 ms for a megabyte. lxml's HTML parser also
loses the text of a page whose elements stand deeper than 256 in each other, without a word. Lexbor's time grows with
the square of that depth, so it has a limit.

What stands in the text: what `web_page` takes for the main text, laid out as `blocks` says. Items of lists bear their
numbers or bullets, raised digits are `¹²³`, a line break stays one, and `<pre>` stays as it is. Not in it: scripts,
controls of forms, pictures and what describes them, the title in the page's head.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from migextract.reading import text
from migextract.reading.blocks import BULLET, Blocks, item_number, superscript
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.source import Decoded
from migextract.reading.web_page import Element, End, Event, Text, events, main_text, words

_DECLARATION_REACH: Final = 4_096  # bytes from the start in which a page may name its charset
_DECLARED: Final = re.compile(
    rb"""(?:<\?xml[^>]{0,100}?\bencoding|<meta[^>]{0,300}?\bcharset)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE
)
# Web pages mean the Windows charset where they say one of these (https://encoding.spec.whatwg.org).
_MEANT: Final = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_CHARSET: Final = re.compile(r"(?:iso|windows|cp|utf|latin|mac|koi8|gb|big5|shift|euc)[\w-]*")

# In XHTML, an element may close itself; an HTML parser would take `<script/>` for open, and the page for its program.
_IS_XHTML: Final = re.compile(r"\s*<\?xml\b")
_SELF_CLOSED: Final = re.compile(
    r"<(script|style|title|textarea|iframe|a|b|i|em|strong|span|div|p|td|th|sup)\b([^<>]*+)(?<=/)>"
)
# Elements that HTML opens again in every paragraph until they are closed: 4,000 of them before 4,000 paragraphs, 67 KB,
# make a tree of 5 GB. For the text they mean nothing, and a span is not opened again.
_FORMATTING: Final = re.compile(
    r"<(/?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(?:(?P<comment>!--)|(?P<closes>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>[^>]*+))")
_END_OF_PROGRAM: Final = re.compile(r"</(?:script|style|textarea|title|xmp|iframe|noscript)\b", re.IGNORECASE)
_PROGRAMS: Final = words("script style textarea title xmp iframe noscript")
_NEVER_ENDED: Final = words(  # elements that need no end tag
    "area base body br col colgroup dd dt embed frame head hr html img input li link meta optgroup option p param rp rt"
    " source tbody td tfoot th thead tr track wbr"
)
_LONG: Final = 200  # attributes of less than that are few
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")

_BLOCKS: Final = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre"
    " search section summary table tbody tfoot thead ul xmp"
)
_AS_TYPED: Final = frozenset(("listing", "plaintext", "pre", "xmp"))
_WHITE: Final = re.compile(r"[ \t\n\r\f]+")
_BYTE_ORDER_MARK: Final = "\ufeff"


def decode(data: bytes, name: str, limits: Limits = DEFAULT) -> Decoded:
    r"""Read a web page.

    Args:
        data: the whole file.
        name: what to call it in an error message.
        limits: how many characters its text may have, and how many elements may be open at once.

    Raises:
        ReadingError: the bytes are no text.
        LimitError: the page or its text is too large.

    >>> decode("<h1>Titel</h1><p>Die K&uuml;ste<br>und EASO<sup>1</sup>".encode(), "a.html").text
    'Titel\n\nDie Küste\nund EASO¹'
    """
    page, charset, warnings = _as_text(data, name)
    page = page.removeprefix(_BYTE_ORDER_MARK)
    if _IS_XHTML.match(page):
        page = _SELF_CLOSED.sub(r"<\1\2></\1>", page)
    page = _FORMATTING.sub(r"<\1span", page)
    limits.check("open_elements", _most_open(page), name)
    main, warning = main_text(events(page))
    writer = _Writer()
    for event in main:
        writer.take(event)
    limits.check("characters", writer.blocks.characters, name)
    return Decoded(writer.blocks.text(), charset, warnings=(*warnings, *((warning,) if warning else ())))


def _as_text(data: bytes, name: str) -> tuple[str, str | None, tuple[str, ...]]:
    """The page, its charset and warnings; valid UTF-8 is UTF-8 whatever the page says."""
    declared = _DECLARED.search(data, 0, _DECLARATION_REACH)
    charset = _known(declared[1].decode("ascii", "replace")) if declared else None
    if charset is None or b"\0" in data or data.startswith(codecs.BOM_UTF8):
        decoded = text.decoded(data, name)
        return decoded.text, decoded.charset, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        page = data.decode(charset, errors="replace")
    lost = page.count("\ufffd")
    warning = f"{lost} characters are damaged: the page says that it is {charset}, and they are not; they became U+FFFD"
    return page, charset, (warning,) if lost else ()


def _known(charset: str) -> str | None:
    """Python's name of a charset that a page declares; None if it is none we know."""
    charset = _MEANT.get(charset.lower(), charset.lower())
    if charset.startswith("utf-16"):
        return "utf-8"  # a declaration in UTF-16 could not have been read
    try:
        return codecs.lookup(charset).name if _CHARSET.fullmatch(charset) else None
    except LookupError:
        return None


def _most_open(page: str) -> int:
    """How many elements are open at once, or how many attributes one has: about, and in linear time."""
    most = opened = place = 0
    while tag := _TAG.search(page, place):
        place = tag.end()
        name = (tag["name"] or "").lower()
        if tag["comment"]:
            place = page.find("-->", place)
        elif name in _PROGRAMS and not tag["closes"]:  # what looks like tags in it is none
            end = _END_OF_PROGRAM.search(page, place)
            place = end.end() if end else -1
        elif name not in _NEVER_ENDED:
            opened = max(opened + (-1 if tag["closes"] else 1), 0)
            most = max(most, opened)
        if place < 0:
            break
        if len(tag["attributes"] or "") > _LONG:
            most = max(most, len(_QUOTED.sub("", tag["attributes"]).split()))
    return most


class _Writer:
    """Lays the events of a page out."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self._opened: list[Element] = []
        self._lists: list[_Numbers] = []
        self._as_typed = self._raised = 0

    def take(self, event: Event) -> None:
        """Write what an event says."""
        if isinstance(event, Text):
            self._write(event.value)
        elif isinstance(event, End):
            if self._opened:
                self._end(self._opened.pop())
        else:
            self._opened.append(event)
            self._begin(event)

    def _begin(self, element: Element) -> None:
        self._part(element.tag)
        match element.tag:
            case "td" | "th":
                self.blocks.cell()
            case "ol" | "ul" | "menu" | "dir":
                self._lists.append(_Numbers(element))
            case "li":
                self.blocks.mark(self._lists[-1].mark(element) if self._lists else BULLET)
            case "sup":
                self._raised += 1
            case tag if tag in _AS_TYPED:
                self._as_typed += 1

    def _end(self, element: Element) -> None:
        self._part(element.tag)
        match element.tag:
            case "ol" | "ul" | "menu" | "dir":
                self._lists.pop()
            case "li":
                self.blocks.mark("")
            case "sup":
                self._raised -= 1
            case tag if tag in _AS_TYPED:
                self._as_typed -= 1

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.blocks.paragraph()
        elif tag == "tr":
            self.blocks.row()
        elif tag == "br":
            self.blocks.line()

    def _write(self, value: str) -> None:
        if self._as_typed:
            self.blocks.write(value)
            return
        words = _WHITE.sub(" ", value)
        if words.startswith(" "):
            self.blocks.space()
        words = words.strip(" ")
        self.blocks.write(superscript(words) if self._raised else words)
        if value and value[-1].isspace():
            self.blocks.space()


class _Numbers:
    """The numbers of the items of one list."""

    def __init__(self, element: Element) -> None:
        self.form = (element.attributes.get("type") or "1") if element.tag == "ol" else None
        self.next = _whole(element.attribute("start"), 1)

    def mark(self, item: Element) -> str:
        """The mark of the next item."""
        if self.form is None:
            return BULLET
        number = _whole(item.attribute("value"), self.next)
        self.next = number + 1
        return f"{item_number(number, self.form)}. "


def _whole(digits: str, otherwise: int) -> int:
    return int(digits) if re.fullmatch(r"-?[0-9]{1,9}", digits) else otherwise

"""PDF → text in reading order, with the place of every character on its page.

    PDFium ──characters──▶ Characters ──order──▶ lines ──page──▶ text of a page ──here──▶ text of the file, its layout

Lines end with a line feed, paragraphs with a blank line, pages with a form feed, a broken word with its hyphen. Page
headers and footers stay where they are: the view finds and moves them, as it does in every text with form feeds.
Characters stand as the fonts of the file name them, except that footnote marks become superscript digits, and that
U+FFFD stands for what has no name. Text outside the visible page is left out, with a warning; form fields and comments,
which are no part of a page, are not read.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from migextract.errors import NeedsOcrError, ReadingError
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.pdf import guard
from migextract.reading.pdf.characters import UNKNOWN, characters_of, is_picture
from migextract.reading.pdf.layout import PageLayout
from migextract.reading.pdf.page import EMPTY, PageText, page_text
from migextract.reading.source import Decoded

_PDFIUM = threading.Lock()  # PDFium is not made for threads: files are read one at a time in each process
_LITTLE_TEXT = 200  # characters on a page; a scan may bear a stamp or a page number
_MOST_UNKNOWN = 0.3  # of the signs of a text; beyond, the fonts do not say which characters they draw
_OCR = "run a text recognition (OCR) over the file, for example `ocrmypdf --language deu`"
_PAGE_BREAK = "\n\f"


@dataclass(slots=True)
class _Doubts:
    """Numbers of the pages on which something is wrong."""

    damaged: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def warnings(self) -> Iterator[str]:
        for pages, problem in (
            (self.damaged, "damaged, the text is missing"),
            (self.pictures, f"a picture with little or no text; {_OCR}"),
            (self.unknown, f"the fonts do not say which characters they draw; {_OCR} with `--force-ocr`"),
            (self.hidden, "text outside the visible page is left out"),
        ):
            if pages:
                yield f"{_named(pages)}: {problem}"


def decode(data: bytes, name: str, limits: Limits = DEFAULT) -> Decoded:
    """Read a PDF.

    Args:
        data: the whole file.
        name: what to call it in an error message, usually its path.
        limits: how many pages and characters are allowed, and how much its packed parts may unpack to.

    Returns:
        Text, layout, and warnings that name the pages with something missing.

    Raises:
        NeedsOcrError: no page has text, or the fonts do not say which characters they draw.
        LimitError: a limit is passed.
        ReadingError: the file is no PDF, damaged, encrypted, or has no pages.
    """
    guard.check(data, name, limits)
    doubts = _Doubts()
    with _PDFIUM, _opened(data, name) as document:
        limits.check("pages", len(document), name)
        pages = _pages(document, doubts, name, limits)
    _refuse_textless(pages, doubts, name)
    text, layout = _joined(pages)
    limits.check("characters", len(text), name)
    return Decoded(text, None, layout, tuple(doubts.warnings()))


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        # Without pages PDFium fails with the code of whatever failed before.
        code = error.err_code if b"/Encrypt" in data else pdfium.FPDF_ERR_FORMAT
        if code == pdfium.FPDF_ERR_PASSWORD:
            problem = "encrypted, it opens with a password only; save it without one, for example with `qpdf --decrypt`"
        elif code == pdfium.FPDF_ERR_SECURITY:
            problem = "encrypted in a way that cannot be opened here; save it without"
        else:
            problem = "no PDF, without pages, or damaged beyond repair; fetch it again"
        raise ReadingError(f"{name}: {problem}") from error
    try:
        yield document
    finally:
        document.close()


def _pages(document: PdfDocument, doubts: _Doubts, name: str, limits: Limits) -> list[PageText]:
    pages: list[PageText] = []
    total = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            with closing(page):
                pages.append(_page(page, number, doubts))
        except PdfiumError:
            doubts.damaged.append(number)
            pages.append(EMPTY)
        total += len(pages[-1].codes)
        limits.check("characters", total, name)
    return pages


def _page(page: PdfPage, number: int, doubts: _Doubts) -> PageText:
    seen = characters_of(page)
    text = page_text(seen)
    if len(text.codes) < _LITTLE_TEXT and is_picture(page, is_bare=not len(text.codes)):
        doubts.pictures.append(number)
    if seen.hidden:
        doubts.hidden.append(number)
    if np.count_nonzero(seen.codes == UNKNOWN) > _MOST_UNKNOWN * len(seen.codes):
        doubts.unknown.append(number)
    return text


def _refuse_textless(pages: list[PageText], doubts: _Doubts, name: str) -> None:
    with_text = {number for number, page in enumerate(pages, 1) if len(page.codes)}
    if len(doubts.damaged) == len(pages):
        raise ReadingError(f"{name}: every page is damaged; fetch it again")
    if not with_text:
        raise NeedsOcrError(f"{name}: no page has text, they are pictures or empty; {_OCR}")
    if with_text <= set(doubts.unknown):
        raise NeedsOcrError(f"{name}: the fonts do not say which characters they draw; {_OCR} with `--force-ocr`")


def _joined(pages: list[PageText]) -> tuple[str, PageLayout]:
    page_break = np.array([ord(sign) for sign in _PAGE_BREAK], np.uint32)
    no_boxes = np.zeros((len(page_break), 4), np.float32)
    codes = [part for page in pages for part in (page.codes, page_break)][:-1]
    boxes = [part for page in pages for part in (page.boxes, no_boxes)][:-1]
    lengths = [len(page.codes) + len(page_break) for page in pages]
    page_starts = np.cumsum([0, *lengths[:-1]])
    all_codes = np.concatenate(codes)
    line_starts = np.append(0, np.flatnonzero(all_codes == ord("\n")) + 1)
    text = all_codes.astype("<u4").tobytes().decode("utf-32-le")
    return text, PageLayout(np.concatenate(boxes), page_starts, line_starts)


def _named(pages: Iterable[int]) -> str:
    """Page numbers in words.

    >>> _named([3]), _named([1, 2, 3, 7])
    ('page 3', 'pages 1–3, 7')
    """
    numbers = list(pages)
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    listed = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"

"""The characters of a PDF page: what they say and where a viewer shows them.

PDFium knows a page in its own order, that of the file, and in coordinates that grow upwards from a corner of the sheet
as it was before it was turned and cropped. Here both become arrays: code points, and boxes in points from the upper
left corner of the page as shown.
"""

from __future__ import annotations

import ctypes
from itertools import islice, repeat
from typing import NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Boxes = NDArray[np.float32]  # left, top, right, bottom
Mask = NDArray[np.bool_]

UNKNOWN = 0xFFFD  # stands for a sign whose font does not say which character it is
LINE_FEED, CARRIAGE_RETURN, SPACE = 0x0A, 0x0D, 0x20
_WORDS_HYPHEN = 0x1E  # Word's no-break hyphen, which the view knows
_LINE_END_HYPHENS = (0x0002, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line

# What stands for each UTF-16 unit: itself, but for control characters. Those from 0x80 on are Windows' signs.
_PLAIN = np.arange(0x10000, dtype=np.uint32)
_PLAIN[[*range(0x20), 0x7F, 0xFFFF]] = UNKNOWN
_PLAIN[0x80:0xA0] = [ord(bytes([code]).decode("cp1252", "replace")) for code in range(0x80, 0xA0)]
_PLAIN[[LINE_FEED, CARRIAGE_RETURN, _WORDS_HYPHEN]] = LINE_FEED, CARRIAGE_RETURN, _WORDS_HYPHEN
_PLAIN[[0x09, 0x0B, 0x0C]] = SPACE
_PLAIN[[*_LINE_END_HYPHENS]] = ord("-")

# True at the code of every white space; the last place is for all codes beyond.
_IS_WHITE = np.zeros(0x3002, bool)
_IS_WHITE[[0x0A, 0x0D, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]] = True

_HIGH, _LOW = 0x36, 0x37  # the upper bits of a surrogate: all but ten
_SUPERSCRIPTS = np.array([ord(sign) for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹"], np.uint32)

_MANY_SHAPES = 100  # on a page: more than rules and frames
_MOST = 0.5  # of a page

_SMALL = 0.8  # of the height beside it, below which a digit may be a superscript
_RAISED = 0.2  # of that height, by which its foot stands higher
_SAME_FOOT = 1.0  # points between the feet of two digits of one number
_CLOSE = 0.5  # of that height, at the most between the two


class Characters(NamedTuple):
    """The characters of a page, in the order of the file.

    Attributes:
        codes: code points; white space that PDFium has put between words and lines is among them.
        boxes: one for each; those of white space are empty.
        hidden: how many more there are outside the visible page.
    """

    codes: Codes
    boxes: Boxes
    hidden: int = 0


def characters_of(page: pypdfium2.PdfPage) -> Characters:
    """Read a page."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if not count:
            return Characters(np.empty(0, np.uint32), np.empty((0, 4), np.float32))
        codes = _codes(textpage, count)
        boxes = _boxes(textpage, codes)
    finally:
        textpage.close()
    width, height = page.get_size()
    seen = Characters(codes, _as_shown(boxes, page.get_rotation(), page.get_bbox()))
    return _with_superscripts(_whole_pairs(_visible(seen, width, height)))


def is_picture(page: pypdfium2.PdfPage, *, is_bare: bool) -> bool:
    """Whether a page shows a picture in place of text: an image over most of it.

    Where it has no text at all (`is_bare`), any image will do, or so many shapes that they may be letters.
    """
    if is_bare and pdfium.FPDFPage_CountObjects(page.raw) > _MANY_SHAPES:
        return True
    width, height = page.get_size()
    for drawn in islice(page.get_objects(), _MANY_SHAPES):  # a scan is among the first
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            if is_bare or (right - left) * (top - bottom) > _MOST * width * height:
                return True
    return False


def is_white(codes: Codes) -> Mask:
    """Which code points are white space."""
    return _IS_WHITE.take(codes, mode="clip")


def _codes(textpage: pypdfium2.PdfTextPage, count: int) -> Codes:
    """The UTF-16 units of a page: all in one call where that gives one for each character, else one by one."""
    units = np.empty(2 * count + 2, np.uint16)
    buffer = units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))
    if pdfium.FPDFText_GetText(textpage.raw, 0, count, buffer) - 1 == count:
        found = units[:count]
    else:
        one_by_one = map(pdfium.FPDFText_GetUnicode, repeat(textpage.raw), range(count))
        found = np.fromiter(one_by_one, np.uint32, count)
    return _PLAIN.take(found, mode="clip")


def _boxes(textpage: pypdfium2.PdfTextPage, codes: Codes) -> Boxes:
    """The boxes that fonts reserve for their characters, in the page's own coordinates: left, top, right, bottom."""
    places = np.flatnonzero(~is_white(codes))
    rectangles = (pdfium.FS_RECTF * len(places))()
    for _ in map(pdfium.FPDFText_GetLooseCharBox, repeat(textpage.raw), places.tolist(), rectangles):
        pass
    boxes = np.zeros((len(codes), 4), np.float32)
    boxes[places] = np.frombuffer(rectangles, np.float32).reshape(-1, 4)
    return boxes


def _as_shown(boxes: Boxes, rotation: int, page: tuple[float, float, float, float]) -> Boxes:
    """Boxes of the sheet as boxes of the page that a viewer shows: cropped, turned clockwise, growing downwards."""
    left, top, right, bottom = boxes.T
    page_left, page_bottom, page_right, page_top = page
    shown = {
        0: (left - page_left, page_top - top, right - page_left, page_top - bottom),
        90: (bottom - page_bottom, left - page_left, top - page_bottom, right - page_left),
        180: (page_right - right, bottom - page_bottom, page_right - left, top - page_bottom),
        270: (page_top - top, page_right - right, page_top - bottom, page_right - left),
    }[rotation]
    shown_boxes = np.stack(shown, axis=1).astype(np.float32)
    shown_boxes[~boxes.any(axis=1)] = 0
    return shown_boxes


def _visible(seen: Characters, width: float, height: float) -> Characters:
    """Without what stands outside the page: printers' marks, and what someone has cropped away."""
    codes, boxes, _ = seen
    left, top, right, bottom = boxes.T
    outside = ((right <= 0) | (left >= width) | (bottom <= 0) | (top >= height)) & ~is_white(codes)
    if not outside.any():
        return seen
    return Characters(codes[~outside], boxes[~outside], int(outside.sum()))


def _whole_pairs(seen: Characters) -> Characters:
    """Two surrogates are one character; one alone is none."""
    codes, boxes, hidden = seen
    upper = codes >> 10
    is_high, is_low = upper == _HIGH, upper == _LOW
    if not (is_high | is_low).any():
        return seen
    first = np.flatnonzero(is_high[:-1] & is_low[1:])
    whole = np.where(is_high | is_low, np.uint32(UNKNOWN), codes)
    whole[first] = 0x10000 + ((codes[first] & 0x3FF) << 10) + (codes[first + 1] & 0x3FF)
    return Characters(np.delete(whole, first + 1), np.delete(boxes, first + 1, axis=0), hidden)


def _with_superscripts(seen: Characters) -> Characters:
    """Digits that are set small and high, the marks of footnotes, as `¹`: else `Europol` and `1` make one word."""
    codes, boxes, hidden = seen
    places = np.flatnonzero(~is_white(codes))
    signs, signs_boxes = codes[places], boxes[places]
    is_digit = (signs >= ord("0")) & (signs <= ord("9"))
    raised = np.zeros(len(places), bool)
    # Beside the word before it; at the start of a note, beside the word behind it.
    raised[1:] |= is_digit[1:] & _raised(signs_boxes[1:], signs_boxes[:-1])
    raised[:-1] |= is_digit[:-1] & _raised(signs_boxes[:-1], signs_boxes[1:])
    if not raised.any():
        return seen
    # The other digits of the same number stand beside other digits.
    begins = np.ones(len(places), bool)
    begins[1:] = ~(is_digit[1:] & is_digit[:-1]) | (abs(np.diff(signs_boxes[:, 3])) >= _SAME_FOOT)
    numbers = np.cumsum(begins) - 1
    raised = np.bincount(numbers, raised)[numbers] > 0
    codes = codes.copy()
    codes[places[raised]] = _SUPERSCRIPTS[signs[raised] - ord("0")]
    return Characters(codes, boxes, hidden)


def _raised(boxes: Boxes, beside: Boxes) -> Mask:
    """Which boxes are small, high, and close to those beside them."""
    left, top, right, bottom = boxes.T
    beside_left, beside_top, beside_right, beside_bottom = beside.T
    height = beside_bottom - beside_top
    gap = np.maximum(left - beside_right, beside_left - right)
    is_small = (bottom - top < _SMALL * height) & (gap < _CLOSE * height)
    raised: Mask = is_small & (bottom < beside_bottom - _RAISED * height) & (bottom > beside_top)
    return raised

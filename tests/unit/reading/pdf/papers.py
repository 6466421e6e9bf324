"""Small PDFs for the tests, drawn with fpdf2 in points, or written by hand where a file has to be odd."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable

import pypdfium2
from fpdf import FPDF

Draw = Callable[[FPDF], None]


def paper(*pages: Draw, setup: Draw | None = None) -> bytes:
    """A PDF on A4 in Times 10, one function a page."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_font("Times", size=10)
    if setup:
        setup(pdf)
    for draw in pages:
        pdf.add_page()
        draw(pdf)
    return bytes(pdf.output())


def texts(*placed: tuple[float, float, str]) -> Draw:
    """Draw texts, each with the left end of its base line, in this order."""

    def draw(pdf: FPDF) -> None:
        for x, y, text in placed:
            pdf.text(x, y, text)

    return draw


def column(x: float, y: float, lines: Iterable[str], lead: float = 12) -> list[tuple[float, float, str]]:
    """Lines below each other."""
    return [(x, y + lead * number, line) for number, line in enumerate(lines)]


def turned(data: bytes, rotation: int = 0, crop: tuple[float, float, float, float] | None = None) -> bytes:
    """The same paper with its pages turned clockwise and cropped (left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(rotation)
        if crop:
            page.set_cropbox(*crop)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def by_hand(content: bytes, *, kids: int = 1, filters: int = 1, names: dict[int, int] | None = None) -> bytes:
    """A PDF whose pages are all one.

    Args:
        content: of the page.
        kids: how many pages.
        filters: how often the content is packed.
        names: which code point the font says that a code stands for; without it, those of Windows.
    """
    packed = content
    for _ in range(filters):
        packed = zlib.compress(packed)
    packing = b"/Filter[" + b"/FlateDecode" * filters + b"]" if filters else b""
    named = b"".join(b"<%02X> <%04X>\n" % pair for pair in (names or {}).items())
    mapping = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n%sendbfchar endcmap"
    mapping %= (len(names or {}), named)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    return written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * kids + b"]/Count %d>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (packing, len(packed), packed),
        font + (b"/ToUnicode 6 0 R>>" if names else b">>"),
        b"<</Length %d>>stream\n%s\nendstream" % (len(mapping), mapping),
    )


def written(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is the catalog."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)

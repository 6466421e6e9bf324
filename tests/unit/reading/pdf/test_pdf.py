"""The reader as a whole: what it refuses, what it warns of, and what the extractor makes of a paper."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from migextract import Extractor
from migextract.errors import LimitError, NeedsOcrError, ReadingError
from migextract.reading.limits import Limits
from migextract.reading.pdf import decode
from migextract.reading.source import Source

from .papers import Draw, by_hand, column, paper, texts, written

ONE = texts((60, 100, "Die Agentur Frontex wächst."))


def picture(pdf: FPDF) -> None:
    pdf.image(Image.new("RGB", (60, 80), "gray"), x=0, y=0, w=595)


def outlines(pdf: FPDF) -> None:
    for number in range(200):
        pdf.line(60, 100 + number, 200, 101 + number)


def blank(pdf: FPDF) -> None:
    pdf.line(60, 100, 500, 100)


# --- what cannot be read ------------------------------------------------------------------------------------------


NO_PAGES = written(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")


@pytest.mark.parametrize(
    "data",
    [b"", b"Hallo", b"%PDF-1.7\n", paper(ONE)[:200], NO_PAGES],
    ids=["empty", "text", "head alone", "cut off", "no pages"],
)
def test_damaged(data: bytes):
    with pytest.raises(ReadingError, match=r"test\.pdf: no PDF, without pages, or damaged beyond repair"):
        decode(data, "test.pdf")


def test_no_pages_behind_an_encrypted_file():
    for data, problem in ((encrypted("offen"), "encrypted"), (NO_PAGES, "no PDF")):
        with pytest.raises(ReadingError, match=rf"test\.pdf: {problem}"):
            decode(data, "test.pdf")


def test_every_page_damaged():
    pages = written(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[8 0 R 9 0 R]/Count 2>>")
    with pytest.raises(ReadingError, match=r"test\.pdf: every page is damaged"):
        decode(pages, "test.pdf")


def test_a_damaged_page_is_said():
    data = by_hand(b"BT /F 10 Tf 60 700 Td (Frontex) Tj ET", kids=2).replace(b"3 0 R 3 0 R", b"3 0 R 9 0 R")
    decoded = decode(data, "test.pdf")
    assert decoded.text == "Frontex\n\f"
    assert decoded.warnings == ("page 2: damaged, the text is missing",)


def encrypted(user_password: str) -> bytes:
    return paper(ONE, setup=lambda pdf: pdf.set_encryption(owner_password="geheim", user_password=user_password))  # noqa: S106


def test_encrypted():
    with pytest.raises(ReadingError, match=r"test\.pdf: encrypted, it opens with a password only"):
        decode(encrypted("offen"), "test.pdf")


def test_encrypted_for_its_owner_alone_can_be_read():
    assert decode(encrypted(""), "test.pdf").text == "Die Agentur Frontex wächst."


@pytest.mark.parametrize("pages", [[picture], [blank], [picture, blank, outlines]], ids=["picture", "blank", "all"])
def test_no_text(pages: list[Draw]):
    with pytest.raises(NeedsOcrError, match=r"test\.pdf: no page has text.*run a text recognition \(OCR\)"):
        decode(paper(*pages), "test.pdf")


def test_pages_that_are_pictures_are_said():
    decoded = decode(paper(ONE, picture, blank, ONE, picture, picture, outlines), "test.pdf")
    text = "Die Agentur Frontex wächst."
    assert decoded.text.split("\n\f") == [text, "", "", text, "", "", ""]
    (warning,) = decoded.warnings
    assert warning.startswith("pages 2, 5–7: a picture with little or no text; run a text recognition (OCR)")


@pytest.mark.parametrize(("width", "warns"), [(595, True), (100, False)], ids=["a scan", "a logo"])
def test_a_scan_with_a_stamp_is_said(width: float, warns: bool):
    def stamped(pdf: FPDF) -> None:
        pdf.image(Image.new("RGB", (60, 80), "gray"), x=0, y=0, w=width)
        ONE(pdf)

    decoded = decode(paper(stamped), "test.pdf")
    assert decoded.text == "Die Agentur Frontex wächst."
    assert [warning[:33] for warning in decoded.warnings] == ["page 1: a picture with little or "] * warns


def test_fonts_that_name_no_characters():
    names = dict(zip(b"ABCDEF", range(3, 9), strict=True))
    nameless = by_hand(b"BT /F 10 Tf 60 700 Td (ABCDEF) Tj ET", names=names)
    with pytest.raises(NeedsOcrError, match=r"test\.pdf: the fonts do not say which characters they draw"):
        decode(nameless, "test.pdf")


@given(places=st.lists(st.tuples(st.integers(0, 800), st.binary(min_size=1, max_size=3)), max_size=20))
def test_a_damaged_file_is_read_or_refused(places: list[tuple[int, bytes]]):
    data = bytearray(SOUND)
    for place, patch in places:
        data[place : place + len(patch)] = patch
    try:
        decoded = decode(bytes(data), "test.pdf")
    except ReadingError as error:
        assert str(error).startswith("test.pdf: ")  # noqa: PT017 - that it may also be read is the point
    else:
        decoded.text.encode("utf-8")


SOUND = by_hand(b"BT /F 10 Tf 60 700 Td (Frontex) Tj ET", filters=0)


# --- limits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(pages=1), r"test\.pdf: 2 pages, the limit is 1; raise it with --max-pages"),
        (Limits(characters=50), r"test\.pdf: 54 characters, the limit is 50; raise it with --max-characters"),
    ],
)
def test_limits(limits: Limits, message: str):
    with pytest.raises(LimitError, match=message):
        decode(paper(ONE, ONE), "test.pdf", limits)


def test_a_million_pages_are_refused():
    with pytest.raises(LimitError, match=r"1,000,000 pages, the limit is 50,000"):
        decode(by_hand(b"", kids=1_000_000), "test.pdf")


@pytest.mark.slow
def test_a_million_objects_are_read():
    content = b"BT /F 9 Tf 60 700 Td (Frontex) Tj ET\n" + b"0 0 m 9 9 l S\n" * 1_000_000
    assert len(by_hand(content)) < 100_000
    assert decode(by_hand(content), "test.pdf").text == "Frontex"


def test_a_million_objects_in_the_file_are_read():
    content = by_hand(b"BT /F 9 Tf 60 700 Td (Frontex) Tj ET")
    extra = b"".join(b"%d 0 obj null endobj\n" % number for number in range(10, 200_000))
    assert decode(content.replace(b"xref", extra + b"xref", 1), "test.pdf").text == "Frontex"


@pytest.mark.slow
def test_a_page_of_dots_is_read_in_rows():
    content = b"BT /F 4 Tf\n" + b"".join(
        b"1 0 0 1 %d %d Tm (a) Tj\n" % (5 + 6 * across, 835 - 6 * down) for down in range(135) for across in range(95)
    )
    assert decode(by_hand(content + b"ET"), "test.pdf").text.split() == ["a"] * 135 * 95


# --- from the file to the record ----------------------------------------------------------------------------------


def document_of(extractor: Extractor, data: bytes):
    decoded = decode(data, "test.pdf")
    source = Source(decoded.text, "paper", None, "0" * 64, "application/pdf", None, decoded.layout, decoded.warnings)
    document = extractor.extract(source)
    assert [source.text[mention.start : mention.end] for mention in document.mentions] == [
        mention.text for mention in document.mentions
    ]
    return document


def framed(number: int, lines: list[str]) -> Draw:
    """A page with a running head and a page number."""
    return texts(
        (60, 40, "Jahresbericht des Amtes für Grenzfragen"),
        (500, 40, f"Seite {number}"),
        *column(60, 80, lines),
        (290, 800, str(number)),
    )


def test_a_name_that_runs_over_the_page_break(extractor: Extractor):
    filler = "Satz füllt die Zeile und sagt sonst nichts zur Sache, wie es sich für solche Sätze gehört."
    data = paper(
        framed(1, ["Der " + filler, "Zuständig ist dafür in allen Mitgliedstaaten allein die Europäische Agen-"]),
        framed(2, ["tur für die Grenz- und Küstenwache, die am 5. Juni 2020 berichtet hat.", "Ein " + filler]),
        framed(3, ["Kein " + filler, "Auch Europol war am 7. Juli 2020 beteiligt."]),
    )
    document = document_of(extractor, data)
    (agency,) = [mention for mention in document.with_label("AGENCY") if mention.value == "frontex"]
    assert agency.text.startswith("Europäische Agen-\n")
    assert agency.text.endswith("tur für die Grenz- und Küstenwache")
    assert agency.page == 1
    assert agency.boxes is not None
    assert [box.page for box in agency.boxes] == [1, 2]
    assert all(70 < box.top < box.bottom < 100 for box in agency.boxes)
    dates = [(mention.text, mention.page) for mention in document.with_label("DATE")]
    assert dates == [("5. Juni 2020", 2), ("7. Juli 2020", 3)]


def test_a_name_that_runs_from_column_to_column(extractor: Extractor):
    left = [
        "Im Bericht des Rates steht auch, dass",
        "die Staaten enger zusammenarbeiten",
        "sollen als bisher, und zwar überall.",
        "Zuständig bleibt die Europäische",
    ]
    right = [
        "Agentur für die Grenz- und Küstenwa-",
        "che. Auch die Beamten von Europol",
        "waren seit Mai 2018 daran beteiligt,",
        "wie der Bericht des Rates dazu sagt.",
    ]
    data = paper(texts((60, 60, "Die Lage"), *column(60, 100, left), *column(310, 100, right)))
    document = document_of(extractor, data)
    agencies = {mention.text: mention.boxes for mention in document.with_label("AGENCY")}
    assert list(agencies) == ["Europäische\nAgentur für die Grenz- und Küstenwa-\nche", "Europol"]
    boxes = agencies["Europäische\nAgentur für die Grenz- und Küstenwa-\nche"]
    assert boxes is not None
    assert [box.left > 300 for box in boxes] == [False, True, True]


@settings(max_examples=30)
@given(
    placed=st.lists(
        st.tuples(st.integers(40, 500), st.integers(40, 800), st.text("abcdefghij", min_size=1, max_size=12)),
        min_size=1,
        unique_by=lambda place: place[:2],
    )
)
def test_every_character_on_the_page_is_kept(placed: list[tuple[float, float, str]]):
    decoded = decode(paper(texts(*placed)), "test.pdf")
    assert sorted("".join(decoded.text.split())) == sorted("".join(text for _, _, text in placed))
    assert decoded.layout is not None
    for place, character in enumerate(decoded.text):
        assert len(decoded.layout.boxes(place, place + 1)) == (not character.isspace())

"""Signs of a page and where they stand, checked against the page as it is drawn."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF

from migextract.reading.pdf import characters, decode
from migextract.records import Box

from .papers import by_hand, paper, texts, turned

SCALE = 4


def text_of(data: bytes) -> str:
    return decode(data, "test.pdf").text


def ink(data: bytes, page: int = 1) -> tuple[float, float, float, float]:
    """Where a viewer shows dark points on a page: left, top, right, bottom in points."""
    document = pypdfium2.PdfDocument(data)
    picture = document[page - 1].render(scale=SCALE, grayscale=True).to_numpy().squeeze()
    document.close()
    down, across = np.nonzero(picture < 128)
    return across.min() / SCALE, down.min() / SCALE, (across.max() + 1) / SCALE, (down.max() + 1) / SCALE


def box_of(data: bytes, word: str) -> Box:
    decoded = decode(data, "test.pdf")
    start = decoded.text.index(word)
    assert decoded.layout is not None
    (box,) = decoded.layout.boxes(start, start + len(word))
    return box


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (100, 300, 500, 800)], ids=["whole", "cropped"])
def test_boxes_lie_on_the_words_that_a_viewer_shows(rotation: int, crop: tuple[float, float, float, float] | None):
    data = turned(paper(texts((150, 200, "Grenzüberschreitung"))), rotation, crop)
    box = box_of(data, "Grenzüberschreitung")
    left, top, right, bottom = ink(data)
    assert box.left - 0.5 <= left <= right <= box.right + 0.5
    assert box.top - 0.5 <= top <= bottom <= box.bottom + 0.5
    long_side, short_side = sorted((box.right - box.left, box.bottom - box.top), reverse=True)
    assert long_side < max(right - left, bottom - top) + 2
    assert short_side < 14


def test_the_box_of_a_word_in_a_line_is_its_own():
    pdf = FPDF(unit="pt")
    pdf.set_font("Times", size=10)
    before, word = pdf.get_string_width("Die Agentur "), pdf.get_string_width("Frontex")
    box = box_of(paper(texts((60, 100, "Die Agentur Frontex wächst."))), "Frontex")
    assert box.page == 1
    assert (box.left, box.right) == (pytest.approx(60 + before, abs=0.1), pytest.approx(60 + before + word, abs=0.1))
    assert box.top < 100 - 6 < 100 < box.bottom


@pytest.mark.parametrize("drawn", ["Grüße – „Straße“ § 5 … 3 €", "Maßnahmen-", "‚ÄÖÜ‘ šžÿ"])
def test_signs_are_what_the_fonts_say(drawn: str):
    content = b"BT /F 10 Tf 60 700 Td <%s> Tj ET" % drawn.encode("cp1252").hex().encode()
    assert text_of(by_hand(content)) == drawn


def test_what_fonts_call_a_control_character_is_unknown():
    content = b"BT /F 10 Tf 60 700 Td (FrAontBexC) Tj ET"
    names = {code: code for code in b"Frontex"} | dict(zip(b"ABC", (0x03, 0x00, 0x98), strict=True))
    assert text_of(by_hand(content, names=names)) == "Fr\ufffdont\ufffdex\u02dc"


def test_words_that_line_ends_break_keep_their_hyphen():
    lines = texts((60, 100, "die Staatsan-"), (60, 112, "waltschaft der EU-"), (60, 124, "Mitgliedstaaten"))
    assert text_of(paper(lines)) == "die Staatsan-\nwaltschaft der EU-\nMitgliedstaaten"


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        ((0, 6, -4), "Europol¹² ist"),
        ((0, 10, 0), "Europol12 ist"),
        ((0, 6, 2), "Europol12 ist"),
        ((0, 10, -4), "Europol12 ist"),
    ],
    ids=["small and high", "as large as the word", "small and low", "large and high"],
)
def test_digits_that_are_small_and_high_are_superscripts(mark: tuple[float, float, float], read: str):
    def draw(pdf: FPDF) -> None:
        across, size, down = mark
        pdf.text(60, 100, "Europol")
        right = 60 + pdf.get_string_width("Europol")
        pdf.set_font(size=size)
        pdf.text(right + across, 100 + down, "12")
        right += pdf.get_string_width("12")
        pdf.set_font(size=10)
        pdf.text(right, 100, " ist")

    assert text_of(paper(draw)) == read


def test_the_number_of_a_note_is_a_superscript():
    def draw(pdf: FPDF) -> None:
        pdf.set_font(size=5)
        pdf.text(60, 697, "3")
        pdf.set_font(size=8)
        pdf.text(64, 700, "Dok. ST 5312/20.")

    assert text_of(paper(draw)) == "³ Dok. ST 5312/20."


def test_a_small_number_above_a_heading_is_none():
    def draw(pdf: FPDF) -> None:
        pdf.set_font(size=20)
        pdf.text(60, 100, "Bericht")
        pdf.set_font(size=8)
        pdf.text(400, 90, "2020")

    assert text_of(paper(draw)) == "Bericht   2020"


def test_what_stands_outside_the_page_is_left_out_and_said():
    data = turned(paper(texts((150, 200, "innen"), (10, 20, "außen"))), crop=(100, 300, 500, 800))
    decoded = decode(data, "test.pdf")
    assert decoded.text == "innen"
    assert decoded.warnings == ("page 1: text outside the visible page is left out",)


@pytest.mark.parametrize(
    ("units", "codes"),
    [
        ([0x41, 0xD83D, 0xDE00, 0x42], [0x41, 0x1F600, 0x42]),
        ([0xD83D, 0x41], [0xFFFD, 0x41]),
        ([0x41, 0xDE00], [0x41, 0xFFFD]),
        ([0xDE00, 0xD83D], [0xFFFD, 0xFFFD]),
        ([0xD83D, 0xD83D, 0xDE00], [0xFFFD, 0x1F600]),
    ],
)
def test_surrogates_make_characters_or_none(units: list[int], codes: list[int]):
    seen = characters.Characters(np.array(units, np.uint32), np.ones((len(units), 4), np.float32))
    whole = characters._whole_pairs(seen)
    assert whole.codes.tolist() == codes
    assert len(whole.boxes) == len(codes)


def test_control_characters_become_what_can_be_written():
    plain = "".join(map(chr, characters._PLAIN.tolist()))
    text = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    odd = {character for character in text if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0}
    assert odd == {"\n", "\r", "\x1e"}
    assert "\ufffe" not in text
    assert "\uffff" not in text

"""Bytes to text: charsets, what is no text, and nothing changed on the way."""

from __future__ import annotations

import codecs
import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import ReadingError
from migextract.reading.text import decode

GERMAN = "Die Bundesregierung prüft Maßnahmen für Flüchtlinge in Österreich – „Plattform“, 3,3 Mrd. €.\r\n"
PLAIN = "Die Bundesregierung prüft Maßnahmen für Flüchtlinge in Österreich.\n"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (GERMAN.encode(), "utf-8"),
        (GERMAN.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + GERMAN.encode("utf-32-le"), "utf-32"),
        (GERMAN.encode("utf-16-le"), "utf-16-le"),
        (GERMAN.encode("utf-16-be"), "utf-16-be"),
        (GERMAN.encode("cp1252"), "cp1252"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_charsets(data: bytes, charset: str):
    assert decode(data, "x.txt")[:2] == (GERMAN, charset)


@pytest.mark.parametrize("charset", ["cp1252", "mac_roman", "cp850"])
def test_single_byte_charsets_by_the_german_they_make(charset: str):
    assert decode(PLAIN.encode(charset), "x.txt")[:2] == (PLAIN, charset)


def test_latin_1_reads_as_its_superset():
    assert decode(PLAIN.encode("latin-1"), "x.txt")[:2] == (PLAIN, "cp1252")


def test_a_single_umlaut_is_enough():
    assert decode("Küste".encode("cp1252"), "x.txt")[:2] == ("Küste", "cp1252")
    assert decode("Gruß“ und „Gruß“ über".encode("cp1252"), "x.txt").text == "Gruß“ und „Gruß“ über"


@pytest.mark.parametrize("text", ["", " ", "\n\n \t", "a", "a\r\nb\rc\n", "Zeile\f\x0bSeite", "19/21876"])
def test_texts_come_back_as_they_are(text: str):
    assert decode(text.encode(), "x.txt")[:2] == (text, "utf-8")


def test_another_language_is_left_to_charset_normalizer():
    text = "Правительство обсуждает вопросы миграции и безопасности границ, а парламент принял новый закон. " * 5
    assert "миграции и безопасности границ" in decode(text.encode("cp1251"), "x.txt").text


def test_the_same_bytes_give_the_same_text():
    data = "Łódź, Gdańsk, Kraków i Wrocław. ".encode("cp1250") * 4
    assert decode(data, "x.txt") == decode(data, "x.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04word/document.xml", "DOCX"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"{\\rtf1\\ansi Text}", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (gzip.compress(b"Text"), "gzip"),
        (b"Text\0mit Null", "zero bytes"),
        (b"Text\0", "zero bytes"),
        (b"\x01\x02\x03\x04Text\x05\x06", "control characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_with_its_kind(data: bytes, kind: str):
    with pytest.raises(ReadingError, match=f"papier.txt: .*{kind}"):
        decode(data, "papier.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (GERMAN.encode()[:-1] + b"\xff", "UTF-8 with 1 broken"),
        (("ä" * 50).encode()[:-1], "UTF-8 with 1 broken"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfd", "mark says utf-8-sig"),
        (codecs.BOM_UTF16_LE + b"a", "mark says utf-16"),
        ("Der Rat \ud800 tagt".encode("utf-16-le", "surrogatepass"), "zero bytes say utf-16-le"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_damaged_charsets_are_refused_with_the_place(data: bytes, reason: str):
    with pytest.raises(ReadingError, match=rf"papier.txt: .*{reason}.* byte \d+"):
        decode(data, "papier.txt")


def test_noise_is_refused():
    noise = bytes(random.Random(1).choices(range(1, 256), k=4000))
    with pytest.raises(ReadingError):
        decode(noise, "x.txt")


@given(st.text().filter(lambda text: "\0" not in text))  # with zero bytes it may be UTF-16 as well
def test_utf_8_is_never_guessed_at(text: str):
    data = text.encode()
    if not any(data.startswith(magic) for magic in (b"%PDF", b"PK", b"{\\rtf", b"GIF8", codecs.BOM_UTF8)):
        try:
            assert decode(data, "x.txt")[:2] == (text, "utf-8")
        except ReadingError as error:
            assert "control" in str(error)  # noqa: PT017

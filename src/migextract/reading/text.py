"""Bytes of a plain text → text, without touching a character: line ends stay, offsets stay.

Order of trust: a byte order mark; UTF-8, strictly; UTF-16 where the zero bytes give it away; one of the single-byte
charsets in which German was written, whichever makes the most German of the bytes; charset-normalizer for the rest.
The same bytes always give the same text.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from migextract.errors import ReadingError
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.source import Decoded

# The mark of UTF-32 begins like that of UTF-16, so it is asked for first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# First bytes of files that are no plain text, what they are, and what to do with them.
_MAGIC_NUMBERS = (
    (b"%PDF", "a PDF", "read it as one"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, XLSX, ODT, EPUB)", "unpack it, or save it as DOCX or plain text"),
    (b"PAR1", "a Parquet table", "read it as one"),
    (b"{\\rtf", "a Rich Text document", "save it as DOCX or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as DOCX or plain text"),
    (b"\x89PNG", "a PNG picture", "run a text recognition over it"),
    (b"\xff\xd8\xff", "a JPEG picture", "run a text recognition over it"),
    (b"GIF8", "a GIF picture", "run a text recognition over it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"\x7fELF", "a program", "leave it out"),
)

# German in one byte a letter, the likeliest first: Windows and the web, Mac, DOS, Windows and Unix in Central Europe.
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850", "cp1250", "iso8859_15")
_GERMAN_LETTER = re.compile("[äöüßÄÖÜ]")
_GERMAN_MARK = re.compile("[éèáàç§€°´–—„“”‚‘’…•·«»\u00a0\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")

_ENOUGH_GERMAN = 0.6  # of the characters beyond ASCII; below, the bytes are not German or not in a charset of the list
_MAX_CONTROL = 0.3  # papers with broken fonts reach a fifth and can still be read in part; beyond it is no text
_UTF16_ZEROS = 0.5  # German in UTF-16 has a zero in nearly every second byte, always on the same side


def decode(data: bytes, name: str, limits: Limits = DEFAULT) -> Decoded:
    r"""Decode the bytes of a plain text or Markdown file.

    Args:
        data: the whole file.
        name: what to call it in an error message, usually its path.
        limits: how many characters are allowed.

    Raises:
        ReadingError: the bytes are no text (PDF, archive, picture, zero bytes, control characters), are damaged
            UTF-8, or are in no charset we know.
        LimitError: there are too many of them.

    >>> decode("Küste\r\n".encode("cp1252"), "a.txt")
    Decoded(text='Küste\r\n', charset='cp1252', layout=None, warnings=())
    """
    result = decoded(data, name)
    limits.check("characters", len(result.text), name)
    return result


def decoded(data: bytes, name: str) -> Decoded:
    """Decode bytes that are text, or marks and text, without a limit; the rest is as for `decode`."""
    if kind := kind_of(data):
        raise ReadingError(f"{name}: not plain text, it looks like {kind[0]}; {kind[1]}")
    result = _by_mark(data, name) or _by_zero_bytes(data, name) or _utf8(data, name) or _by_letters(data, name)
    _refuse_control_characters(result.text, name)
    return result


def kind_of(data: bytes) -> tuple[str, str] | None:
    """What a file that is no text looks like by its first bytes, and what to do with it; None if it may be text."""
    return next(((kind, mend) for magic, kind, mend in _MAGIC_NUMBERS if data.startswith(magic)), None)


def _refuse_control_characters(text: str, name: str) -> None:
    share = len(_CONTROL.findall(text)) / len(text) if text else 0
    if share > _MAX_CONTROL:
        raise ReadingError(
            f"{name}: {share:.0%} control characters; it looks binary, or its fonts were lost when it was converted; "
            "convert the original again"
        )


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, charset in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(charset), charset)
            except UnicodeDecodeError as error:
                raise _undecodable(name, f"its byte order mark says {charset}", error) from error
    return None


def _by_zero_bytes(data: bytes, name: str) -> Decoded | None:
    zeros = data.count(0)
    if not zeros:
        return None
    for charset, high_bytes in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if high_bytes.count(0) > max(_UTF16_ZEROS * len(high_bytes), 0.9 * zeros):
            try:
                return Decoded(data.decode(charset), charset)
            except UnicodeDecodeError as error:
                raise _undecodable(name, f"its zero bytes say {charset}", error) from error
    raise ReadingError(f"{name}: {zeros} zero bytes, so it looks binary; convert it to text, best to UTF-8")


def _utf8(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        # One bad byte in good UTF-8 must not turn the whole file into cp1252 with `Ã¤` for every ä.
        lenient = data.decode("utf-8", errors="replace")
        broken = lenient.count("\ufffd")
        whole = sum(not character.isascii() for character in lenient) - broken
        if whole > broken:
            raise _undecodable(name, f"it is UTF-8 with {broken} broken characters", error) from error
        return None


def _by_letters(data: bytes, name: str) -> Decoded:
    best, best_share = None, 0.0
    for charset in _SINGLE_BYTE:
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        share = _german_share(text)
        if share > best_share:
            best, best_share = Decoded(text, charset), share
    if best is not None and best_share >= _ENOUGH_GERMAN:
        return best
    guess = from_bytes(data).best()
    if guess is None:
        raise ReadingError(f"{name}: in no charset that we know; save it as UTF-8")
    return Decoded(str(guess), guess.encoding)


def _german_share(text: str) -> float:
    """Of the characters beyond ASCII, the share that German texts use; letters must be, marks may be there."""
    foreign = sum(not character.isascii() for character in text)
    letters = len(_GERMAN_LETTER.findall(text))
    return (letters + len(_GERMAN_MARK.findall(text))) / foreign if letters else 0.0


def _undecodable(name: str, why: str, error: UnicodeDecodeError) -> ReadingError:
    return ReadingError(f"{name}: {why}, but byte {error.start} does not decode; save it again as UTF-8")

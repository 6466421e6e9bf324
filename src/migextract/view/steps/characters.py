"""Odd characters become plain ones, or go.

Text out of PDFs and word processors is full of them: no-break, figure and thin spaces (`Artikel\u00a05`), tabs, soft
hyphens, zero-width and direction marks, no-break hyphens (`EU\u2011Kommission`; Word's own, U+001E, in the protocols of
the Bundestag), ligatures (`O\ufb03ce`), letters with a mark of their own behind them (`u\u0308` for ü) or before them
(`\u00a8u`), bullets of symbol fonts, CR line ends and lone surrogates. Names and patterns know none of these.

Replaced one for one: spaces → space, hyphens → `-`, bullets → `•`, lone surrogates → U+FFFD, line ends → line feed.
Removed: zero-width and direction marks, the CR of CR LF, soft hyphens inside a line; at its end they become `-`, for
`broken_words` to judge. A letter and its mark become one character; a ligature becomes its letters, all at its place.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np

from migextract.view.text_view import Edit, disjoint


def _characters(*ranges: tuple[int, int]) -> str:
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + _characters((0x2000, 0x200A))
_LINE_ENDS = "\x0b\u2028\u2029"
_HYPHENS = "\u2010\u2011\x1e"
_SOFT_HYPHENS = "\u00ad\u00ac"  # the second is how some text recognition prints the first
_INVISIBLE = "\ufeff" + _characters((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069))
_SURROGATES = _characters((0xD800, 0xDFFF))
_BULLETS = "\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf06e"
_LIGATURES = dict(zip(_characters((0xFB00, 0xFB06)), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_MARKS = _characters((0x0300, 0x036F))
_MARK_BEFORE = {"\u00a8" + plain: umlaut for plain, umlaut in zip("aouAOU", "äöüÄÖÜ", strict=True)}

_NEW = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SURROGATES, "\ufffd"),
    **dict.fromkeys(_BULLETS, "•"),
    **_LIGATURES,
}
_AT_LINE_END = re.compile(r"(?<=[^\W_].)[^\S\r\n]*[\r\n]\s*[^\W_–—-]")

# True at the code of every odd character; the last place is for all codes beyond.
_IS_ODD = np.zeros(0x10001, dtype=bool)
_IS_ODD[[ord(character) for character in (*_NEW, *_SOFT_HYPHENS, *_MARKS, "\r", "\u00a8")]] = True


def edits(text: str) -> list[Edit]:
    r"""Replace or remove odd characters.

    >>> edits("Artikel\u00a05")
    [Edit(start=7, end=8, new=' ')]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    places = np.flatnonzero(np.take(_IS_ODD, codes, mode="clip"))
    found = (_edit(text, place) for place in places.tolist())
    # `¨` takes the letter behind it and a combining mark the one before it: in `¨u\u0308` both want the same.
    return disjoint(edit for edit in found if edit is not None)


def _edit(text: str, place: int) -> Edit | None:
    odd = text[place]
    start, end = place, place + 1
    new = _NEW.get(odd)
    if odd == "\r":
        new = "" if text.startswith("\n", end) else "\n"
    elif odd in _SOFT_HYPHENS:
        new = "-" if _AT_LINE_END.match(text, end) else "" if odd == "\u00ad" else None
    elif odd == "\u00a8":
        end += 1
        new = _MARK_BEFORE.get(text[start:end])
    elif odd in _MARKS and place:
        start -= 1
        composed = unicodedata.normalize("NFC", text[start:end])
        new = composed if len(composed) == 1 else None
    return None if new is None else Edit(start, end, new)

r"""Footnote marks go.

`EASO<sup>1</sup>`, `Balkans[^2];`, `Bericht¹`, `Richtlinie[3]`: a number that melts with the word before it hides the
name, or makes a wrong year of it. Nothing is put in its place, so a comma keeps close to its word.

At the start of a line the number stays, bare, as in text out of a PDF (`<sup>1</sup> Dok. ST 5312/20.` →
`1 Dok. ST 5312/20.`): it says that a footnote stands here. Exponents stay, too: `km²`, `10<sup>6</sup>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from migextract.view.text_view import Edit, disjoint, starts_line

_NUMBERS = r"\d{1,3}(?:, ?\d{1,3}){0,5}"
_IN_TAG = rf"[\[(]?(?P<tag>{_NUMBERS}|\*{{1,3}}|[a-z])[\])]?"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(
    rf"<[sS][uU][pP]\b[^<>]*>(?:<[aA]\b[^<>]*>)?{_IN_TAG}(?:\(#[^()\s]*\))?(?:</[aA]>)?</[sS][uU][pP]>"
    r"|\[\^(?P<note>[\w-]{1,40})\]:?"
    rf"|\[(?P<bracket>{_NUMBERS})\](?![(:]|\[[^\d^])"
)
_SUPERSCRIPT = re.compile(f"(?P<superscript>[{_SUPERSCRIPTS}]+)")
_TO_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_UNIT_BEFORE = re.compile(r"(?:(?<![^\W_])(?:[kcdm]?m|qm|10)|CO)$")
_CLOSE_TO_WORD = re.compile('[^\\W_]|[.,;:!?%“”"’»)\\]*_]')
_PUNCTUATION = ".,;:!?)"
_LINE_MARKS = " *_>"


def edits(text: str) -> list[Edit]:
    """Remove the marks, or bare their numbers.

    >>> edits("EASO<sup>1</sup> und")
    [Edit(start=4, end=16, new='')]
    """
    marks = [*(_MARK.finditer(text) if "<" in text or "[" in text else ())]
    if "¹" in text or "²" in text or "³" in text:  # a text that counts its notes has one of the first three
        marks += _SUPERSCRIPT.finditer(text)
    return disjoint(edit for mark in marks for edit in _edits(text, mark))


def _edits(text: str, mark: re.Match[str]) -> Iterator[Edit]:
    start, end = mark.span()
    kind = mark.lastgroup or ""
    before = text[max(0, start - 4) : start]
    if starts_line(text, start, _LINE_MARKS):
        if kind != "bracket" and mark[kind].isdigit():
            yield from _bared(text, mark, kind)
    elif kind in {"tag", "superscript"} and (
        _UNIT_BEFORE.search(before) or (mark[kind].isalpha() and before[-1].isdigit())
    ):
        if kind == "tag":
            yield from (Edit(start, mark.start(kind), ""), Edit(mark.end(kind), end, ""))
    elif kind != "bracket" or _CLOSE_TO_WORD.match(before[-1]):
        if before.endswith(" ") and text[end : end + 1] in _PUNCTUATION:
            start -= 1
        yield Edit(start, end, "")


def _bared(text: str, mark: re.Match[str], kind: str) -> Iterator[Edit]:
    """The number alone, with a space behind it."""
    start, end = mark.span(kind)
    gap = "" if text[mark.end() : mark.end() + 1] in {" ", "\n", ""} else " "
    number = mark[kind].translate(_TO_DIGITS)
    if start > mark.start():
        yield Edit(mark.start(), start, "")
    yield Edit(start, end, number)
    if end < mark.end() or gap:
        yield Edit(end, mark.end(), gap)

"""Letter-spaced headings are closed up.

`V o r b e m e r k u n g  d e r  F r a g e s t e l l e r` → `Vorbemerkung  der  Fragesteller`: the headings of Bundestag
papers, and `u n v e r ä n d e r t` in their tables. Words are told apart by two spaces or by a space of another kind;
where a single space stands everywhere, a capital after a small letter starts a word.

Not touched: `z. B.`, initials, enumerations (`a b c d`), rows of crosses (`x x x x`) and everything short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from migextract.view.text_view import Edit

_THIN = "\u2009\u200a\u202f"
_GAP = f"[ {_THIN}]"  # between two letters of a word
_WORD_GAP = f"(?:[ {_THIN}]{{2,4}}| ?[\u00a0\u2002-\u2008\t] ?)"
_LETTER = r"[^\W\d_](?![^\W_])"

_CUE = re.compile(r" \w \w \w(?!\w)")
_CUE_THIN = re.compile(rf"{_GAP}\w{_GAP}\w{_GAP}\w(?!\w)")
_RUN = re.compile(rf"(?<![^\W_]){_LETTER}(?:{_GAP}{_LETTER})+(?:{_WORD_GAP}{_LETTER}(?:{_GAP}{_LETTER})*)*")
_WORD = re.compile(rf"{_LETTER}(?:{_GAP}{_LETTER})+")
_VOWEL = re.compile("[aeiouyäöü]", re.IGNORECASE)

_SHORTEST_WORD = 4
_FEWEST_LETTERS = 3  # different ones
_SHORTEST_CAPITALS = 5  # `N O S W` and heads of columns are more likely than a word


def edits(text: str) -> list[Edit]:
    """Close up the letter-spaced words.

    >>> edits("A n t w o r t")[:2]
    [Edit(start=1, end=2, new=''), Edit(start=3, end=4, new='')]
    """
    found: list[Edit] = []
    cue = _CUE_THIN if any(space in text for space in _THIN) else _CUE
    done = 0
    while near := cue.search(text, done):
        run = _RUN.match(text, near.start() - 1) if near.start() > done else None
        done = run.end() if run else near.start() + 1
        if run and _is_heading(run.group()):
            found += _closed(text, run)
    return found


def _is_heading(run: str) -> bool:
    return any(_is_word("".join(word.group().split())) for word in _WORD.finditer(run))


def _is_word(letters: str) -> bool:
    """A word rather than an enumeration: long enough, with a vowel, of several letters, not in alphabetical order."""
    alphabetical = all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
    shortest = _SHORTEST_CAPITALS if letters.isupper() else _SHORTEST_WORD
    several = len(set(letters)) >= _FEWEST_LETTERS
    return len(letters) >= shortest and several and not alphabetical and bool(_VOWEL.search(letters))


def _closed(text: str, run: re.Match[str]) -> Iterator[Edit]:
    spaced = run.group()
    single_gaps = not re.search(_WORD_GAP, spaced)
    for word in _WORD.finditer(text, run.start(), run.end()):
        for gap in range(word.start() + 1, word.end(), 2):
            starts_word = single_gaps and text[gap + 1].isupper() and text[gap - 1].islower()
            if not starts_word:
                yield Edit(gap, gap + 1, "")

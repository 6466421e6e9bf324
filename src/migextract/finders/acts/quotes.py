"""Titles of acts in quotation marks: `„Globaler Pakt für …“`, `Erklärung „Vienna Declaration“`.

A quotation is a title if it begins like one, with a head noun of an act behind nothing but adjectives, or if such a
noun stands directly before it. Slogans, themes and programmes in quotation marks are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.finders.acts.english import HEADS as ENGLISH_HEADS
from migextract.finders.acts.heads import NUMBERED_ONLY, head_of
from migextract.finders.acts.phrases import GAP
from migextract.finders.acts.titles import tail

_QUOTED: Final = re.compile(
    r"„(?P<german>[^„“”\"«»]{3,300})[“”\"]|»(?P<guillemets>[^«»„]{3,300})«|«(?P<french>[^«»„]{3,300})»"
    r"|\"(?<![\w\"].)(?P<straight>[^\"„“\n]{3,300})\"(?!\w)|“(?P<english>[^“”„]{3,300})”|‚(?P<single>[^‚‘’„“]{3,200})[‘’]"
)
_OPENING: Final = '„“”»«"‚'

_WORD: Final = re.compile(r"[A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*")
_LEADING: Final = re.compile(
    rf"(?:(?:EU|UN|VN|[A-ZÄÖÜ][^\W_]*-{GAP}und|\d+\.|[A-ZÄÖÜ][a-zäöüß]+(?:-[A-Za-zäöüß]+)*(?:(?<=e)|(?<=e[nrsm]))){GAP})*"
    "(?=[A-ZÄÖÜ])"
)
"""Issuers, first parts and adjectives that may stand before the head noun of a title."""

_ARTICLE: Final = re.compile(r"(?:Der|Die|Das|Den|Dem|Des|Eine?[nrsm]?|Diese[nrsm]?|Keine?[nrsm]?)\b")
_SENTENCE: Final = re.compile(
    r"\n\s*\n|.*?\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|soll|sollen|muss|müssen|kann)\b",
    re.DOTALL,
)
_ENGLISH: Final = re.compile(rf"\b(?:{ENGLISH_HEADS}|Conclusions|Act)\b")
_NOUN_BEFORE: Final = re.compile(
    r"(?P<noun>[A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*)\s+(?:(?:der|des)\s+[A-ZÄÖÜ][\w-]*\s+)?"
    rf"(?:(?:mit|unter)\s+dem\s+Titel\s+|zum\s+Thema\s+)?[{_OPENING}]$"
)
_TITLED_PAPER: Final = re.compile(
    r"(?:\w+-)?(?:(?:\w*[Bb]ericht)(?:e?s)?|\w*[Ss]tellungnahme|\w*[Ll]eitlinien|[Mm]itteilung|[Ee]ckpunktepapiers?)"
)
"""Papers that are no act by themselves, but are one with a title in quotation marks (settled cases)."""

_DEFINED: Final = re.compile(
    rf"(?:[Ii]m\s+(?:Folgenden|Weiteren)|[Nn]achfolgend)(?:\s+(?:auch|kurz))?:?\s*[{_OPENING}]$"
)


def quoted_titles(text: str) -> Iterator[tuple[int, int]]:
    """Where the titles in quotation marks stand, without the marks."""
    for quote in _QUOTED.finditer(text):
        start, end = quote.span(quote.lastgroup or 0)
        if _is_title(text, start, end):
            yield start, end


def _is_title(text: str, start: int, end: int) -> bool:
    content = text[start:end]
    if content != content.strip() or not content[0].isupper() or _SENTENCE.match(content):
        return False
    if not _ARTICLE.match(content) and (_begins_like_a_title(text, start, end) or _ENGLISH.search(content)):
        return True
    before = _NOUN_BEFORE.search(text, max(0, start - 100), start)
    return before is not None and _announces(before["noun"])


def _begins_like_a_title(text: str, start: int, end: int) -> bool:
    """Whether a head noun follows after nothing but adjectives, and behind it a title or the end of the quotation."""
    leading = _LEADING.match(text, start, end)
    word = _WORD.match(text, leading.end() if leading else start, end)
    head = head_of(word.group()) if word is not None else None
    if word is None or head is None or head.plural or head.family in NUMBERED_ONLY:
        return False
    if word.end() == end:
        is_defined = _DEFINED.search(text, max(0, start - 40), start) is not None
        return word.start() > start or head.named or is_defined
    return tail(text, word.end()).end > word.end() or text[word.end() : end].lstrip()[:1].isupper()


def _announces(noun: str) -> bool:
    """Whether a quotation behind this noun is the title of what the noun says."""
    head = head_of(noun)
    is_act = head is not None and not head.named and head.family not in NUMBERED_ONLY | {"plan"}
    return is_act or _TITLED_PAPER.fullmatch(noun) is not None

"""English titles of acts in German papers: `Police Cooperation Convention for Southeast Europe`.

In running text capitals show where such a title begins and how far it goes on behind its head noun. A title in small
letters (`A renewed EU action plan against migrant smuggling`) counts where it has its clause for itself, without any
German word. Titles in quotation marks are found by `quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.finders.acts.phrases import GAP
from migextract.finders.cues import Cues

HEADS: Final = (
    r"(?:Declaration|Convention|Agreement|Action(?:-|\s+)Plan|Plan\s+of\s+Action|Strategy|Compact|Pact|Charter|Treaty"
    r"|Protocol|Regulation|Directive|Recommendation|Road\s*map|Memorandum\s+of\s+Understanding|Framework\s+Decision)"
)
"""Head nouns of English titles, as they stand in a title with capitals."""

_SMALL_HEADS: Final = (
    r"(?:declaration|convention|agreement|action(?:-|\s+)plan|plan\s+of\s+action|strategy|compact|pact|charter|treaty"
    r"|protocol|regulation|directive|recommendation|road\s*map)"
)
_CUE: Final = re.compile(rf"\b(?:{HEADS}|{_SMALL_HEADS})\b(?!-)")
_FIRST_WORDS: Final = (
    *("Declaration", "Convention", "Agreement", "Action", "Plan", "Strategy", "Compact", "Pact", "Charter", "Treaty"),
    *("Protocol", "Regulation", "Directive", "Recommendation", "Road", "Memorandum", "Framework"),
)
_CUES: Final = Cues((*_FIRST_WORDS, *map(str.lower, _FIRST_WORDS)))
"""How head nouns begin: few German words do, so the automaton leaves little to look at."""
_LINKING: Final = r"(?:and|of|for|the|on|in|against|to|between|with|concerning)"
_CAPITAL: Final = r"[A-Z][A-Za-z'’&]*(?:-[A-Za-z]+)*"
_BEFORE: Final = re.compile(rf"(?:{_CAPITAL}{GAP}(?:(?:and|of|for|the|on|in){GAP}){{0,2}}){{1,6}}$")
_AFTER: Final = re.compile(
    rf"{GAP}(?:for|on|of|against|to|between|concerning)\b"
    rf"(?:{GAP}(?:{_LINKING}{GAP}){{0,3}}{_CAPITAL}(?![\wäöüß-])|,{GAP}{_CAPITAL}(?=,|{GAP}and{GAP}))+"
)
_GERMAN_BEGIN: Final = re.compile("D(?:er|ie|as|en|em|es)|Im|Am|In|Zum|Zur|Vom|Beim|Nach|Diese[rsmn]?")

_ARTICLE: Final = re.compile(rf"(?:A|An|The){GAP}")
_GERMAN_WORD: Final = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|und|oder|ist|sind|wird|werden|wurden?|ha(?:t|ben)|[Ii]m|[Aa]m|vo[mn]|zu[rm]?|für|mit"
    r"|durch|auf|[Bb]ei|[Nn]ach|aus|als|sowie|nicht|[Ee]ine?[nmrs]?|sich|seit|bis|unter|gegen)\b|[äöüÄÖÜß]"
)
_ENGLISH_WORD: Final = re.compile(r"\b(?:of|for|on|against|and|the|to)\b")
_CLAUSE_MARK: Final = re.compile(r"[.:;()\n„“”\"|,\d]")
_REACH: Final = 200
"""Code points to either side in which the limits of a clause are looked for."""


def english_titles(text: str) -> Iterator[tuple[int, int]]:
    """Where English titles stand; they may overlap."""
    for cue in filter(None, (_CUE.match(text, start) for start in _CUES.starts(text))):
        found = _own_clause(text, cue) or (_with_capitals(text, cue) if cue.group()[0].isupper() else None)
        if found is not None:
            yield found


def _own_clause(text: str, cue: re.Match[str]) -> tuple[int, int] | None:
    """A clause that is English as a whole and has the head noun in it."""
    before = [mark.end() for mark in _CLAUSE_MARK.finditer(text, max(0, cue.start() - _REACH), cue.start())]
    begin = before[-1] if before else max(0, cue.start() - _REACH)
    after = _CLAUSE_MARK.search(text, cue.end(), cue.end() + _REACH)
    clause = text[begin : after.start() if after else cue.end() + _REACH]
    start, end = begin + len(clause) - len(clause.lstrip()), begin + len(clause.rstrip())
    article = _ARTICLE.match(text, start)
    start = article.end() if article else start
    is_title = (
        (article is not None or text[start].isupper())
        and _ENGLISH_WORD.search(text, cue.end(), end) is not None
        and _GERMAN_WORD.search(clause) is None
    )
    return (start, end) if is_title else None


def _with_capitals(text: str, cue: re.Match[str]) -> tuple[int, int] | None:
    """A title told by its capitals; the head noun alone is none."""
    start = cue.start()
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    for word in reversed(list(re.finditer(r"\S+", before.group())) if before else []):
        if _GERMAN_BEGIN.fullmatch(word.group()):
            break
        if before is not None and word.group()[0].isupper():
            start = before.start() + word.start()
    after = _AFTER.match(text, cue.end())
    if start == cue.start() and after is None:
        return None
    return start, after.end() if after else cue.end()

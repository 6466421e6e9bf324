"""Hyphens that stand in the middle of a line by mistake.

Word processors leave their optional hyphens behind, and some conversions turn line ends into spaces. Of 4,546 written
answers of the Bundestag one in four shows one of these:

* `des -Europäischen Rates`, `Kofi -Annan`: a hyphen before a word; it goes, but not in `Missionen und -Operationen`;
* `Frank- Walter Steinmeier`, `EU- Kommission`: a space behind a hyphen, before a capital; the space goes;
* `Europäi-schen`, `Dezem-ber`, `sei- tens`: a broken word. No rule tells it from `deutsch-polnisch` or `Know-how`, so
  the paper is its own dictionary: it is joined if the whole word stands elsewhere in the paper or is one of the
  commonest of the genre. Where a paper shows the form with the space again and again, all of it is joined.
"""

from __future__ import annotations

import re

from migextract.view.text_view import Edit, disjoint

_BEFORE_WORD = re.compile(r"-(?<= -)(?=[^\W\d_]{2})")
_BEFORE_CAPITAL = re.compile(r"- (?=[A-ZÄÖÜ][^\W\d_])")
_HALF_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_]+\Z")
_HALF_BEHIND = re.compile(r"[^\W\d_]+")
_REACH = 40  # code points of a half that are looked at

_SHARED_PART_BEFORE = re.compile("und|oder|bzw|beziehungsweise|sowie|statt|noch|wie|als|gegebenenfalls", re.IGNORECASE)
_SHARED_PART_BEHIND = (
    "(?:und|oder|bzw|beziehungsweise|sowie|als|bis|wie|noch|statt|aber|auch|in|zu|mit|auf|von|über|durch|vor|nach|an|aus"
    "|für|gegen|sehr|ist)"
)
_IN_WORD = re.compile(
    rf"-(?P<space> ?)(?!{_SHARED_PART_BEHIND}(?![^\W_]))(?P<behind>[a-zäöüß]{{2,40}})(?![^\W_]|[./@_])"
)
_COMPOUND_BEFORE = re.compile(r"(?:isch|lich|ig|iv|al|deutsch|rot|grün|schwarz|links|rechts|zivil)\Z", re.IGNORECASE)
_COMMON_WORDS = """
    januar februar märz april juni juli august september oktober november dezember
    million millionen milliarde milliarden prozent euro
    bundesregierung bundestag bundestages bundesrat bundesrates bundesministerium bundesministeriums bündnis
    drucksache bundestagsdrucksache richtlinie verordnung kommission deutschland
    europäische europäischen europäischer europäisches
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_AGAIN_AND_AGAIN = 3
_DICTIONARY = 100_000  # code points of the paper that serve as its dictionary
_MANY = 100  # words; for more, it pays to take the dictionary apart


def edits(text: str) -> list[Edit]:
    """Remove stray hyphens and the spaces beside them.

    >>> edits("des -Europäischen Rates")
    [Edit(start=4, end=5, new='')]
    >>> edits("im Dezem-ber")
    [Edit(start=8, end=9, new='')]
    >>> edits("Grenz- und Küstenwache, Missionen und -Operationen, Know-how")
    []
    """
    if "-" not in text:
        return []
    return disjoint([*_before_words(text), *_before_capitals(text), *_in_words(text)])


def _before_words(text: str) -> list[Edit]:
    found = []
    for hyphen in _BEFORE_WORD.finditer(text):
        before = _half_before(text, hyphen.start() - 1)
        if before[1:] and before[-1].islower() and not _SHARED_PART_BEFORE.fullmatch(before):
            found.append(Edit(hyphen.start(), hyphen.end(), ""))
    return found


def _before_capitals(text: str) -> list[Edit]:
    found = []
    for hyphen in _BEFORE_CAPITAL.finditer(text):
        before = _half_before(text, hyphen.start())
        behind = _HALF_BEHIND.match(text, hyphen.end(), hyphen.end() + _REACH)
        if before and behind:
            joined = before + behind.group()
            in_word = joined.isupper() and (joined.lower() in _COMMON or joined in text)
            found.append(Edit(hyphen.start() if in_word else hyphen.start() + 1, hyphen.end(), ""))
    return found


def _in_words(text: str) -> list[Edit]:
    halves: dict[Edit, str] = {}
    for hyphen in _IN_WORD.finditer(text):
        before = _half_before(text, hyphen.start())
        if before[1:] and before[-1].islower() and not _COMPOUND_BEFORE.search(before):
            halves[Edit(hyphen.start(), hyphen.end("space"), "")] = (before + hyphen["behind"]).lower()
    with_space = [edit for edit in halves if edit.end - edit.start > 1]
    standing = _standing(text, set(halves.values()))
    known = [edit for edit, joined in halves.items() if joined in standing]
    return [*known, *with_space] if len(with_space) >= _AGAIN_AND_AGAIN else known


def _half_before(text: str, place: int) -> str:
    """The letters before a place, or "" where they are part of an address or of a longer chain."""
    half = _HALF_BEFORE.search(text, max(0, place - _REACH), place)
    return "" if half is None or text[half.start() - 1 : half.start()] in {".", "/", "@", "_"} else half.group()


def _standing(text: str, words: set[str]) -> set[str]:
    """Those of the words that stand in the text, or are common."""
    if not words:
        return set()
    standing = words & _COMMON
    text = text[:_DICTIONARY]
    if len(words) > _MANY:
        return standing | words.intersection(_HALF_BEHIND.findall(text.lower()))
    return standing | {word for word in words if word in text or word.capitalize() in text}

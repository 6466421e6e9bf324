"""Which questions an answer names: `Die Fragen 2 bis 2b werden gemeinsam beantwortet`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_NUMBER: Final = r"\d{1,3}\s?[a-z]?(?![\w/])"
NUMBERS: Final = rf"{_NUMBER}(?:(?:\s*(?:,|und|sowie|bis(?:\s+einschließlich)?|[-–/]))+\s*(?:{_NUMBER}|[a-z]\b))*"
"""One question or several, as regex: `3`, `2 bis 2b`, `1, 2 und 5`, `1a, b und c`."""

_REACH: Final = 500  # code points of an answer in which it says what it answers
_BETWEEN: Final = r"[^?!\n]{0,160}?"
_DONE: Final = r"(?:beantwortet|Stellung\s+genommen)"
_JOINT: Final = re.compile(
    rf"\b(?:Teilf|F)ragen\s+(?P<list>{NUMBERS})\s+(?:werden|wird)\b{_BETWEEN}{_DONE}"
    rf"|\bwerden\s+(?:\w+\s+){{0,2}}(?:Teilf|F)ragen\s+(?P<turned>{NUMBERS})\b{_BETWEEN}{_DONE}"
    rf"|\b(?:Teilf|F)ragen\s+(?P<letters>[a-z](?:\s*(?:,|und|bis)\s*[a-z])+)\s+werden\b{_BETWEEN}{_DONE}"
    rf"|\bFrage\s+(?P<one>{_NUMBER}\s+wird\s+[^?!\n]{{0,60}}?mit\s+(?:den\s+)?Fragen?\s+{NUMBERS}){_BETWEEN}{_DONE}"
)
_ITEM: Final = re.compile(
    r"(?P<to>\bbis\b[^\d]*?|[-–]\s*)?(?<![a-zäöüß])(?:(?P<number>\d{1,3})\s?(?P<letter>[a-z]\b)?|(?P<alone>[a-z]\b))"
)


def answered(text: str, start: int, end: int, numbers: Sequence[str], base: str) -> list[str]:
    """The questions that an answer says it answers.

    Args:
        text: the text.
        start: where the answer begins.
        end: where it ends.
        numbers: all questions of the paper, in order.
        base: the question it stands under, for letters without a number.

    >>> text = "Wegen des Zusammenhangs werden die Fragen 2 bis 2b gemeinsam beantwortet."
    >>> answered(text, 0, len(text), ["1", "2", "2a", "2b", "2c"], "2")
    ['2', '2a', '2b']
    """
    reach = min(end, start + _REACH)
    joint = _JOINT.search(text, start, reach) if text.find("rage", start, reach) >= 0 else None
    if not joint:
        return []
    return named(next(filter(None, joint.groups())), numbers, base)


def with_whole(said: list[str], first: str, numbers: Sequence[str]) -> list[str]:
    """Add the question that waits for an answer where all of its parts are named.

    >>> with_whole(["2a", "2b"], "2", ["1", "2", "2a", "2b", "3"]), with_whole(["2a"], "2", ["2", "2a", "2b"])
    (['2', '2a', '2b'], ['2a'])
    """
    parts = {number for number in numbers if whole_of(number) == first} - {first}
    return [first, *said] if parts and parts <= set(said) and first not in said else said


def whole_of(number: str) -> str:
    """The question that a part belongs to: `2` of `2a`."""
    return number.rstrip("abcdefghijklmnopqrstuvwxyz")


def named(phrase: str, numbers: Sequence[str], base: str = "") -> list[str]:
    """The questions that a phrase names, in the order of the paper.

    A number without letter means the parts of that question as well, unless the phrase names some of them.

    >>> named("1 bis 3", ["1", "2", "2a", "3", "3a", "4"]), named("1, 3 und 4", ["1", "2", "3", "4"])
    (['1', '2', '2a', '3', '3a'], ['1', '3', '4'])
    >>> named("1a, b und c", ["1", "1a", "1b", "1c"]), named("a und b", ["6", "6a", "6b"], "6")
    (['1a', '1b', '1c'], ['6a', '6b'])
    """
    places = {number: place for place, number in enumerate(numbers)}
    found: set[int] = set()
    whole: list[str] = []
    last: int | None = None
    for item in _ITEM.finditer(phrase):
        base = item["number"] or base
        place = places.get(base + (item["letter"] or item["alone"] or ""))
        if place is None:
            continue
        if item["number"] and not item["letter"]:
            whole.append(base)
        found.update(range(last + 1, place) if item["to"] and last is not None else (), (place,))
        last = place
    for number in whole:
        parts = {place for name, place in places.items() if whole_of(name) == number}
        if len(parts & found) == 1:
            found |= parts
    return [numbers[place] for place in sorted(found)]

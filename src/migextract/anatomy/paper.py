"""A paper as its readers see it: the clean text, and its mentions asked by place."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from migextract.finders.proposal import Proposal

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Found(NamedTuple):
    """A value and the half-open span of the view that it was read from."""

    value: Any
    start: int
    end: int


class Head(NamedTuple):
    """What the head of a paper says.

    Attributes:
        fields: by the names of `migextract.records.Metadata`.
        end: where the head ends and the text begins.
        questions: of a written answer, the numbers of the questions it answers.
    """

    fields: Mapping[str, Found]
    end: int
    questions: tuple[str, ...] = ()


class Paper:
    """The view of a paper with its mentions.

    Attributes:
        text: the clean text.
        body: where its body ends; behind it stand page headers and footers, a paragraph each.
    """

    def __init__(self, text: str, mentions: Sequence[Proposal], body: int) -> None:
        self.text = text
        self.body = body
        self._days = _by_start(
            mention for mention in mentions if mention.label == "DATE" and _DAY.fullmatch(mention.value)
        )
        self._numbers = _by_start(mention for mention in mentions if mention.label == "DOC_NUMBER")

    def days(self, start: int, end: int) -> list[Found]:
        """The dates of a single day that begin in a span; months and intervals are no day."""
        return [
            Found(datetime.date.fromisoformat(mention.value), mention.start, mention.end)
            for mention in _between(self._days, start, end)
        ]

    def numbers(self, start: int, end: int, *schemes: str) -> list[Found]:
        """The document numbers of these schemes that begin in a span, as `scheme:canonical`."""
        return [
            Found(mention.value, mention.start, mention.end)
            for mention in _between(self._numbers, start, end)
            if mention.value.partition(":")[0] in schemes
        ]

    def paragraph_end(self, start: int) -> int:
        """Where the paragraph ends that a place stands in."""
        end = self.text.find("\n\n", start, self.body)
        return self.body if end < 0 else end

    def line_end(self, start: int) -> int:
        """Where the line ends that a place stands in."""
        end = self.text.find("\n", start, self.body)
        return self.body if end < 0 else end

    def slice(self, start: int, end: int) -> Found | None:
        """The text of a span on one line, without white space around it; None if nothing is left."""
        piece = self.text[start:end]
        bare = piece.strip()
        if not bare:
            return None
        start += piece.find(bare[0])
        return Found(" ".join(bare.split()), start, start + len(bare))


def followed(numbers: Sequence[Found]) -> dict[str, Found]:
    """The fields for the papers that a paper answers, follows or is about: the first one, and all of them."""
    if not numbers:
        return {}
    values = tuple(dict.fromkeys(number.value for number in numbers))
    return {"predecessor": numbers[0], "predecessors": Found(values, numbers[0].start, numbers[-1].end)}


def at_lines(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    r"""The matches of a pattern that begin where a line begins, none of them within another.

    Asking at the starts of lines is far cheaper than a pattern that looks behind itself at every character.

    >>> [match.group() for match in at_lines(re.compile(r"\d+\."), "1. Wie 2.\n3. Was?\n", 0, 19)]
    ['1.', '3.']
    """
    before = start - 1 if start == 0 or text[start - 1] == "\n" else text.find("\n", start, end)
    while before >= 0 or start == 0:
        line = before + 1
        match = pattern.match(text, line, end)
        if match:
            yield match
            line = max(line, match.end() - 1)
        before = text.find("\n", line, end)
        if before < 0:
            break


def behind_space(text: str, start: int, end: int) -> int:
    """The first place from `start` on that is no white space, at most `end`."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _by_start(mentions: Any) -> list[Proposal]:
    return sorted(mentions, key=lambda mention: mention.start)


def _between(mentions: list[Proposal], start: int, end: int) -> list[Proposal]:
    def place(mention: Proposal) -> int:
        return mention.start

    return mentions[bisect_left(mentions, start, key=place) : bisect_left(mentions, end, key=place)]

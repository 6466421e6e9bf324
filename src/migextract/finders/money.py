"""Amounts with a currency: `3,3 Mrd. EUR`, `330 Mio. Euro`, `eine Million Euro`, `EUR 2,5 Mio.`.

The mention is number, scale word and currency. Of a range (`10 bis 15 Millionen Euro`) it is the end that bears the
currency: a number without one is no amount. A compound (`5-Millionen-Euro-Programm`) names no amount but a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from migextract.finders.cues import Cues
from migextract.finders.proposal import Proposal
from migextract.values import money

_START = r"(?<![^\s(\[„“\"‚'=+*/<>~±:–-])"
_END = r"(?!\w|[-\u2010\u2011]\w)"

_REACH = 120  # code points from the end of a currency to the begin or the end of its amount, gaps in tables included
_LONGEST_WORD = 24  # code points of a number in words, or of a scale word


class Span(NamedTuple):
    """Where an amount stands, and by which rule."""

    start: int
    end: int
    rule: str


def find(text: str) -> list[Proposal]:
    """Every amount of money in a text, in its order; no two overlap.

    >>> [(p.value, p.rule) for p in find("von über 3,3 Mrd. EUR, davon eine Million Euro sofort")]
    [('3300000000 EUR', 'money.digits'), ('1000000 EUR', 'money.words')]
    """
    proposals: list[Proposal] = []
    spans = [
        span
        for start, end in _around_currencies(text)
        for finder in (_in_digits, _behind_currency, _in_words)
        for span in finder(text, start, end)
    ]
    for start, end, rule in sorted(spans):
        if proposals and start < proposals[-1].end:
            continue
        amount = money.parse(text[start:end])
        if amount:
            proposals.append(Proposal(start, end, "MONEY", amount.value, f"money.{rule}"))
    return proposals


_CURRENCIES = Cues(money.CURRENCY_WORDS)


def _around_currencies(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which amounts may stand, in its order: around words that are a currency.

    Nothing is lost, for every amount has one; a digit may follow it (`EUR500`), a letter makes it another word.
    """
    begin = end = 0
    for behind in _CURRENCIES.ends(text):
        if text[behind : behind + 1].isalpha():
            continue
        if behind - _REACH > end:
            yield begin, end
            begin = behind - _REACH
        end = behind + _REACH
    yield begin, end


_DIGITS = re.compile(rf"{_START}(?:{money.DIGITS})\s*+(?:(?:{money.SCALE})\s*+)?(?:{money.CURRENCY}){_END}")
_TABLE_UNIT = re.compile(r"\bin\s1[ .\u00a0]?000\s")


def _in_digits(text: str, begin: int, end: int) -> Iterator[Span]:
    """`330 Mio. Euro`; the head of a table (`in 1 000 €`) is a unit, no amount."""
    for match in _DIGITS.finditer(text, begin, end):
        if not _TABLE_UNIT.match(text, max(0, match.start() - 3)):
            yield Span(*match.span(), "digits")


_CURRENCY_FIRST = re.compile(
    rf"{_START}(?:{money.LEADING_CURRENCY})\s?(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|{money.DIGITS})"
    rf"(?:\s*+(?:{money.SCALE})(?!\w))?(?=[.,;:)\]“”\"!?–-]*+(?:\s|\Z))"
)
_ANOTHER_CURRENCY = re.compile(rf"\s*+(?:{money.CURRENCY}){_END}")
_SCALE_BEFORE = re.compile(rf"(?:{money.SCALE})\s\Z")
_YEAR = re.compile(r"\D+(?:19|20)\d\d\Z")


def _behind_currency(text: str, begin: int, end: int) -> Iterator[Span]:
    """`EUR 2,5 Mio.`; a lone year behind a currency, or a number behind `Mio. €`, is the next cell of a table."""
    for match in _CURRENCY_FIRST.finditer(text, begin, end):
        next_cell = _YEAR.match(match.group()) or _SCALE_BEFORE.search(
            text, max(0, match.start() - _LONGEST_WORD), match.start()
        )
        if not next_cell and not _ANOTHER_CURRENCY.match(text, match.end()):
            yield Span(*match.span(), "currency_first")


_TAIL_CUE = re.compile(r"Mil-?\s?li|Mio\b|Mrd\b|Billi|Euro|EUR\b|€|Cent|US-|DM\b")
_TAIL = re.compile(rf"(?:(?P<scale>{money.SCALE})\s*+)?(?:{money.CURRENCY}){_END}")
_WORD = re.compile(rf"(?<![\w-])(?:(?P<one>{money.ONE})|{money.WORD})\s\Z", re.IGNORECASE)
_VAGUE = re.compile(r"(?:mehrere|einige|ein\spaar|viele|wenige|\bin)[rn]?\s\Z", re.IGNORECASE)


def _in_words(text: str, begin: int, end: int) -> Iterator[Span]:
    """`zwei Milliarden Euro`; not `ein Euro` (an article), `mehrere hundert Euro`, `in Tausend Euro` (a unit)."""
    for cue in _TAIL_CUE.finditer(text, begin, end):
        word = _WORD.search(text, max(0, cue.start() - _LONGEST_WORD), cue.start())
        tail = _TAIL.match(text, cue.start()) if word else None
        if not word or not tail or (word["one"] and not tail["scale"]):
            continue
        if not _VAGUE.search(text, max(0, word.start() - _LONGEST_WORD), word.start()):
            yield Span(word.start(), tail.end(), "words")

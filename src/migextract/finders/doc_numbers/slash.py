"""Numbers with a slash, judged by what stands around them: `Drucksache 19/21516`, `Ratsdokument 8622/20`, `24/7`."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from migextract.finders.doc_numbers import patterns as pattern
from migextract.values.doc_numbers import br_drs, bt_drs, council, council_subject

_COUNCIL_CODE = re.compile(rf"(?<![\w-])(?:{council.CODE})\s*\Z")
_SUBJECT_BEHIND = re.compile(rf"\s+(?:{council_subject.PLAIN_CODES})\s+\d")
_NOT_BEHIND = re.compile(r"\w|[.,:]\d(?!\d*/|\s+[A-ZÄÖÜ])|[/-]\w|\s?%")
_BUNDESRAT_MARK = re.compile(rf"\s*{br_drs.DECISION}")
_NO_WORD = string.whitespace + '\u00a0\u2009\u202f.:,([„"–-\u2010\u2011'
_TORN_WORD = re.compile(r"-\s+(?=[a-zäöüß])")  # `Ratsdoku-` and `ment` on the next line
_MARKS = {
    "bt-drs": re.compile(rf"\s*{bt_drs.ANEW}(?!\w)"),
    "br-drs": re.compile(rf"\s*{br_drs.DECISION}(?:\s*{br_drs.ANEW})?|\s*{br_drs.ANEW}"),
    "council": re.compile(rf"(?:\s++{council.SUFFIX})+"),
    "ecj-case": pattern.CASE_MARKS,
    "eu-act": pattern.EU_ENDING,
}
"""What may belong to a number behind it, by scheme."""

_LAST_TERM = 29  # far from today, and below the numbers of Council and Bundesrat papers
_LONGEST_FIRST = 8  # code points: five digits and white space
_LONGEST_REST = 16  # the other numbers, and what must not follow them
_LAST_MONTH = 12  # `11/241` is a written question: month and number
_HEAD = 4000  # code points in which a paper shows what it is
_SENTENCE = 400  # code points in front of a number in which its author may be named
_LONGEST_GLUE = 240
_LONGEST_COMPOUND = 20
_BOUND = "@&=?#%+-\u2010\u2011\\_"  # in front of a number they bind it to a word, an address or a longer number
_TWO, _FOUR = 2, 4


def _is_year(digits: str) -> bool:
    return _is_full_year(digits) or (len(digits) == _TWO and int(digits) >= 52)  # noqa: PLR2004 (first acts: 1952)


def _is_full_year(digits: str) -> bool:
    return len(digits) == _FOUR and digits[:2] in {"19", "20"}


def _is_term(digits: str) -> bool:
    return 1 <= int(digits) <= _LAST_TERM


_FITS: dict[str, Callable[[str, str], bool]] = {
    "bt-drs": lambda first, _: _is_term(first),
    "lt-drs": lambda first, _: _is_term(first),
    "bt-prot": lambda first, last: _is_term(first) and len(last) < _FOUR,
    "br-drs": lambda first, last: len(first) <= _FOUR and len(last) == _TWO,
    "council": lambda _, last: len(last) == _TWO,
    "ecj-case": lambda first, last: len(first) <= _FOUR and len(last) == _TWO,
    "eu-act": lambda first, last: max(len(first), len(last)) <= _FOUR and (_is_year(first) or _is_year(last)),
    "un-doc": lambda first, last: max(len(first), len(last)) < _FOUR,
}
"""Whether two numbers can be one of a scheme, by their digits."""


class Claim(NamedTuple):
    """A slash number with what belongs to it, the scheme that claims it, and why."""

    start: int
    end: int
    scheme: str
    reason: str


class Paper:
    """What a paper shows of itself; looked up only where a number needs it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def of_council(self) -> bool:
        """A document of the Council, by its cover page."""
        kinds = {match.lastgroup for match in pattern.COUNCIL_COVER.finditer(self.text, 0, _HEAD)}
        return len(kinds) > 1 and not kinds.isdisjoint(pattern.COUNCIL_ONLY)

    @cached_property
    def of_bundestag(self) -> bool:
        """A paper that is from the Bundestag or speaks of it."""
        return "undestag" in self.text or "ahlperiode" in self.text

    @cached_property
    def of_state(self) -> bool:
        """A paper of a state's parliament."""
        federal = "Bundestag" in self.text or "Bundesregierung" in self.text
        return not federal and pattern.STATE_PAPER.search(self.text, 0, _HEAD) is not None


@dataclass(slots=True)
class Candidate:
    """Two numbers and a slash, with their surroundings."""

    paper: Paper
    start: int
    end: int
    first: str
    middle: str
    last: str
    before: str
    after: str

    def claim(self, scheme: str, reason: str, start: int | None = None) -> Claim:
        """This number for a scheme, with the marks behind it that the scheme knows."""
        marks = _MARKS[scheme].match(self.after) if scheme in _MARKS else None
        return Claim(self.start if start is None else start, self.end + (marks.end() if marks else 0), scheme, reason)

    def free_in_front(self) -> bool:
        """Whether nothing in front makes it part of a longer number, word or address."""
        last, but_one = self.before[-1:], self.before[-2:-1]
        return not (last.isalnum() or (last and last in _BOUND) or (last and last in ".,:" and but_one.isdigit()))

    def free_behind(self) -> bool:
        """Whether nothing behind makes it part of a longer number or word."""
        return not _NOT_BEHIND.match(self.after) or bool(_MARKS["bt-drs"].match(self.after))

    def fits(self, scheme: str) -> bool:
        """Whether the digits can be a number of this scheme."""
        return (not self.middle or scheme in {"br-drs", "council"}) and _FITS[scheme](self.first, self.last)


def claims(text: str) -> Iterator[Claim]:
    """Every slash number that is a document's, in the order of the text."""
    paper = Paper(text)
    previous: Claim | None = None
    for match in _slashed(text):
        claim = _judge(_candidate(paper, match), previous)
        if claim:
            yield claim
            previous = claim


def _slashed(text: str) -> Iterator[re.Match[str]]:
    """All matches of `SLASHED`, looked for around slashes only: digits are far more frequent."""
    end = 0
    for slash in pattern.SLASH.finditer(text):
        start = max(end, slash.start() - _LONGEST_FIRST)
        match = pattern.SLASHED.search(text, start, slash.end() + _LONGEST_REST) if slash.start() >= end else None
        if match:
            yield match
            end = match.end()


def _candidate(paper: Paper, match: re.Match[str]) -> Candidate:
    first, *middle, last = (digits.strip() for digits in match.group().split("/"))
    start, end = match.span()
    before = paper.text[max(0, start - pattern.REACH) : start]
    return Candidate(paper, start, end, first, "".join(middle), last, before, paper.text[end : end + pattern.REACH])


def _judge(candidate: Candidate, previous: Claim | None) -> Claim | None:
    """The first rule that knows the number decides; nouns go before lists, and lists before bare shapes."""
    noun = _noun_in_front(candidate)
    if noun and noun.lastgroup == "other":
        return None
    if not candidate.free_in_front():
        return _by_noun(candidate, noun) if noun and candidate.before[-1].isalpha() else _by_case(candidate)
    claim = _by_act(candidate)
    if claim or not candidate.free_behind():
        return claim
    claim = _by_case(candidate) or _by_council_mark(candidate)
    if claim:
        return claim
    claim = _by_noun(candidate, noun) if noun else None
    return claim or (_by_list(candidate, previous) if previous else None) or _by_shape(candidate)


def _noun_in_front(candidate: Candidate) -> re.Match[str] | None:
    """The noun that the number belongs to; the search is worth its while only behind a letter."""
    if not candidate.before.rstrip(_NO_WORD)[-1:].isalpha():
        return None
    window = _TORN_WORD.sub("", candidate.before)
    noun = pattern.NOUN.search(window)
    if noun and noun.lastgroup == "motion":
        start = noun.start()
        return noun if pattern.COMPOUND.search(window, max(0, start - _LONGEST_COMPOUND), start + 1) else None
    return noun


def _by_act(candidate: Candidate) -> Claim | None:
    """`(EU) 2019/1240`, `2013/32/EU`: the community stands before or behind."""
    if not candidate.fits("eu-act"):
        return None
    prefix = pattern.EU_PREFIX.search(candidate.before)
    if prefix and (candidate.free_behind() or pattern.EU_ENDING.match(candidate.after)):
        return candidate.claim("eu-act", "prefix", candidate.start - len(prefix.group()))
    return candidate.claim("eu-act", "ending") if pattern.EU_ENDING.match(candidate.after) else None


def _by_case(candidate: Candidate) -> Claim | None:
    """`C-18/16`; `C 45/09` and `C275/12` only where the Court is named."""
    if not candidate.fits("ecj-case") or not candidate.free_behind():
        return None
    letter = pattern.CASE_PREFIX.search(candidate.before)
    if not letter and pattern.COURT_WORD.search(candidate.before):
        letter = pattern.LONE_CASE_PREFIX.search(candidate.before)
    return candidate.claim("ecj-case", "letter", candidate.start - len(letter.group())) if letter else None


def _by_council_mark(candidate: Candidate) -> Claim | None:
    """`ST 5312/20`, `8132/20 REV 1`, and the number in front of a subject code on a cover page."""
    if not candidate.fits("council"):
        return None
    code = _COUNCIL_CODE.search(candidate.before)
    if code:
        return candidate.claim("council", "code", candidate.start - len(code.group()))
    if _MARKS["council"].match(candidate.after):
        return candidate.claim("council", "suffix")
    return candidate.claim("council", "subject") if _SUBJECT_BEHIND.match(candidate.after) else None


def _by_noun(candidate: Candidate, noun: re.Match[str]) -> Claim | None:
    """`Drucksache 19/1`, `Plenarprotokoll 19/1`, `Ratsdokument 308/20`: the noun in front decides."""
    kind = (noun.lastgroup or "").replace("_", "-")
    scheme: str | None = kind
    match kind:
        case "drs":
            scheme = _printed_paper(candidate)
        case "motion":
            scheme = "bt-drs" if len(candidate.first) == _TWO <= len(candidate.last) else None
        case "record":
            scheme = "bt-prot" if pattern.PAGE_OF_RECORD.match(candidate.after) else None
        case "document":
            scheme = "council" if len(candidate.first) > _TWO else None
        case "eu-act":
            scheme = "eu-act" if _is_full_year(candidate.first) or _is_full_year(candidate.last) else None
    return candidate.claim(scheme, "noun") if scheme and candidate.fits(scheme) else None


def _printed_paper(candidate: Candidate) -> str | None:
    """Whose paper a plain `Drucksache` is: the Bundestag's unless the digits or the paper itself say otherwise."""
    if candidate.middle or _BUNDESRAT_MARK.match(candidate.after):
        return "br-drs"
    if candidate.fits("bt-drs"):
        near = pattern.STATE_IN_FRONT.search(candidate.before) or pattern.STATE_BEHIND.match(candidate.after)
        of_state = candidate.paper.of_state or (near and "Bundestag" not in candidate.before)
        return "lt-drs" if of_state else "bt-drs"
    return "br-drs"


def _by_list(candidate: Candidate, previous: Claim) -> Claim | None:
    """`Drucksachen 19/1 und 19/2`: the second number is what the first one was."""
    gap = candidate.start - previous.end
    if gap > _LONGEST_GLUE or not candidate.fits(previous.scheme):
        return None
    glue = candidate.paper.text[previous.end : candidate.start]
    if glue.isspace() and not candidate.paper.text.startswith(f"{candidate.first}/", previous.start):
        return None  # a column of numbers shares its term
    return candidate.claim(previous.scheme, "list") if pattern.GLUE.fullmatch(glue) else None


def _by_shape(candidate: Candidate) -> Claim | None:
    """A bare number, told by its digits, its place on the page and the paper that it stands in."""
    if pattern.OTHER_SERIES.search(candidate.before):
        return None
    if candidate.fits("council") and len(candidate.first) > _TWO:
        cover = len(candidate.first) >= _FOUR and _has_own_line(candidate) and not _is_season(candidate)
        if cover or candidate.paper.of_council or _in_brackets(candidate):
            return candidate.claim("council", "bare")
    is_paper = candidate.fits("bt-drs") and int(candidate.first) > _LAST_MONTH and len(candidate.last) > _TWO
    if is_paper and not _is_full_year(candidate.last):
        set_apart = _has_own_line(candidate) or _between_dashes(candidate)
        if set_apart or candidate.paper.of_bundestag:
            return candidate.claim("bt-drs", "bare")
    return None


def _has_own_line(candidate: Candidate) -> bool:
    """Nothing else stands on its line."""
    in_front = candidate.before.rpartition("\n")[2]
    behind = candidate.after.partition("\n")[0]
    return not in_front.strip() and not behind.strip()


def _is_season(candidate: Candidate) -> bool:
    """`2015/16` is a school year rather than paper 2015 of 2016, if nothing but its place speaks for a number."""
    return _is_year(candidate.first) and int(candidate.last) == (int(candidate.first) + 1) % 100


def _between_dashes(candidate: Candidate) -> bool:
    """`– 19/21516 –`, as answers name the question they belong to."""
    return candidate.before.rstrip().endswith("–") and candidate.after.lstrip().startswith("–")


def _in_brackets(candidate: Candidate) -> bool:
    """`(15312/16)`, alone in brackets behind a sentence on the Council."""
    if len(candidate.first) < _FOUR or not candidate.before.endswith("(") or not candidate.after.startswith(")"):
        return False
    start = max(0, candidate.start - _SENTENCE)
    return pattern.COUNCIL_NAMED.search(candidate.paper.text, start, candidate.start) is not None

"""Chains of date parts: how parts follow each other, lend each other month and year, and which make one mention.

`22. und 23. Juli 2020` is a chain of two parts. Inside a chain month and year are lent from right to left ("22." gets
"Juli 2020"), sometimes from left to right ("am 3. Mai 2020 und am 7. Juni"). Then the chain falls into groups by the
annotation guidelines: an interval is one mention, a list is one only if its parts share a month or a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, get_args

from migextract.finders.dates.guards import is_year, spans_two_years
from migextract.finders.dates.parts import UNIT_CODES, UNITS, Part, read_part

Joint = Literal["to", "and", "comma", "slash", "beside"]
"""`beside`: nothing but prepositions between two parts ("2024 vom 15. September")."""
_JOINTS: Final[tuple[Joint, ...]] = get_args(Joint)

_JOINT: Final = re.compile(
    r"(?:[-‐](?=\s|,))?+\s*+"  # the hyphen of "80er- und 90er-Jahre"
    r"(?:(?P<to>[-‐‑–—−]|,?\s*+bis(?=\s)|auf(?=\s++de[nm]\s))"
    r"|(?P<and>,?\s*+(?:und|sowie|oder|bzw\.|beziehungsweise|u\.)(?=\s)|&)|(?P<comma>,)|(?P<slash>/))?+\s*+"
    r"(?P<beside>(?:(?:zum|zur|am|im|vom|in|ab|den|dem|der|des|das|die|Anfang|Mitte|Ende|einschließlich|einschl\."
    r"|spätestens|Jahre?n?|Jahres|Monate?n?|Monats|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag,?|Mittwoch,?|Sonnabend,?)\s++)"
    r"{0,5})"
)
_BETWEEN_BEFORE: Final = re.compile(r"(?<!\w)[Zz]wischen\s++(?:(?:dem|den|Anfang|Mitte|Ende|Jahren)\s++){0,2}$")
_YEAR_NAMED_BEFORE: Final = re.compile(r"(?<!\w)Jahre?s?\s++$")
_IN_THE_YEAR: Final = re.compile(r"\s++im\s++Jahre?\s++")
_REACH: Final = 40
"""Code points before a chain in which "zwischen" and "im Jahr" are looked for."""

_YEARLIKE: Final = frozenset({"year", "two_years", "decade"})


class Chain(NamedTuple):
    """Parts, and what joins each to the next: one joint less than parts."""

    parts: list[Part]
    joints: list[Joint]


def read_chain(text: str, first: Part) -> Chain:
    """The parts that follow each other from this one on."""
    chain = Chain([first], [])
    last = first
    while (match := _JOINT.match(text, last.end)) and (joint := _kind(match)):
        part = read_part(text, match.end())
        if part is None:
            break
        chain.parts.append(part)
        chain.joints.append(joint)
        last = part
    return chain


def _kind(match: re.Match[str]) -> Joint | None:
    if match.group().isspace():  # which is what mostly stands behind a part
        return None
    return next((kind for kind, words in zip(_JOINTS, match.groups(), strict=True) if words), None)


def groups(text: str, chain: Chain) -> Iterator[Chain]:
    """The mentions of a chain, each with month and year lent to its parts."""
    parts, joints = chain
    if not joints:
        if parts[0].stands_alone and parts[0].form != "bare" and _is_real(text, chain, 0):
            yield chain
        return
    real: list[bool] = []
    for position in range(len(parts)):
        real.append(_is_real(text, chain, position) and not _goes_on(chain, position, real))
    held = _lend(text, chain)
    first = 0
    for position, part in enumerate(parts):
        if not real[position] or part.form == "bare":
            first = position + 1
        elif position == len(joints) or not held[position] or not real[position + 1]:
            if position > first or part.stands_alone:
                yield Chain(parts[first : position + 1], joints[first:position])
            first = position + 1


def _is_real(text: str, chain: Chain, position: int) -> bool:
    """Whether what looks like a year is one; all other parts are what they look like."""
    part = chain.parts[position]
    if part.form == "year":
        return is_year(text, part.start, part.end, first=position == 0, last=position == len(chain.joints))
    return part.form != "two_years" or spans_two_years(text, part.start, part.end)


def _goes_on(chain: Chain, position: int, real: list[bool]) -> bool:
    """Whether a year goes on from a number: `2016` in "(EU) 2015/2016"."""
    if position == 0 or chain.parts[position].form != "year":
        return False
    return not real[position - 1] and chain.joints[position - 1] in {"to", "slash"}


def _lend(text: str, chain: Chain) -> list[bool]:
    """Complete the parts in place; tell for every joint whether it holds its two parts together in one mention."""
    parts, joints = chain
    held = [False] * len(joints)
    if joints and joints[0] == "and" and _BETWEEN_BEFORE.search(text, max(0, parts[0].start - _REACH), parts[0].start):
        joints[0] = "to"
    for position in reversed(range(len(joints))):
        left, right = parts[position], parts[position + 1]
        if _IN_THE_YEAR.fullmatch(text, left.end, right.start):
            parts[position] = _in_year_of(left, right)
            continue
        if joints[position] == "slash" and _are_two_years(left, right):
            joints[position] = "to"
        lent = _lent(text, left, right, joints[position])
        parts[position] = lent
        held[position] = lent is not left or (joints[position] == "to" and _are_ends(left, right))
        if held[position] and joints[position] == "to" and "to" in joints[position + 1 : position + 2]:
            held[position] = held[position + 1] = False  # "2010 – 2011 – 2012" is no interval
    for position, joint in enumerate(joints):
        parts[position + 1] = _passed_on(text, parts[position], parts[position + 1], joint)
    return held


def _lent(text: str, left: Part, right: Part, joint: Joint) -> Part:
    """The left part with the month or year that it shares with the right one; the left part itself if none."""
    if joint == "beside":
        return left
    if left.form == "bare":
        return _with_unit(text, left, right)
    if _says_year(left) or not _says_year(right) or left.form in _YEARLIKE or right.form in _YEARLIKE:
        return left
    if joint in {"comma", "slash"} and left.kind != right.kind:
        return left
    over_new_year = joint == "to" and right.year.isdigit() and _place(left) > _place(right)
    year = str(int(right.year) - 1) if over_new_year else right.year
    return left._replace(year=year, relative=right.relative)


def _with_unit(text: str, left: Part, right: Part) -> Part:
    """`22.` with the month, `ersten` with the quarter, `80er` with the years that follow."""
    if left.year and right.form == "decade":
        return left._replace(form="decade", stands_alone=False)
    borrowed = right._replace(start=left.start, end=left.end, stands_alone=False)
    if left.day and left.day <= UNITS.get(right.form, 0):
        return borrowed._replace(unit=UNIT_CODES[right.form] + left.day)
    if left.day and right.kind == "day" and text[left.start].isdigit():
        return borrowed._replace(day=left.day)
    return left


def _passed_on(text: str, left: Part, right: Part, joint: Joint) -> Part:
    """The right part with the year of the left one, where that is certain."""
    if _says_year(right) or right.form in {"bare", *_YEARLIKE} or not _says_year(left):
        return right
    if left.form == "year" and joint not in {"and", "slash"}:
        named = _YEAR_NAMED_BEFORE.search(text, max(0, left.start - _REACH), left.start)
        return right._replace(year=left.year, relative="year_beside") if named else right
    if joint == "to" and left.form != "year" and left.year.isdigit():
        year = int(left.year) + (_place(left) > _place(right))
        return right._replace(year=str(year), relative=left.relative)
    if joint in {"and", "comma"} and left.kind == right.kind and _place(left) < _place(right):
        return right._replace(year=left.year, relative=left.relative or "year_beside")
    return right


def _in_year_of(left: Part, right: Part) -> Part:
    if _says_year(left) or left.form in {"bare", *_YEARLIKE} or right.form != "year":
        return left
    return left._replace(year=right.year, relative="year_beside")


def _are_two_years(left: Part, right: Part) -> bool:
    return left.form == right.form == "year" and int(left.year) + 1 == int(right.year)


def _are_ends(left: Part, right: Part) -> bool:
    """Whether two parts can be the ends of an interval."""
    if "bare" in {left.form, right.form} or "two_years" in {left.form, right.form}:
        return False
    return (_says_year(left) or right.form not in _YEARLIKE) and (_says_year(right) or left.form not in _YEARLIKE)


def _says_year(part: Part) -> bool:
    return bool(part.year or part.relative)


def _place(part: Part) -> tuple[int, int]:
    return part.unit or 0, part.day or 0

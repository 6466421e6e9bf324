"""Bodies and means that no entry of the knowledge base has to know: typed by their head noun, their suffix or quotes.

Precision goes first: a head noun is a name only with what makes it one (see `heads`). Boundaries follow the
guidelines: the adjective that identifies the body is inside (`spanische Regierung`), so is what it is for, and a
place only as part of the name (`Landgericht Köln`); quotation marks and generic nouns in apposition stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.finders.bodies.companies import companies
from migextract.finders.bodies.heads import (
    ANOTHER,
    BEFORE_PLACE,
    CUES,
    FOREIGN,
    GERMAN,
    INDEFINITE,
    OFFICIAL,
    SHORT_NAME,
    TAILS,
    Head,
    end_of_place,
    head_of,
    is_of_state,
)
from migextract.finders.people.names import CALENDAR, COMMON_WORD, LOWER, NO_NAME, UPPER, places
from migextract.finders.proposal import Proposal, without_overlaps
from migextract.labels import Label

CAPITALISED: Final = re.compile(rf"[{UPPER}][\w-]*")
SPACE: Final = re.compile(r"\s+")
WORD: Final = re.compile(r"[\w-]+")
LONGEST_ADJECTIVES: Final = 60

QUOTED: Final = re.compile(rf"[„“\"»‚](?P<title>[{UPPER}\d][^„“”\"»«‚‘\n.;:?!]{{1,60}})[“”\"«‘]")
KINDS_OF_QUOTED: Final[tuple[tuple[re.Pattern[str], Label], ...]] = (
    (
        re.compile(
            r"(?!\w*kommission)[\w-]*(?:plattform|netzwerks?|programms?|projekts?|kampagne|operation|mission|datei|datenbank|systems?|fonds)",
            re.IGNORECASE,
        ),
        "INSTRUMENT",
    ),
    (re.compile(r"Fachgruppe|Ermittlungsgruppe|Sondereinheit|Taskforce"), "AGENCY"),
    (re.compile(r"[\w-]*(?:[Aa]rbeitsgruppe|[Aa]usschuss(?:es)?)"), "INSTITUTION"),
)
# The first class is what makes the search fast; hence a look-behind for each of its letters.
OPERATION: Final = re.compile(
    r"[JOM](?<![\w-].)(?:(?P<whole>(?<=J)(?:oint\s+Operation|O)\s+)|(?:(?<=O)peration|(?<=M)ission)\s+)"
    rf"(?:(?P<capitals>[{UPPER}][{UPPER}\d-]{{2,}}(?:\s+[{UPPER}]{{2,}})*)"
    rf"|(?P<words>[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]+){{0,2}}))(?![\w-])"
)
BEFORE_OPERATION: Final = re.compile(r"der|die|zur|(?!k?eine|diese|jede)[a-zäöü]+en?", re.IGNORECASE)


def find(text: str) -> list[Proposal]:
    """Propose bodies by head noun, companies and associations by suffix, and means by quoted or capital names.

    Args:
        text: any text; the offsets of the proposals count its code points.

    Returns:
        Proposals without a value that do not overlap, in the order of the text. The rule ends with the kind of head
        that gave the name away, for example `bodies.ministerium`.

    >>> [(text[p.start : p.end], p.label) for text in ["die libysche Küstenwache"] for p in find(text)]
    [('libysche Küstenwache', 'AGENCY')]
    """
    return without_overlaps([*by_head(text), *quoted(text), *operations(text), *companies(text)])


def by_head(text: str) -> Iterator[Proposal]:
    """Bodies whose head noun stands with what makes it a name."""
    for start in CUES.word_starts(text):
        word = CAPITALISED.match(text, start)
        head = head_of(word.group()) if word else None
        span = span_of_name(text, word, head) if word and head else None
        if head and span:
            yield Proposal(*span, head.label, "", f"bodies.{head.rule}")


def span_of_name(text: str, word: re.Match[str], head: Head) -> tuple[int, int] | None:
    """First code point and the one behind the last of the name with this head noun, or None if it is not one."""
    before = words_before(text, word.start())
    official = bool(before) and OFFICIAL.fullmatch(before[-1].group()) is not None
    start, end = word.start(), end_of_tail(text, word.end(), head, official=official)
    if end > word.end() and official:
        start = before[-1].start()
    elif end > word.end() or "adjective" in head.ways:
        start = start_of_adjectives(before, word)
    bare = end == word.end() and "alone" not in head.ways
    if bare and (start == word.start() or SHORT_NAME.match(text, end)):
        return None
    outside = [item.group() for item in before if item.end() <= start]
    if is_another(outside) or (start == word.start() and is_indefinite(outside)):
        return None
    return start, end


def words_before(text: str, start: int) -> list[re.Match[str]]:
    """The words in a row before a place in the text, with nothing but white space between them; the nearest last."""
    begin = max(0, start - LONGEST_ADJECTIVES)
    while 0 < begin < start and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
        begin += 1
    row: list[re.Match[str]] = []
    for word in reversed([*WORD.finditer(text, begin, start)]):
        if not text[word.end() : row[-1].start() if row else start].isspace():
            break
        row.append(word)
    return row[::-1]


def start_of_adjectives(before: list[re.Match[str]], word: re.Match[str]) -> int:
    """Where the adjectives of states before a head noun begin; its own start if there are none."""
    if not before or not is_of_state(before[-1].group()):
        return word.start()
    adjective, head = before[-1].group(), word.group()
    if GERMAN.fullmatch(adjective) and (FOREIGN.fullmatch(head) or head.startswith("Bundes")):
        return word.start()
    if head.startswith("Streit") and not adjective.endswith(("e", "en")):
        return word.start()  # `der Einsatz ausländischer Streitkräfte`
    *_, first, joint = [None, None, *before[:-1]]
    coordinated = first and joint and joint.group() == "und" and is_of_state(first.group())
    return first.start() if first and coordinated else before[-1].start()


def is_another(words: list[str]) -> bool:
    """Whether the last word before a name makes it the name of another body."""
    return bool(words) and ANOTHER.fullmatch(words[-1]) is not None


def is_indefinite(words: list[str]) -> bool:
    """Whether the words before a name say that no certain body is meant (`eine unabhängige Behörde für …`)."""
    near = words[-2:]
    while near and near[-1].islower() and not INDEFINITE.fullmatch(near[-1]):
        near.pop()
    return bool(near) and INDEFINITE.fullmatch(near[-1]) is not None


def end_of_tail(text: str, end: int, head: Head, *, official: bool) -> int:
    """Where the name ends behind its head noun: with what the body is for, or with its place."""
    for way, tail in TAILS.items():
        if way in head.ways and (official or way != "official"):
            match = tail.match(text, end)
            end = match.end() if match else end
    for way, gap in BEFORE_PLACE.items():
        match = gap.match(text, end) if way in head.ways else None
        end = end_of_place(text, match.end()) or end if match else end
    return end


def quoted(text: str) -> Iterator[Proposal]:
    """Names in quotation marks behind a noun that says what they are, and `Plattform` as a name of its own."""
    for match in QUOTED.finditer(text):
        before = words_before(text, match.start())
        noun = before[-1].group() if before else ""
        label = next((label for pattern, label in KINDS_OF_QUOTED if pattern.fullmatch(noun)), None)
        if match["title"] == "Plattform":
            label = "INSTRUMENT"
        if label:
            yield Proposal(*match.span("title"), label, "", "bodies.quoted")


def operations(text: str) -> Iterator[Proposal]:
    """Operations and missions with a name of their own; the generic noun is inside only where all is English."""
    for match in OPERATION.finditer(text):
        kind = "capitals" if match["capitals"] else "words"
        start = match.start() if match["whole"] else match.start(kind)
        if kind == "words" and not match["whole"]:
            before = words_before(text, match.start())
            first = match["words"].split()[0]
            named = before and BEFORE_OPERATION.fullmatch(before[-1].group())
            if not named or not may_be_called(first):
                continue
        gap = SPACE.match(text, match.end())
        end = (gap and end_of_place(text, gap.end())) or match.end()
        yield Proposal(start, end, "INSTRUMENT", "", "bodies.operation")


def may_be_called(word: str) -> bool:
    """Whether an operation can have this name: no noun, place or month (`die Mission Deutschlands`)."""
    plain = word.removesuffix("s")
    return not ({word, plain} & (NO_NAME | CALENDAR | places()) or COMMON_WORD.fullmatch(word))

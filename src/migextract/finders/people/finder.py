"""Names of persons: behind roles and titles, in lists and signatures, by their first name, surnames once known.

German papers introduce a person by a role or a title (`der Abgeordneten Ulla Jelpke, Andrej Hunko und …`,
`Bundesminister Dr. Thomas de Maizière`), which stays outside the mention (guidelines, rule 2 and label PERSON).
Looked at are the words that are a role or a first name; what a name looks like is in `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from migextract.finders.cues import Cues
from migextract.finders.people.names import (
    BROKEN,
    CALLED_AFTER,
    UPPER,
    end_of_name,
    is_first_name,
    name_cues,
    places,
    role_of,
)
from migextract.finders.proposal import Proposal, without_overlaps

CAPITALISED: Final = re.compile(rf"[{UPPER}][\w-]*+(?:(?:{BROKEN})[\w-]*+)*+")
TITLES: Final = re.compile(
    r"(?:(?:Dr|DDr|Dres|Prof|Professorin|Professor|Dipl|Ing|Mag|PD|h\.\s?c|e\.\s?h|mult|med|jur|iur|phil|habil|rer|nat"
    r"|pol|oec|publ|theol|vet|dent|sc|MdB|MdL|MdEP|M\.\s?A|B\.\s?A|LL\.\s?M|Lady"
    r"|Lord|Sir|Sheikh|Scheich)\b\.?[-\s]{0,3}){0,8}"
)
AFTER_ROLE: Final = re.compile(r"(?:[^\S\n]+\n?|\n)(?!\s*\n)\s*(?:a\.\s?D\.\s+)?")
ABOUT: Final = re.compile(r"(?:\s+(?:für|des|der|im|in|bei|beim|von|vom|am|aus|a\.\s?D\.)\b)?[^.;:()\n]{0,120}")
COMMA: Final = re.compile(r",\s+")
ENDS_PART: Final = re.compile(r"\s*(?:[,;()\[\]/]|(?:und|sowie|weiterer)\b|$)")
NEXT_IN_LIST: Final = re.compile(r"(?:\s*[(\[][^()\[\]\n]{1,50}[)\]]){0,2}\s*(?:,|;|/|\bund\b|\bsowie\b)\s+")
LINE_ABOVE: Final = re.compile(r"(?:^|\n)[ \t]*([^\n]{5,60}?)(?:[ \t]*\([^()\n]*\))?\s*\n\s*(?:Stellv\w*\.?\s+)?$")

NEEDS_ROLE: Final = frozenset({
    "Anders", "August", "Bill", "Dick", "Ernst", "Hagen", "Heide", "Kilian", "Mark", "Peer", "Reiner", "Roman", "Till",
    "Victoria",
})  # fmt: skip
"""First names that are other words as well."""

WORDS_AS_SURNAMES: Final = frozenset({
    "Alt", "Bank", "Brand", "Braun", "Bund", "Dick", "Ende", "Ernst", "Fest", "Frei", "Fromm", "Groß", "Grund", "Gut",
    "Haft", "Halt", "Hart", "Haus", "Held", "Herr", "Hoch", "Jung", "Kauf", "Klein", "Kraft", "Kühn", "Kurz", "Land",
    "Lang", "Lange", "Lay", "Markt", "Mast", "May", "Neu", "Nord", "Ost", "Post", "Rat", "Recht", "Reich", "Schnell",
    "Schwarz", "Stark", "Stein", "Stolz", "Streng", "Süd", "Süß", "Weiß", "West", "Wild", "Wolf", "Zoll",
})  # fmt: skip
"""Surnames that alone are more often the adjective or noun."""

DETERMINER: Final = re.compile(
    r"\b(?:der|die|das|den|dem|des|ein|eine[mnrs]?|kein\w*|im|am|zum|zur|vom|beim|ins|dies\w+|jede\w*|alle\w?|viele\w?)\s+$",
    re.IGNORECASE,
)
PLURAL: Final = re.compile(r"\b(?:die|alle|beide|ihre|mehrere)\s+(?:\w+en?\s+)?$", re.IGNORECASE)
OF_MEMBERS: Final = re.compile(r"\b(?:der|die|alle|aller|von|und|vieler|viele)\s+$", re.IGNORECASE)
ABBREVIATED: Final = frozenset({"Dr", "Prof", "Abg"})
REVERSED: Final = re.compile(r"\w,\s+(?:Prof\.\s+)?$")
BEFORE: Final = 30


class Found(NamedTuple):
    """A name in the text and the rule that found it."""

    start: int
    end: int
    rule: str


def find(text: str) -> list[Proposal]:
    """Propose the names of persons in a text, without titles and roles.

    Args:
        text: any text; the offsets of the proposals count its code points.

    Returns:
        Proposals that do not overlap, in the order of the text. The rule says what gave the name away:
        `people.role`, `people.list`, `people.signature`, `people.first_name` or `people.surname`.

    >>> [text[p.start : p.end] for text in ["Parl. Staatssekretärs Dr. Ole Schröder"] for p in find(text)]
    ['Ole Schröder']
    """
    names: list[Found] = []
    end = 0
    for word in words_with(name_cues(), text):
        if word.start() >= end:
            for name in names_at(text, word):
                names.append(name)
                end = max(end, name.end)
    names = without_overlaps([*names, *surnames_alone(text, names)])
    return [Proposal(name.start, name.end, "PERSON", "", f"people.{name.rule}") for name in names]


def words_with(cues: Cues, text: str) -> Iterator[re.Match[str]]:
    """The capitalised words of a text in which a cue begins."""
    for start in cues.word_starts(text):
        word = CAPITALISED.match(text, start)
        if word:
            yield word


def names_at(text: str, word: re.Match[str]) -> Iterator[Found]:
    """The names that a capitalised word introduces or starts, with those listed behind them."""
    form = word.group().replace(" ", "")
    role = role_of(form)
    if role:
        if form.startswith(("Berichterstatter", "Vorsitzende")):
            yield from signature_above(text, word.start())
        before = text[max(0, word.start() - BEFORE) : word.start()]
        start = word.end() + (form in ABBREVIATED and text.startswith(".", word.end()))
        name = introduced(text, start, role_in_context(form, role, before))
    elif is_first_name(form) and form not in NEEDS_ROLE:
        name = name_at(text, word.start(), "", "first_name")
    else:
        name = None
    if name:
        yield name
        yield from listed(text, name.end, "list" if form.startswith(("Abg", "Koll")) else "")


def role_in_context(form: str, role: str, before: str) -> str:
    """The kind of a role, weakened where it is meant in general and a noun may follow.

    So are `eine Frau`, `die Minister`; behind `der Abgeordneten` a list may start, and in `Kühl, Dr. Carsten` a first
    name alone is only half a name.
    """
    if form == "Abgeordneten":
        return "list" if OF_MEMBERS.search(before) else role
    if form == "Frau":
        return "function" if DETERMINER.search(before) else role
    if form in ABBREVIATED and REVERSED.search(before):
        return "reversed"
    plural = role != "address" and not form.endswith("in") and PLURAL.search(before)
    return "function" if plural else role


def introduced(text: str, start: int, role: str) -> Found | None:
    """The name behind a role: at once, or behind the comma that closes what the role is about."""
    gap = AFTER_ROLE.match(text, start)
    name = name_at(text, end_of_titles(text, gap.end()), role, "role") if gap else None
    if name or role in {"address", "reversed"}:
        return name
    about = ABOUT.match(text, start)
    for comma in COMMA.finditer(text, start, about.end() if about else start):
        titles = end_of_titles(text, comma.end())
        unknown = "" if role == "function" else "address" if titles > comma.end() else "list"
        name = name_at(text, titles, unknown, "role")
        if name:
            return name
    return None


def listed(text: str, start: int, role: str) -> Iterator[Found]:
    """The names of a list that go on behind one of them."""
    while following := NEXT_IN_LIST.match(text, start):
        titles = end_of_titles(text, following.end())
        name = name_at(text, titles, "address" if titles > following.end() else role, "list")
        if not name:
            return
        yield name
        start = name.end


def signature_above(text: str, start: int) -> Iterator[Found]:
    """The name that is the line above `Berichterstatter` or `Vorsitzende`."""
    above = LINE_ABOVE.search(text, max(0, start - 100), start)
    if above:
        name = name_at(text, end_of_titles(text, above.start(1)), "signature", "signature")
        if name and name.end == above.end(1):
            yield name


def name_at(text: str, start: int, role: str, rule: str) -> Found | None:
    """The name that starts here, if one does; an unknown one in a list has to end where the part of the list ends."""
    end = end_of_name(text, start, role)
    if not end or (role == "list" and not end_of_name(text, start, "") and not ENDS_PART.match(text, end)):
        return None
    return Found(start, end, rule)


def surnames_alone(text: str, names: list[Found]) -> Iterator[Found]:
    """The surnames of the full names found, where they stand alone and are not the noun of the same form."""
    particles: dict[str, str] = {}
    for name in names:
        *first, surname = text[name.start : name.end].split()
        if first and surname not in WORDS_AS_SURNAMES and surname not in places():
            particles |= dict.fromkeys((surname, f"{surname}s"), " ".join(part for part in first if part.islower()))
    for word in words_with(Cues(particles), text) if particles else ():
        if word.group() not in particles or CALLED_AFTER.match(text, word.end()):
            continue
        start = word.start()
        particle = f"{particles[word.group()]} "
        if particle.strip() and text.endswith(particle, 0, start):
            start -= len(particle)
        if not DETERMINER.search(text[max(0, start - BEFORE) : start]):
            yield Found(start, word.end(), "surname")


def end_of_titles(text: str, start: int) -> int:
    """Where the name starts behind `Prof. Dr.` and the like."""
    titles = TITLES.match(text, start)
    return titles.end() if titles else start

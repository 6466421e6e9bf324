"""Who brings a paper in: `der Abgeordneten …, … und der Fraktion DIE LINKE`, `der Bundesregierung`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from migextract.anatomy.paper import Found, Paper, behind_space

PARTIES: Final = (
    "CDU/CSU", "SPD", "AfD", "FDP", "BÜNDNIS 90/DIE GRÜNEN", "DIE LINKE", "Die Linke", "BSW", "PDS", "DIE GRÜNEN",
)  # fmt: skip
"""Parties as parliamentary groups name themselves in papers."""

_BY_LETTERS: Final = {re.sub(r"[^\w/]", "", party): party for party in PARTIES}
# White space and the hyphen of a line break may stand where the name has a space or a slash, or inside `BÜNDNIS`.
_PARTY: Final = (
    r"(?:CDU/\s?CSU|SPD|AfD|FDP|BÜND-?\s?NIS\s+90\s?/\s?DIE\s+GRÜ-?\s?NEN|D[Ii][Ee]\s+L[Ii][Nn]-?\s?[Kk][Ee]|BSW|PDS)"
)
_AND: Final = r"(?:,\s*|\s+(?:und|sowie)\s+)(?:der\s+)?(?:Fraktion\s+(?:der\s+)?)?"
GROUP: Final = re.compile(rf"(?:Fraktion(?:en)?|Gruppe)\s+(?:der\s+)?{_PARTY}(?:{_AND}{_PARTY})*")
"""One parliamentary group or several."""

_PARTY_NAME: Final = re.compile(_PARTY)
_MEMBERS: Final = re.compile(r"(?:der|von)\s+(?:Abgeordneten|MdB)\s+")
_MORE_MEMBERS: Final = re.compile(rf"[.\s]*(?:sowie|und)\s+{_MEMBERS.pattern}")
_OF: Final = re.compile(r"(?:der|des|durch\s+(?:die|den|das)|von)\s+")
_GOVERNMENT: Final = re.compile(r"(?:(?:Bundes|Landes|Staats)regierung|Bundesrate?s|Senats)\b")
_ENDS: Final = re.compile(
    r"(?<!\s)\s++(?:auf\s+die\s|zu[rm]?\s+(?:d|Ab|Be|Un|Re)|Entwurf\s|(?:[–‒-]\s*+)?Drucksachen?\s|\(\d{1,2}\.\s?Ausschuss)"
    r"|\n|$"
)
_LONGEST_OFFICE: Final = 160
_PARTS: Final = re.compile(r"[^,]+")
_TITLES: Final = re.compile(r"(?:(?:Dr|Prof|h|c|e|rer|nat|med|phil|Dipl|Ing)\b\.?[ -]*)+(?=[A-ZÄÖÜ])")
_OTHERS: Final = re.compile(r"weiterer?\s+Abgeordneter?")
_PARTY_BEHIND: Final = re.compile(r"\s+(?:CDU|CSU|SPD|FDP|AfD|GRÜNE|LINKE|SSW|BSW)$")
_LAST_TWO: Final = re.compile(r"\s+(?:und|sowie)\s+")
_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,5}")

_AND_GROUP: Final = re.compile(rf"und\s+der\s+(?={GROUP.pattern})")

_NOMINATIVE: Final = (
    (re.compile(r"^(\w+)en(?=\s+(?:Ausschuss|Rat|Bundestag|Landtag))"), r"\1er"),
    (re.compile(r"^(\w+)en(?=\s+(?:Parlament|Amt))"), r"\1es"),
)
_GENITIVE: Final = re.compile(
    r"(?<=usschuss)es\b|(?<=inisterium)s\b|(?<=[rR]at)e?s\b|(?<=tag)(?:e?s)\b|(?<=[aA]mt)e?s\b|(?<=ekretär)s\b"
    r"|(?<=inister)s\b|(?<=[pP]arlament)s\b|(?<=forum)s\b|(?<=[kK]ongress)es\b"
)


class Initiators(NamedTuple):
    """Who brings a paper in, and where the words about them end."""

    issuer: Found | None
    askers: Found | None
    group: Found | None
    end: int


def read(paper: Paper, start: int) -> Initiators:
    """Read who brings a paper in, from behind the word for its kind."""
    text = paper.text
    start = behind_space(text, start, paper.body)
    limit = paper.paragraph_end(start)
    members = _MEMBERS.match(text, start)
    if members:
        first = _members(text, members.end(), limit)
        more = _MORE_MEMBERS.match(text, first.end, limit)
        return _joined(first, _members(text, more.end(), limit)) if more else first
    of = _OF.match(text, start)
    start = of.end() if of else start
    group = GROUP.match(text, start) or _group_behind_damaged_names(text, start, limit)
    if group:
        found = group_found(group)
        return Initiators(found, None, found, group.end())
    office = _office(paper, start, limit, is_named=of is not None)
    return Initiators(office, None, None, office.end if office else start)


def _group_behind_damaged_names(text: str, start: int, limit: int) -> re.Match[str] | None:
    """`der $Egeordneten -an .orte … und der Fraktion DIE LINKE`: the names cannot be read, the group can."""
    end = _ENDS.search(text, start, limit)
    joint = _AND_GROUP.search(text, start, end.start() if end else limit)
    return GROUP.match(text, joint.end()) if joint else None


def _office(paper: Paper, start: int, limit: int, *, is_named: bool) -> Found | None:
    """The government, a committee or another office, in the nominative."""
    office = _GOVERNMENT.match(paper.text, start, limit)
    end = _ENDS.search(paper.text, start, limit) if is_named else None
    found = Found(office.group(), *office.span()) if office else paper.slice(start, end.start()) if end else None
    if found is None or len(found.value) > _LONGEST_OFFICE:
        return None
    return found._replace(value=nominative(found.value))


def _members(text: str, start: int, limit: int) -> Initiators:
    group = GROUP.search(text, start, limit)
    stop = _ENDS.search(text, start, group.start() if group else limit)
    names = list(persons(text, start, stop.start() if stop else limit))
    askers = Found(tuple(name.value for name in names), names[0].start, names[-1].end) if names else None
    end = group.end() if group else stop.start() if stop else limit
    found = group_found(group) if group else None
    return Initiators(found, askers, found, end)


def _joined(first: Initiators, second: Initiators) -> Initiators:
    """Members of two groups who act together."""
    if not (first.askers and second.askers and first.group and second.group):
        return first
    group = Found(f"{first.group.value}, {second.group.value}", first.group.start, first.group.end)
    askers = Found(first.askers.value + second.askers.value, first.askers.start, second.askers.end)
    return Initiators(group, askers, group, second.end)


def persons(text: str, start: int, end: int) -> Iterator[Found]:
    """The names of a list, without titles and without the places that tell namesakes apart.

    >>> text = "Dr. Eva Muster, Sabine Beispiel (Kiel), Jan van Dorp und Uwe Probe"
    >>> [name.value for name in persons(text, 0, len(text))]
    ['Eva Muster', 'Sabine Beispiel', 'Jan van Dorp', 'Uwe Probe']
    """
    for part in _PARTS.finditer(text, start, end):
        bounds = [part.start(), part.end()]
        for joint in _LAST_TWO.finditer(text, part.start(), part.end()):
            bounds[-1:-1] = joint.span()
        for first, last in zip(bounds[::2], bounds[1::2], strict=True):
            start_of_name = behind_space(text, first, last)
            titles = _TITLES.match(text, start_of_name, last)
            name = _NAME.match(text, titles.end() if titles else start_of_name, last)
            if name and name.group()[0].isupper() and not _OTHERS.match(text, start_of_name):
                words = _PARTY_BEHIND.sub("", name.group())
                yield Found(" ".join(words.split()), name.start(), name.start() + len(words))


def group_found(group: re.Match[str]) -> Found:
    """One or several parliamentary groups, with the names of the parties mended."""
    value = _PARTY_NAME.sub(lambda match: party_name(match.group()), " ".join(group.group().split()))
    return Found(value, *group.span())


def party_name(name: str) -> str:
    """The name of a party as it should be, where a line break has damaged it.

    >>> party_name("BÜND- NIS 90/ DIE GRÜNEN"), party_name("Freie Wähler")
    ('BÜNDNIS 90/DIE GRÜNEN', 'Freie Wähler')
    """
    return _BY_LETTERS.get(re.sub(r"[^\w/]", "", name), " ".join(name.split()))


def nominative(office: str) -> str:
    """The name of an office as it stands behind `des` or `der`, in the nominative.

    >>> nominative("Auswärtigen Ausschusses"), nominative("Ausschusses für Arbeit und Soziales")
    ('Auswärtiger Ausschuss', 'Ausschuss für Arbeit und Soziales')
    """
    first, *rest = re.split(r"(?=\s(?:für|der|des|zu|im|in|nach|beim?)\s)", office, maxsplit=1)
    first = _GENITIVE.sub("", first)
    for pattern, replacement in _NOMINATIVE:
        first = pattern.sub(replacement, first)
    return first + "".join(rest)

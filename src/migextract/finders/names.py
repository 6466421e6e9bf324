"""Names that the knowledge base has, in all their forms.

The guidelines decide what a name inside a compound is (rule 5): `[Europol]-Beamte` counts, because an agency keeps
its name when it modifies another noun, and so does an instrument; `EU-Mitgliedstaaten` is no mention of the EU.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex, Sense
from migextract.knowledge.schema import Condition
from migextract.labels import Label

WINDOW = 200
"""How far, in code points, the context of an ambiguous name reaches to either side."""

HYPHENS = "-‐‑"
WHITE_SPACE = "\n\t\r\f\u00a0\u2007\u2009\u202f"
GROUPS = re.compile(r"Fraktionen\s(?:(?:der|von)\s)?")
JOINT = re.compile(r"\.?(?:,|\s(?:und|sowie))\s(?:(?:der|des|von)\s)?")
IN_COMPOUNDS = frozenset({"AGENCY", "INSTRUMENT"})


class Certain(NamedTuple):
    """What a form means wherever it stands: most forms name one thing, without conditions."""

    label: Label
    value: str
    rule: str
    in_full: bool


class NameFinder:
    """Finds the names of an index in a text."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self._certain: dict[int, Certain | None] = {}

    def find(self, text: str) -> list[Proposal]:
        """Propose every name whose conditions hold; a form that names several entries of a label has no value."""
        plain = with_plain_spaces(text)
        found: list[Proposal] = []
        doubtful: list[tuple[int, int, Sequence[Sense]]] = []
        in_full: set[str] = set()
        for start, end, senses in self.index.matches(plain):
            certain = self.certain(senses)
            if certain is None:
                doubtful.append((start, end, senses))
                continue
            if certain.in_full:
                in_full.add(certain.value)
            if certain.label in IN_COMPOUNDS or stands_free(plain, start, end):
                found.append(Proposal(start, end, certain.label, certain.value, certain.rule))
        in_full |= named_in_full(plain, doubtful)
        for start, end, senses in doubtful:
            meant = [sense for sense in senses if is_meant(plain, start, end, sense, in_full)]
            free = [sense for sense in meant if sense.entry.label in IN_COMPOUNDS or stands_free(plain, start, end)]
            found.extend(proposals(start, end, free))
        groups = list(parliamentary_groups(plain, found, self.index))
        taken = {(group.start, group.end) for group in groups}
        return sorted([*(item for item in found if (item.start, item.end) not in taken), *groups])

    def certain(self, senses: Sequence[Sense]) -> Certain | None:
        """What these senses mean wherever they stand, or None if that depends on the place."""
        key = id(senses)  # the index keeps them as long as it lives
        try:
            return self._certain[key]
        except KeyError:
            return self._certain.setdefault(key, certainly(senses))


def certainly(senses: Sequence[Sense]) -> Certain | None:
    """What a form means that has one sense without conditions; None for all others."""
    name, entry = senses[0].name, senses[0].entry
    if len(senses) > 1 or name.condition is not None:
        return None
    return Certain(entry.label, entry.id, f"names.{entry.id}", name.form == "full")


def named_in_full(text: str, matches: Sequence[tuple[int, int, Sequence[Sense]]]) -> set[str]:
    """The entries whose full names are among these matches."""
    return {
        sense.entry.id
        for start, end, senses in matches
        for sense in senses
        if sense.name.form == "full" and is_meant(text, start, end, sense)
    }


def with_plain_spaces(text: str) -> str:
    """The text with a plain space for every other white space, one for one, so that all offsets stay."""
    for space in WHITE_SPACE:
        if space in text:
            text = text.replace(space, " ")
    return text


def parliamentary_groups(text: str, found: list[Proposal], index: NameIndex) -> Iterator[Proposal]:
    """The names of parties that stand for their groups: `Fraktionen der [CDU/CSU], SPD und FDP`.

    A party is an ORG, its parliamentary group an INSTITUTION (guidelines, settled cases). One group is named in whole
    (`Fraktion DIE LINKE`) and needs no rule.
    """
    parties = {item.start: item for item in found if item.label == "ORG"}
    for head in GROUPS.finditer(text):
        position = head.end()
        while party := parties.get(position):
            name = text[party.start : party.end]
            senses = [*index.senses(f"Fraktion {name}"), *index.senses(f"Fraktion der {name}")]
            group = next((sense.entry for sense in senses if sense.entry.label == "INSTITUTION"), None)
            value = group.id if group else ""
            yield Proposal(party.start, party.end, "INSTITUTION", value, f"names.{value or 'group'}")
            joint = JOINT.match(text, party.end)
            if joint is None:
                break
            position = joint.end()


def proposals(start: int, end: int, senses: list[Sense]) -> Iterator[Proposal]:
    """One proposal a label. A sense that had to meet a condition is the more certain one and goes first."""
    conditional = [sense for sense in senses if sense.name.condition is not None]
    meant = conditional or senses
    for label in dict.fromkeys(sense.entry.label for sense in meant):
        ids = [sense.entry.id for sense in meant if sense.entry.label == label]
        yield Proposal(start, end, label, ids[0] if len(ids) == 1 else "", f"names.{'|'.join(ids)}")


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether the name is not merely a part of a hyphenated word (only agencies and instruments may be one)."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before and before in HYPHENS) and not (after and after in HYPHENS)


def is_meant(text: str, start: int, end: int, sense: Sense, named_in_full: Collection[str] = frozenset()) -> bool:
    """Whether the condition of an ambiguous name holds at this place.

    Args:
        text: the text.
        start: where the name stands.
        end: where it ends.
        sense: what it may mean.
        named_in_full: ids of the entries whose full names stand in the text. A paper that names a thing in full
            anywhere means it by the short name, too: `Rat` in a paper of the Council.
    """
    condition = sense.name.condition
    if condition is None:
        return True
    if in_phrase(text, start, end, condition):
        return False
    return sense.entry.id in named_in_full or (not condition.long_form and has_context(text, start, end, condition))


def has_context(text: str, start: int, end: int, condition: Condition) -> bool:
    """Whether one of the context words stands near, the name itself not counted."""
    if not condition.context:
        return True
    around = f"{text[max(0, start - WINDOW) : start]} {text[end : end + WINDOW]}".casefold()
    return any(word in around for word in casefolded(condition.context))


def in_phrase(text: str, start: int, end: int, condition: Condition) -> bool:
    """Whether the name stands inside one of the phrases in which it means something else."""
    return any(
        offset <= start and text.startswith(phrases, start - offset)
        for offset, phrases in places_in_phrases(condition.unless, text[start:end])
    )


@lru_cache(maxsize=10_000)
def casefolded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without regard to case."""
    return tuple(word.casefold() for word in words)


@lru_cache(maxsize=10_000)
def places_in_phrases(phrases: tuple[str, ...], name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every offset at which a name stands in phrases, with these phrases."""
    places: dict[int, list[str]] = {}
    for phrase in phrases:
        for place in re.finditer(re.escape(name), phrase):
            places.setdefault(place.start(), []).append(phrase)
    return tuple((offset, tuple(found)) for offset, found in places.items())

"""Names that the knowledge base has, in all their forms.

The guidelines decide what a name inside a compound is (rule 5): `[Europol]-Beamte` counts, because an agency keeps
its name when it modifies another noun, and so does an instrument; `EU-Mitgliedstaaten` is no mention of the EU.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex, Sense
from migextract.knowledge.schema import Condition

WINDOW = 200
"""How far, in code points, the context of an ambiguous name reaches to either side."""

HYPHENS = "-‐‑"
WHITE_SPACE = "\n\t\r\f\u00a0\u2007\u2009\u202f"
GROUPS = re.compile(r"Fraktionen\s(?:(?:der|von)\s)?")
JOINT = re.compile(r"\.?(?:,|\s(?:und|sowie))\s(?:(?:der|des|von)\s)?")
IN_COMPOUNDS = frozenset({"AGENCY", "INSTRUMENT"})


class NameFinder:
    """Finds the names of an index in a text."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index

    def find(self, text: str) -> list[Proposal]:
        """Propose every name whose conditions hold; a form that names several entries of a label has no value."""
        plain = with_plain_spaces(text)
        matches = list(self.index.matches(plain))
        named_in_full = {
            sense.entry.id
            for start, end, senses in matches
            for sense in senses
            if sense.name.form == "full" and is_meant(plain, start, end, sense)
        }
        found = [
            proposal
            for start, end, senses in matches
            for proposal in proposals(
                start,
                end,
                [
                    sense
                    for sense in senses
                    if stands_free(plain, start, end, sense) and is_meant(plain, start, end, sense, named_in_full)
                ],
            )
        ]
        groups = list(parliamentary_groups(plain, found, self.index))
        taken = {(group.start, group.end) for group in groups}
        return [*(item for item in found if (item.start, item.end) not in taken), *groups]


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


def stands_free(text: str, start: int, end: int, sense: Sense) -> bool:
    """Whether the name is not merely a part of a hyphenated word (only agencies and instruments may be one)."""
    if sense.entry.label in IN_COMPOUNDS:
        return True
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
        offset <= start and text.startswith(phrase, start - offset)
        for phrase, offset in places_in_phrases(condition.unless, text[start:end])
    )


@lru_cache(maxsize=10_000)
def casefolded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without regard to case."""
    return tuple(word.casefold() for word in words)


@lru_cache(maxsize=10_000)
def places_in_phrases(phrases: tuple[str, ...], name: str) -> tuple[tuple[str, int], ...]:
    """Every place of a name in phrases, as phrase and offset."""
    return tuple((phrase, place.start()) for phrase in phrases for place in re.finditer(re.escape(name), phrase))

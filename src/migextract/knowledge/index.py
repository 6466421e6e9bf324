"""All forms of all names in one automaton: which entries a stretch of text may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from migextract.knowledge.inflect import adjective_forms, forms
from migextract.knowledge.schema import Entry, Name
from migextract.knowledge.succession import Succession

BEGINNING = 12
"""How many code points of a form the automaton knows: as few as leave few forms with one beginning."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form: the entry it names and which of its names it is a form of."""

    entry: Entry
    name: Name


class NameIndex:
    """Finds every form of every name in a text in one pass, however many names there are.

    The automaton holds only the beginnings of the forms, which are few and short; where one is found, the text is
    looked up at the lengths that forms with this beginning have. That builds much faster than an automaton of all
    forms in full, and searches about as fast.

    Attributes:
        entries: by id.
        acts: entries of acts by CELEX number.
        adjectives: ids of places by their adjectives in all forms, without regard to case.
        succession: what the things of former years are today.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        acts = [(entry.identifiers.celex, entry) for entry in self.entries.values() if entry.label == "ACT"]
        self.acts = {celex: entry for celex, entry in acts if celex}
        self.adjectives = {
            form.casefold(): entry.id
            for entry in self.entries.values()
            for adjective in entry.adjectives
            for form in adjective_forms(adjective)
        }
        self.succession = Succession(self.entries.values())
        self._senses = senses_of(self.entries.values())
        lengths: dict[str, int] = {}
        for form in self._senses:
            beginning = form[:BEGINNING]
            lengths[beginning] = lengths.get(beginning, 0) | 1 << len(form)
        self._lengths = list(lengths.values())
        self._automaton = AhoCorasick(list(lengths), matchkind=MatchKind.Standard)

    def __reduce__(self) -> tuple[type[NameIndex], tuple[tuple[Entry, ...]]]:
        """Pickle the entries; the automaton itself cannot be pickled and is built again."""
        return NameIndex, (tuple(self.entries.values()),)

    def __len__(self) -> int:
        """Number of different forms."""
        return len(self._senses)

    def matches(self, text: str) -> Iterator[tuple[int, int, Sequence[Sense]]]:
        """Every occurrence of every form that stands as a word of its own, overlapping ones included.

        Yields:
            First code point, code point behind the last one, and what the form may mean.
        """
        size = len(text)
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start and text[start - 1].isalnum():
                continue
            for length in set_bits(self._lengths[number]):
                end = start + length
                if end < size:
                    if text[end].isalnum():
                        continue
                elif end > size:
                    break
                senses = self._senses.get(text[start:end])
                if senses:
                    yield start, end, senses

    def related(self, one: str, other: str) -> bool:
        """Whether two entries are the same, or one is part of the other, as a Land is of its state."""
        return self.has_part(one, other) or self.has_part(other, one)

    def has_part(self, whole: str, part: str | None) -> bool:
        """Whether an entry is part of another one, or is that one itself."""
        while part is not None and part != whole:
            part = self.entries[part].part_of
        return part is not None

    def senses(self, form: str) -> Sequence[Sense]:
        """What a form may mean; empty if no entry has it."""
        return self._senses.get(form, ())


@lru_cache(maxsize=10_000)
def set_bits(number: int) -> tuple[int, ...]:
    """The positions of the bits that are set in a number; a set of lengths is a number here, as that costs no object.

    >>> set_bits(0b101000)
    (3, 5)
    """
    return tuple(position for position in range(number.bit_length()) if number >> position & 1)


def senses_of(entries: Iterable[Entry]) -> dict[str, Sequence[Sense]]:
    """What each form may mean, one sense an entry."""
    senses: dict[str, Sequence[Sense]] = {}
    for entry in entries:
        for name in entry.names:
            sense = Sense(entry, name)
            alone = (sense,)
            for form in forms(name):
                known = senses.setdefault(form, alone)
                if known is not alone:
                    senses[form] = joined(known, sense)
    return senses


def joined(known: Sequence[Sense], sense: Sense) -> Sequence[Sense]:
    """The senses of a form with one more, in a list that grows where a form has many.

    Two names of one entry may share a form; of these, an unconditional one is the better reason.
    """
    senses = known if isinstance(known, list) else list(known)
    if senses[-1].entry is not sense.entry:
        senses.append(sense)
    elif sense.name.condition is None:
        senses[-1] = sense
    return senses

"""All forms of all names in one automaton: which entries a stretch of text may name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from migextract.knowledge.inflect import forms
from migextract.knowledge.schema import Entry, Name


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form: the entry it names and which of its names it is a form of."""

    entry: Entry
    name: Name


class NameIndex:
    """Finds every form of every name in a text in one pass, however many names there are.

    Attributes:
        entries: by id.
        acts: entries of acts by CELEX number.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        acts = [(entry.identifiers.celex, entry) for entry in self.entries.values() if entry.label == "ACT"]
        self.acts = {celex: entry for celex, entry in acts if celex}
        senses: dict[str, dict[str, Sense]] = defaultdict(dict)
        for entry in self.entries.values():
            for name in entry.names:
                for form in forms(name):
                    # Two names of one entry may share a form; an unconditional one is the better reason.
                    if form not in senses or entry.id not in senses[form] or name.condition is None:
                        senses[form][entry.id] = Sense(entry, name)
        self._senses = {form: tuple(by_entry.values()) for form, by_entry in senses.items()}
        self._forms = list(self._senses)
        self._automaton = AhoCorasick(self._forms, matchkind=MatchKind.Standard)

    def __reduce__(self) -> tuple[type[NameIndex], tuple[tuple[Entry, ...]]]:
        """Pickle the entries; the automaton itself cannot be pickled and is built again."""
        return NameIndex, (tuple(self.entries.values()),)

    def __len__(self) -> int:
        """Number of different forms."""
        return len(self._forms)

    def matches(self, text: str) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
        """Every occurrence of every form that stands as a word of its own, overlapping ones included.

        Yields:
            First code point, code point behind the last one, and what the form may mean.
        """
        size = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
                continue
            yield start, end, self._senses[self._forms[number]]

    def senses(self, form: str) -> tuple[Sense, ...]:
        """What a form may mean; empty if no entry has it."""
        return self._senses.get(form, ())

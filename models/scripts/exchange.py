"""Names that no list knows, made for training: known ones are exchanged for invented or rare ones, or made unknown.

In the papers that are learned from, the rules know most names, on papers they have never seen fewer. So at each reading
of a piece some of its names lose their hint, and some are replaced by another of the same kind: the network must learn
from the words around a name and from its shape, and cannot learn the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from migextract.finders.heads import HEAD
from migextract.trained.hints import NONE
from scripts.pieces import Piece, names

EXCHANGED = 0.35
FORGOTTEN = 0.1
BLIND = 0.05
DAMAGED = 0.12
"""Shares: of names that are exchanged, of names that lose their hint, of pieces that lose all hints, and of the other
names' hints that begin or end at the wrong word."""
STILL_KNOWN = 0.2
INVENTED = 0.4
ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}")
NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}")
CONSONANTS, VOWELS = "BCDFGHJKLMNPRSTVWZ", "AEIOU"
SHARE_OF_VOWELS = 0.35
EVEN = 0.5
TOPIC = ("für", "of", "for", "der", "des")
BODIES = frozenset({"AGENCY", "INSTITUTION", "ORG"})

Words = tuple[str, ...]


@dataclass
class Pools:
    """Parts of names to make others of, each once, so that rare ones come as often as common ones.

    Attributes:
        first: first names.
        last: family names.
        places: names of places, as rows of words.
        topics: what stands behind `für` or `der` in the names of bodies, by that word.
        modifiers: what stands before the head noun in compounds that name bodies: `Bundes` in `Bundespolizei`.
    """

    first: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    places: list[Words] = field(default_factory=list)
    topics: dict[str, list[Words]] = field(default_factory=dict)
    modifiers: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Pools:
        """The parts of all names in the targets of pieces."""
        found = {(piece.targets[start][2:], piece.words[start:end]) for piece in pieces for start, end in names(piece)}
        pools = cls()
        modifiers = set()
        for label, words in sorted(found):
            if label == "PERSON" and all(map(NAME.fullmatch, words)):
                pools.last.append(words[-1])
                pools.first.extend(words[:-1])
            elif label == "LOCATION" and all(map(NAME.fullmatch, words)):
                pools.places.append(words)
            elif label in BODIES:
                modifiers.update(modifier for modifier, head in map(parts, words) if head and modifier)
                for word in set(TOPIC).intersection(words[1:-1]):
                    pools.topics.setdefault(word, []).append(words[words.index(word) + 1 :])
        pools.first, pools.last, pools.modifiers = sorted(set(pools.first)), sorted(set(pools.last)), sorted(modifiers)
        return pools

    def another(self, label: str, words: Words, random: Random) -> Words | None:
        """Another name of the same kind; None if there is no safe way to make one."""
        if label == "PERSON":
            return self.person(words, random)
        if label == "LOCATION":
            return self.place(random) if all(map(NAME.fullmatch, words)) else None
        if len(words) == 1 and ACRONYM.fullmatch(words[0]):
            return (acronym(random),)
        return self.body(words, random) if label in BODIES else None

    def person(self, words: Words, random: Random) -> Words | None:
        """Another person, with as many names."""
        if not all(map(NAME.fullmatch, words)):
            return None
        return (*(random.choice(self.first) for _ in words[1:]), invented(self.last, random))

    def place(self, random: Random) -> Words:
        """Another place."""
        words = random.choice(self.places)
        return words if len(words) > 1 else (invented([words[0], random.choice(self.places)[-1]], random),)

    def body(self, words: Words, random: Random) -> Words | None:
        """Another body with the same head noun: other words behind `für`, or another word before the head."""
        for word in TOPIC:
            if word in words[1:-1]:
                return (*words[: words.index(word) + 1], *random.choice(self.topics[word]))
        for position, word in enumerate(words):
            modifier, head = parts(word)
            if modifier and head:
                return (*words[:position], random.choice(self.modifiers) + head, *words[position + 1 :])
        return None


def invented(pool: Sequence[str], random: Random) -> str:
    """A name of a pool; sometimes the first half of one and the second half of another."""
    name, other = random.choice(pool), random.choice(pool)
    return name[: (len(name) + 1) // 2] + other[len(other) // 2 :] if random.random() < INVENTED else name


def parts(word: str) -> tuple[str, str]:
    """What stands before the head noun of a compound that names a body, and the head noun; empty if it is none.

    >>> parts("Bundespolizei"), parts("Visa-Stelle"), parts("Haus")
    (('Bundes', 'polizei'), ('Visa-', 'Stelle'), ('', ''))
    """
    match = HEAD.search(word)
    return (word[: match.start()], match.group()) if match else ("", "")


def acronym(random: Random) -> str:
    """An invented acronym of three to five letters.

    >>> acronym(Random(1))
    'FOPZ'
    """
    length = random.randint(3, 5)
    return "".join(random.choice(VOWELS if random.random() < SHARE_OF_VOWELS else CONSONANTS) for _ in range(length))


def exchanged(piece: Piece, pools: Pools, random: Random) -> Piece:
    """A piece as it is read this time; what happens to a name happens to it everywhere in the piece."""
    blind = random.random() < BLIND
    fates: dict[Words, tuple[Words, bool]] = {}
    words: list[str] = []
    hints: list[str] = []
    targets: list[str] = []
    done = 0
    for start, end in names(piece):
        name, label = piece.words[start:end], piece.targets[start][2:]
        if name not in fates:
            fates[name] = fate(name, label, pools, random)
        new, known = fates[name]
        words += piece.words[done:start] + new
        hints += piece.hints[done:start]
        targets += piece.targets[done:start] + tags(label, len(new))
        if not known or blind:
            hints += [NONE] * len(new)
        elif new == name:
            hints += piece.hints[start:end]
        else:
            hints += tags(label, len(new))
        done = end
    hints += piece.hints[done:]
    return Piece(
        (*words, *piece.words[done:]),
        (NONE,) * len(hints) if blind else damaged(hints, random),
        (*targets, *piece.targets[done:]),
    )


def damaged(hints: Sequence[str], random: Random) -> Words:
    """Hints, some of which begin or end a word too early or too late, as those of rules do."""
    found = list(hints)
    for position in range(1, len(hints)):
        before, hint = found[position - 1 : position + 1]
        if before == hint or random.random() >= DAMAGED:
            continue
        if hint[0] == "I" and random.random() < EVEN:
            found[position - 1 : position + 1] = NONE, f"B{hint[1:]}"  # begins a word too late
        elif hint == NONE and before[0] == "I":
            found[position - 1] = NONE  # ends a word too early
        elif hint == NONE and before != NONE:
            found[position] = f"I{before[1:]}"  # ends a word too late
    return tuple(found)


def fate(name: Words, label: str, pools: Pools, random: Random) -> tuple[Words, bool]:
    """What stands for a name this time, and whether the rules know it."""
    dice = random.random()
    if dice < EXCHANGED and (new := pools.another(label, name, random)):
        return new, random.random() < STILL_KNOWN
    return name, dice >= EXCHANGED + FORGOTTEN


def tags(label: str, length: int) -> Sequence[str]:
    """Hints or targets of one name."""
    return (f"B-{label}",) + (f"I-{label}",) * (length - 1)

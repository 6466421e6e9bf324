"""Damage that conversion does to texts, done on purpose: each a pure function from a text to the damaged one.

Every damage says where each character of the text went, so that the gold moves along exactly. None of them knows
the gold, and none breaks the text worse than the papers in which its like was seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final

from migextract.evaluation.annotation import Annotation, in_order, places
from migextract.labels import CORE
from migextract.view import Edit


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text.

    Attributes:
        text: the damaged text.
        starts: for each code point of the text before, where what became of it starts.
        ends: for each code point of the text before, where what became of it ends.
        added: mentions that came in with the damage, such as a number in a page header.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    added: tuple[Annotation, ...] = ()

    def carried(self, mention: Annotation) -> Annotation:
        """A mention of the text before, where it stands now: from its first character to its last one."""
        start, end = self.starts[mention.start], self.ends[mention.end - 1]
        return mention._replace(start=start, end=end, text=self.text[start:end])

    def mentions(self, before: Sequence[Annotation]) -> tuple[Annotation, ...]:
        """All mentions that the damaged text has, where the text before had these.

        Of what came in within another mention only the core labels count (guidelines, rule 7).
        """
        came_in = set(self.added)
        all_of_them = places([*map(self.carried, before), *self.added])
        kept = (place.annotation for place in all_of_them if place.outer is None or place.annotation not in came_in
                or place.annotation.label in CORE)  # fmt: skip
        return tuple(in_order(kept))


def applied(text: str, edits: Sequence[Edit]) -> Damaged:
    """A text with edits, which must be sorted and must not overlap.

    What replaces several characters stands for each of them; what is put in between two belongs to neither.
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = length = 0
    for start, end, new in [*edits, Edit(len(text), len(text), "")]:
        if start < done:
            raise ValueError(f"edits overlap at {start}")
        kept = range(length, length + start - done)
        starts += kept
        ends += [place + 1 for place in kept]
        length += len(kept)
        starts += [length] * (end - start)
        length += len(new)
        ends += [length] * (end - start)
        parts += (text[done:start], new)
        done = end
    return Damaged("".join(parts), starts, ends)


@dataclass(frozen=True, slots=True)
class Damage:
    """A kind of damage.

    Attributes:
        name: short, for tables and plots.
        what: exactly what it does.
        edits: what it changes in a text.
        brings: the mentions in what an edit puts in, by their places there.
    """

    name: str
    what: str
    edits: Callable[[str], list[Edit]]
    brings: Callable[[str], list[Annotation]] = field(default=lambda _: [])

    def __call__(self, text: str) -> Damaged:
        """Damage a text."""
        edits = self.edits(text)
        damaged = applied(text, edits)
        added, moved = [], 0
        for start, end, new in edits:
            added += [m._replace(start=m.start + start + moved, end=m.end + start + moved) for m in self.brings(new)]
            moved += len(new) - (end - start)
        return Damaged(damaged.text, damaged.starts, damaged.ends, tuple(added))


def changed(text: str, change: Callable[[str], str], within: str = r"[\s\S]+") -> list[Edit]:
    """Change the characters in all matches of a pattern, each for itself."""
    stretches = ((match.start(), match[0]) for match in re.finditer(within, text))
    characters = ((start + at, char) for start, stretch in stretches for at, char in enumerate(stretch))
    return [Edit(at, at + 1, new) for at, char in characters if (new := change(char)) != char]


ODD_SPACES: Final = "\u00a0\u202f\u2009"


def odd_spaces(text: str) -> list[Edit]:
    """Three in four of the spaces between words become no-break, narrow no-break and thin spaces in turn."""
    gaps = zip(re.finditer(r"(?<=\S) (?=\S)", text), cycle(f"{ODD_SPACES} "), strict=False)
    return [Edit(gap.start(), gap.end(), space) for gap, space in gaps if space != " "]


def carriage_returns(text: str) -> list[Edit]:
    """Every line feed becomes a carriage return and a line feed."""
    return [Edit(line.start(), line.start(), "\r") for line in re.finditer(r"(?<!\r)\n", text)]


COLUMN: Final = 44

_VOWELS, _CONSONANT = "aeiouyäöü", "(?:sch|ch|ck|ph|qu|[bcdfghjklmnpqrstvwxzß])"
_SYLLABLE: Final = re.compile(rf"(?<=\w\w)(?<!sc)(?<![cpqs])(?={_CONSONANT}[{_VOWELS}]\w)")
_VOWEL: Final = re.compile(f"[{_VOWELS}]", re.IGNORECASE)
_PLAIN_WORD: Final = re.compile(r"(?<!\S)[„“\"(]?(?P<letters>[A-ZÄÖÜ]?[a-zäöüß]{5,})[.,;:)“”\"]?(?!\S)")


def hyphenation(word: str) -> list[int]:
    """Where German parts a word: behind a syllable, before the last consonant in front of the next vowel.

    Only words of six letters and more. Where a compound is joined is not known, so some points are wrong.

    >>> [f"{word[:at]}-{word[at:]}" for word in ["Agentur", "schließen", "EASO"] for at in hyphenation(word)]
    ['Agen-tur', 'schlie-ßen']
    """
    plain = _PLAIN_WORD.fullmatch(word)
    points = (point.start() for point in _SYLLABLE.finditer(word, *plain.span("letters"))) if plain else ()
    return [at for at in points if _VOWEL.search(word, 0, at)]


def narrow_column(text: str) -> list[Edit]:
    """Lines are broken anew to 44 characters, words are hyphenated where the line is full."""
    edits = []
    for line in re.finditer(r"[^\r\n\f]+", text):
        begin = line.start()
        for word in re.compile(r"\S+").finditer(text, *line.span()):
            if word.end() - begin <= COLUMN:
                continue
            points = [word.start() + at for at in hyphenation(word[0]) if word.start() + at < begin + COLUMN]
            if points:
                begin = points[-1]
                edits.append(Edit(begin, begin, "-\n"))
            elif word.start() > begin and text[word.start() - 1] == " ":
                begin = word.start()
                edits.append(Edit(begin - 1, begin, "\n"))
    return edits


def soft_hyphens(text: str) -> list[Edit]:
    """Soft hyphens stand wherever a word of six letters and more may be parted."""
    words = re.finditer(r"\S+", text)
    return [Edit(at, at, "\u00ad") for word in words for at in (word.start() + p for p in hyphenation(word[0]))]


PAGE: Final = 1_500
HEADERS: Final = (
    "Drucksache 19/21876 – {page} – Deutscher Bundestag – 19. Wahlperiode",
    "Deutscher Bundestag – 19. Wahlperiode – {page} – Drucksache 19/21876",
)
IN_HEADERS: Final[tuple[tuple[str, str, str], ...]] = (
    ("INSTITUTION", "Deutscher Bundestag", "bundestag"),
    ("DOC_NUMBER", "19/21876", "bt-drs:19/21876"),
)


def page_headers(text: str) -> list[Edit]:
    """A page header of the Bundestag, left and right ones in turn, between two words every 1,500 characters."""
    edits: list[Edit] = []
    while gap := re.compile(r"(?<=\S)\s(?=\S)").search(text, (edits[-1].end if edits else 0) + PAGE):
        page = len(edits) + 2
        edits.append(Edit(gap.start(), gap.end(), f"\n\n{HEADERS[page % 2].format(page=page)}\n\n\n\n"))
    return edits


def in_header(header: str) -> list[Annotation]:
    """The mentions in a page header."""
    found = [Annotation(header.index(text), 0, label, text, value) for label, text, value in IN_HEADERS]  # type: ignore[arg-type]
    return [mention._replace(end=mention.start + len(mention.text)) for mention in found]


def gaps_behind_umlauts(text: str) -> list[Edit]:
    """A space stands behind every umlaut within a word (`Schrö der`)."""
    umlauts = re.finditer(r"(?<=[^\W\d_])(?:[äöü](?=[a-zäöüß])|[ÄÖÜ](?=[A-ZÄÖÜ]))", text)
    return [Edit(umlaut.end(), umlaut.end(), " ") for umlaut in umlauts]


def decomposed(text: str) -> list[Edit]:
    """Every letter with a mark is written as the letter and a combining mark."""
    return changed(text, lambda char: unicodedata.normalize("NFD", char))


_HEADING: Final = r"(?:(?<=\n\n)|\A)(?![-*•\d ]* )[^\n]{3,80}(?<![.,;:?!])(?=\n\n|\Z)"


def capital_headings(text: str) -> list[Edit]:
    """Lines of up to 80 characters between blank lines that end no sentence stand in capitals."""
    return changed(text, str.upper, _HEADING)


def capitals(text: str) -> list[Edit]:
    """The whole text stands in capitals."""
    return changed(text, str.upper)


def described(name: str, edits: Callable[[str], list[Edit]], **more: Callable[[str], list[Annotation]]) -> Damage:
    """A damage that does what the docstring of its function says."""
    return Damage(name, (edits.__doc__ or "").splitlines()[0], edits, **more)


DAMAGES: Final = (
    described("no-break spaces", odd_spaces),
    described("line ends", carriage_returns),
    described("narrow column", narrow_column),
    described("soft hyphens", soft_hyphens),
    described("page headers", page_headers, brings=in_header),
    described("broken umlauts", gaps_behind_umlauts),
    described("decomposed letters", decomposed),
    described("headings in capitals", capital_headings),
    described("all in capitals", capitals),
)

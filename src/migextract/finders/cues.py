"""Cues: literal words, all looked for at once, that tell where in a text a finder's patterns are worth their while.

A pattern that is tried at every word costs far more than an automaton that passes over the text once, however many
words it knows. A set of cues is sound for a pattern if nothing that the pattern matches lacks all of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation


class Cues:
    """Finds every occurrence of a set of words, overlapping ones included.

    >>> cues = Cues(["amt", "LKA"])
    >>> cues.present("das LKA"), cues.starts("das LKA"), cues.word_starts("das Bundesverwaltungsamt in Köln")
    ({'LKA'}, [4], [4])
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        # The few words of a set make a small table, which is the fastest to search.
        self._automaton = AhoCorasick(self._words, implementation=Implementation.DFA)

    def present(self, text: str) -> set[str]:
        """The words that occur in a text."""
        return {self._words[number] for number, _, _ in self._occurrences(text)}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words occur, half-open; of two that overlap neither is left out."""
        return [(start, end) for _, start, end in self._occurrences(text)]

    def starts(self, text: str) -> list[int]:
        """The code points at which a cue begins, in the order of the text."""
        return sorted({start for _, start, _ in self._occurrences(text)})

    def ends(self, text: str) -> list[int]:
        """The code points behind the cues, in the order of the text."""
        return sorted({end for _, _, end in self._occurrences(text)})

    def word_starts(self, text: str) -> list[int]:
        """The code points at which the words of the text begin in which a cue begins, in the order of the text.

        A word is a row of letters, digits, `_` and hyphens.
        """
        found: list[int] = []
        seen = -1  # the cue before; one that goes on in the same word says nothing new
        for cue in self.starts(text):
            start = cue
            while start > max(seen, 0) and ((before := text[start - 1]).isalnum() or before in "_-"):
                start -= 1
            if start != seen:
                found.append(start)
            seen = cue
        return found

    def _occurrences(self, text: str) -> list[tuple[int, int, int]]:
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

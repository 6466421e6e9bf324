"""Candidates for a classifier: the runs of words that can be a name by their shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Ops, get_current_ops
from thinc.types import Ragged

LINKS = frozenset({
    "and", "auf", "bei", "beim", "de", "der", "des", "die", "du", "für", "gegen", "im", "in", "mit", "of", "on", "the",
    "und", "von", "vom", "zu", "zum", "zur", "-", "–", "/", "&", ".",
})  # fmt: skip
SHORT = 4
LONGEST = 8


def candidates(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First word, and the one behind the last, of every run that begins and ends like a name.

    It begins with a capital or an adjective, ends with a capital or a number, and what stands between are words with
    a capital and the small words that link them.

    >>> words = "der Leiter des europäischen Amtes in Bonn".split()
    >>> [" ".join(words[start:end]) for start, end in candidates(words)]
    ['Leiter', 'Leiter des europäischen Amtes', 'Leiter des europäischen Amtes in Bonn', 'europäischen Amtes', \
'europäischen Amtes in Bonn', 'Amtes', 'Amtes in Bonn', 'Bonn']
    """
    for start, word in enumerate(words):
        if not (is_name(word) or is_adjective(word)):
            continue
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            last = words[end - 1]
            if is_name(last):
                yield start, end
            elif last not in LINKS and not is_adjective(last):
                break


def is_name(word: str) -> bool:
    """Whether a word has a capital."""
    return not word.islower() and word[:1].isalpha()


def is_adjective(word: str) -> bool:
    """Whether a small word may be an adjective that belongs to a name."""
    return len(word) > SHORT and word.islower() and word.endswith(("e", "en", "er", "es", "em")) and word not in LINKS


@registry.misc("migextract.candidates.v1")
def suggester() -> Callable[[Iterable[Doc]], Ragged]:
    """A suggester for spaCy's `spancat`."""

    def suggest(docs: Iterable[Doc], *, ops: Ops | None = None) -> Ragged:
        ops = ops or get_current_ops()
        found = [list(candidates([token.text for token in doc])) for doc in docs]
        flat = [span for spans in found for span in spans]
        data = ops.asarray2i(flat) if flat else ops.alloc2i(0, 2)
        return Ragged(data, ops.asarray1i([len(spans) for spans in found]))

    return suggest

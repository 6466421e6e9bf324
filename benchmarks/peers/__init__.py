"""Other systems, each adapted in a few lines: `load` makes what finds mentions, in their terms and our form.

An adapter is run by `benchmarks.peers.run` with the Python of the environment in which its system is installed, so
nothing in this package imports migextract (but the adapter of migextract itself) or anything that is not in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Found(NamedTuple):
    """A mention as a system finds it.

    Attributes:
        label: one of our ten labels.
        start: first code point.
        end: code point behind the last one.
        value: in the string form of our guidelines, or None where the system gives none.
    """

    label: str
    start: int
    end: int
    value: str | None = None


class Form(NamedTuple):
    """One form of a name of our knowledge base, for systems that look names up.

    Attributes:
        text: as it stands in a sentence.
        label: of the entry that it names.
        id: of that entry.
    """

    text: str
    label: str
    id: str


Find = Callable[[str, str | None], Iterable[Found]]
"""Finds the mentions in a text, given its day (`YYYY-MM-DD`) where it is known."""

_SENTENCE = re.compile(r"\S(?:[^\n.]|(?<=\d)\.|\.(?!\s)|\n(?!\s*\n))*\.?")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    r"""Stretches up to a full stop that follows no digit, or to a blank line, for systems that take no whole papers.

    Yields:
        Where each starts, and its text.

    >>> list(sentences("Am 5. Juni.\n\nEuropol"))
    [(0, 'Am 5. Juni.'), (13, 'Europol')]
    """
    for match in _SENTENCE.finditer(text):
        yield match.start(), match[0]

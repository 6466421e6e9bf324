"""Runs the components of a base model over a text piece by piece: whole, 1 MB would take 3 GB of memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from migextract.finders.proposal import Proposal

ENTITIES: Final = "base_ents"
"""The group of what a base model found, with its own labels: its `doc.ents` before ours take their place."""
PIECE: Final = 20_000
"""Code points that a base model is given at once: ten pages, for which it takes 50 MB."""


def annotated(nlp: Language, components: Sequence[Callable[[Doc], Doc]], text: str) -> dict[str, list[Proposal]]:
    """What components that are none of ours say of a text: the groups of `doc.spans`, and `doc.ents`."""
    groups: defaultdict[str, list[Proposal]] = defaultdict(list)
    for start, end in pieces(text):
        doc = nlp.make_doc(text[start:end])
        for component in components:
            doc = component(doc)
        for key, group in (*doc.spans.items(), (ENTITIES, doc.ents)):
            found = (Proposal.of_span(span) for span in group)
            groups[key].extend(item._replace(start=start + item.start, end=start + item.end) for item in found)
    return groups


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of a text of at most `PIECE` code points, cut behind a blank line, a line or a word.

    >>> [*pieces("Ein kurzer Text.")], [*pieces("")]
    ([(0, 16)], [])
    """
    start = 0
    while start < len(text):
        end = start + PIECE
        if end < len(text):
            cuts = (text.rfind(mark, start, end) + len(mark) for mark in ("\n\n", "\n", " "))
            end = next((place for place in cuts if place > start + PIECE // 2), end)
        yield start, min(end, len(text))
        start = end

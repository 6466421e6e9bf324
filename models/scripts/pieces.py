"""Papers cut into pieces to learn from: words, the hint of each word and the mention it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH, TAG
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from migextract.trained.hints import NONE
from migextract.trained.tagset import LABELS
from migextract.view.text_view import TextView

LONG = 120
MASK = "-"
"""A word whose annotation is not known: nothing is learned from it."""


@dataclass(frozen=True)
class Piece:
    """Some lines of a paper.

    Attributes:
        words: their tokens.
        hints: what the rules found there (`migextract.trained.hints`).
        targets: IOB tags of the mentions that the network should find; `-` where nobody knows.
    """

    words: tuple[str, ...]
    hints: tuple[str, ...]
    targets: tuple[str, ...]

    def cut(self) -> Iterator[Piece]:
        """Pieces of whole lines, each just over 120 tokens."""
        start = 0
        for position, word in enumerate(self.words):
            end = position + 1
            if end == len(self.words) or ("\n" in word and end - start > LONG):
                yield Piece(self.words[start:end], self.hints[start:end], self.targets[start:end])
                start = end

    def learned(self) -> Piece:
        """The same with those mentions alone whose labels the network learns."""
        return replace(self, targets=tuple(kept(target) for target in self.targets))

    def doc(self, vocab: Vocab) -> Doc:
        """The piece as spaCy trains on it: hints are tags, targets are entities."""
        targets = [None if target == MASK else target for target in self.targets]
        return Doc(vocab, words=list(self.words), tags=list(self.hints), ents=targets)


def kept(target: str) -> str:
    """A target, or O if its label is none of those that the network learns."""
    return target if target in {NONE, MASK} or target[2:] in LABELS else NONE


def names(piece: Piece) -> Iterator[tuple[int, int]]:
    """First word, and the one behind the last, of every name in the targets."""
    start = None
    for position, target in enumerate((*piece.targets, NONE)):
        if start is not None and not target.startswith("I-"):
            yield start, position
            start = None
        if target.startswith("B-"):
            start = position


def painted(doc: Doc, view: TextView, mentions: Iterable[dict[str, object]]) -> list[str]:
    """IOB tags of annotated mentions, the outermost of those whose labels the network learns.

    A token that is only partly in a mention (PDFs glue words) makes that mention unknown.
    """
    targets = [NONE] * len(doc)
    spans = sorted((m["start"], -m["end"], m["label"]) for m in mentions if m["label"] in LABELS)
    order = np.argsort(view.raw_index, kind="stable")
    places = view.raw_index[order]
    done = -1
    for start, negative_end, label in spans:
        first, last = np.searchsorted(places, [start, -negative_end])
        if start < done or first == last:
            continue
        done = -negative_end
        begin, end = int(order[first:last].min()), int(order[first:last].max()) + 1
        span = doc.char_span(begin, end, alignment_mode="expand")
        if span is None or "\n" in span.text or end - begin > 2 * (last - first):
            continue
        exact = (span.start_char, span.end_char) == (begin, end)
        targets[span.start] = f"B-{label}" if exact else MASK
        targets[span.start + 1 : span.end] = [f"I-{label}" if exact else MASK] * (len(span) - 1)
    return targets


def save(pieces: Iterable[Piece], path: Path) -> int:
    """Write pieces to a file as spaCy reads them; returns how many tokens they have."""
    vocab = Vocab()
    docs = [piece.doc(vocab) for piece in pieces]
    DocBin(attrs=[ORTH, TAG, ENT_IOB, ENT_TYPE], docs=docs).to_disk(path)
    return sum(map(len, docs))


def load(path: Path) -> Iterator[Piece]:
    """Read the pieces of a file."""
    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        yield Piece(tuple(t.text for t in doc), tuple(t.tag_ for t in doc), tuple(map(target, doc)))


def target(token: object) -> str:
    """The IOB tag of a token, as `Piece.targets` has it."""
    if token.ent_iob_ == "":
        return MASK
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else NONE


def texts(pieces: Sequence[Piece]) -> Iterator[str]:
    """The words of pieces, as one text each."""
    for piece in pieces:
        yield " ".join(piece.words)

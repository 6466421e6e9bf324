"""How `spacy train` reads pieces: an endless mixed stream for training, the annotated papers for choosing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from migextract.trained.hints import NONE
from scripts.exchange import Pools, exchanged
from scripts.pieces import MASK, Piece, load


def example(piece: Piece, nlp: Language) -> Example:
    """What spaCy learns from: the words and hints as given, and the same with the mentions."""
    blank = Piece(piece.words, piece.hints, (MASK,) * len(piece.words))
    annotated = piece.doc(nlp.vocab)
    annotated.spans["sc"] = list(annotated.ents)  # where spancat looks for them
    return Example(blank.doc(nlp.vocab), annotated)


@registry.readers("migextract.mixed_pieces.v1")
def mixed_pieces(folder: str, shares: dict[str, float], seed: int) -> Callable[[Language], Iterator[Example]]:
    """An endless stream.

    Args:
        folder: where the files are.
        shares: how often a piece of each file comes, by the file's name; they need not add up to one.
        seed: of all that is random.
    """

    def read(nlp: Language) -> Iterator[Example]:
        random = Random(seed)
        files = {name: list(load(Path(folder) / f"{name}.spacy")) for name in shares}
        pools = Pools.of(piece for pieces in files.values() for piece in pieces)
        while True:
            (name,) = random.choices(list(shares), list(shares.values()))
            piece = random.choice(files[name])
            yield example(exchanged(piece, pools, random), nlp)

    return read


@registry.readers("migextract.pieces.v1")
def pieces(path: str, *, hints: bool = True) -> Callable[[Language], Iterator[Example]]:
    """The pieces of one file as they are, with hints or without."""

    def read(nlp: Language) -> Iterator[Example]:
        for piece in load(Path(path)):
            yield example(piece if hints else Piece(piece.words, (NONE,) * len(piece.words), piece.targets), nlp)

    return read

"""Cuts the tokens of another tokenizer where ours does, so that every mention is a span of tokens.

A trained component knows the tokens of the tokenizer it was trained with. spaCy's German one leaves `2020.`, `Dr.` and
`Europol-Beamte` in one piece; a tagger or parser that met ours would see words that it never saw (`Dr`), and a sentence
end behind each. So a pipeline on such components keeps their tokenizer, and its tokens are cut when they are done. None
are joined, nothing of what they said is lost, and it is done in one pass: spaCy's retokenizer moves all that
follows at every cut.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from migextract.language import PolicyTokenizer

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
Column = NDArray[np.uint64]

WORD: Final = ("NORM", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")
BEGIN, INSIDE = 3, 1
"""spaCy's codes for the first word of a name and for the next ones, in the column `ENT_IOB`."""
STARTS, STARTS_NOT = 1, np.uint64(2**64 - 1)
"""spaCy's codes for whether a sentence starts there, in the column `SENT_START`; 0 is unknown."""


class TokenCutter:
    """The component that cuts the tokens of another tokenizer.

    Attributes:
        tokenizer: ours.
    """

    def __init__(self, tokenizer: PolicyTokenizer) -> None:
        self.tokenizer = tokenizer

    def __call__(self, doc: Doc) -> Doc:
        """Cut the tokens; the document is a new one if there was something to cut."""
        return cut(doc, self.tokenizer(doc.text))


def cut(doc: Doc, ours: Doc) -> Doc:
    """Cut the tokens of a document where those of another document of the same text begin or end.

    The pieces of a token have its tag, and their own form as lemma, as in spaCy's `retokenizer.split`; a piece without
    letter or digit is `PUNCT`. The last piece with one takes the token's place in the tree, the others hang on it.

    Args:
        doc: the document, with whatever annotation it has.
        ours: the same text in the tokens of `migextract.PolicyTokenizer.v1`.

    Returns:
        A new document with all annotation of `doc`; `doc` itself if there is nothing to cut.
    """
    starts, ends = places(doc)
    edges = np.union1d(*places(ours))
    owner = np.searchsorted(starts, edges, side="right") - 1
    inner = edges[(starts[owner] < edges) & (edges < ends[owner])]
    if not len(inner):
        return doc
    firsts = np.union1d(starts, inner)
    owner = np.searchsorted(starts, firsts, side="right") - 1
    lasts = np.minimum(ends[owner], np.append(firsts[1:], ends[-1]))
    text = doc.text
    pieces = Doc(
        doc.vocab,
        words=[text[start:end] for start, end in zip(firsts.tolist(), lasts.tolist(), strict=True)],
        spaces=((lasts == ends[owner]) & (column(doc, "SPACY")[owner] == 1)).tolist(),
        user_data=doc.user_data,
    )
    annotate(pieces, doc, owner)
    return pieces


def places(doc: Doc) -> tuple[Places, Places]:
    """The code points at which the tokens of a document begin, and those behind which they end."""
    lengths, spaces = doc.to_array(["LENGTH", "SPACY"]).astype(np.int64).reshape(-1, 2).T
    ends = np.cumsum(lengths + spaces) - spaces
    return ends - lengths, ends


def column(doc: Doc, attribute: str) -> Column:
    """One attribute of all tokens."""
    return doc.to_array(attribute).astype(np.uint64)


class Pieces(NamedTuple):
    """The tokens of a cut document.

    Attributes:
        doc: the document before.
        of: the cut document.
        owner: the position in `doc` of the token that each piece was cut from.
        first: whether a piece is the first of its token.
        cut: whether it is not the whole token.
        word: whether it has a letter or digit.
    """

    doc: Doc
    of: Doc
    owner: Places
    first: Flags
    cut: Flags
    word: Flags

    @classmethod
    def between(cls, doc: Doc, pieces: Doc, owner: Places) -> Pieces:
        """Find out what the pieces are."""
        cut = np.bincount(owner)[owner] > 1
        word = np.ones(len(pieces), dtype=bool)
        for position in np.flatnonzero(cut).tolist():
            word[position] = any(map(str.isalnum, pieces[position].text))
        return cls(doc, pieces, owner, np.append(True, owner[1:] != owner[:-1]), cut, word)

    def words(self) -> dict[str, Column]:
        """What stands at every word."""
        columns = dict(zip(WORD, self.doc.to_array(list(WORD))[self.owner].T, strict=True))
        mark = self.cut & ~self.word
        columns["NORM"][self.cut] = 0
        columns["LEMMA"] = np.where(self.cut & (columns["LEMMA"] > 0), column(self.of, "ORTH"), columns["LEMMA"])
        columns["POS"][mark & (columns["POS"] > 0)] = self.doc.vocab.strings["PUNCT"]
        columns["TAG"][mark] = columns["MORPH"][mark] = 0
        columns["ENT_IOB"][~self.first & (columns["ENT_IOB"] == BEGIN)] = INSIDE
        return columns

    def tree(self) -> dict[str, Column]:
        """The dependency tree, which also tells the sentences."""
        numbers = np.arange(len(self.owner))
        anchor = np.empty(len(self.doc), dtype=np.int64)
        anchor[self.owner] = numbers  # of several pieces, the last
        anchor[self.owner[self.word]] = numbers[self.word]
        heads = anchor[np.arange(len(self.doc)) + column(self.doc, "HEAD").astype(np.int64)]
        hangs = numbers != anchor[self.owner]
        labels = column(self.doc, "DEP")[self.owner]
        labels[hangs] = self.doc.vocab.strings.add("dep")
        labels[hangs & ~self.word] = self.doc.vocab.strings.add("punct")
        distances = np.where(hangs, anchor[self.owner], heads[self.owner]) - numbers
        return {"HEAD": distances.astype(np.uint64), "DEP": labels}

    def sentences(self) -> dict[str, Column]:
        """Where sentences start, in a document without a tree."""
        starts = column(self.doc, "SENT_START")[self.owner]
        starts[~self.first & (starts == STARTS)] = STARTS_NOT
        return {"SENT_START": starts}

    def spans(self) -> dict[str, list[Span]]:
        """The groups of `doc.spans`."""
        bounds = [*np.flatnonzero(self.first).tolist(), len(self.of)]
        return {
            key: [
                Span(self.of, bounds[old.start], bounds[old.end], old.label, kb_id=old.kb_id, span_id=old.id)
                for old in group
            ]
            for key, group in self.doc.spans.items()
        }


def annotate(pieces: Doc, doc: Doc, owner: Places) -> None:
    """Give a cut document the annotation of the one before."""
    cut = Pieces.between(doc, pieces, owner)
    columns = cut.words() | (cut.tree() if doc.has_annotation("DEP") else cut.sentences())
    pieces.from_array(list(columns), np.stack(list(columns.values()), axis=1))  # type: ignore[arg-type] # uint64 it is
    for key, group in cut.spans().items():
        pieces.spans[key] = group
    if doc.tensor.size:
        pieces.tensor = doc.tensor[owner]
    pieces.cats = doc.cats
    pieces._context = doc._context  # noqa: SLF001 - how `nlp.pipe(as_tuples=True)` keeps what belongs to a document

"""The tagger's network as it is run inside a paper: what it makes of a word and its hint is kept.

Half of the work of the network is done for each word by itself, before it looks at the words around it, and a paper
says the same words over and over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from migextract.trained.decoder import Floats
from migextract.trained.tagger import MentionTagger, set_ops

MOST: Final = 50_000
"""Words with their hints that are kept: 20 MB."""


class Network:
    """Gives every tag of every word a probability.

    Args:
        nlp: a trained pipeline with a `tagger`.

    Attributes:
        nlp: that pipeline.
        sight: how many words to either side it sees.
    """

    def __init__(self, nlp: Language) -> None:
        tagger = nlp.get_pipe("tagger")
        assert isinstance(tagger, MentionTagger)  # noqa: S101 - ours, or what the recipe made
        # thinc's own matrix multiplication keeps to one thread. The threads of numpy's get into each other's way: on a
        # busy machine they are ten times as slow.
        set_ops(tagger.model, NumpyOps(use_blis=True))
        tok2vec = tagger.model.get_ref("tok2vec")
        self._embed, self._encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
        self._softmax = tagger.model.get_ref("softmax")
        self.nlp = nlp
        self._rows: dict[tuple[str, str], int] = {}
        self._table: Floats = np.zeros((MOST, self._encode.get_dim("nO")), dtype=np.float32)
        self.sight = int(self._encode.attrs["pad"])

    def probabilities(self, words: Sequence[str], hints: Sequence[str]) -> Floats:
        """One row for each word, one column for each tag.

        Args:
            words: at most `MOST` of them.
            hints: of the same number.
        """
        keys = list(zip(words, hints, strict=True))
        self._learn(keys)
        (encoded,) = self._encode.predict([self._table[[self._rows[key] for key in keys]]])
        found: Floats = self._softmax.predict(encoded)
        return found

    def _learn(self, keys: Sequence[tuple[str, str]]) -> None:
        """Make rows for those that have none."""
        new = list(dict.fromkeys(key for key in keys if key not in self._rows))
        if len(self._rows) + len(new) > MOST:
            self._rows.clear()
            new = list(dict.fromkeys(keys))
        if not new:
            return
        first = len(self._rows)
        doc = Doc(self.nlp.vocab, words=[word for word, _ in new], tags=[hint for _, hint in new])
        (self._table[first : first + len(new)],) = self._embed.predict([doc])
        self._rows.update((key, first + number) for number, key in enumerate(new))

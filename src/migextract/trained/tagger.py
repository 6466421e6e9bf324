"""`migextract_tagger`: a spaCy component that tags the words of a text and reads its mentions off the tags.

Its model is any spaCy tok2vec with spaCy's own tagger head; what is ours is the loss, in which a word without
annotation counts for nothing, and the decoder, which knows legal sequences only. It learns from `doc.ents`, like the
transition-based `ner`, but costs the same however many labels it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ENT_IOB, ENT_TYPE
from spacy.language import Language
from spacy.pipeline.trainable_pipe import TrainablePipe
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry
from thinc.api import Model, NumpyOps

from migextract.trained.decoder import Floats, Tagged, decode
from migextract.trained.tagset import LABELS, TAGS, encode

MODEL = {
    "@architectures": "spacy.Tagger.v2",
    "normalize": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    },
}


class MentionTagger(TrainablePipe):
    """Tags words and writes the mentions to `doc.ents`."""

    def __init__(
        self, vocab: Any, model: Model[Any, Any], name: str, scorer: Callable[..., dict[str, Any]] = get_ner_prf
    ) -> None:
        self.vocab = vocab
        self.model = model
        self.name = name
        self.scorer = scorer
        self.cfg: dict[str, Any] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the mentions it finds."""
        return LABELS

    @property
    def label_data(self) -> tuple[str, ...]:
        """The labels, for `spacy init labels`."""
        return LABELS

    def add_label(self, label: str) -> int:
        """Refuse: the labels are fixed.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError(f"the labels of {self.name} are fixed: {', '.join(LABELS)}; {label} cannot be added")

    def predict(self, docs: Iterable[Doc]) -> list[list[Tagged]]:
        """The mentions of each document."""
        docs = list(docs)
        scores = self.probabilities(docs)
        return [decode(rows, line_breaks(doc)) for doc, rows in zip(docs, scores, strict=True)]

    def probabilities(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each document the probability of every tag for every token."""
        if not any(map(len, docs)):
            return [np.zeros((0, len(TAGS)), dtype=np.float32) for _ in docs]
        found: list[Floats] = self.model.predict(docs)
        return found

    def set_annotations(self, docs: Iterable[Doc], mentions: Sequence[Sequence[Tagged]]) -> None:
        """Write the mentions to `doc.ents`."""
        for doc, found in zip(docs, mentions, strict=True):
            doc.set_ents([Span(doc, item.start, item.end, label=item.label) for item in found])

    def get_loss(self, examples: Sequence[Example], scores: Sequence[Floats]) -> tuple[float, list[Floats]]:
        """Cross-entropy and its gradient; a word whose annotation is missing adds nothing to either."""
        labels = {self.vocab.strings[label]: position for position, label in enumerate(LABELS)}
        loss = 0.0
        gradients = []
        for example, rows in zip(examples, scores, strict=True):
            columns: NDArray[np.uint64] = example.reference.to_array([ENT_IOB, ENT_TYPE]).astype(np.uint64)
            tags = encode(columns[:, 0], columns[:, 1], labels)
            gradient = rows.copy()
            gradient[np.arange(len(tags)), np.maximum(tags, 0)] -= 1.0
            gradient[tags < 0] = 0.0
            loss += float((gradient**2).sum())
            gradients.append(gradient)
        return loss, gradients

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,  # noqa: ARG002 - spaCy's signature
        labels: object = None,  # noqa: ARG002
    ) -> None:
        """Set the dimensions of the model from a few examples."""
        sample = [example.x for _, example in zip(range(10), get_examples(), strict=False)]
        shape = [np.zeros((len(doc), len(TAGS)), dtype=np.float32) for doc in sample]
        self.model.initialize(X=sample, Y=shape)
        set_ops(self.model, NumpyOps(use_blis=False))  # in training the fastest, with OPENBLAS_NUM_THREADS=1


def set_ops(model: Model[Any, Any], ops: NumpyOps) -> None:
    """Let the layers of one model compute with these operations, whatever the others of the process use."""
    for layer in model.walk():
        layer.ops = ops


def line_breaks(doc: Doc) -> NDArray[np.bool_]:
    """The tokens that break lines."""
    return np.fromiter(("\n" in token.text for token in doc), dtype=bool, count=len(doc))


@registry.scorers("migextract.mention_scorer.v1")
def mention_scorer() -> Callable[..., dict[str, Any]]:
    """Precision, recall and F1 over `doc.ents`."""
    return get_ner_prf


@Language.factory(
    "migextract_tagger",
    assigns=["doc.ents"],
    default_config={"model": MODEL, "scorer": {"@scorers": "migextract.mention_scorer.v1"}},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_tagger(
    nlp: Language, name: str, model: Model[Any, Any], scorer: Callable[..., dict[str, Any]]
) -> MentionTagger:
    """Component that finds mentions with a tagging head."""
    return MentionTagger(nlp.vocab, model, name, scorer)

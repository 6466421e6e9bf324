"""`migextract_trained`: runs the shipped tagger over a text and proposes the mentions it sees there.

The tagger keeps a vocabulary of its own, so it may stand in any pipeline, whatever vectors that one has. A text is
worked off in stretches of lines, so memory does not grow with its length; each stretch is read with as many words
around it as the network can see, so the result does not depend on where the stretches end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import as_file, files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.util import load_model_from_path

from migextract.components import Proposals, Step
from migextract.finders.proposal import Proposal
from migextract.labels import Label
from migextract.language import bounded_lexicon
from migextract.resolver import PRECEDENCE
from migextract.trained.decoder import Tagged, decode
from migextract.trained.hints import NONE, hints
from migextract.trained.network import Network
from migextract.trained.tagset import LABELS

NAME = "trained"
RULES = PRECEDENCE[: PRECEDENCE.index(NAME)]
THRESHOLDS: Final[dict[str, float]] = {
    "AGENCY": 0.8,
    "INSTRUMENT": 0.5,
    "INSTITUTION": 0.5,
    "ORG": 0.5,
    "ACT": 0.9,
    "LOCATION": 0.7,
    "PERSON": 0.5,
}
"""By label, how probable a mention must be where the rules found nothing; chosen on `annotations/dev`."""
BESIDE_RULES: Final[dict[str, float]] = {label: 0.9 if label == "ACT" else 0.3 for label in LABELS}
"""By label, how probable it must be where the rules found something, which the network has seen and goes on from.

How far the title of an act runs, the rules mostly know better.
"""
STRETCH = 2_000
"""Tokens after which a stretch ends with the line, and twice of which it ends in any case."""
LONG_WORD = 100
"""Characters of a word that are looked at; what is longer is no word."""


class TrainedStep(Step):
    """Proposes what the shipped tagger finds with the help of the rules' proposals.

    Args:
        spans_key: the group it writes.
        reads: the groups of the rules.
        thresholds: by label, how probable a mention must be where the rules found nothing.
        nlp: a trained pipeline with a `tagger`; None for the shipped one.
    """

    def __init__(
        self,
        spans_key: str = NAME,
        reads: Sequence[str] = RULES,
        thresholds: Mapping[str, float] = THRESHOLDS,
        nlp: Language | None = None,
    ) -> None:
        super().__init__(spans_key, reads)
        self.thresholds = dict(thresholds)
        self.given = nlp

    def __reduce__(self) -> tuple[Any, ...]:
        return TrainedStep, (self.spans_key, self.reads, self.thresholds, self.given)

    @cached_property
    def network(self) -> Network:
        """What is run; the shipped one is loaded when it is first asked for."""
        return Network(self.given) if self.given else shipped()

    def find(self, text: str, groups: Mapping[str, Proposals]) -> list[Proposal]:
        """The mentions that the tagger sees and is sure enough of."""
        nlp = self.network.nlp
        with bounded_lexicon(nlp):
            tokens = [(token.idx, token.text) for token in nlp.tokenizer(text)]
            starts = np.array([start for start, _ in tokens], dtype=np.int64)
            ends = starts + np.array([len(word) for _, word in tokens], dtype=np.int64)
            known = hints((item for key in self.reads for item in groups.get(key, ())), starts, ends)
            words = [word[:LONG_WORD] for _, word in tokens]
            found = [
                item
                for item in self.tagged(words, known)
                if item.probability >= self.threshold(item.label, known[item.start : item.end])
            ]
        return [
            Proposal(int(starts[item.start]), int(ends[item.end - 1]), item.label, "", f"{NAME}.{item.label.lower()}")
            for item in found
        ]

    def threshold(self, label: Label, known: Sequence[str]) -> float:
        """How probable a mention must be, given the hints for its words."""
        in_gap = all(hint == NONE for hint in known)
        return self.thresholds.get(label, 0.0) if in_gap else BESIDE_RULES[label]

    def tagged(self, words: Sequence[str], known: Sequence[str]) -> Iterator[Tagged]:
        """What the tagger sees in words and their hints, whatever the thresholds, stretch by stretch."""
        network, sight = self.network, self.network.sight
        breaks = np.fromiter(("\n" in word for word in words), dtype=bool, count=len(words))
        for start, end in stretches(breaks, STRETCH):
            first, last = max(0, start - sight), end + sight
            rows = network.probabilities(words[first:last], known[first:last])
            for item in decode(rows[start - first : end - first], breaks[start:end]):
                yield item._replace(start=item.start + start, end=item.end + start)


def stretches(breaks: NDArray[np.bool_], length: int) -> Iterator[tuple[int, int]]:
    """First token, and the one behind the last, of stretches of whole lines."""
    start = 0
    while start < len(breaks):
        end = min(start + 2 * length, len(breaks))
        lines = np.flatnonzero(breaks[start + length - 1 : end])
        if len(lines):
            end = start + length + int(lines[0])
        yield start, end
        start = end


@cache
def shipped() -> Network:
    """The trained network that lies in this package."""
    with as_file(files("migextract.trained") / "model") as path:
        return Network(load_model_from_path(path))


@Language.factory(
    "migextract_trained", default_config={"spans_key": NAME, "proposals": list(RULES), "thresholds": THRESHOLDS}
)
def make_trained(
    nlp: Language,  # noqa: ARG001 - spaCy's signature
    name: str,  # noqa: ARG001
    spans_key: str,
    proposals: list[str],
    thresholds: dict[str, float],
) -> TrainedStep:
    """Component that proposes the mentions that the shipped tagger finds."""
    return TrainedStep(spans_key, proposals, thresholds)

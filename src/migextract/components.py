"""Our spaCy components: each a pure step from a text, and what was proposed before, to proposals.

The step is all there is to a component; wrapped around it, the same for all, is what reads and writes a `Doc`. So the
steps can also be run on a text alone (`find`), without tokens and spans that nobody asked for, and find the same.

In a `Doc` every finder writes to a span group of its own (`doc.spans["dates"]`); the resolver reads these groups and
writes `doc.spans["mentions"]` and, of the outermost mentions, `doc.ents`. A span carries its label (`label_`), its
value in the guidelines' string form (`kb_id_`) and the rule that found it (`span_id`/`id_`), so that all of it survives
`to_bytes`, `DocBin` and `n_process=2` without extension attributes.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from migextract.base import entities
from migextract.base.pieces import ENTITIES, annotated
from migextract.finders import definitions
from migextract.finders.names import NameFinder
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.language import TOKENIZER, bounded_lexicon
from migextract.resolver import resolve
from migextract.view import addresses

MENTIONS = "mentions"
"""The span group that the resolver writes and documents are made of."""

Proposals = Sequence[Proposal]

REMEDY = f"use the tokenizer {TOKENIZER}, or add the component migextract_tokens before ours"

logger = logging.getLogger(__name__)


class Step(ABC):
    """A component that adds one group of proposals.

    Attributes:
        reads: the groups that it needs, which are span groups of a `Doc`.
        spans_key: the group that it writes.
    """

    def __init__(self, spans_key: str, reads: Sequence[str] = ()) -> None:
        self.spans_key = spans_key
        self.reads = tuple(reads)

    @abstractmethod
    def find(self, text: str, groups: Mapping[str, Proposals]) -> list[Proposal]:
        """Propose, given the text and the groups that are there so far."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the group to `doc.spans`."""
        groups = {key: read(doc, key) for key in self.reads if key in doc.spans}
        doc.spans[self.spans_key] = spans(doc, self.find(text_of(doc), groups))
        return doc


class PlainStep(Step):
    """A finder that needs nothing but the text."""

    def __init__(self, find: Callable[[str], list[Proposal]], spans_key: str) -> None:
        super().__init__(spans_key)
        self._find = find

    def find(self, text: str, groups: Mapping[str, Proposals]) -> list[Proposal]:  # noqa: ARG002
        """What the finder finds."""
        return self._find(text)


class NamesStep(PlainStep):
    """The names of a knowledge base.

    Attributes:
        index: all forms of all names, by which mentions are linked as well.
    """

    def __init__(self, index: NameIndex, spans_key: str) -> None:
        super().__init__(NameFinder(index).find, spans_key)
        self.index = index


class DefinitionsStep(Step):
    """The names a text defines itself, found with the help of those already known."""

    def __init__(self, spans_key: str, names_key: str) -> None:
        super().__init__(spans_key, [names_key])

    def find(self, text: str, groups: Mapping[str, Proposals]) -> list[Proposal]:
        """The definitions, and the repetitions of what they define."""
        return definitions.find(text, groups.get(self.reads[0], ()))


class BaseStep(Step):
    """What the recogniser of a base model found, by our guidelines."""

    def __init__(self, spans_key: str) -> None:
        super().__init__(spans_key, [ENTITIES])

    def find(self, text: str, groups: Mapping[str, Proposals]) -> list[Proposal]:
        """The entities that are mentions, typed and cut."""
        return entities.find(text, groups.get(ENTITIES, ()))

    def __call__(self, doc: Doc) -> Doc:
        """Keep the entities as they are, and write the group to `doc.spans`."""
        doc.spans[ENTITIES] = list(doc.ents)
        return super().__call__(doc)


class ResolverStep(Step):
    """Reads all proposals and decides which are mentions."""

    def __init__(self, proposals: Sequence[str], spans_key: str, *, write_ents: bool) -> None:
        super().__init__(spans_key, proposals)
        self.write_ents = write_ents

    def find(self, text: str, groups: Mapping[str, Proposals]) -> list[Proposal]:
        """The mentions; none lies in a web address (guidelines, rule 2)."""
        taken = {position for start, end in addresses(text) for position in range(start, end)}
        found = (item for key in self.reads for item in groups.get(key, ()))
        return resolve((item for item in found if item.start not in taken), text)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions to `doc.spans` and the outermost ones to `doc.ents`, once."""
        super().__call__(doc)
        if self.write_ents:
            doc.set_ents(outermost(doc.spans[self.spans_key]))
        return doc


def find(nlp: Language, text: str) -> list[Proposal]:
    """The mentions that a pipeline finds in a text.

    Tokens and spans are made only if a component is none of ours: they cost half as much again as the search. Those of
    a base model stand in front of ours, and are given the text piece by piece: whole, 1 MB would take 3 GB of memory.
    """
    components = [component for _, component in nlp.pipeline]
    foreign = list(takewhile(lambda component: not isinstance(component, Step), components))
    steps = [component for component in components[len(foreign) :] if isinstance(component, Step)]
    if len(foreign) + len(steps) < len(components):
        with bounded_lexicon(nlp):
            return read(nlp(text), MENTIONS)
    groups: dict[str, Proposals] = {}
    if foreign:
        with bounded_lexicon(nlp):
            groups |= annotated(nlp, foreign, text)
    for step in steps:
        groups[step.spans_key] = step.find(text, groups)
    return list(groups.get(MENTIONS, ()))


_texts: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()
"""The texts of documents. `doc.text` joins all tokens anew at each call, and ten components would ask for it."""


def text_of(doc: Doc) -> str:
    """The text of a document."""
    text = _texts.get(doc)
    if text is None:
        text = _texts[doc] = doc.text
    return text


def outermost(mentions: Sequence[Span]) -> list[Span]:
    """The mentions that stand in no other one; mentions come outer before inner and never cross."""
    found: list[Span] = []
    for mention in mentions:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def read(doc: Doc, spans_key: str) -> list[Proposal]:
    """The proposals that a component wrote to a span group."""
    return [Proposal.of_span(span) for span in doc.spans[spans_key]]


def spans(doc: Doc, proposals: Proposals) -> list[Span]:
    """Proposals as spans; one that fits no tokens goes to `doc.user_data["migextract_unaligned"]`, with a warning."""
    made = []
    for proposal in proposals:
        start, end, label, value, rule = proposal
        span = doc.char_span(start, end, label=label, kb_id=value, span_id=rule)
        if span is not None:
            made.append(span)
        elif not in_address(doc, start):
            doc.user_data.setdefault("migextract_unaligned", []).append(tuple(proposal))
            surface = text_of(doc)[start:end]
            logger.warning("%s %r fits no tokens and was left out: %s", label, surface, REMEDY)
    return made


def in_address(doc: Doc, position: int) -> bool:
    """Whether a web address stands there, which is one token and holds no mention (guidelines, rule 2)."""
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    return span is not None and span[0].like_url

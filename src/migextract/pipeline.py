"""The spaCy pipeline: which components there are, and in which order they stand. Nothing else.

Every finder writes what it proposes to a span group of its own (`doc.spans["dates"]`); the resolver reads these groups
and writes `doc.spans["mentions"]` and, of the outermost mentions, `doc.ents`. A span carries its label (`label_`), its
value in the guidelines' string form (`kb_id_`) and the rule that found it (`span_id`/`id_`), so that all of it survives
`to_bytes`, `DocBin` and `n_process=2` without extension attributes.

Each component also works in a pipeline of the user's own: `nlp.add_pipe("migextract_dates")`. spaCy's own tokenizer
glues some mentions to their neighbours; with our tokenizer (`migextract.PolicyTokenizer.v1`) every mention is a span.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from migextract.errors import PipelineError
from migextract.finders import acts, bodies, dates, definitions, doc_numbers, money, people
from migextract.finders.names import NameFinder
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.knowledge.load import load as load_knowledge
from migextract.language import TOKENIZER, PolicyTokenizer
from migextract.resolver import resolve
from migextract.view import addresses

logger = logging.getLogger(__name__)

Find = Callable[[str], list[Proposal]]

PLAIN_FINDERS: dict[str, Find] = {
    "dates": dates.find,
    "doc_numbers": doc_numbers.find,
    "money": money.find,
    "acts": acts.find,
    "people": people.find,
    "bodies": bodies.find,
}
"""The finders that need nothing but the text. Their names are the keys of their span groups."""

COMPONENTS = ("dates", "doc_numbers", "money", "names", "definitions", "acts", "people", "bodies", "resolver")
PROPOSALS = COMPONENTS[:-1]
MENTIONS = "mentions"


def build(base: str | None = None, knowledge: Sequence[str] = ()) -> Language:
    """Build the pipeline.

    Args:
        base: name or path of an installed spaCy pipeline to build on, for example `de_core_news_lg`; None for the
            embedded one.
        knowledge: JSONL files with entries of the user's own.

    Raises:
        PipelineError: if the base pipeline is not installed.
        KnowledgeError: if a file of the user's own has a bad line.
    """
    nlp = blank() if base is None else on_base(base)
    # No limit, since nothing is cut: spaCy's is there for the memory of trained components.
    nlp.max_length = sys.maxsize
    for name in COMPONENTS:
        config = {"knowledge": list(knowledge)} if name == "names" else {}
        nlp.add_pipe(f"migextract_{name}", config=config)
    return nlp


def blank() -> Language:
    """An empty German pipeline with our tokenizer."""
    return spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def on_base(base: str) -> Language:
    """An installed pipeline with our tokenizer in place of its own."""
    try:
        nlp = spacy.load(base)
    except OSError as error:
        raise PipelineError(
            f"base model {base!r} is not installed. Install it with `python -m spacy download {base}`, "
            "or leave `base` out to use the embedded pipeline."
        ) from error
    nlp.tokenizer = PolicyTokenizer(nlp.vocab)
    return nlp


class FinderPipe:
    """A component that writes the proposals of one finder to one span group."""

    def __init__(self, find: Find, spans_key: str) -> None:
        self.find = find
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Write the finder's proposals to `doc.spans`."""
        doc.spans[self.spans_key] = spans(doc, self.find(text_of(doc)))
        return doc


class NamesPipe(FinderPipe):
    """The component that finds the names of a knowledge base.

    Attributes:
        index: all forms of all names, by which mentions are linked as well.
    """

    def __init__(self, index: NameIndex, spans_key: str) -> None:
        super().__init__(NameFinder(index).find, spans_key)
        self.index = index


class DefinitionsPipe:
    """The component that finds the names a text defines itself, with the help of those already found."""

    def __init__(self, spans_key: str, names_key: str) -> None:
        self.spans_key = spans_key
        self.names_key = names_key

    def __call__(self, doc: Doc) -> Doc:
        """Write the definitions and the repetitions of what they define to `doc.spans`."""
        known = read(doc, self.names_key) if self.names_key in doc.spans else []
        doc.spans[self.spans_key] = spans(doc, definitions.find(text_of(doc), known))
        return doc


class ResolverPipe:
    """The component that reads all proposals and writes the mentions."""

    def __init__(self, proposals: Sequence[str], spans_key: str, *, write_ents: bool) -> None:
        self.proposals = proposals
        self.spans_key = spans_key
        self.write_ents = write_ents

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions to `doc.spans` and the outermost ones to `doc.ents`, once."""
        text = text_of(doc)
        outside = outside_addresses(text)
        found = [item for key in self.proposals if key in doc.spans for item in read(doc, key) if outside(item)]
        mentions = spans(doc, resolve(found, text))
        doc.spans[self.spans_key] = mentions
        if self.write_ents:
            doc.set_ents(outermost(mentions))
        return doc


def outermost(mentions: Sequence[Span]) -> list[Span]:
    """The mentions that stand in no other one; mentions come outer before inner and never cross."""
    found: list[Span] = []
    for mention in mentions:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


_texts: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()
"""The texts of documents. `doc.text` joins all tokens anew at each call, and ten components would ask for it."""


def process(nlp: Language, text: str) -> Doc:
    """Run a pipeline over a text, which its components then need not put together again."""
    doc = nlp.make_doc(text)
    _texts[doc] = text
    return nlp(doc)


def text_of(doc: Doc) -> str:
    """The text of a document."""
    text = _texts.get(doc)
    if text is None:
        text = _texts[doc] = doc.text
    return text


def outside_addresses(text: str) -> Callable[[Proposal], bool]:
    """A test for proposals that lie in no web address (guidelines, rule 2)."""
    taken = {position for start, end in addresses(text) for position in range(start, end)}
    return lambda proposal: proposal.start not in taken


def name_index(nlp: Language) -> NameIndex:
    """The index of the pipeline's names component, by which mentions are linked as well."""
    pipe = nlp.get_pipe("migextract_names")
    assert isinstance(pipe, NamesPipe)  # noqa: S101 - the factory makes no other
    return pipe.index


def spans(doc: Doc, proposals: Sequence[Proposal]) -> list[Span]:
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
            logger.warning("%s %r fits no tokens and was left out: use the tokenizer %s", label, surface, TOKENIZER)
    return made


def in_address(doc: Doc, position: int) -> bool:
    """Whether a web address stands there, which is one token and holds no mention (guidelines, rule 2)."""
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    return span is not None and span[0].like_url


def read(doc: Doc, spans_key: str) -> list[Proposal]:
    """The proposals that a finder wrote to a span group."""
    return [Proposal.of_span(span) for span in doc.spans[spans_key]]


def register(name: str, find: Find) -> None:
    """Register the component of a finder that needs nothing but the text."""

    def make(nlp: Language, name: str, spans_key: str) -> FinderPipe:  # noqa: ARG001 - spaCy's signature
        return FinderPipe(find, spans_key)

    Language.factory(f"migextract_{name}", default_config={"spans_key": name}, func=make)


for _name, _find in PLAIN_FINDERS.items():
    register(_name, _find)


@Language.factory("migextract_names", default_config={"spans_key": "names", "knowledge": []})
def make_names(nlp: Language, name: str, spans_key: str, knowledge: list[str]) -> NamesPipe:  # noqa: ARG001
    """Component that finds the names of the knowledge base and of the user's own JSONL files."""
    return NamesPipe(NameIndex(load_knowledge(knowledge)), spans_key)


@Language.factory("migextract_definitions", default_config={"spans_key": "definitions", "names_key": "names"})
def make_definitions(nlp: Language, name: str, spans_key: str, names_key: str) -> DefinitionsPipe:  # noqa: ARG001
    """Component that finds the names that a text defines itself."""
    return DefinitionsPipe(spans_key, names_key)


@Language.factory(
    "migextract_resolver", default_config={"proposals": list(PROPOSALS), "spans_key": MENTIONS, "write_ents": True}
)
def make_resolver(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    proposals: list[str],
    spans_key: str,
    write_ents: bool,
) -> ResolverPipe:
    """Component that decides which proposals are mentions."""
    return ResolverPipe(proposals, spans_key, write_ents=write_ents)

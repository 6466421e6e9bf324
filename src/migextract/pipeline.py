"""The spaCy pipeline: which components there are, and in which order they stand. Nothing else.

Each component also works in a pipeline of the user's own: `nlp.add_pipe("migextract_dates")`. spaCy's own tokenizer
glues some mentions to their neighbours; with our tokenizer (`migextract.PolicyTokenizer.v1`) every mention is a span.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import spacy
from spacy.language import Language

from migextract.components import MENTIONS, DefinitionsStep, NamesStep, PlainStep, ResolverStep
from migextract.errors import PipelineError
from migextract.finders import acts, bodies, dates, doc_numbers, money, people
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.knowledge.load import load as load_knowledge
from migextract.language import TOKENIZER, PolicyTokenizer

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


def name_index(nlp: Language) -> NameIndex:
    """The index of the pipeline's names component, by which mentions are linked as well."""
    step = nlp.get_pipe("migextract_names")
    assert isinstance(step, NamesStep)  # noqa: S101 - the factory makes no other
    return step.index


def register(name: str, find: Find) -> None:
    """Register the component of a finder that needs nothing but the text."""

    def make(nlp: Language, name: str, spans_key: str) -> PlainStep:  # noqa: ARG001 - spaCy's signature
        return PlainStep(find, spans_key)

    Language.factory(f"migextract_{name}", default_config={"spans_key": name}, func=make)


for _name, _find in PLAIN_FINDERS.items():
    register(_name, _find)


@Language.factory("migextract_names", default_config={"spans_key": "names", "knowledge": []})
def make_names(nlp: Language, name: str, spans_key: str, knowledge: list[str]) -> NamesStep:  # noqa: ARG001
    """Component that finds the names of the knowledge base and of the user's own JSONL files."""
    return NamesStep(NameIndex(load_knowledge(knowledge)), spans_key)


@Language.factory("migextract_definitions", default_config={"spans_key": "definitions", "names_key": "names"})
def make_definitions(nlp: Language, name: str, spans_key: str, names_key: str) -> DefinitionsStep:  # noqa: ARG001
    """Component that finds the names that a text defines itself."""
    return DefinitionsStep(spans_key, names_key)


@Language.factory(
    "migextract_resolver", default_config={"proposals": list(PROPOSALS), "spans_key": MENTIONS, "write_ents": True}
)
def make_resolver(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    proposals: list[str],
    spans_key: str,
    write_ents: bool,
) -> ResolverStep:
    """Component that decides which proposals are mentions."""
    return ResolverStep(proposals, spans_key, write_ents=write_ents)

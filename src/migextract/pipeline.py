"""The spaCy pipeline: which components there are, and in which order they stand. Nothing else.

Each component also works in a pipeline of the user's own: `nlp.add_pipe("migextract_dates")`. spaCy's own tokenizer
glues some mentions to their neighbours; with our tokenizer (`migextract.PolicyTokenizer.v1`), or with the component
`migextract_tokens` in front of ours, every mention is a span. spaCy finds the factories by the entry points in
`pyproject.toml`, so `spacy.load` of a saved pipeline needs no `import migextract`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence

import spacy
from spacy.language import Language

from migextract.base.cutting import TokenCutter
from migextract.base.loading import finds_entities
from migextract.base.loading import load as load_base
from migextract.components import MENTIONS, BaseStep, DefinitionsStep, NamesStep, PlainStep, ResolverStep
from migextract.finders import acts, bodies, dates, doc_numbers, money, people
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.knowledge.load import load as load_knowledge
from migextract.language import TOKENIZER, PolicyTokenizer
from migextract.trained.component import NAME as TRAINED

logger = logging.getLogger(__name__)

Find = Callable[[str], list[Proposal]]

COMPONENTS = ("dates", "doc_numbers", "money", "names", "definitions", "acts", "people", "bodies", "resolver")
"""The components of the embedded pipeline; the trained one, and that for a base model, stand before the last."""
PROPOSALS = (*COMPONENTS[:-1], TRAINED, "base")
"""The components that propose; their names are the keys of their span groups."""


def build(base: str | None = None, knowledge: Sequence[str] = (), *, trained: bool = False) -> Language:
    """Build the pipeline.

    Args:
        base: name or path of an installed spaCy pipeline to build on, for example `de_core_news_lg`; None for the
            embedded one. Its components come first, and what its recogniser finds is proposed as well.
        knowledge: JSONL files with entries of the user's own.
        trained: whether our own trained component takes part, with or without a base.

    Raises:
        PipelineError: if the base pipeline is not installed or cannot be loaded.
        KnowledgeError: if a file of the user's own has a bad line.
    """
    nlp = blank() if base is None else load_base(base)
    # No limit, since nothing is cut: spaCy's is there for the memory of trained components.
    nlp.max_length = sys.maxsize
    guesses = [TRAINED] if trained else []
    if base is not None:
        nlp.add_pipe("migextract_tokens")
        guesses += guesses_of_base(nlp, base)
    *finders, resolver = COMPONENTS
    for name in (*finders, *guesses, resolver):
        config = {"knowledge": list(knowledge)} if name == "names" else {}
        nlp.add_pipe(f"migextract_{name}", config=config)
    return nlp


def blank() -> Language:
    """An empty German pipeline with our tokenizer."""
    return spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def guesses_of_base(nlp: Language, base: str) -> list[str]:
    """The component for what a base model finds, if it finds any names."""
    if finds_entities(nlp):
        return ["base"]
    pipes = ", ".join(nlp.pipe_names[:-1]) or "no components"
    logger.warning("base model %s finds no names (%s): our own rules go without it", base, pipes)
    return []


def name_index(nlp: Language) -> NameIndex:
    """The index of the pipeline's names component, by which mentions are linked as well."""
    step = nlp.get_pipe("migextract_names")
    assert isinstance(step, NamesStep)  # noqa: S101 - the factory makes no other
    return step.index


def finder(name: str, find: Find) -> Callable[[Language, str, str], PlainStep]:
    """Register the component of a finder that needs nothing but the text."""

    def make(nlp: Language, name: str, spans_key: str) -> PlainStep:  # noqa: ARG001 - spaCy's signature
        return PlainStep(find, spans_key)

    Language.factory(f"migextract_{name}", default_config={"spans_key": name}, assigns=["doc.spans"], func=make)
    return make


make_dates = finder("dates", dates.find)
make_doc_numbers = finder("doc_numbers", doc_numbers.find)
make_money = finder("money", money.find)
make_acts = finder("acts", acts.find)
make_people = finder("people", people.find)
make_bodies = finder("bodies", bodies.find)


@Language.factory("migextract_tokens", retokenizes=True)
def make_tokens(nlp: Language, name: str) -> TokenCutter:  # noqa: ARG001
    """Component that cuts the tokens of another tokenizer so that every mention is a span."""
    return TokenCutter(PolicyTokenizer(nlp.vocab))


@Language.factory("migextract_base", default_config={"spans_key": "base"}, requires=["doc.ents"], assigns=["doc.spans"])
def make_base(nlp: Language, name: str, spans_key: str) -> BaseStep:  # noqa: ARG001
    """Component that proposes what a recogniser before it wrote to `doc.ents`."""
    return BaseStep(spans_key)


@Language.factory("migextract_names", default_config={"spans_key": "names", "knowledge": []}, assigns=["doc.spans"])
def make_names(nlp: Language, name: str, spans_key: str, knowledge: list[str]) -> NamesStep:  # noqa: ARG001
    """Component that finds the names of the knowledge base and of the user's own JSONL files."""
    return NamesStep(NameIndex(load_knowledge(knowledge)), spans_key)


@Language.factory(
    "migextract_definitions", default_config={"spans_key": "definitions", "names_key": "names"}, assigns=["doc.spans"]
)
def make_definitions(nlp: Language, name: str, spans_key: str, names_key: str) -> DefinitionsStep:  # noqa: ARG001
    """Component that finds the names that a text defines itself."""
    return DefinitionsStep(spans_key, names_key)


@Language.factory(
    "migextract_resolver",
    default_config={"proposals": list(PROPOSALS), "spans_key": MENTIONS, "write_ents": True},
    requires=["doc.spans"],
    assigns=["doc.spans", "doc.ents"],
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

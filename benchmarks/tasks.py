"""Who takes part in the comparison, and what each claims to find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from migextract.evaluation.annotation import Annotation
from migextract.labels import Label


@dataclass(frozen=True, slots=True)
class System:
    """A system that takes part.

    Attributes:
        name: as it is shown.
        adapter: module of `benchmarks.peers`.
        module: what must be there to import.
        distribution: whose version is shown.
    """

    name: str
    adapter: str
    module: str
    distribution: str


OURS: Final = System("migextract", "ours", "migextract", "migextract")
TIMEXY: Final = System("timexy", "of_timexy", "timexy", "timexy")
DATEPARSER: Final = System("dateparser", "of_dateparser", "dateparser", "dateparser")
LEGAL: Final = System("legal-reference-extraction", "of_legal_references", "refex", "legal-reference-extraction")
RULER: Final = System("spaCy EntityRuler, our names", "of_entity_ruler", "spacy", "spacy")
MATCHERS: Final = System("spaCy PhraseMatcher and Matcher, our names", "of_matchers", "spacy", "spacy")
GERMAN_LG: Final = System("de_core_news_lg", "of_german_lg", "de_core_news_lg", "de_core_news_lg")
FLAIR: Final = System("flair ner-german", "of_flair", "flair", "flair")
GLINER: Final = System("GLiNER multi v2.1", "of_gliner", "gliner", "gliner")


def everything(text: str, mention: Annotation) -> bool:  # noqa: ARG001 - the form of a filter
    """Every mention of the labels that a task is about."""
    return True


_CITED_LAW: Final = re.compile(r"(?:§|\bArt(?:ikels?|\.))\s*\d[^\n§;:()]{0,60}\Z")
_CITED_CASE: Final = re.compile(r"[CT][-‑–]\d+/\d+|(?:[IVX]+|\d+) [A-Z][A-Za-z]{0,3} \d+/\d+")


def citations(text: str, mention: Annotation) -> bool:
    """Laws that a paragraph or an article is cited of, and file numbers of courts."""
    if mention.label == "ACT":
        return bool(_CITED_LAW.search(text, max(0, mention.start - 80), mention.start))
    return bool(_CITED_CASE.fullmatch(mention.text))


@dataclass(frozen=True, slots=True)
class Task:
    """Something that several systems claim to find.

    Attributes:
        name: as it is shown.
        labels: of ours, each with the label under which it counts; `ORG` is all that others call an organisation.
        systems: who claims it.
        counts: which mentions of these labels count; all, if not said otherwise.
    """

    name: str
    labels: Mapping[Label, Label]
    systems: tuple[System, ...]
    counts: Callable[[str, Annotation], bool] = field(default=everything)

    def of(self, text: str, mentions: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """The mentions that the task is about, under the labels under which they count."""
        return tuple(
            mention._replace(label=self.labels[mention.label])
            for mention in mentions
            if mention.label in self.labels and self.counts(text, mention)
        )


def same(*labels: Label) -> dict[Label, Label]:
    """Labels that count as themselves."""
    return {label: label for label in labels}


TASKS: Final = (
    Task("dates", same("DATE"), (OURS, TIMEXY, DATEPARSER, MATCHERS)),
    Task("citations of laws and decisions", same("ACT", "DOC_NUMBER"), (OURS, LEGAL), citations),
    Task(
        "bodies, instruments, acts, places",
        same("AGENCY", "INSTRUMENT", "INSTITUTION", "ORG", "ACT", "LOCATION"),
        (OURS, RULER, MATCHERS),
    ),
    Task("document numbers and amounts", same("DOC_NUMBER", "MONEY"), (OURS, MATCHERS)),
    Task(
        "persons, places, all organisations",
        {**same("PERSON", "LOCATION", "ORG"), "AGENCY": "ORG", "INSTITUTION": "ORG"},
        (OURS, GERMAN_LG, FLAIR, GLINER),
    ),
)

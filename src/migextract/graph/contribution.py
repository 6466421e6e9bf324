"""What one document adds to the net: only counts and names, so that memory grows with the net, not with the papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from migextract.labels import Label
from migextract.records import DocNumberMention, Document, Reference

_NOT_IN_XML: Final = re.compile("[^\\s\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document or act that is cited.

    Attributes:
        target: `scheme:canonical`, or the id of a knowledge entry.
        count: number of places that cite it.
        sections: ids of the sections that cite it.
        address: where it can be opened, or None.
        celex: the CELEX number that a citing mention carries, or None.
    """

    target: str
    count: int
    sections: tuple[str, ...]
    address: str | None
    celex: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing of the knowledge base that is named, how often, and the kind that its mentions give."""

    id: str
    label: Label
    name: str
    kind: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """One document of the batch.

    Attributes:
        id: the document's id.
        numbers: its own numbers that name nothing else, the main one first; empty if it has no main one.
        facts: what is known of it, as attributes of its node.
        citations: what it cites.
        namings: what it names.
        before: numbers of the papers that it answers, follows or is about.
        is_answer: whether it answers them.
    """

    id: str
    numbers: tuple[str, ...]
    facts: dict[str, str]
    citations: tuple[Citation, ...] = ()
    namings: tuple[Naming, ...] = ()
    before: tuple[str, ...] = ()
    is_answer: bool = False


ANSWERS = frozenset({"antwort", "written-answer"})
"""Kinds of papers that answer the paper before them."""

SHARED_SCHEMES = ("council-subject:",)
"""Running numbers within a subject start anew, so that two papers can bear the same one."""


def contribution(document: Document) -> Contribution:
    """What a document adds; one with errors adds itself alone."""
    metadata = document.metadata
    facts = {
        "type": metadata.kind,
        "name": metadata.title,
        "date": metadata.date and metadata.date.isoformat(),
        "issuer": metadata.issuer,
        "error": "; ".join(f"{error.code}: {error.message}" for error in document.errors),
    }
    own = (metadata.number, *metadata.numbers) if metadata.number else ()
    numbers = tuple(dict.fromkeys(one_line(number) for number in own if not number.startswith(SHARED_SCHEMES)))
    known = {name: fact for name, fact in facts.items() if fact}
    id = one_line(document.id)
    if document.errors:
        return Contribution(id, numbers, known)
    before = metadata.predecessors or (metadata.predecessor,)
    return Contribution(
        id,
        numbers,
        known,
        citations=tuple(citation(reference, document) for reference in document.references),
        namings=tuple(namings(document)),
        before=tuple(one_line(number) for number in before if number),
        is_answer=metadata.kind in ANSWERS,
    )


def citation(reference: Reference, document: Document) -> Citation:
    """A reference without its document."""
    mentions = [document.mentions[place] for place in reference.mentions]
    celex = (mention.celex for mention in mentions if isinstance(mention, DocNumberMention) and mention.celex)
    sections = tuple(map(one_line, reference.sections))
    return Citation(one_line(reference.target), len(mentions), sections, reference.address, next(celex, None))


def namings(document: Document) -> list[Naming]:
    """The entities of a document, without it."""
    return [
        Naming(
            one_line(entity.id),
            entity.label,
            entity.name,
            getattr(document.mentions[entity.mentions[0]], "kind", None),
            len(entity.mentions),
        )
        for entity in document.entities
    ]


def one_line(text: str) -> str:
    r"""The text on one line, without what XML or UTF-8 cannot hold (those become U+FFFD).

    >>> one_line(" Entwurf\n eines\x00Gesetzes ")
    'Entwurf eines�Gesetzes'
    """
    return " ".join(_NOT_IN_XML.sub("\ufffd", text).split()) or "\ufffd"

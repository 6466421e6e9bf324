"""What came out of a batch, in memory that does not grow with the number of documents."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pydantic import BaseModel

from migextract.records import Document

SLOWEST: Final = 5
"""How many of the slowest documents a summary names."""

FAILURES: Final = 100
"""How many of the failed documents a summary names; it counts all of them."""


class OutlinedSource(BaseModel):
    """What an outline keeps of a `SourceInfo`."""

    path: str | None
    sha256: str | None
    characters: int


class OutlinedMention(BaseModel):
    """What an outline keeps of a mention."""

    label: str


class OutlinedEntity(BaseModel):
    """What an outline keeps of an `Entity`."""

    label: str
    name: str
    mentions: tuple[int, ...]


class OutlinedError(BaseModel):
    """What an outline keeps of an `ErrorRecord`."""

    code: str
    message: str


class Outline(BaseModel):
    """The part of a document that a batch looks at again; ten times as fast to read back as the whole."""

    id: str
    source: OutlinedSource
    mentions: tuple[OutlinedMention, ...]
    entities: tuple[OutlinedEntity, ...]
    warnings: tuple[str, ...]
    errors: tuple[OutlinedError, ...]


class Failure(NamedTuple):
    """A document that failed.

    Attributes:
        name: its path, or its id where it has none.
        code: the kind of error.
        message: what was wrong, where, and what to do.
    """

    name: str
    code: str
    message: str


class Tally(NamedTuple):
    """What a summary counts of one document.

    Attributes:
        name: its path, or its id where it has none.
        characters: length of its text.
        labels: number of mentions by label.
        things: number of mentions by label and name of the knowledge entry.
        warned: whether it has warnings.
        failure: what was wrong with it, or None.
    """

    name: str
    characters: int
    labels: dict[str, int]
    things: dict[tuple[str, str], int]
    warned: bool
    failure: Failure | None


def tally(document: Document | Outline) -> Tally:
    """Count one document."""
    name = document.source.path or document.id
    messages = "; ".join(error.message for error in document.errors)
    return Tally(
        name=name,
        characters=document.source.characters,
        labels=dict(Counter(mention.label for mention in document.mentions)),
        things={(entity.label, entity.name): len(entity.mentions) for entity in document.entities},
        warned=bool(document.warnings),
        failure=Failure(name, document.errors[0].code, messages) if document.errors else None,
    )


class Outcome(NamedTuple):
    """One document of a batch.

    Attributes:
        line: the document as JSON, without a line end.
        tally: what a summary counts of it.
        seconds: how long it took; None if it was lost with its process or kept from an earlier run.
        kept: whether an earlier run wrote it.
    """

    line: bytes
    tally: Tally
    seconds: float | None = None
    kept: bool = False


class Timed(NamedTuple):
    """How long a document took, in seconds, for how many characters."""

    seconds: float
    characters: int
    name: str


@dataclass(slots=True)
class Summary:
    """What came out of a batch.

    Attributes:
        documents: number of documents extracted without error.
        kept: number of documents, failed ones among them, that an earlier run had written.
        warned: number of documents with warnings.
        characters: length of all texts.
        labels: number of mentions by label.
        things: number of mentions by label and name, of things that the knowledge has an entry for.
        failed: number of failed documents by kind of error.
        failures: the first `FAILURES` of them.
        slowest: the `SLOWEST` documents that took longest, the slowest first.
    """

    documents: int = 0
    kept: int = 0
    warned: int = 0
    characters: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    things: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    slowest: list[Timed] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one document."""
        count = outcome.tally
        self.kept += outcome.kept
        self.warned += count.warned
        self.characters += count.characters
        if outcome.seconds is not None:
            timed = Timed(outcome.seconds, count.characters, count.name)
            self.slowest = heapq.nlargest(SLOWEST, [*self.slowest, timed])
        if count.failure is None:
            self.documents += 1
            self.labels.update(count.labels)
            self.things.update(count.things)
        else:
            self.failed[count.failure.code] += 1
            if len(self.failures) < FAILURES:
                self.failures.append(count.failure)

"""What a finder says: "from here to there stands a mention of this label, with this value, by this rule".

Finders only propose; the resolver decides (see `migextract.resolver`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

from migextract.labels import Label

if TYPE_CHECKING:
    from spacy.tokens import Span


class Proposal(NamedTuple):
    """A possible mention in the text that the finder was given.

    Attributes:
        start: first code point.
        end: code point behind the last one (half-open).
        label: one of the ten labels.
        value: the value in the guidelines' string form, or "" where the finder knows none.
            Dates may be incomplete (`XXXX-01-24`); the document's date completes them later.
        rule: why it was found, as `finder.rule`, for example `dates.day_month_year`.
    """

    start: int
    end: int
    label: Label
    value: str
    rule: str

    @classmethod
    def of_span(cls, span: Span) -> Proposal:
        """The proposal that a span of `doc.spans` carries in its attributes (see `migextract.pipeline`)."""
        label = cast("Label", span.label_)  # only finders write these spans
        return cls(span.start_char, span.end_char, label, span.kb_id_, span.id_)


class Placed(Protocol):
    """Anything that has a place in a text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point behind the last one."""


AnyPlaced = TypeVar("AnyPlaced", bound=Placed)


def without_overlaps(found: Iterable[AnyPlaced]) -> list[AnyPlaced]:
    """In the order of the text; of two that overlap the one that begins first, and of these the longest."""
    kept: list[AnyPlaced] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept

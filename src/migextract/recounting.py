"""The same document with its offsets counted in another unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from migextract.errors import RecordError, UsageError
from migextract.offsets import Unit, converter, length
from migextract.records import BaseMention, Document, Section

Spanned = TypeVar("Spanned", BaseMention, Section)


def recounted(document: Document, unit: Unit, text: str | None = None) -> Document:
    """Count all offsets of a document (mentions, sections, `metadata.read_from`, `source.characters`) in a unit.

    Args:
        document: in whatever unit; `source.offsets` says which.
        unit: the unit to count in.
        text: the source text; without it, the one that the document keeps.

    Raises:
        UsageError: if the source text is neither given nor kept.
        RecordError: if it is not the text of this document.
    """
    now, characters = document.source.offsets, document.source.characters
    if unit == now:
        return document
    text = document.source.text if text is None else text
    if text is None and characters:
        raise UsageError(f"{document.id}: offsets can only be counted anew in the source text; keep it or pass it")
    text = text or ""
    if length(text, now) != characters:
        raise RecordError(f"{document.id}: its text has {characters} {now}, but the one given {length(text, now)}")
    new = converter(text, now, unit)
    read_from = document.metadata.read_from or {}
    places = {name: (new(start), new(end)) for name, (start, end) in read_from.items()}
    return document.model_copy(
        update={
            "source": document.source.model_copy(update={"offsets": unit, "characters": new(characters)}),
            "metadata": document.metadata.model_copy(update={"read_from": places}) if places else document.metadata,
            "mentions": tuple(moved(mention, new) for mention in document.mentions),
            "sections": tuple(moved(section, new) for section in document.sections),
        }
    )


def moved(spanned: Spanned, new: Callable[[int], int]) -> Spanned:
    """A mention or section at its new place."""
    return spanned.model_copy(update={"start": new(spanned.start), "end": new(spanned.end)})

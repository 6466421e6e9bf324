"""Which knowledge entry a mention refers to, given the date of the document.

A form that several entries of a label share is decided by who bore the name on that day. What stays open is kept as
candidates and never guessed.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from migextract.knowledge.index import NameIndex, Sense


class Link(NamedTuple):
    """The entry that is meant, or None, and the ids of the entries that may be meant if that is open."""

    entry_id: str | None
    candidates: tuple[str, ...]


def link(form: str, label: str, value: str, index: NameIndex, date: datetime.date | None) -> Link:
    """Link a mention.

    Args:
        form: the mention as the view has it.
        label: its label.
        value: the entry id that its finder gave it, or "".
        index: all names.
        date: the day of the document, if known.
    """
    if value:
        return Link(value, ())
    senses = [sense for sense in index.senses(form) if sense.entry.label == label]
    if date is not None:
        senses = [sense for sense in senses if valid_on(sense, date)] or senses
    ids = tuple(dict.fromkeys(sense.entry.id for sense in senses))
    return Link(ids[0], ()) if len(ids) == 1 else Link(None, ids)


def valid_on(sense: Sense, date: datetime.date) -> bool:
    """Whether the entry bore this name on that day."""
    name = sense.name
    return (name.since is None or name.since <= date) and (name.until is None or date <= name.until)

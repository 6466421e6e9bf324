"""Which knowledge entry a mention refers to, given the date of the document.

A form that several entries of a label share is decided by who bore the name on that day. What stays open is kept as
candidates and never guessed.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
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


class Named(NamedTuple):
    """A mention of a thing: its label, its form in the view, and the entry it is linked to, if any."""

    label: str
    form: str
    entry_id: str | None


def short_names(mentions: Sequence[Named]) -> dict[int, str]:
    """Entries for mentions that only repeat the first word of a longer name in the same paper.

    A paper that has written of the „Plattform für den Kampf gegen illegale Migration“ goes on with „Plattform“. The
    word is linked if all longer names that begin with it, inflection apart, are linked to one entry.

    Args:
        mentions: all linkable mentions of a paper.

    Returns:
        Position and entry id of each mention that can be linked so.

    >>> long = Named("INSTRUMENT", "Plattform für den Grenzschutz", "platform-x")
    >>> short_names([long, Named("INSTRUMENT", "Plattform", None), Named("INSTRUMENT", "Fonds", None)])
    {1: 'platform-x'}
    """
    open_words = {
        position: (mention.label, stem(mention.form))
        for position, mention in enumerate(mentions)
        if mention.entry_id is None and " " not in mention.form
    }
    begun: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for mention in mentions if open_words else ():
        first, _, rest = mention.form.partition(" ")
        if rest:
            begun[mention.label, stem(first)].add(mention.entry_id)
    linked = {position: begun[word] for position, word in open_words.items() if len(begun.get(word, ())) == 1}
    return {position: entry for position, entries in linked.items() for entry in entries if entry is not None}


def stem(word: str) -> str:
    """A word without the ending of the genitive: `Fonds` and `Fond` are one, as are `Zentrums` and `Zentrum`."""
    return word.removesuffix("s").removesuffix("e")

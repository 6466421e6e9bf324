"""Which knowledge entry a mention refers to, given the date of the document and the words beside the mention.

A form that several entries of a label share is decided by who bore the name on that day. Where another state stands
beside the name of a German or European body (`Bundespolizei Österreichs`), that body is not meant. What stays open is
kept as candidates and never guessed.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex, Sense
from migextract.knowledge.schema import Entry
from migextract.knowledge.states import Neighbour, neighbours

SURE: Final = frozenset({"adjective", "genitive", "des"})
"""Ways in which a state beside a name is surely the one it belongs to."""


class Link(NamedTuple):
    """The entry that is meant, or None, and the ids of the entries that may be meant if that is open."""

    entry_id: str | None
    candidates: tuple[str, ...]


def link(proposal: Proposal, text: str, index: NameIndex, date: datetime.date | None) -> Link:
    """Link a mention.

    Args:
        proposal: the mention; its value is the entry id that its finder gave it, or "".
        text: what its offsets count in.
        index: all names.
        date: the day of the document, if known.
    """
    known = index.entries[proposal.value] if proposal.value else None
    if known is not None and known.state is None:
        return Link(known.id, ())  # most names: nothing beside them can make them another's
    form = " ".join(text[proposal.start : proposal.end].split())
    senses = [sense for sense in index.senses(form) if sense.entry.label == proposal.label]
    meant = borne_on(date, senses) if known is None else [known]
    beside = neighbours(text, proposal.start, proposal.end, index) if any(entry.state for entry in meant) else []
    verdicts = [is_of_this_state(entry, senses, beside, index) for entry in meant]
    ids = tuple(entry.id for entry, verdict in zip(meant, verdicts, strict=True) if verdict is not False)
    return Link(ids[0], ()) if len(ids) == 1 and None not in verdicts else Link(None, ids)


def borne_on(date: datetime.date | None, senses: Sequence[Sense]) -> list[Entry]:
    """The entries that bore a name on a day; all that ever did, if none did on that day or no day is known."""
    borne = senses if date is None else [sense for sense in senses if valid_on(sense, date)] or senses
    return list({sense.entry.id: sense.entry for sense in borne}.values())


def is_of_this_state(
    entry: Entry, senses: Sequence[Sense], beside: Sequence[Neighbour], index: NameIndex
) -> bool | None:
    """Whether the states beside a name leave it to an entry; None if that is open.

    Args:
        entry: what the name may mean.
        senses: what the form may mean, by which it is known whether it is an acronym and whether it is ambiguous.
        beside: the states beside the name.
        index: the knowledge base.
    """
    names = [sense.name for sense in senses if sense.entry is entry]
    is_law = entry.label == "ACT"
    if entry.state is None or (not is_law and any(name.form == "acronym" for name in names)):
        return True  # no other state has a BKA
    if not beside or any(index.related(entry.state, other.state) for other in beside):
        return True
    if is_law or any(other.link in SURE for other in beside):
        return False
    # `Bundespolizei der Ukraine`, but `dass die Bundesregierung der Ukraine hilft`.
    ambiguous = any(name.condition for name in names) and any(other.link == "der" for other in beside)
    return None if ambiguous else True


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

"""Looks entries up by a name, a part of one, or an id, and says in words what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from migextract.knowledge.inflect import forms
from migextract.knowledge.schema import Entry, Name, Relation, SourceOfFacts

MOST = 20
"""How many entries a lookup shows when none of them bears the name exactly."""


def matching(query: str, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that a query means: those with this id or a form of this name, else those with it in a name."""
    wanted = query.strip().casefold()
    known = list(entries)
    exact = [entry for entry in known if entry.id == wanted or wanted in map(str.casefold, all_forms(entry))]
    return exact or [entry for entry in known if any(wanted in name.text.casefold() for name in entry.names)][:MOST]


def all_forms(entry: Entry) -> Iterator[str]:
    """Every form of every name of an entry."""
    return (form for name in entry.names for form in forms(name))


def described(entry: Entry) -> str:
    """An entry in words, one fact a line."""
    lines = [f"{entry.id}  ({entry.label}, {entry.kind})"]
    lines += [f"  name: {in_words(name)}" for name in entry.names]
    lines += [f"  adjective: {adjective}" for adjective in entry.adjectives]
    lines += [f"  {field}: {id}" for field, id in (("state", entry.state), ("part of", entry.part_of)) if id]
    for relation, others in (("predecessor", entry.predecessors), ("successor", entry.successors)):
        lines += [f"  {relation}: {related(other)}" for other in others]
    if entry.address:
        lines.append(f"  address: {entry.address}")
    lines += [f"  {name}: {value}" for name, value in entry.identifiers if value]
    lines += [f"  source: {cited(source)}" for source in entry.sources]
    return "\n".join(lines)


def related(other: Relation) -> str:
    """The other entry of a relation, with the day, and whether only a part went over."""
    return ", ".join([other.id, *([str(other.date)] if other.date else []), *(["partly"] if other.partly else [])])


def cited(source: SourceOfFacts) -> str:
    """A source with the facts that it is cited for, and the day on which it was opened, if ever."""
    opened = f"opened on {source.checked}" if source.checked else "never opened"
    return f"{source.ref} (for {', '.join(source.facts)}; {opened})"


def in_words(name: Name) -> str:
    """A name with its form, its language, the time it was in use, and whether it counts on a condition only."""
    facts: list[str] = [name.form, *([name.lang] if name.lang != "de" else [])]
    facts += [f"since {name.since}"] if name.since else []
    facts += [f"until {name.until}"] if name.until else []
    facts += ["only in context"] if name.condition else []
    return f"{name.text} ({', '.join(facts)})"

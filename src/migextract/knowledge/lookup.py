"""Looks entries up by a name, a part of one, or an id, and says in words what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from migextract.knowledge.inflect import forms
from migextract.knowledge.schema import Entry, Name

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
    if entry.part_of:
        lines.append(f"  part of: {entry.part_of}")
    for relation, others in (("predecessor", entry.predecessors), ("successor", entry.successors)):
        lines += [f"  {relation}: {other.id}{f', {other.date}' if other.date else ''}" for other in others]
    if entry.address:
        lines.append(f"  address: {entry.address}")
    lines += [f"  {name}: {value}" for name, value in entry.identifiers if value]
    lines += [f"  source: {source.ref} (for {', '.join(source.facts)})" for source in entry.sources]
    return "\n".join(lines)


def in_words(name: Name) -> str:
    """A name with its form, its language, the time it was in use, and whether it counts on a condition only."""
    facts: list[str] = [name.form, *([name.lang] if name.lang != "de" else [])]
    facts += [f"since {name.since}"] if name.since else []
    facts += [f"until {name.until}"] if name.until else []
    facts += ["only in context"] if name.condition else []
    return f"{name.text} ({', '.join(facts)})"

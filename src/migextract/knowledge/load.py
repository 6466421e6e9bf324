"""Reads knowledge entries from JSON lines, and refuses a bad line with file, line and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from migextract.errors import KnowledgeError
from migextract.knowledge.schema import Entry
from migextract.knowledge.succession import Succession


class Line(NamedTuple):
    """An entry and the place it was read from, as `file, line number`."""

    place: str
    entry: Entry


@cache
def own_entries() -> tuple[Entry, ...]:
    """The entries that migextract brings, in the order of its data files.

    Raises:
        KnowledgeError: as `load` does.
    """
    folder = resources.files("migextract.knowledge") / "data"
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".jsonl")), key=lambda item: item.name)
    return checked(line for file in files for line in read(file))


def load(paths: Iterable[str | Path] = ()) -> tuple[Entry, ...]:
    """The entries of migextract and of the user's own JSONL files, in this order.

    Raises:
        KnowledgeError: naming file, line and reason, if a file cannot be read, a line breaks the schema, an id stands
            twice, an entry points at one that does not exist, or entries follow or contain each other in a circle.
    """
    lines = [line for path in paths for line in read(Path(path))]
    return checked(lines, own_entries()) if lines else own_entries()


def read(file: Traversable) -> Iterator[Line]:
    """The entries of one JSONL file; blank lines are allowed."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")  # as JSON Lines are; a name may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{file}, line {number}"
            try:
                yield Line(place, Entry.model_validate_json(line))
            except ValidationError as error:
                reasons = "; ".join(
                    f"{'.'.join(map(str, item['loc'])) or 'line'}: {item['msg']}" for item in error.errors()
                )
                raise KnowledgeError(f"{place}: {reasons}") from error


def checked(lines: Iterable[Line], known: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """The known entries and those of the lines, if they fit together."""
    entries = {entry.id: entry for entry in known}
    new = []
    for line in lines:
        if line.entry.id in entries:
            raise KnowledgeError(f"{line.place}: id {line.entry.id!r} stands twice: choose another one")
        entries[line.entry.id] = line.entry
        new.append(line)
    for place, entry in new:
        for id in pointed_at(entry):
            if id not in entries:
                raise KnowledgeError(f"{place}: it points at {id!r}, but no entry has this id")
    try:
        Succession(entries.values())
        TopologicalSorter({entry.id: [entry.part_of] for entry in entries.values() if entry.part_of}).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise KnowledgeError(f"entries follow or contain each other in a circle: {circle}") from error
    return tuple(entries.values())


def pointed_at(entry: Entry) -> Iterator[str]:
    """The ids of other entries that an entry gives."""
    yield from filter(None, (entry.state, entry.part_of))
    for relation in (*entry.predecessors, *entry.successors):
        yield relation.id

"""Reads knowledge entries from JSON lines, and refuses a bad line with file, line and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from migextract.errors import KnowledgeError
from migextract.knowledge.schema import Entry


@cache
def own_entries() -> tuple[Entry, ...]:
    """The entries that migextract brings, in the order of its data files.

    Raises:
        KnowledgeError: if a line breaks the schema or an id stands twice.
    """
    folder = resources.files("migextract.knowledge") / "data"
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".jsonl")), key=lambda item: item.name)
    return checked(entry for file in files for entry in read(file))


def load(paths: Iterable[str | Path] = ()) -> tuple[Entry, ...]:
    """The entries of migextract and of the user's own JSONL files, in this order.

    Raises:
        KnowledgeError: naming file, line and reason, if a file cannot be read, a line breaks the schema, or an id
            stands twice.
    """
    extra = [entry for path in paths for entry in read(Path(path))]
    return checked([*own_entries(), *extra]) if extra else own_entries()


def read(file: Traversable) -> Iterator[Entry]:
    """The entries of one JSONL file; blank lines are allowed."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")  # as JSON Lines are; a name may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Entry.model_validate_json(line)
            except ValidationError as error:
                reasons = "; ".join(
                    f"{'.'.join(map(str, item['loc'])) or 'line'}: {item['msg']}" for item in error.errors()
                )
                raise KnowledgeError(f"{file}, line {number}: {reasons}") from error


def checked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, if every id is unique."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in seen:
            raise KnowledgeError(f"id {entry.id!r} stands twice: choose another id for one of the two entries")
        seen[entry.id] = entry
    return tuple(seen.values())

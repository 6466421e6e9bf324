"""The output of a batch and the files beside it, and how it is put in place whole or not at all.

OUTPUT            the result; there only when it is complete
OUTPUT.part       the journal of a run that has not ended; `--resume` continues it
OUTPUT.part.old   the journal of an earlier run that has not ended, set aside by one that began anew
OUTPUT.part.new   the result while it is written
OUTPUT.part.gone  a folder that was in the result's place, for the moment in which it is replaced
OUTPUT.run.json   how the documents were made, and the mark by which an output is known as ours
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from migextract.batch.journal import Journal
from migextract.batch.provenance import check_same
from migextract.errors import MissingExtraError, UsageError
from migextract.records import Document
from migextract.writing import FORMATS

JOURNAL, SET_ASIDE, NEW, GONE, MADE_WITH = BESIDE = (".part", ".part.old", ".part.new", ".part.gone", ".run.json")

JSON_LINES = ("", "json", "ndjson")
"""Endings, besides its own, of what is JSON lines unless somebody says otherwise."""

logger = logging.getLogger(__name__)

Write = Callable[[Iterable[Document], Path], None]


def format_of(output: Path) -> str:
    """The format that the ending of an output's name says; JSON lines where it has none.

    >>> format_of(Path("papers.csv")), format_of(Path("papers.json")), format_of(Path("pages"))
    ('csv', 'jsonl', 'jsonl')

    Raises:
        UsageError: if it has an ending that says nothing to us.
    """
    ending = output.suffix.removeprefix(".").lower()
    if ending in FORMATS:
        return ending
    if ending in JSON_LINES:
        return "jsonl"
    raise UsageError(f"--output {output}: the ending names no format; give --format, one of {', '.join(FORMATS)}")


class Output:
    """Where a batch writes.

    Attributes:
        path: the file or folder.
        format: a key of `FORMATS`.
        write: makes the output of documents; None for JSON lines, which the journal is made of.
    """

    def __init__(self, path: Path, format: str) -> None:  # noqa: A002 - the name of the option
        if format not in FORMATS:
            raise UsageError(f"no output format {format!r}; there are {', '.join(FORMATS)}")
        self.path = path
        self.format = format
        self.write = None if format == "jsonl" else writer(format)

    def beside(self, ending: str) -> Path:
        """One of the files beside the output."""
        return self.path.with_name(self.path.name + ending)

    def check(self) -> None:
        """Make sure that the output can be written, and make the folder it stands in, before the work begins.

        Raises:
            UsageError: if it cannot, or if files of the user's own are in its place.
        """
        path, folder = self.path, FORMATS[self.format].folder
        if not path.name:
            raise UsageError(f"--output {path}: give the output a name of its own")
        if path.is_dir() and not folder:
            raise UsageError(f"--output {path}: a folder; the format {self.format} is one file, so name that")
        if path.is_file() and folder:
            raise UsageError(f"--output {path}: a file; the format {self.format} is a folder, so give it another name")
        if path.is_dir() and any(path.iterdir()) and not self.beside(MADE_WITH).exists():
            raise UsageError(f"--output {path}: this folder holds files that are not ours; name a new or empty one")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def take_up(self, made: dict[str, Any], *, limits: bool) -> None:
        """Make sure that there is a journal if an earlier run left one, or an output that can serve as one.

        Raises:
            UsageError: if it made its documents in another way (see `check_same`).
        """
        journal = self.beside(JOURNAL)
        complete = self.format == "jsonl" and self.path.is_file() and not journal.exists()
        if complete or (journal.exists() and journal.stat().st_size):
            check_same(self.beside(MADE_WITH), made, limits=limits)
        if complete:
            new = self._nothing_new()
            shutil.copyfile(self.path, new)
            new.replace(journal)

    def journal(self, *, resume: bool, retry_failed: bool) -> Journal:
        """Open the journal; one that nobody asked to resume is set aside.

        Raises:
            UsageError: if it cannot be written, or another run is writing to it.
        """
        path = self.beside(JOURNAL)
        try:
            journal = Journal(path, failed=not retry_failed)
            if resume or not journal.lines:
                return journal
            journal.close()
            path.replace(self.beside(SET_ASIDE))
            logger.warning(
                "%s held %d documents of a run that had not ended; they are set aside in %s and all is done anew. "
                "To continue a run, give --resume.",
                path, journal.lines, self.beside(SET_ASIDE),
            )  # fmt: skip
            return Journal(path)
        except OSError as error:
            raise self._unwritable(error) from error

    def describe(self, made: dict[str, Any]) -> None:
        """Write down how the documents are made."""
        new = self._nothing_new()
        new.write_text(f"{json.dumps(made, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
        new.replace(self.beside(MADE_WITH))

    def _nothing_new(self) -> Path:
        """Where to write what is then put in place; a run that was ended may have left something there."""
        new = self.beside(NEW)
        remove(new)
        return new

    def _unwritable(self, error: OSError) -> UsageError:
        return UsageError(f"--output {self.path}: cannot be written ({error.strerror}: {error.filename})")

    def publish(self, journal: Journal) -> None:
        """Make the output of the journal, put it in place, and take away what is no longer needed."""
        new = self._nothing_new()
        if self.write is not None:
            self.write(map(Document.model_validate_json, journal.ordered()), new)
        elif journal.in_order():
            new = journal.path
        else:
            with new.open("wb") as file:
                file.writelines(line + b"\n" for line in journal.ordered())
        journal.close()
        if new.is_file():
            with new.open("rb+") as file:
                os.fsync(file.fileno())
        if self.path.is_dir():  # cannot be replaced in one step
            remove(self.beside(GONE))
            self.path.rename(self.beside(GONE))
        new.replace(self.path)
        for ending in (GONE, JOURNAL, SET_ASIDE):
            remove(self.beside(ending))


@cache
def writer(format: str) -> Write:  # noqa: A002
    """The function that writes a format.

    Raises:
        MissingExtraError: if packages that it needs are not installed.
    """
    try:
        write: Write = import_module(FORMATS[format].module).write
    except ImportError as error:
        extra = FORMATS[format].extra
        if extra is None:
            raise
        raise MissingExtraError(
            f"the format {format} needs {error.name}, which is not installed: pip install 'migextract[{extra}]'"
        ) from error
    return write


def remove(path: Path) -> None:
    """Take away a file or folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


class Outputs:
    """Knows which files are outputs of migextract: the one to be written, and those that have `OUTPUT.run.json`."""

    def __init__(self, output: Path) -> None:
        self._output = output.resolve()
        self._folders: dict[Path, Path | None] = {}

    def around(self, path: Path) -> Path | None:
        """The output that a file is, is in, or stands beside; None if it is nothing of ours."""
        found = self._at(path)
        if found is not None or path.parent == path:
            return found
        if path.parent not in self._folders:
            self._folders[path.parent] = self.around(path.parent)
        return self._folders[path.parent]

    def _at(self, path: Path) -> Path | None:
        ending = max((ending for ending in BESIDE if path.name.endswith(ending)), key=len, default="")
        name = path.name.removesuffix(ending)
        if not name:
            return None
        whole = path.with_name(name)
        is_next = name == self._output.name and whole.resolve() == self._output
        return whole if is_next or whole.with_name(name + MADE_WITH).is_file() else None

"""The journal of a batch: its documents, one JSON line each, on disk as soon as they are done.

Lines are only ever appended, so whatever ends the process, each of them is whole except perhaps the last. A later run
keeps the whole ones whose item is still the same: the same path, the same id (of a row in a table) and the same
SHA-256 of the file (of a row, its text). It appends what is missing; in which order the items stand is known at the
end, when the output is made of the journal.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections import deque
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Self

from pydantic import ValidationError

from migextract.batch.summary import Outline
from migextract.errors import UsageError

if sys.platform != "win32":
    import fcntl


class Journal:
    """A journal, open for appending; no other process can open it as well (but on Windows, which has no such lock).

    Attributes:
        done: where the line of each item starts whose document an earlier run wrote.
        lines: number of lines.
        appended: how many of them are new.
    """

    def __init__(self, path: Path, *, failed: bool = True) -> None:
        """Open a journal, and cut off a torn last line.

        Args:
            path: the file; it need not exist.
            failed: whether documents that failed count as done.

        Raises:
            UsageError: if another run is writing to it.
        """
        self.path = path
        self.done: dict[bytes, int] = {}
        self.lines, self.appended = 0, 0
        self._size = 0
        self._order = array("Q")  # where the line of each item starts: eight bytes a document
        self._missing: deque[int] = deque()  # places in the order whose line is not there yet
        self._file = locked(path)
        self._read(failed=failed)
        self._reader = path.open("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close it; an empty one is taken away."""
        self.close()
        if self.path.exists() and not self.path.stat().st_size:
            self.path.unlink()

    def close(self) -> None:
        """Close the file, for good on disk."""
        if not self._file.closed:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._reader.close()

    def _read(self, *, failed: bool) -> None:
        with self.path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    self._file.truncate(self._size)
                    break
                self._note(line, failed=failed)
                self.lines += 1
                self._size += len(line)

    def _note(self, line: bytes, *, failed: bool) -> None:
        try:
            outline = Outline.model_validate_json(line)
        except ValidationError:  # the disk was full, or the power failed
            return
        name = key(outline.id, outline.source.path, outline.source.sha256)
        self.done.pop(name, None)  # a later line counts, also if it says that the item failed
        if failed or not outline.errors:
            self.done[name] = self._size

    def keep(self, start: int) -> bytes:
        """The next item is the one whose line starts there, which is returned without its line end."""
        self._order.append(start)
        return self._line(start)

    def expect(self) -> None:
        """The next item has no line yet; it will be the first one appended that is not for an item before it."""
        self._missing.append(len(self._order))
        self._order.append(0)

    def append(self, line: bytes) -> None:
        """Write the line, given without its end, of the first item that waits for one."""
        self._order[self._missing.popleft()] = self._size
        self._file.write(line + b"\n")
        self._file.flush()
        self.lines += 1
        self.appended += 1
        self._size += len(line) + 1

    def in_order(self) -> bool:
        """Whether the journal holds the lines of the items, in their order, and nothing else."""
        rising = all(before < after for before, after in pairwise(self._order))
        return rising and len(self._order) == self.lines

    def ordered(self) -> Iterator[bytes]:
        """The lines of the items in their order, without line ends."""
        return map(self._line, self._order)

    def _line(self, start: int) -> bytes:
        self._reader.seek(start)
        return self._reader.readline().removesuffix(b"\n")


def key(id: str, path: str | None, sha256: str | None) -> bytes:
    """What tells one item from all others, and from what its file was before, in few bytes."""
    return blake2b(json.dumps([id, path, sha256]).encode(), digest_size=16).digest()


def locked(path: Path) -> BinaryIO:
    """Open a journal for appending and keep other processes from it, until this one ends, however it does.

    Raises:
        UsageError: if another process has it.
    """
    file = path.open("ab")
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise UsageError(f"{path}: another run is writing to it; wait for its end") from error
    return file

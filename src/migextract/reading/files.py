"""Which files there are to read, in folders and out of them.

Files of a known ending are taken by it; the first bytes of others say whether they can be read. What cannot be read, or
not even be looked at, is named with the reason: pipes and devices (which would wait for ever), broken links, closed
folders. Links to folders are not followed, so none leads in a circle.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from migextract.errors import ReadingError
from migextract.reading.formats import LIST, by_suffix, format_of, supported


class Skipped(NamedTuple):
    """A file or folder that was passed over, and why."""

    path: Path
    reason: str


class Files(NamedTuple):
    """Files found, in a stable order and each once.

    Attributes:
        readable: files of a format that has a reader.
        skipped: what stands in the folders and was passed over; hidden files are left out of both.
    """

    readable: list[Path]
    skipped: list[Skipped]


_LOCK: Final = "~$"  # how the names of files begin by which Office programs say that one is open
_SPECIAL: Final = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def files_in(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Files:
    """Expand files and folders to the files that can be read.

    Folders are searched with all their folders below; files in them come in the order of their paths. Hidden files
    and folders inside a folder are passed over. A file that is named twice counts once, at its first place.

    Raises:
        UnsupportedFormatError: a file that was named itself has no reader.
        ReadingError: a path is missing, no file, or closed to us, or a folder holds nothing readable.
    """
    readable: dict[Path, None] = {}
    skipped: dict[Skipped, None] = {}
    for path in _paths(paths):
        if not path.is_dir():
            refuse_what_is_no_file(path)
            format_of(path)
            readable[path] = None
            continue
        found: list[Path] = []
        for entry in sorted(_walk(path), key=lambda entry: _place(entry).parts):
            reason = entry if isinstance(entry, Skipped) else _refusal(entry)
            if reason is None:
                found.append(_place(entry))
            else:
                skipped[reason] = None
        if not found:
            raise ReadingError(f"{path}: no readable file in this folder; supported are {supported()}")
        readable.update(dict.fromkeys(found))
    return Files(list(readable), list(skipped))


def refuse_what_is_no_file(path: Path) -> None:
    """Refuse a path that no file can be read from.

    Raises:
        ReadingError: there is nothing, a folder, a pipe or device, or it is closed to us.
    """
    if "\n" in str(path):
        raise ReadingError("this looks like a text, not a path; wrap it with Source.from_text()")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        what = "a link to a file that is not there" if path.is_symlink() else "no such file or folder"
        raise ReadingError(f"{path}: {what}") from error
    except (OSError, ValueError) as error:  # closed folder above it, name too long, zero byte in the name
        raise ReadingError(f"{path}: cannot be reached ({getattr(error, 'strerror', None) or error})") from error
    if stat.S_ISDIR(mode):
        raise ReadingError(f"{path}: a folder, not a file; expand it with files_in()")
    if not stat.S_ISREG(mode):
        raise ReadingError(f"{path}: {_SPECIAL.get(stat.S_IFMT(mode), 'something')}, not a file")


def _refusal(path: Path) -> Skipped | None:
    """Why a file in a folder is passed over; None if it is not."""
    if path.name.startswith(_LOCK):
        return Skipped(path, "the mark of an Office program that a document is open")
    try:
        refuse_what_is_no_file(path)
        if by_suffix(path) is None:
            format_of(path)
    except ReadingError as error:
        return Skipped(path, str(error).removeprefix(f"{path}: ").partition(LIST)[0])
    return None


def _paths(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    if isinstance(paths, (str, os.PathLike)):
        return [Path(paths)]
    return [Path(path) for path in paths]


def _walk(folder: Path) -> Iterator[Path | Skipped]:
    """All files below a folder, and what in it cannot be walked."""
    closed: list[Skipped] = []

    def note(error: OSError) -> None:
        if error.filename == os.fspath(folder):
            raise ReadingError(f"{folder}: this folder cannot be opened ({error.strerror})") from error
        closed.append(Skipped(Path(error.filename), f"this folder cannot be opened ({error.strerror})"))

    for place, folders, files in os.walk(folder, onerror=note):
        visible = [Path(place, name) for name in folders if not name.startswith(".")]
        links = [path for path in visible if path.is_symlink()]
        folders[:] = [path.name for path in visible if path not in links]
        yield from (Skipped(path, "a link to a folder is not followed; name it itself") for path in links)
        yield from (Path(place, name) for name in files if not name.startswith("."))
    yield from closed


def _place(entry: Path | Skipped) -> Path:
    return entry.path if isinstance(entry, Skipped) else entry

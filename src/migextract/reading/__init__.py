"""From files to sources: which files there are, and the text of one of them.

A format is a suffix, a media type and a function from bytes to text: one line in `FORMATS`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from migextract.errors import ReadingError, UnsupportedFormatError
from migextract.reading import text
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.source import LONE_SURROGATE, Decoded, Source

__all__ = ["FORMATS", "Files", "Format", "Source", "files_in", "read"]


class Format(NamedTuple):
    """A kind of file that can be read.

    Attributes:
        media_type: its name on the web.
        decode: from the bytes, a name for error messages and the limits to text, charset and layout.
    """

    media_type: str
    decode: Callable[[bytes, str, Limits], Decoded]


_PLAIN = Format("text/plain", text.decode)
_MARKDOWN = Format("text/markdown", text.decode)

FORMATS: dict[str, Format] = {".txt": _PLAIN, ".md": _MARKDOWN, ".markdown": _MARKDOWN}


class Files(NamedTuple):
    """Files found, in a stable order and each once.

    Attributes:
        readable: files of a format that has a reader.
        skipped: files inside the folders that have none; hidden files are left out of both.
    """

    readable: list[Path]
    skipped: list[Path]


def read(path_or_bytes: str | os.PathLike[str] | bytes, *, id: str | None = None, limits: Limits = DEFAULT) -> Source:
    """Read a file, or the bytes of a plain text.

    Args:
        path_or_bytes: path of a file, or the content of a plain text file.
        id: name of the document; without it the file's name without its suffix, or a name made of the hash.
        limits: how large the file and its text may be.

    Returns:
        The source; its text has the line ends of the file and no byte order mark.

    Raises:
        UnsupportedFormatError: there is no reader for this suffix.
        LimitError: the file or its text is too large.
        ReadingError: the file is missing, no file, closed to us, binary, or in no charset that we know.

    >>> source = read("Frontex und Europol – Küste".encode("utf-8-sig"), id="note")
    >>> source.id, source.text, source.charset
    ('note', 'Frontex und Europol – Küste', 'utf-8-sig')
    """
    if isinstance(path_or_bytes, bytes):
        digest = hashlib.sha256(path_or_bytes).hexdigest()
        decoded = _PLAIN.decode(path_or_bytes, id or "the bytes given", limits)
        return Source(
            decoded.text, id or f"text-{digest[:12]}", None, digest, charset=decoded.charset, media_type="text/plain"
        )
    path = Path(path_or_bytes)
    _refuse_missing(path)
    if path.is_dir():
        raise ReadingError(f"{path}: a folder, not a file; expand it with files_in()")
    form = _format_of(path)  # before its bytes are read: a film of 40 GB in the wrong place should fail at once
    data = _bytes_of(path, limits)
    decoded = form.decode(data, str(path), limits)
    return Source(
        text=decoded.text,
        id=id or printable(path.stem),
        path=printable(path),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=form.media_type,
        charset=decoded.charset,
        layout=decoded.layout,
        warnings=decoded.warnings,
    )


def printable(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written: bytes of a name that are no UTF-8 become U+FFFD."""
    return LONE_SURROGATE.sub("\ufffd", os.fspath(path))


def files_in(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Files:
    """Expand files and folders to the files that can be read.

    Folders are searched with all their folders below; files in them come in the order of their paths. Hidden files
    and folders inside a folder are passed over. A file that is named twice counts once, at its first place.

    Raises:
        UnsupportedFormatError: a file that was named itself has no reader.
        ReadingError: a path is missing or closed to us, or a folder holds nothing readable.
    """
    readable: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    for path in _paths(paths):
        if not path.is_dir():
            _refuse_missing(path)
            _format_of(path)
            readable[path] = None
            continue
        inside = sorted(_walk(path), key=lambda file: file.parts)
        found = [file for file in inside if file.suffix.lower() in FORMATS]
        if not found:
            raise ReadingError(f"{path}: no readable file in this folder; supported are {_supported()}")
        readable.update(dict.fromkeys(found))
        skipped.update(dict.fromkeys(file for file in inside if file.suffix.lower() not in FORMATS))
    return Files(list(readable), list(skipped))


def _paths(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    if isinstance(paths, (str, os.PathLike)):
        return [Path(paths)]
    return [Path(path) for path in paths]


def _walk(folder: Path) -> Iterable[Path]:
    def refuse(error: OSError) -> None:
        raise ReadingError(f"{error.filename}: this folder cannot be opened ({error.strerror})") from error

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        limits.check("file_bytes", path.stat().st_size, str(path))
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror})") from error


def _refuse_missing(path: Path) -> None:
    if "\n" in str(path):
        raise ReadingError("this looks like a text, not a path; wrap it with Source.from_text()")
    try:
        path.stat()
    except FileNotFoundError as error:
        raise ReadingError(f"{path}: no such file or folder") from error
    except (OSError, ValueError) as error:  # closed folder above it, name too long, zero byte in the name
        raise ReadingError(f"{path}: cannot be reached ({getattr(error, 'strerror', None) or error})") from error


def _format_of(path: Path) -> Format:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        found = f"suffix {path.suffix}" if path.suffix else "no suffix"
        raise UnsupportedFormatError(f"{path}: {found} has no reader; supported are {_supported()}") from None


def _supported() -> str:
    return ", ".join(FORMATS)

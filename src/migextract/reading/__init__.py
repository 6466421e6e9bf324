"""From files to sources: which files there are, and the text of one of them, or the texts of a table.

`formats` lists what can be read; each format has a module of its own, imported when it is first needed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from migextract.errors import ReadingError
from migextract.reading.files import Files, Skipped, files_in, refuse_what_is_no_file
from migextract.reading.formats import FORMATS, HEAD, PLAIN, Format, by_content, by_suffix, disagreement, format_of
from migextract.reading.ids import ids_for
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.source import Decoded, Source, Unreadable, printable
from migextract.reading.tables import Columns

__all__ = [
    "FORMATS",
    "Columns",
    "Files",
    "Format",
    "Limits",
    "Skipped",
    "Source",
    "Unreadable",
    "files_in",
    "has_known_suffix",
    "ids_for",
    "items_in",
    "printable",
    "read",
]

_USUAL = Columns()
_EMPTY = "the file is empty"
_NO_TEXT = "no text was found in the file"


def read(path_or_bytes: str | os.PathLike[str] | bytes, *, id: str | None = None, limits: Limits = DEFAULT) -> Source:
    """Read a file, or the bytes of one.

    Args:
        path_or_bytes: path of a file, or its content; what has no beginning of its own is taken for plain text.
        id: name of the document; without it the file's name without its suffix, or a name made of the hash.
        limits: how large the file and its text may be.

    Returns:
        The source; a plain text has the line ends of the file and no byte order mark.

    Raises:
        UnsupportedFormatError: there is no reader for this kind of file.
        MissingExtraError: there is one, and the packages that it needs are not installed.
        LimitError: the file or its text is too large.
        NeedsOcrError: the file is a PDF of pictures.
        ReadingError: the file is missing, no file, closed to us, damaged, in no charset that we know, or a table.

    >>> source = read("Frontex und Europol – Küste".encode("utf-8-sig"), id="note")
    >>> source.id, source.text, source.charset
    ('note', 'Frontex und Europol – Küste', 'utf-8-sig')
    """
    if isinstance(path_or_bytes, bytes):
        form = by_content(path_or_bytes[:HEAD]) or PLAIN
        digest = hashlib.sha256(path_or_bytes).hexdigest()
        decoded = _decoded(path_or_bytes, id or "the bytes given", form, limits)
        return _source(decoded, id or f"text-{digest[:12]}", None, digest, form)
    path = Path(path_or_bytes)
    refuse_what_is_no_file(path)
    form = format_of(path)  # before all its bytes are read: a film of 40 GB in the wrong place should fail at once
    data = b"" if form.is_table else _bytes_of(path, limits)
    decoded = _decoded(data, str(path), form, limits)
    decoded = decoded._replace(warnings=(*disagreement(path, form), *decoded.warnings))
    return _source(decoded, id or printable(path.stem), printable(path), hashlib.sha256(data).hexdigest(), form)


def items_in(
    path: str | os.PathLike[str], columns: Columns = _USUAL, limits: Limits = DEFAULT, *, id: str | None = None
) -> Iterator[Path | Source | Unreadable]:
    """What to extract from a file: the rows of a table, and of any other file the file itself.

    Rows are read as they are asked for. Other files are not: that is left to the process that extracts them.

    Args:
        path: of the file.
        columns: which columns of a table to read.
        limits: how large a text may be.
        id: the beginning of the ids of rows that state none; the file's name without its suffix if it is not given.

    Yields:
        A source or an `Unreadable` for each row, or the path. Nothing is raised: a file that cannot be opened, or is
        missing, is yielded, and fails when it is read.
    """
    path = Path(path)
    try:
        refuse_what_is_no_file(path)
        form = format_of(path)
    except ReadingError:
        yield path
        return
    if form.is_table:
        yield from form.rows(path, id or printable(path.stem), columns, limits)
    else:
        yield path


def has_known_suffix(path: str | os.PathLike[str]) -> bool:
    """Whether a path ends like a file that can be read."""
    return by_suffix(Path(path)) is not None


def _decoded(data: bytes, name: str, form: Format, limits: Limits) -> Decoded:
    if form.is_table:
        raise ReadingError(
            f"{name}: a table ({form.name}), which holds many documents; read it with pipe() or `migextract extract`"
        )
    limits.check("file_bytes", len(data), name)
    if not data or data.isspace():  # nothing was saved, whatever it should have been
        return PLAIN.decode(data, name, limits)._replace(warnings=(_EMPTY,))
    decoded = form.decode(data, name, limits)
    if decoded.text and not decoded.text.isspace():
        return decoded
    return decoded._replace(warnings=(*decoded.warnings, _EMPTY if form is PLAIN else _NO_TEXT))


def _source(decoded: Decoded, id: str, path: str | None, sha256: str, form: Format) -> Source:
    return Source(
        text=decoded.text,
        id=id,
        path=path,
        sha256=sha256,
        media_type=form.media_type,
        charset=decoded.charset,
        layout=decoded.layout,
        warnings=decoded.warnings,
    )


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        limits.check("file_bytes", path.stat().st_size, str(path))
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror})") from error

"""Tables with a text in each row: JSON lines and Parquet. A row is a source of its own, named by its id.

Rows are read as they are asked for, so memory does not grow with the table: JSON lines line by line, Parquet by pages
of a few rows. What is wrong with a row becomes an `Unreadable` in its place, and what is wrong with the whole table
one for it; no exception stops a batch.

The id of a row is the one in the id column, or the table's name and the row's number, counted from 1 (a line's number
in JSON lines). If a row's id stands in an earlier row as well, the row's number is added to it and a warning says so:
no row is lost, and a second run names each row alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from migextract.errors import LimitError, ReadingError
from migextract.reading.limits import Limits
from migextract.reading.source import LONE_SURROGATE, Source, Unreadable, printable

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

EMPTY: Final = "the text is empty"
NO_ROWS: Final = "the table has no rows"
_USUAL_ID: Final = "id"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_OTHER_UNICODE: Final = (b"\xff\xfe", b"\xfe\xff")
_CHUNK: Final = 1024 * 1024
_ROWS: Final = 32  # of a Parquet table in memory at once
_HASH_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns (fields of JSON lines) of a table to read.

    Attributes:
        text: the column with the text.
        id: the column with the id; None for `id` where there is one.
    """

    text: str = "text"
    id: str | None = None


Rows = Iterator[Source | Unreadable]


def jsonl(path: Path, name: str, columns: Columns, limits: Limits) -> Rows:
    """The rows of JSON lines.

    Args:
        path: of the file, in UTF-8; empty lines are passed over.
        name: the beginning of the ids of rows that have none.
        columns: the fields to read.
        limits: a line may be as long as a file, and a text have as many characters as any.

    Yields:
        A source for each line, or an `Unreadable` for one that is damaged or lacks its text.
    """
    rows = _Rows(path, name, limits)
    try:
        with path.open("rb") as file:
            _refuse_utf_16(file)
            for number, line in enumerate(_lines(file, limits.file_bytes), 1):
                if line is None or line.strip():
                    yield rows.take(number, partial(_fields, line, columns, limits))
        yield from rows.none()
    except (OSError, ReadingError) as error:
        yield rows.unreadable(name, error)


def parquet(path: Path, name: str, columns: Columns, limits: Limits) -> Rows:
    """The rows of a Parquet table; the arguments and what is yielded are as for `jsonl`.

    Damage costs the rest of its row group, which one `Unreadable` stands for.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy, and most batches have no Parquet in them
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    damage = (OSError, ValueError, pa.ArrowException)
    rows = _Rows(path, name, limits)
    last = 0
    try:
        # Opened here, for pyarrow knows no path whose name is no UTF-8.
        with path.open("rb") as raw, ParquetFile(raw, pre_buffer=False, buffer_size=_CHUNK) as file:
            found = _found(file.schema_arrow, columns)
            for group in range(file.num_row_groups):
                number, last = last, last + file.metadata.row_group(group).num_rows
                try:
                    for cells in _cells(file, group, found):
                        number += 1
                        yield rows.take(number, partial(_values, cells))
                except damage as error:
                    yield rows.unreadable(f"{name}-{number + 1}", error, f", rows {number + 1} to {last}")
        yield from rows.none()
    except (*damage, ReadingError) as error:
        yield rows.unreadable(name, error)


class _Rows:
    """Makes sources of the rows of one table, each with an id of its own."""

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        self._path = printable(path)
        self._name = name
        self._limits = limits
        # Hashes, not ids: a hundred bytes a row whatever its id is. Two ids with one hash would only make one longer.
        self._seen: set[bytes] = set()
        self._was_asked = False

    def take(self, number: int, read: Callable[[], tuple[Any, Any]]) -> Source | Unreadable:
        """Make a source of a row.

        Args:
            number: of the row, from 1.
            read: reads its text and its id, as they stand in the table; a `ReadingError` says what is wrong with it.
        """
        self._was_asked = True
        name = f"{self._name}-{number}"
        try:
            text, given = read()
            name, warnings = self._unique(_id_of(given) or name, number)
            source = Source.from_text(_text_of(text), name)
            self._limits.check("characters", len(source.text), "its text")
        except ReadingError as error:
            return self.unreadable(name, error, f", row {number}")
        if not source.text.strip():
            warnings = (*warnings, EMPTY)
        return replace(source, path=self._path, warnings=warnings)

    def none(self) -> Rows:
        """An empty source for a table that had no rows, so that its file is accounted for."""
        if not self._was_asked:
            yield replace(Source.from_text("", self._name), path=self._path, warnings=(NO_ROWS,))

    def unreadable(self, name: str, error: Exception, place: str = "") -> Unreadable:
        """What stands for a row, or a whole table, that cannot be read."""
        kind = type(error) if isinstance(error, ReadingError) else ReadingError
        return Unreadable(name, self._path, kind(f"{self._path}{place}: {error}"))

    def _unique(self, name: str, number: int) -> tuple[str, tuple[str, ...]]:
        """An id that no earlier row has, and a warning if it is not the one that the row states."""
        unique = name
        while (seen := blake2b(unique.encode("utf-8", "replace"), digest_size=_HASH_BYTES).digest()) in self._seen:
            unique = f"{unique}-{number}"
        self._seen.add(seen)
        return unique, () if unique == name else (f"an earlier row has the id {name} as well",)


def _id_of(given: object) -> str:
    """The id that a row states; empty if it states none."""
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise ReadingError(f"its id is no string and no number, but {_kind(given)}")
    return LONE_SURROGATE.sub("\ufffd", str(given)).strip()


def _text_of(given: object) -> str:
    if isinstance(given, bytes):
        return _decoded(given)
    if not isinstance(given, str):
        raise ReadingError(f"its text is no string, but {_kind(given)}")
    return given


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "nothing" if value is None else f"of type {type(value).__name__}")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadingError(f"no UTF-8 at byte {error.start}; save it again as UTF-8") from error


# --- JSON lines -------------------------------------------------------------------------------------------------------


def _lines(file: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long to be held in memory."""
    while line := file.readline(longest + 1):
        is_too_long = len(line) > longest
        yield None if is_too_long else line
        while is_too_long and line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)


def _refuse_utf_16(file: BufferedReader) -> None:
    if file.peek(2)[:2] in _OTHER_UNICODE:
        raise ReadingError("JSON lines are in UTF-8, and this file is in UTF-16; convert it")


def _fields(line: bytes | None, columns: Columns, limits: Limits) -> tuple[Any, Any]:
    """Text and id of a line of JSON."""
    if line is None:
        raise LimitError(
            f"longer than {limits.file_bytes:,} bytes, the limit for a file; raise it with --max-file-bytes"
        )
    try:
        fields = json.loads(_decoded(line.removeprefix(_BYTE_ORDER_MARK)))
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"no JSON ({error}); each line must hold one object") from error
    if not isinstance(fields, dict):
        raise ReadingError(f"no JSON object, but {_kind(fields)}; each line must hold one object")
    for column in (columns.text, columns.id or columns.text):
        if column not in fields:
            raise _missing(column, fields)
    return fields[columns.text], fields.get(columns.id or _USUAL_ID)


def _missing(column: str, columns: Iterable[str]) -> ReadingError:
    there = LONE_SURROGATE.sub("\ufffd", ", ".join(columns)) or "none"
    return ReadingError(f"no column {column!r}; there are {there} (see --text-field and --id-field)")


# --- Parquet ----------------------------------------------------------------------------------------------------------


def _found(schema: pa.Schema, columns: Columns) -> tuple[str, str | None]:
    """The columns of text and id that a table has."""
    for column in (columns.text, columns.id or columns.text):
        if schema.names.count(column) != 1:
            raise _missing(column, schema.names)
    kind = schema.field(columns.text).type
    if not _is_text(kind):
        raise ReadingError(f"column {columns.text!r} holds {kind}, no text")
    return columns.text, columns.id or (_USUAL_ID if schema.names.count(_USUAL_ID) == 1 else None)


def _cells(file: ParquetFile, group: int, columns: tuple[str, str | None]) -> Iterator[tuple[pa.Scalar, ...]]:
    """Text and id of each row of a row group, read page by page: one may have many gigabytes."""
    wanted = [column for column in columns if column is not None]
    for batch in file.iter_batches(_ROWS, [group], list(dict.fromkeys(wanted)), use_threads=False):
        cells = [batch.column(column) for column in wanted]
        for row in range(batch.num_rows):
            yield tuple(cell[row] for cell in cells)


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa  # noqa: PLC0415 - heavy

    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    texts = (pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view())
    return kind in (*texts, pa.null())


def _values(cells: tuple[pa.Scalar, ...]) -> tuple[Any, Any]:
    """Text and id of a row of Parquet, as Python's own values."""
    try:
        text, *id = (cell.as_py() for cell in cells)
    except ValueError as error:
        raise ReadingError(f"its text or its id is damaged ({error})") from error
    return text, id[0] if id else None

"""The same extractor over a Spark DataFrame: one row a document in, one row a record out.

Java, Spark and the cluster are the user's. On every machine the Python of the workers (`PYSPARK_PYTHON`, to be set
before the session starts) needs migextract installed, in the same version as the driver's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from migextract.errors import MigextractError, MissingExtraError, ReadingError, UsageError
from migextract.extractor import Extractor, Settings, checked_date, failed, settings_for
from migextract.reading.source import Source, Unreadable
from migextract.records import Document
from migextract.writing.arrow import SCHEMA, to_arrow

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

DAYS: Final = ("date", "timestamp", "timestamp_ntz", "string")
"""Types of columns that can hold the days of papers."""
ROWS: Final = 32
"""Documents that a worker holds as Python objects at a time."""


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    date: str | datetime.date | None = None,
    keep: Sequence[str] = (),
    **settings: Any,
) -> DataFrame:
    """Find all mentions in the texts of a DataFrame.

    The result has the columns named in `keep`, and behind them those of `Document` (`migextract.writing.arrow.SCHEMA`):
    `id`, `source`, `metadata`, `mentions` and so on, nested; other columns are dropped. A row that cannot be extracted,
    for example because its text is null, becomes a row with `errors` and no mentions. The record of a row is
    `migextract.writing.arrow.document_of(row.asDict(recursive=True))`.

    Args:
        df: one paper a row.
        text: its column with the texts.
        id: its column with the names of the papers; where it is null, a text is named after its hash.
        date: its column with the days of the papers (date, timestamp or YYYY-MM-DD), which complete dates without a
            year and win over those that the papers state; or, given as `datetime.date`, one day for all.
        keep: its columns to keep as they are.
        settings: the arguments of `migextract.load`. Files that they name must lie on every machine.

    Raises:
        MissingExtraError: if PySpark is not installed.
        UsageError: if a column does not exist or cannot be what it is named for, or a setting makes no sense.
    """
    try:
        from pyspark.sql import functions, types  # noqa: PLC0415 - an extra
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Spark needs PySpark; pip install 'migextract[spark]'") from error

    chosen = settings_for(**settings)
    dates = date if isinstance(date, str) else None
    day = None if isinstance(date, str) else checked_date(date)
    check_columns(dict(df.dtypes), id, text, dates, keep)
    columns = [functions.col(f"`{name.replace('`', '``')}`") for name in (id, text, *([dates] if dates else []), *keep)]
    columns[0] = columns[0].cast("string")
    schema = types.StructType([*(df.schema[name] for name in keep), *from_arrow_schema(SCHEMA)])

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return extracted(batches, chosen, day, by_column=dates is not None)

    # Our own names on the way there: Spark would take a dot in a name for a field of a struct.
    ours = [column.alias(f"c{place}") for place, column in enumerate(columns)]
    return df.select(*ours).mapInArrow(work, schema)


def check_columns(types: dict[str, str], id: str, text: str, date: str | None, keep: Sequence[str]) -> None:
    """Make sure that all columns exist and can be used.

    Args:
        types: the types of the columns by their names.
        id: the column with the names of papers.
        text: the column with the texts.
        date: the column with the days of papers, or None.
        keep: the columns to keep.

    Raises:
        UsageError: naming what does not fit.
    """
    if isinstance(keep, str):
        raise UsageError(f"keep={keep!r}: give a list of columns, for example keep=[{keep!r}]")
    if missing := [name for name in (id, text, *([date] if date else []), *keep) if name not in types]:
        raise UsageError(f"no such column: {', '.join(missing)}. The columns are {', '.join(types)}.")
    if types[text] != "string":
        raise UsageError(f"column {text!r} holds {types[text]}, but texts are strings")
    if date is not None and types[date] not in DAYS:
        raise UsageError(f"column {date!r} holds {types[date]}; days of papers are {', '.join(DAYS)}")
    if taken := [name for name in keep if name in SCHEMA.names]:
        raise UsageError(f"the result has columns {', '.join(taken)} of its own; rename what you want to keep")


def extracted(
    batches: Iterator[pa.RecordBatch], settings: Settings, day: datetime.date | None, *, by_column: bool
) -> Iterator[pa.RecordBatch]:
    """What a worker does: batches of ids, texts, where `by_column` says so days, and kept columns into records."""
    extractor = extractor_for(settings)
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS):
            piece = batch.slice(start, ROWS)
            ids, texts = (piece.column(place).to_pylist() for place in (0, 1))
            days = piece.column(2).to_pylist() if by_column else [day] * piece.num_rows
            rows = [to_arrow(record(extractor, *row)) for row in zip(ids, texts, days, strict=True)]
            kept = piece.columns[3 if by_column else 2 :]
            columns = [*kept, *pa.RecordBatch.from_pylist(rows, schema=SCHEMA).columns]
            names = [*(f"k{place}" for place in range(len(kept))), *SCHEMA.names]
            yield pa.RecordBatch.from_arrays(columns, names)


@lru_cache(maxsize=1)
def extractor_for(settings: Settings) -> Extractor:
    """The extractor of this worker process, which Spark uses for many batches."""
    return Extractor(settings)


def record(extractor: Extractor, id: str | None, text: str | None, day: str | datetime.date | None) -> Document:
    """The record of one row; whatever is wrong with the row stands in its `errors`."""
    if text is None:
        error = ReadingError("the row has no text; filter such rows out, or mend what made them")
        return failed(Unreadable(id or "row-without-id", None, error), error)
    source = Source.from_text(text, id)
    try:
        extractor.settings.limits.check("characters", len(text), source.id)
        day = checked_date(day)
    except MigextractError as error:
        return failed(source, error)
    return extractor.extract_or_report(source, day)

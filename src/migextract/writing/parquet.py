"""Parquet: the table of mentions for DuckDB, pandas and polars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from migextract.records import Document
from migextract.writing.table import SCHEMA, rows

BATCH = 5_000
"""Rows that become one batch: as Python objects they take some ten times the memory that they take in Arrow."""
GROUP = 10
"""Batches in a row group, the unit in which databases read the file, several at a time."""


def write(documents: Iterable[Document], path: Path) -> None:
    """Write the table of mentions in row groups, so that memory does not grow with their number."""
    waiting = batches(documents)
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP)):
            writer.write_table(pa.Table.from_batches(group))


def batches(documents: Iterable[Document]) -> Iterator[pa.RecordBatch]:
    """The rows of the table in batches."""
    waiting = rows(documents)
    while batch := list(islice(waiting, BATCH)):
        yield pa.RecordBatch.from_pylist(batch, schema=SCHEMA)

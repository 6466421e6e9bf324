"""Parquet: the table of mentions for DuckDB, pandas and polars."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from migextract.records import Document
from migextract.writing.table import COLUMNS, rows

TYPES = {"string": pa.string(), "integer": pa.int64(), "date": pa.date32()}
SCHEMA = pa.schema([(name, TYPES[kind]) for name, kind in COLUMNS.items()])
ROW_GROUP = 50_000


def write(documents: Iterable[Document], path: Path) -> None:
    """Write the table of mentions, in row groups, so that memory does not grow with the batch."""
    with pq.ParquetWriter(path, SCHEMA) as writer:
        waiting = rows(documents)
        while group := list(islice(waiting, ROW_GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))

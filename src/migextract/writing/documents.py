"""Parquet, one row a document with everything nested in it: for Spark, DuckDB (`unnest`) and HuggingFace `datasets`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq

from migextract.records import Document
from migextract.writing.arrow import SCHEMA, batches


def write(documents: Iterable[Document], path: Path) -> None:
    """Write one row a document; `migextract.writing.arrow.document_of` makes records of them again."""
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for batch in batches(documents):
            writer.write_batch(batch)

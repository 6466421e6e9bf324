"""A HuggingFace dataset on disk: `datasets.load_from_disk(path)` gives a row a document, mentions nested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from migextract.records import Document
from migextract.writing.arrow import SCHEMA, batches


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write the dataset.

    The documents first go to one Arrow file, which `datasets` then maps into memory and saves in its own layout: at no
    time does memory hold more than a batch of them.
    """
    from datasets import Dataset  # noqa: PLC0415 - takes seconds to import

    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as workshop:
        file = Path(workshop) / "documents.arrow"
        with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_stream(sink, SCHEMA) as stream:
            for batch in batches(documents):
                stream.write_batch(batch)
        with no_progress_bars():
            found = Dataset.from_file(str(file))
            # Of no rows it would make no shard, and then not read what it wrote.
            found.save_to_disk(folder, num_shards=None if len(found) else 1)


@contextmanager
def no_progress_bars() -> Iterator[None]:
    """Keep `datasets` from drawing on standard error, where the batch has a bar of its own."""
    from datasets import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars  # noqa: PLC0415

    were_disabled = are_progress_bars_disabled()
    disable_progress_bars()
    try:
        yield
    finally:
        if not were_disabled:
            enable_progress_bars()

"""Many files: extract, write, and account for every one of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Final

from migextract.errors import UsageError
from migextract.extractor import Extractor, Item, Settings
from migextract.records import Document

FORMATS: Final = {"jsonl": "file", "csv": "file", "parquet": "file", "html": "folder"}
"""Output formats, each a module of `migextract.writing`, and whether they write one file or a folder of pages."""


def format_of(output: Path) -> str:
    """The format that the ending of an output's name says; JSON lines where it says none.

    >>> format_of(Path("papers.csv")), format_of(Path("papers.jsonl")), format_of(Path("pages"))
    ('csv', 'jsonl', 'jsonl')
    """
    ending = output.suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else "jsonl"


@dataclass(slots=True)
class Summary:
    """What came out of a batch.

    Attributes:
        documents: number of documents extracted without error.
        labels: number of mentions by label.
        things: number of mentions by label and what is mentioned (name of the entry, else value or text).
        failures: path or id and message of each document that failed.
    """

    documents: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    things: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """Count one document."""
        if document.errors:
            name = document.source.path or document.id
            self.failures += [(name, error.message) for error in document.errors]
            return
        self.documents += 1
        for mention in document.mentions:
            self.labels[mention.label] += 1
            thing = getattr(mention, "name", None) or mention.value or mention.text
            self.things[mention.label, thing] += 1


def extract_to(
    items: Iterable[Item],
    output: Path,
    settings: Settings,
    *,
    format: str = "jsonl",  # noqa: A002 - the name of the option
    workers: int = 1,
    date: datetime.date | None = None,
    on_document: Callable[[Document], None] | None = None,
) -> Summary:
    """Extract items and write the result.

    A file appears under its name only when it is complete; until then it is called `OUTPUT.part`.

    Args:
        items: paths, sources or texts.
        output: the file, or for `html` the folder, to write.
        settings: how to extract.
        format: one of `FORMATS`.
        workers: number of processes.
        date: the day of the documents, if the caller knows it.
        on_document: called with each document as it is done.

    Raises:
        UsageError: if there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(f"no output format {format!r}; there are {', '.join(FORMATS)}")
    writer = import_module(f"migextract.writing.{format}")
    summary = Summary()

    def counted() -> Iterator[Document]:
        for document in Extractor(settings).pipe(items, workers=workers, date=date):
            summary.add(document)
            if on_document is not None:
                on_document(document)
            yield document

    output.parent.mkdir(parents=True, exist_ok=True)
    if FORMATS[format] == "folder":
        writer.write(counted(), output)
    else:
        part = output.with_name(f"{output.name}.part")
        writer.write(counted(), part)
        part.replace(output)
    return summary

"""The flat table of mentions that CSV and Parquet share: one row a mention, with its document's id and path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from migextract.records import Document

COLUMNS: Final[dict[str, str]] = {
    "document": "string",
    "path": "string",
    "document_date": "date",
    "label": "string",
    "start": "integer",
    "end": "integer",
    "text": "string",
    "value": "string",
    "name": "string",
    "kind": "string",
    "first": "date",
    "last": "date",
    "scheme": "string",
    "status": "string",
    "address": "string",
    "amount": "string",
    "currency": "string",
    "section": "string",
    "page": "integer",
    "finder": "string",
    "rule": "string",
    "error": "string",
}
"""Column names and kinds. A document that failed has one row, with `error` and nothing else of a mention."""


def rows(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """One row a mention, in the order of documents and text; fields that a label does not have are None."""
    for document in documents:
        common = {
            "document": document.id,
            "path": document.source.path,
            "document_date": document.metadata.date,
        }
        for error in document.errors:
            yield dict.fromkeys(COLUMNS) | common | {"error": f"{error.code}: {error.message}"}
        for mention in document.mentions:
            fields = {name: getattr(mention, name, None) for name in COLUMNS if name not in common}
            evidence = {"finder": mention.evidence.finder, "rule": mention.evidence.rule}
            yield dict.fromkeys(COLUMNS) | fields | common | evidence

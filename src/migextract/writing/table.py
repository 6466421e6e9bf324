"""The flat table that CSV and Parquet share: one row a mention, with what is known of its paper beside it.

Nothing is left out: a paper without mentions has one row whose `label` is null, and one that failed has one row for
each of its errors, with `error` filled. So `count(label)` counts mentions and `count(DISTINCT document)` papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyarrow as pa

from migextract.records import BaseMention, Document, Evidence, Metadata
from migextract.writing.arrow import SCHEMA as DOCUMENT
from migextract.writing.arrow import schema_of, to_arrow

METADATA: Final = [name for name in Metadata.model_fields if name != "read_from"]
SOURCE: Final = ("path", "sha256", "media_type", "offsets", "characters")
MENTION: Final = DOCUMENT.field("mentions").type.value_type


def schema() -> pa.Schema:
    """The columns, each with the type that it has in the records."""
    source = DOCUMENT.field("source").type
    columns = [("document", pa.string())]
    columns += [(name, source.field(name).type) for name in SOURCE]
    columns += [(f"document_{field.name}", field.type) for field in schema_of(Metadata) if field.name in METADATA]
    columns += [(field.name, field.type) for field in MENTION if field.name != "evidence"]
    columns += [(field.name, field.type) for field in schema_of(Evidence)]
    columns += [("section_kind", pa.string()), ("warnings", pa.list_(pa.string())), ("error", pa.string())]
    return pa.schema(columns)


SCHEMA: Final = schema()


def rows(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """The rows in the order of documents and text; fields that a label does not have are None."""
    empty = dict.fromkeys(SCHEMA.names)
    for document in documents:
        paper = empty | paper_columns(document)
        kinds: dict[str | None, str] = {section.id: section.kind for section in document.sections}
        for error in document.errors:
            yield paper | {"error": f"{error.code}: {error.message}"}
        for mention in document.mentions:
            yield paper | mention_columns(mention) | {"section_kind": kinds.get(mention.section)}
        if not document.errors and not document.mentions:
            yield paper


def paper_columns(document: Document) -> dict[str, Any]:
    """What is the same in all rows of a document."""
    source = {name: getattr(document.source, name) for name in SOURCE}
    metadata = {f"document_{name}": to_arrow(getattr(document.metadata, name)) for name in METADATA}
    return {"document": document.id, **source, **metadata, "warnings": list(document.warnings)}


def mention_columns(mention: BaseMention) -> dict[str, Any]:
    """The fields of a mention, and why it was found."""
    fields: dict[str, Any] = to_arrow(mention)
    evidence: dict[str, Any] = fields.pop("evidence")
    return fields | evidence


def readable(value: Any) -> Any:
    """A value as a person reads it; numbers and days stay what they are.

    >>> readable(["32013R0604", "32013R0603"]), readable([{"key": "term", "value": "19"}]), readable(19)
    ('32013R0604; 32013R0603', 'term 19', 19)
    """
    if isinstance(value, list):
        return "; ".join(str(readable(item)) for item in value)
    if isinstance(value, dict):
        return " ".join(map(str, value.values())) if "key" in value else ", ".join(f"{k} {v}" for k, v in value.items())
    return value

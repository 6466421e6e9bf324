"""Records in Arrow: the schema of a record, derived from its pydantic model, and the way there and back.

Parquet, HuggingFace datasets and Spark share it, so that a field is written once, in `migextract.records`. The ten
kinds of mention become one struct with the fields of all of them, null where a label has no such field, and a
mapping becomes a list of `key` and `value`, since HuggingFace datasets know no maps.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
from pydantic import BaseModel

from migextract.records import Document

SCALARS: Final = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime.date: pa.date32(),
}

BATCH: Final = 16_000_000
"""Characters that are collected before they go out as one batch."""
MENTION: Final = 500
"""What a mention counts for, in characters."""


def schema_of(model: type[BaseModel]) -> pa.Schema:
    """The Arrow schema of a record; every field may be null.

    >>> from migextract.records import Evidence
    >>> schema_of(Evidence).names
    ['finder', 'rule', 'detail']
    """
    return pa.schema(list(struct_of(model)))


def struct_of(*models: type[BaseModel]) -> pa.StructType:
    """The fields of all these models, each once.

    Raises:
        TypeError: if two models give one name to fields of different types.
    """
    fields: dict[str, pa.DataType] = {}
    for model in models:
        for name, field in model.model_fields.items():
            found = type_of(field.annotation)
            if fields.setdefault(name, found) != found:
                raise TypeError(f"{name!r} is {fields[name]} in one model and {found} in {model.__name__}")
    return pa.struct(fields.items())


def type_of(annotation: Any) -> pa.DataType:
    """The Arrow type of a field of a record.

    >>> type_of(tuple[str, ...] | None), type_of(dict[str, int])
    (ListType(list<item: string>), ListType(list<item: struct<key: string, value: int64>>))

    Raises:
        TypeError: if there is none yet: add it here.
    """
    annotation, *others = alternatives(annotation)
    if is_model(annotation):
        return struct_of(annotation, *others)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if others:
        pass
    elif annotation in SCALARS:
        return SCALARS[annotation]
    elif origin is Literal:
        return type_of(type(arguments[0]))
    elif origin is tuple:
        return pa.list_(type_of(arguments[0]))
    elif origin is dict:
        return pa.list_(pa.struct([("key", type_of(arguments[0])), ("value", type_of(arguments[1]))]))
    elif hasattr(annotation, "_fields"):
        return pa.struct([(name, type_of(hint)) for name, hint in get_type_hints(annotation).items()])
    raise TypeError(f"no Arrow type for {annotation}")


def alternatives(annotation: Any) -> list[Any]:
    """What a value may be besides None."""
    if get_origin(annotation) is Annotated:
        return alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [part for part in get_args(annotation) if part is not types.NoneType]
    return [annotation]


def is_model(annotation: Any) -> bool:
    """Whether a type is a pydantic model."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def to_arrow(value: Any) -> Any:
    """A record, or a value in one, as Arrow takes it."""
    if isinstance(value, BaseModel):
        return {name: to_arrow(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return [{"key": key, "value": to_arrow(item)} for key, item in value.items()]
    if isinstance(value, tuple):
        return value._asdict() if hasattr(value, "_asdict") else [to_arrow(item) for item in value]
    return value


def document_of(row: Mapping[str, Any]) -> Document:
    """The validated record of a row of `documents`, `dataset` or Spark, given as (nested) dictionaries and lists.

    Raises:
        pydantic.ValidationError: if the row is no document.
    """
    return Document.model_validate(from_arrow(row, Document))


def from_arrow(value: Any, annotation: Any) -> Any:
    """A value from Arrow in the form that the field of a record takes."""
    models = alternatives(annotation)
    arguments = get_args(models[0])
    if value is None:
        return None
    if is_model(models[0]):
        model = next(model for model in models if len(models) == 1 or is_of(value, model))
        return {name: from_arrow(value[name], field.annotation) for name, field in model.model_fields.items()}
    if get_origin(models[0]) is dict:
        return {pair["key"]: from_arrow(pair["value"], arguments[1]) for pair in value}
    if get_origin(models[0]) is tuple:
        return [from_arrow(item, arguments[0]) for item in value]
    return value


def is_of(value: Mapping[str, Any], model: type[BaseModel]) -> bool:
    """Whether a mention is one of this kind, by its label."""
    return bool(model.model_fields["label"].default == value["label"])


SCHEMA: Final = schema_of(Document)
"""The schema of a document."""


def batches(documents: Iterable[Document]) -> Iterator[pa.RecordBatch]:
    """The documents in batches that memory can hold: one row a document."""
    waiting: list[dict[str, Any]] = []
    size = 0
    for document in documents:
        waiting.append(to_arrow(document))
        size += MENTION * (1 + len(document.mentions)) + len(document.source.text or "")
        if size >= BATCH:
            yield pa.RecordBatch.from_pylist(waiting, schema=SCHEMA)
            waiting, size = [], 0
    yield pa.RecordBatch.from_pylist(waiting, schema=SCHEMA)

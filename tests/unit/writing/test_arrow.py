"""Records in Arrow: the schema follows the models, and every record comes back as it was."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

import datasets
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pydantic import BaseModel

from migextract import Document, Extractor
from migextract.records import MENTION_CLASSES, Box, Evidence
from migextract.writing import arrow, dataset
from migextract.writing import documents as documents_format
from migextract.writing.arrow import SCHEMA, document_of, schema_of, struct_of, type_of


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (str, pa.string()),
        (int | None, pa.int64()),
        (datetime.date | None, pa.date32()),
        (Literal["a", "b"], pa.string()),
        (tuple[str, ...], pa.list_(pa.string())),
        (tuple[int, int], pa.list_(pa.int64())),
        (dict[str, tuple[int, int]] | None,
         pa.list_(pa.struct([("key", pa.string()), ("value", pa.list_(pa.int64()))]))),
        (Annotated[Evidence | None, "why"], pa.struct([(name, pa.string()) for name in ("finder", "rule", "detail")])),
        (Box, pa.struct([("page", pa.int64()), *((side, pa.float64()) for side in Box._fields[1:])])),
    ],
)  # fmt: skip
def test_types(annotation: object, expected: pa.DataType) -> None:
    assert type_of(annotation) == expected


@pytest.mark.parametrize("annotation", [bytes, str | int, set[str], object])
def test_a_type_without_an_arrow_form_is_refused(annotation: object) -> None:
    with pytest.raises(TypeError, match="no Arrow type"):
        type_of(annotation)


def test_fields_of_one_name_must_be_of_one_type() -> None:
    class One(BaseModel):
        x: int

    class Two(BaseModel):
        x: str | None

    with pytest.raises(TypeError, match="'x' is int64 in one model and string in Two"):
        struct_of(One, Two)


def test_the_schema_has_every_field_of_every_record() -> None:
    assert SCHEMA.names == list(Document.model_fields)
    mention = SCHEMA.field("mentions").type.value_type
    named = {name for kind in MENTION_CLASSES.values() for name in kind.model_fields}  # type: ignore[attr-defined]
    assert {field.name for field in mention} == named
    assert schema_of(Document).equals(SCHEMA)


def test_records_come_back_as_they_were(documents: list[Document]) -> None:
    rows = pa.Table.from_batches(arrow.batches(documents)).to_pylist()
    assert [document_of(row) for row in rows] == documents


def test_gold_texts_come_back_as_they_were(extractor: Extractor, gold_texts: dict[str, str]) -> None:
    found = list(extractor.pipe(gold_texts.values()))
    rows = pa.Table.from_batches(arrow.batches(found)).to_pylist()
    assert [document_of(row) for row in rows] == found


def test_batches_are_small(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH", arrow.MENTION * 2)
    assert [batch.num_rows for batch in arrow.batches(documents)] == [1, 2, 0]
    assert [batch.num_rows for batch in arrow.batches([])] == [0]


def test_a_dataset_on_disk(documents: list[Document], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dataset.write(iter(documents), tmp_path / "set")
    assert capsys.readouterr() == ("", "")
    found = datasets.load_from_disk(tmp_path / "set")
    assert [document_of(row) for row in found] == documents
    mention = found.features["mentions"].feature
    assert (mention["first"].dtype, mention["page"].dtype) == ("date32", "int64")
    assert sorted(path.suffix for path in (tmp_path / "set").iterdir()) == [".arrow", ".json", ".json"]
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_an_empty_dataset(tmp_path: Path) -> None:
    dataset.write([], tmp_path / "set")
    assert len(datasets.load_from_disk(tmp_path / "set")) == 0


def test_documents_as_parquet(documents: list[Document], tmp_path: Path) -> None:
    path = tmp_path / "documents.parquet"
    documents_format.write(iter(documents), path)
    table = pq.read_table(path)
    assert table.schema.equals(SCHEMA)
    assert [document_of(row) for row in table.to_pylist()] == documents
    query = (
        "WITH mentions AS (SELECT id, unnest(mentions) AS m FROM read_parquet(?)) "
        "SELECT id, m.label, m.value FROM mentions WHERE year(m.first) = 2021"
    )
    assert duckdb.execute(query, [str(path)]).fetchall() == [(documents[0].id, "DATE", "2021-21")]

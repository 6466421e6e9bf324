"""CSV and Parquet: one row a mention, nothing lost, harmless in a spreadsheet, read by what people read tables with."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from migextract import Document
from migextract.recounting import recounted
from migextract.writing import csv as csv_format
from migextract.writing import jsonl, parquet
from migextract.writing.table import SCHEMA, readable, rows
from tests.unit.writing.conftest import EVIL


@pytest.fixture(scope="module")
def file(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("table") / "mentions.parquet"
    parquet.write(iter(documents), path)
    return str(path)


def test_one_row_a_mention_and_none_lost(documents: list[Document]) -> None:
    table = list(rows(documents))
    rich, silent, broken = documents
    assert [(row["document"], row["text"], row["error"]) for row in table] == [
        *((rich.id, mention.text, None) for mention in rich.mentions),
        (silent.id, None, None),
        (broken.id, None, f"needs-ocr: {broken.errors[0].message}"),
    ]
    assert {tuple(row) for row in table} == {tuple(SCHEMA.names)}


def test_a_row_has_everything_of_its_mention_and_its_paper(rich: Document) -> None:
    first, _, date, agency, *_ = rows([rich])
    assert (first["page"], first["boxes"][0]["left"], len(first["boxes"])) == (3, 72.0, 2)
    assert (date["first"], date["last"], date["edtf"]) == (
        datetime.date(2020, 7, 22),
        datetime.date(2020, 7, 23),
        "{2020-07-22,2020-07-23}",
    )
    assert (date["section"], date["section_kind"], first["section_kind"]) == ("frage-1", "frage", None)
    assert (agency["value"], agency["kind"], agency["candidates"]) == ("europol", "eu-agency", ["europol", "=1+1"])
    assert (agency["finder"], agency["rule"]) == ("names", "europol")
    assert (agency["document_kind"], agency["document_number"], agency["document_term"]) == (
        "antwort",
        "bt-drs:19/21876",
        19,
    )
    assert agency["document_date"] == datetime.date(2020, 8, 26)
    assert agency["warnings"] == list(rich.warnings)


def test_each_unit_of_offsets_says_so(rich: Document) -> None:
    last, units = list(rows([rich]))[-1], list(rows([recounted(rich, "utf-16")]))[-1]
    assert (last["offsets"], units["offsets"]) == ("code-points", "utf-16")
    assert units["start"] == last["start"] + 3


def test_duckdb_reads_it(documents: list[Document], file: str) -> None:
    mentions = len(documents[0].mentions)
    with duckdb.connect() as database:
        database.read_parquet(file).create_view("mentions")

        def ask(query: str) -> list[tuple[object, ...]]:
            return database.sql(query).fetchall()

        counts = ask("SELECT count(*), count(label), count(DISTINCT document), count(error) FROM mentions")
        assert counts == [(mentions + 2, mentions, 3, 1)]
        assert ask(
            "SELECT document_term, document_issuer, year(first), count(*) FROM mentions WHERE label = 'DATE' "
            "GROUP BY ALL ORDER BY 3"
        ) == [(19, "Bundesregierung", 2020, 1), (19, "Bundesregierung", 2021, 1)]
        boxes = ask("SELECT box.page, box.left FROM (SELECT unnest(boxes) AS box FROM mentions)")
        assert boxes == [(3, 72.0), (3, 1.0)]
        types = dict(ask("SELECT column_name, column_type FROM (DESCRIBE mentions)"))
        assert (types["first"], types["page"], types["candidates"]) == ("DATE", "BIGINT", "VARCHAR[]")
        assert str(types["boxes"]).startswith("STRUCT(page BIGINT, ")


def test_pandas_reads_it(documents: list[Document], file: str) -> None:
    table = pd.read_parquet(file)
    assert list(table.columns) == SCHEMA.names
    assert table["label"].count() == len(documents[0].mentions)
    days = table.loc[table["label"] == "DATE", "first"]
    assert days.tolist() == [datetime.date(2020, 7, 22), datetime.date(2021, 3, 1)]
    assert list(table.loc[table["value"] == "europol", "candidates"].iloc[0]) == ["europol", "=1+1"]


def test_polars_reads_it(documents: list[Document], file: str) -> None:
    table = pl.read_parquet(file)
    assert table.schema["first"] == pl.Date
    assert table.schema["candidates"] == pl.List(pl.String)
    assert table.schema["page"] == pl.Int64
    counts = table.group_by("document", maintain_order=True).agg(pl.col("label").count())
    assert counts.rows() == [(documents[0].id, len(documents[0].mentions)), ("silent", 0), ("scan", 0)]


def test_parquet_of_many_batches(documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 3)
    monkeypatch.setattr(parquet, "GROUP", 2)
    path = tmp_path / "mentions.parquet"
    parquet.write(documents * 2, path)
    total = 2 * (len(documents[0].mentions) + 2)
    assert pq.ParquetFile(path).num_row_groups == -(-total // 6)
    assert [row["text"] for row in pq.read_table(path).to_pylist()] == [row["text"] for row in rows(documents * 2)]


def test_no_documents_make_an_empty_table(tmp_path: Path) -> None:
    parquet.write([], tmp_path / "empty.parquet")
    table = pq.read_table(tmp_path / "empty.parquet")
    assert (table.num_rows, table.schema.equals(SCHEMA)) == (0, True)


def test_csv_is_harmless_and_reads_back(documents: list[Document], tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    csv_format.write(iter(documents), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["text"] for row in table] == [row["text"] or "" for row in rows(documents)]
    assert not [cell for row in table for cell in row.values() if cell.startswith(csv_format.FORMULA_STARTS)]
    first, _, date, agency, *_ = table
    assert (date["first"], date["start"]) == ("2020-07-22", str(documents[0].mentions[2].start))
    assert agency["candidates"] == "europol; =1+1"
    assert (
        first["boxes"]
        == "page 3, left 72.0, top 100.5, right 200.25, bottom 112.0; page 3, left 1.0, top 2.0, right 3.0, bottom 4.0"
    )
    assert first["document_askers"] == "Ulla Jelpke; =cmd|' /C calc'!A0"
    assert first["document_title"] == f"Wien {EVIL}"


def test_duckdb_reads_the_csv(documents: list[Document], tmp_path: Path) -> None:
    csv_format.write(iter(documents), tmp_path / "mentions.csv")
    found = duckdb.read_csv(str(tmp_path / "mentions.csv"), quotechar='"')
    assert found.count("label").fetchall() == [(len(documents[0].mentions),)]
    assert len(found) == len(documents[0].mentions) + 2


@pytest.mark.parametrize("start", csv_format.FORMULA_STARTS)
def test_formulas_are_defused(start: str) -> None:
    assert csv_format.harmless(f"{start}1") == f"'{start}1"


def test_a_list_that_begins_with_a_formula_is_defused(rich: Document, tmp_path: Path) -> None:
    metadata = rich.metadata.model_copy(update={"askers": ("@SUM(A1)", "x")})
    csv_format.write([rich.model_copy(update={"metadata": metadata})], tmp_path / "mentions.csv")
    with (tmp_path / "mentions.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["document_askers"] == "'@SUM(A1); x"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (7, 7),
        ([], ""),
        (["a"], "a"),
        ([{"key": "term", "value": "19"}, {"key": "number", "value": "21876"}], "term 19; number 21876"),
        ({"page": 1, "left": 2.5}, "page 1, left 2.5"),
    ],
)
def test_lists_are_joined_readably(value: object, text: object) -> None:
    assert readable(value) == text


def test_jsonl_reads_back(documents: list[Document], tmp_path: Path) -> None:
    jsonl.write(documents, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Document.model_validate_json(line) for line in lines] == documents

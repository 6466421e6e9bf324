"""CSV and Parquet: one row a mention, errors included, harmless in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from migextract.records import Document
from migextract.writing import csv as csv_format
from migextract.writing import jsonl, parquet
from migextract.writing.table import COLUMNS, rows

SOURCE = {"path": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "characters": 40}
EVIDENCE = {"finder": "dates", "rule": "year"}
DATE: dict[str, Any] = {
    "label": "DATE", "start": 0, "end": 4, "text": "2020", "value": "2020", "edtf": "2020", "first": "2020-01-01",
    "last": "2020-12-31", "evidence": EVIDENCE,
}  # fmt: skip
FORMULA = {"label": "ORG", "start": 5, "end": 9, "text": "=1+1", "value": None, "evidence": EVIDENCE}
GOOD = Document.model_validate({"id": "good", "source": SOURCE, "metadata": {}, "mentions": [DATE, FORMULA]})
BAD = Document.model_validate(
    {
        "id": "bad",
        "source": {"path": "b.txt", "sha256": None, "media_type": None, "characters": 0},
        "metadata": {},
        "mentions": [],
        "errors": [{"code": "reading", "message": "no such file"}],
    }
)


def test_one_row_a_mention_and_one_an_error() -> None:
    table = list(rows([GOOD, BAD]))
    assert [(row["document"], row["text"], row["error"]) for row in table] == [
        ("good", "2020", None),
        ("good", "=1+1", None),
        ("bad", None, "reading: no such file"),
    ]
    assert all(list(row) == list(COLUMNS) for row in table)
    assert (table[0]["finder"], table[0]["rule"]) == ("dates", "year")


def test_csv_is_harmless_and_reads_back(tmp_path: Path) -> None:
    csv_format.write([GOOD, BAD], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["text"] for row in table] == ["2020", "'=1+1", ""]
    assert (table[0]["first"], table[0]["start"]) == ("2020-01-01", "0")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_defused(text: str) -> None:
    assert csv_format.harmless(text) == f"'{text}"


def test_parquet_has_typed_columns(tmp_path: Path) -> None:
    parquet.write([GOOD, BAD], tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.schema.equals(parquet.SCHEMA)
    assert table.column("text").to_pylist() == ["2020", "=1+1", None]
    assert table.column("first").to_pylist()[0].isoformat() == "2020-01-01"


def test_jsonl_reads_back(tmp_path: Path) -> None:
    jsonl.write([GOOD, BAD], tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Document.model_validate_json(line) for line in lines] == [GOOD, BAD]

"""Spark: the same records as without it, from a real Spark of two threads; and what a worker does, without one."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from migextract import Document, Extractor, spark
from migextract.errors import LimitError, MissingExtraError, UsageError
from migextract.extractor import settings_for
from migextract.reading.limits import Limits
from migextract.reading.source import Source
from migextract.writing.arrow import SCHEMA, document_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MISSING = "PySpark (pip install 'migextract[spark]')" if find_spec("pyspark") is None else ""
MISSING = MISSING or ("" if shutil.which("java") else "Java, which Spark runs on (17 or later)")
with_spark = pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")
quiet = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

TYPES = {"id": "string", "text": "string", "n": "bigint", "day": "date", "source": "string"}
DAY = datetime.date(2020, 6, 5)
SETTINGS = settings_for(trained=False)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"id": "number"}, "no such column: number. The columns are id, text, n, day, source."),
        ({"keep": ["a", "n", "b"]}, "no such column: a, b"),
        ({"date": "2020-06-05"}, "no such column: 2020-06-05"),
        ({"text": "n"}, "column 'n' holds bigint, but texts are strings"),
        ({"date": "n"}, "column 'n' holds bigint; days of papers are date, timestamp"),
        ({"keep": ["n", "id", "source"]}, "the result has columns id, source of its own"),
        ({"keep": "day"}, r"keep=\['day'\]"),
    ],
)
def test_columns_that_cannot_be_used(columns: dict[str, Any], message: str) -> None:
    fields: dict[str, Any] = {"id": "id", "text": "text", "date": None, "keep": ()}
    with pytest.raises(UsageError, match=message):
        spark.check_columns(TYPES, **fields | columns)


def test_columns_that_can_be_used() -> None:
    spark.check_columns(TYPES, id="n", text="text", date="day", keep=["n", "day"])


def batch(*columns: list[Any]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(column) for column in columns], [f"c{n}" for n in range(len(columns))])


def work(*batches: pa.RecordBatch, day: datetime.date | None = None, by_column: bool = False) -> list[dict[str, Any]]:
    found = spark.extracted(iter(batches), SETTINGS, day, by_column=by_column)
    return [row for piece in found for row in piece.to_pylist()]


def codes(document: Document) -> list[str]:
    return [error.code for error in document.errors]


def test_a_worker_makes_the_records_of_the_plain_run(extractor: Extractor, gold_texts: dict[str, str]) -> None:
    rows = work(batch(list(gold_texts), list(gold_texts.values())), day=DAY)
    expected = [extractor.extract(Source.from_text(text, id), date=DAY) for id, text in gold_texts.items()]
    assert [document_of(row) for row in rows] == expected


def test_each_row_has_its_day_and_keeps_its_columns() -> None:
    texts = ["Am 24. Januar.", "Am 24. Januar.", "Am 24. Januar."]
    days = ["2020-06-05", None, "1999-12-31"]
    rows = work(batch(["a", "b", "c"], texts, days, [7, 8, None]), by_column=True)
    assert [document_of(row).mentions[0].value for row in rows] == ["2020-01-24", "XXXX-01-24", "2000-01-24"]
    assert [row["k0"] for row in rows] == [7, 8, None]


def test_a_row_that_fails_is_a_row_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "ROWS", 2)
    ids = ["none", None, "bad-day", "good", None]
    texts = [None, None, "Europol", "Europol", "Europol"]
    days = [None, None, "gestern", None, None]
    documents = [document_of(row) for row in work(batch(ids, texts, days), by_column=True)]
    assert [(document.id, codes(document), len(document.mentions)) for document in documents] == [
        ("none", ["reading"], 0),
        ("row-without-id", ["reading"], 0),
        ("bad-day", ["usage"], 0),
        ("good", [], 1),
        (Source.from_text("Europol").id, [], 1),
    ]  # fmt: skip
    assert "the row has no text" in documents[0].errors[0].message
    assert "'gestern' is no date" in documents[2].errors[0].message


def test_a_text_beyond_the_limit_is_a_row_with_an_error() -> None:
    settings = settings_for(trained=False, limits=Limits(characters=10))
    (piece,) = spark.extracted(iter([batch(["a", "b"], ["Europol " * 9, "Europol"])]), settings, None, by_column=False)
    documents = [document_of(row) for row in piece.to_pylist()]
    assert [codes(document) for document in documents] == [[LimitError.code], []]


def test_what_nobody_expected_is_a_row_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(Extractor, "extract", fail)
    (row,) = work(batch(["a"], ["Europol"]))
    assert row["errors"] == [{"code": "unexpected", "message": "RecursionError: too deep"}]


def test_a_worker_loads_one_extractor_for_all_batches() -> None:
    assert spark.extractor_for(SETTINGS) is spark.extractor_for(settings_for(trained=False))


def test_without_pyspark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'migextract\[spark\]'"):
        spark.extract(None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    builder = SparkSession.builder.master("local[2]").appName("migextract")
    options = {
        "spark.ui.enabled": False,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # a short run compiles little
        "spark.sql.shuffle.partitions": 2,
        "spark.sql.execution.arrow.maxRecordsPerBatch": 2,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        for name, value in options.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


def records(frame: DataFrame) -> list[Document]:
    return [document_of(row.asDict(recursive=True)) for row in frame.select(*SCHEMA.names).collect()]


@quiet
@with_spark
@pytest.mark.slow
def test_spark_makes_the_records_of_the_plain_run(
    session: SparkSession, extractor: Extractor, gold_texts: dict[str, str]
) -> None:
    papers = [(name, text, datetime.date(2020, 6, 5 + place)) for place, (name, text) in enumerate(gold_texts.items())]
    frame = session.createDataFrame(papers, "name string, body string, `seen.on` date").repartition(2)
    found = spark.extract(frame, "body", "name", date="seen.on", keep=["seen.on"], trained=False)
    assert found.columns == ["seen.on", *SCHEMA.names]
    expected = {name: extractor.extract(Source.from_text(text, name), date=day) for name, text, day in papers}
    assert {document.id: document for document in records(found)} == expected
    kept = found.select("id", "`seen.on`").collect()
    assert {row["id"]: row["seen.on"] for row in kept} == {name: day for name, _, day in papers}


@quiet
@with_spark
@pytest.mark.slow
def test_spark_loses_no_row(session: SparkSession) -> None:
    rows = [
        (1, None, "2020-06-05", ["x"]),
        (2, "Europol", "gestern", None),
        (3, "Am 24. Januar", "2020-06-05", ["y", "z"]),
    ]
    frame = session.createDataFrame(rows, "id int, text string, day string, tags array<string>")
    found = spark.extract(frame, date="day", keep=["tags"], trained=False, labels=["DATE"])
    documents = {document.id: document for document in records(found)}
    assert {id: codes(document) for id, document in documents.items()} == {
        "1": ["reading"],
        "2": ["usage"],
        "3": [],
    }
    assert [mention.value for mention in documents["3"].mentions] == ["2020-01-24"]
    counted = found.selectExpr("id", "size(mentions) AS found", "tags").orderBy("id").collect()
    assert [tuple(row) for row in counted] == [("1", 0, ["x"]), ("2", 0, None), ("3", 1, ["y", "z"])]


@quiet
@with_spark
@pytest.mark.slow
def test_wrong_usage_is_said_before_any_work(session: SparkSession) -> None:
    frame = session.createDataFrame([("a", "b")], "id string, text string")
    with pytest.raises(UsageError, match="no such label: COLOUR"):
        spark.extract(frame, labels=["COLOUR"])
    with pytest.raises(UsageError, match="no such column: body"):
        spark.extract(frame, "body")
    with pytest.raises(TypeError, match="colour"):
        spark.extract(frame, colour="red")

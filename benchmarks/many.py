"""Many documents: one process, two workers, and Spark, with the time that each takes to start set apart."""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

from matplotlib.figure import Figure

import migextract
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.result import Record, Result, Spread, circumstances, machine, number
from benchmarks.texts import Text, gold_texts, varied, words
from benchmarks.timing import WrongAnswerError

NAME: Final = "many"
COPIES: Final = 20
SPARK_PARTITIONS: Final = 8
ROUNDS: Final = 3

Answer = tuple[str, int]
"""Id of a document and how many mentions it has."""

Work = Callable[[list[Text]], Iterator[Answer]]
"""A way to work texts off."""


class Way(Record):
    """One way to work a batch off.

    Attributes:
        name: what works.
        start: seconds until the first document was done, with all that is loaded and started.
        words_per_second: over the documents behind the first one.
        in_all: seconds for the whole batch.
    """

    name: str
    start: Spread
    words_per_second: Spread
    in_all: Spread


class Many(Result):
    """All ways, and why one could not be tried."""

    batch: str
    ways: tuple[Way, ...]
    skipped: dict[str, str]


def measure(options: Options) -> Many:
    """Work the same batch off in all ways in turn; each must give the same answers."""
    texts = varied(gold_texts(), 1 if options.quick else COPIES)
    ways: dict[str, Work] = {"one process": alone, "two workers": two_workers}
    skipped = {}
    if options.quick:
        skipped["Spark on two cores"] = "a quick run does without"
    elif importlib.util.find_spec("pyspark") is None:
        skipped["Spark on two cores"] = "pyspark is not installed: pip install 'migextract[spark]'"
    else:
        ways["Spark on two cores"] = spark
    runs = alternated(ways, texts, 1 if options.quick else ROUNDS)
    about = {"measured": f"migextract {migextract.__version__}", **circumstances("pyspark"), **machine()}
    return Many(
        about=about,
        batch=f"{len(texts)} documents, {words(texts):,} words",
        ways=tuple(way_of(name, texts, of_way) for name, of_way in runs.items()),
        skipped=skipped,
    )


def alternated(ways: dict[str, Work], texts: list[Text], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds until the first and until the last document of every way in every round.

    Raises:
        WrongAnswerError: if a way gives other answers than the others.
    """
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    right: list[Answer] = []
    for _ in range(rounds):
        for name, way in ways.items():
            begin = perf_counter()
            done = way(texts)
            answers = [next(done)]
            first = perf_counter() - begin
            answers += done
            runs[name].append((first, perf_counter() - begin))
            right = right or sorted(answers)
            if sorted(answers) != right:
                raise WrongAnswerError(f"{name} gave other answers than {next(iter(ways))}")
    return runs


def way_of(name: str, texts: list[Text], runs: list[tuple[float, float]]) -> Way:
    """What the seconds until the first document and until the last one say of a way."""
    return Way(
        name=name,
        start=Spread.of([first for first, _ in runs]),
        words_per_second=Spread.of([words(texts[1:]) / (last - first) for first, last in runs]),
        in_all=Spread.of([last for _, last in runs]),
    )


def alone(texts: list[Text]) -> Iterator[Answer]:
    """In this process."""
    extractor = migextract.load()
    for item, document in zip(texts, extractor.pipe(item.text for item in texts), strict=True):
        yield item.id, len(document.mentions)


def two_workers(texts: list[Text]) -> Iterator[Answer]:
    """In two processes, which this one starts."""
    extractor = migextract.load()
    for item, document in zip(texts, extractor.pipe((item.text for item in texts), workers=2), strict=True):
        yield item.id, len(document.mentions)


def spark(texts: list[Text]) -> Iterator[Answer]:
    """In Spark on this machine: a session, a job of one document, which starts its Python workers, one of the rest."""
    from pyspark.sql import SparkSession, functions  # noqa: PLC0415 - an extra

    from migextract.spark import extract  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]")
    for key in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
        builder = builder.config(key, "false")
    session = builder.config("spark.log.level", "OFF").getOrCreate()
    try:
        for part, partitions in ((texts[:1], 1), (texts[1:], SPARK_PARTITIONS)):
            rows = session.createDataFrame(part, "id string, text string").repartition(partitions)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # PySpark's, of pandas 3, which is not used
                found = extract(rows).select("id", functions.size("mentions").alias("mentions")).collect()
            yield from ((row["id"], row["mentions"]) for row in found)
    finally:
        session.stop()


def block(result: Many) -> str:
    """The table of all ways, and which could not be tried."""
    head = [
        "way",
        "words a second",
        "slowest round",
        "fastest round",
        "first document, s",
        "in all, s",
    ]
    rows = [
        [
            way.name,
            *way.words_per_second.cells,
            number(way.start.median),
            number(way.in_all.median),
        ]
        for way in result.ways
    ]
    skipped = [f"left out: {name}: {why}" for name, why in result.skipped.items()]
    return "\n\n".join([table(head, rows), notes([*result.notes, f"batch: {result.batch}", *skipped])])


def plot(result: Many) -> Figure:
    """Seconds for the whole batch, with those until the first document."""
    figure = Figure(figsize=(8, 0.5 * len(result.ways) + 1.2), layout="constrained")
    axes = figure.subplots()
    for place, way in enumerate(result.ways):
        axes.barh(place, way.start.median, 0.6, color="0.7")
        axes.barh(place, way.in_all.median - way.start.median, 0.6, left=way.start.median, color="C0")
    axes.set_yticks(range(len(result.ways)), [way.name for way in result.ways])
    axes.invert_yaxis()
    axes.set_xlabel(f"seconds for {result.batch}; grey: until the first document")
    return figure

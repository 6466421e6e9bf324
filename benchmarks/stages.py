"""Where the time goes: the share of each stage from the file to the written line.

The extractor goes its usual way while the stages on it are timed: reading, view, every component, assembling, writing.
It makes no tokens where none are needed; what the same components cost in a spaCy pipeline is measured beside it.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, Final
from unittest.mock import patch

from matplotlib.figure import Figure
from spacy.tokens import Doc

import migextract
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.result import Record, Result, Spread, circumstances, machine, number
from benchmarks.texts import GOLD
from migextract.assembling import Assembler
from migextract.components import Step
from migextract.extractor import Extractor
from migextract.reading import read
from migextract.view import view

NAME: Final = "stages"
REPEATS: Final = 3
REST: Final = "the rest"


class Stage(Record):
    """One stage, with seconds per 1,000 words in each round and its share of the whole way in the median round."""

    name: str
    seconds: Spread
    share: float


class Stages(Result):
    """All stages of extraction, and those of the same components in a spaCy pipeline."""

    extraction: tuple[Stage, ...]
    pipeline: tuple[Stage, ...]


class Clock:
    """Takes the time of stages, which may come again and again."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def __call__(self, stage: str, work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do the work of a stage."""
        begin = perf_counter()
        result = work(*arguments, **named)
        self.seconds[stage] += perf_counter() - begin
        return result

    def on(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The work of a stage, which is timed whenever it is done."""

        def timed(*arguments: Any, **named: Any) -> Any:
            return self(stage, work, *arguments, **named)

        return timed

    def stopped(self) -> dict[str, float]:
        """The seconds of all stages; then it starts anew."""
        seconds = dict(self.seconds)
        self.seconds.clear()
        return seconds


def measure(options: Options) -> Stages:
    """Go both ways with all gold texts, several times; the first time warms up."""
    paths = sorted((GOLD / "texts").glob("*.txt")) * (1 if options.quick else REPEATS)
    clock = Clock()
    extractor = migextract.load()
    extraction: list[dict[str, float]] = []
    pipeline: list[dict[str, float]] = []
    for _ in range(1 + options.rounds):
        gc.collect()
        with taken_apart(extractor, clock):
            for path in paths:
                line_of(extractor, path, clock)
        extraction.append(clock.stopped())
        for path in paths:
            on_tokens(extractor, view(read(path).text).text, clock)
        pipeline.append(clock.stopped())
    size = sum(len(path.read_text(encoding="utf-8").split()) for path in paths) / 1000
    about = {"measured": f"migextract {migextract.__version__}", **circumstances(), **machine()}
    return Stages(about=about, extraction=stages_of(extraction[1:], size), pipeline=stages_of(pipeline[1:], size))


@contextmanager
def taken_apart(extractor: Extractor, clock: Clock) -> Iterator[None]:
    """Within this, everything that the extractor calls is timed."""
    with ExitStack() as patches:
        for name, component in extractor.nlp.pipeline:
            if isinstance(component, Step):
                patches.enter_context(patch.object(component, "find", clock.on(name, component.find)))
        patches.enter_context(patch.object(migextract.extractor, "view", clock.on("view", view)))
        patches.enter_context(patch.object(Assembler, "document", clock.on("assembling", Assembler.document)))
        yield


def line_of(extractor: Extractor, path: Path, clock: Clock) -> None:
    """The way from a file to a line of JSON; what belongs to no other stage is called the rest."""
    source = clock("reading", read, path)
    before = sum(clock.seconds.values())
    begin = perf_counter()
    document = extractor.extract(source)
    taken = perf_counter() - begin
    clock.seconds[REST] += taken - (sum(clock.seconds.values()) - before)
    clock("writing", document.model_dump_json)


def stages_of(rounds: list[dict[str, float]], size: float) -> tuple[Stage, ...]:
    """The stages out of the seconds that each took in every round."""
    spreads = {name: Spread.of([seconds[name] / size for seconds in rounds]) for name in rounds[0]}
    in_all = sum(spread.median for spread in spreads.values())
    return tuple(Stage(name=name, seconds=spread, share=spread.median / in_all) for name, spread in spreads.items())


def on_tokens(extractor: Extractor, text: str, clock: Clock) -> None:
    """The way of a spaCy pipeline: tokens, and spans of them."""
    doc: Doc = clock("tokenizer", extractor.nlp.make_doc, text)
    for name, component in extractor.nlp.pipeline:
        doc = clock(name, component, doc)


def block(result: Stages) -> str:
    """The shares of all stages, largest first, in both ways."""
    tables = []
    for title, stages in (("extraction", result.extraction), ("as a spaCy pipeline", result.pipeline)):
        rows = [
            [stage.name.removeprefix("migextract_"), f"{100 * stage.share:.1f} %", number(1000 * stage.seconds.median)]
            for stage in sorted(stages, key=lambda stage: -stage.share)
        ]
        tables.append(table([title, "share", "ms per 1,000 words"], rows))
    return "\n\n".join([*tables, notes(result.notes)])


def plot(result: Stages) -> Figure:
    """The time of every stage of extraction, in the order of the way."""
    figure = Figure(figsize=(8, 0.32 * len(result.extraction) + 1.2), layout="constrained")
    axes = figure.subplots()
    places = range(len(result.extraction))
    axes.barh(places, [1000 * stage.seconds.median for stage in result.extraction], 0.7)
    labels = [f"{stage.name.removeprefix('migextract_')} ({100 * stage.share:.0f} %)" for stage in result.extraction]
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xlabel("milliseconds per 1,000 words, in the order of the way")
    return figure

"""How time grows with the length of a text, be it a nasty one, with the number of documents, and with the knowledge."""

from __future__ import annotations

import gc
import json
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from matplotlib.figure import Figure

import migextract
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.result import Record, Result, circumstances, machine, number
from benchmarks.texts import gold_texts, respelled, varied
from benchmarks.timing import exponent
from migextract.extractor import Extractor
from migextract.knowledge.load import load

NAME: Final = "growth"
LENGTHS: Final = (1, 2, 4, 8, 16, 32, 64)
NASTY_LENGTHS: Final = (4_000, 8_000, 16_000, 32_000, 64_000)
COUNTS: Final = (1, 2, 4, 8, 16)
KNOWLEDGE: Final = (1, 10, 100)
KNOWLEDGE_QUICK: Final = (1, 1.1)
QUICK: Final = 2
TRIES: Final = 2

NASTY: Final = {
    "digits": "0123456789",
    "one capital": "A",
    "words in capitals": "AB CDE FGHI ",
    "capitalised words": "Aa Bbb Cccc ",
    "hyphens": "-",
    "words joined by hyphens": "Ab-",
    "opening brackets": "(",
    "nested brackets": "(a [b {c ",
    "no spaces": "abcdefghij",
    "spaces": " ",
    "line feeds": "\n",
    "lines of one letter": "a\n",
    "full stops": ".",
    "ordinals": "1. ",
    "dates": "1.1.2020 – ",
    "slashes": "12/34/",
    "paragraphs": "§ 1 Abs. 2 ",
    "opening quotation marks": "„a ",
    "heads of acts": "Verordnung (EU) ",
    "long forms without end": "Agentur für ",
    "umlauts with gaps": "ü r ",
    "letter-spaced": "R A T ",
    "amounts": "1.000 Euro ",
    "marks of Markdown": "*_#[](",
    "broken words": "ab-\n",
}
"""What nasty texts are repetitions of."""


class Curve(Record):
    """How the time for one thing grows.

    Attributes:
        name: what grows.
        unit: what its size is counted in.
        sizes: how much there was.
        seconds: the shortest of several tries at each size.
        exponent: of the power law that fits best; 1 is linear, 0 constant.
    """

    name: str
    unit: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]
    exponent: float


class Growth(Result):
    """All curves."""

    curves: tuple[Curve, ...]
    nasty: tuple[Curve, ...]


def measure(options: Options) -> Growth:
    """Take the time at growing sizes."""

    def some(sizes: Sequence[int]) -> Sequence[int]:
        return sizes[:QUICK] if options.quick else sizes

    extractor = migextract.load()
    text = gold_texts()[2].text
    longer = [
        (times * len(text.split()), partial(extractor.extract, copies_of(text, times))) for times in some(LENGTHS)
    ]
    batches = [[item.text for item in varied(gold_texts(), times)] for times in some(COUNTS)]
    more = [(len(batch), partial(in_row, extractor, batch)) for batch in batches]
    nasty = list(NASTY)[:QUICK] if options.quick else list(NASTY)
    return Growth(
        about={"measured": f"migextract {migextract.__version__}", **circumstances(), **machine()},
        curves=(
            curve("length of a text", "words", longer),
            curve("number of documents", "documents", more),
            *knowledge_curves(KNOWLEDGE_QUICK if options.quick else KNOWLEDGE),
        ),
        nasty=tuple(nasty_curve(extractor, name, some(NASTY_LENGTHS)) for name in nasty),
    )


def in_row(extractor: Extractor, texts: Iterable[str]) -> None:
    """Extract texts one after the other."""
    for _ in extractor.pipe(texts):
        pass


def copies_of(text: str, times: int) -> str:
    """The text so many times in a row, each copy with some words spelled anew."""
    return "\n\n".join(respelled(text, copy) for copy in range(times))


def nasty_curve(extractor: Extractor, name: str, lengths: Sequence[int]) -> Curve:
    """How the time for a nasty text grows with its length."""
    texts = [(NASTY[name] * length)[:length] for length in lengths]
    return curve(name, "characters", [(len(text), partial(extractor.extract, text)) for text in texts])


def curve(name: str, unit: str, work: Iterable[tuple[int, Callable[[], object]]]) -> Curve:
    """Do work of growing size, each several times, and fit a power law."""
    timed = [(size, min(seconds(do) for _ in range(TRIES))) for size, do in work]
    sizes, shortest = zip(*timed, strict=True)
    return Curve(name=name, unit=unit, sizes=sizes, seconds=shortest, exponent=exponent(sizes, shortest))


def seconds(do: Callable[[], object]) -> float:
    """How long something takes."""
    gc.collect()
    begin = perf_counter()
    do()
    return perf_counter() - begin


def knowledge_curves(times: Sequence[float]) -> list[Curve]:
    """How extracting and loading grow with the number of entries; those beyond our own are invented."""
    texts = [item.text for item in gold_texts()]
    own = len(load())
    loading, extracting = [], []
    with tempfile.TemporaryDirectory() as folder:
        for factor in times:
            path = Path(folder) / f"{factor}.jsonl"
            path.write_text("".join(invented(round(own * (factor - 1)))), encoding="utf-8")
            begin = perf_counter()
            extractor = migextract.load(knowledge=[path])
            loading.append(perf_counter() - begin)
            extracting.append(min(seconds(partial(in_row, extractor, texts)) for _ in range(TRIES)))
    sizes = tuple(round(own * factor) for factor in times)
    return [
        Curve(name=name, unit="entries", sizes=sizes, seconds=tuple(taken), exponent=exponent(sizes, taken))
        for name, taken in (
            ("extracting, by size of the knowledge", extracting),
            ("loading, by size of the knowledge", loading),
        )
    ]


SYLLABLES: Final = ("bra", "del", "fen", "gor", "hul", "kam", "lin", "mor", "nas", "pel", "qua", "rin", "sol", "tur")
HEADS: Final = ("Amt", "Agentur", "Zentrum", "Behörde", "Stelle")


def invented(count: int) -> Iterator[str]:
    """Lines of knowledge with invented agencies: a full name, which is inflected, and a short one."""
    chance = random.Random(0)
    source = {"ref": "invented for a benchmark", "facts": ["names"]}
    for place in range(count):
        word = "".join(chance.choices(SYLLABLES, k=4)).capitalize()
        names = [
            {"text": f"Gemeinsame {HEADS[place % len(HEADS)]} für {word}", "form": "full"},
            {"text": f"GX{place}", "form": "acronym"},
        ]
        entry = {"id": f"invented-{place}", "label": "AGENCY", "kind": "unit", "names": names, "sources": [source]}
        yield json.dumps(entry) + "\n"


def block(result: Growth) -> str:
    """The tables of all curves, the steepest of the nasty ones first."""
    steepest = sorted(result.nasty, key=lambda found: -found.exponent)
    tables = [curve_table("what grows", result.curves), curve_table("nasty texts of", steepest)]
    return "\n\n".join([*tables, notes(["exponent: 1 is linear, 0 constant, 2 quadratic", *result.notes])])


def curve_table(first: str, curves: Iterable[Curve]) -> str:
    """A table of curves, with the first and the last point of each."""
    head = [first, "from", "to", "unit", "seconds", "seconds at the end", "exponent"]
    rows = [
        [
            found.name,
            *(f"{found.sizes[place]:,}" for place in (0, -1)),
            found.unit,
            *(number(found.seconds[place]) for place in (0, -1)),
            f"{found.exponent:.2f}",
        ]
        for found in curves
    ]
    return table(head, rows)


def plot(result: Growth) -> Figure:
    """All curves on logarithmic axes, against what one would take if it were linear."""
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    for found in result.nasty:
        relative = [size / found.sizes[0] for size in found.sizes]
        axes.plot(relative, [second / found.seconds[0] for second in found.seconds], color="0.8", lw=0.8)
    for found in result.curves:
        relative = [size / found.sizes[0] for size in found.sizes]
        ratios = [second / found.seconds[0] for second in found.seconds]
        axes.plot(relative, ratios, marker="o", ms=3, label=f"{found.name} ({found.exponent:.2f})")
    most = max(found.sizes[-1] / found.sizes[0] for found in result.curves)
    axes.plot([1, most], [1, most], color="k", lw=0.8, ls=":", label="linear (1)")
    axes.set(xscale="log", yscale="log", xlabel="times as much", ylabel="times as long")
    axes.legend(title="exponent in brackets; grey: nasty texts")
    return figure

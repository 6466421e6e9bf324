"""How fast migextract is, next to spaCy's German tokenizer and to a pipeline of the shape of de_core_news_lg.

All work the same texts off in the same process, in turn, warm, and every time must give the answers of the first time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import spacy
from matplotlib.figure import Figure
from spacy.language import Language

import migextract
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.result import Record, Result, Spread, circumstances, machine, number
from benchmarks.texts import Text, corpus_texts, gold_texts, varied, words
from benchmarks.timing import Contender, alternate, percentile
from migextract.extractor import Extractor

NAME: Final = "speed"
CORPUS_WORDS: Final = 20_000
TOKENIZER: Final = 'spaCy\'s tokenizer, `spacy.blank("de")`'
RULES: Final = "migextract, rules and knowledge alone"
FULL: Final = "migextract, all of it"
SHAPED: Final = "pipeline of the shape of de_core_news_lg"
REAL: Final = "de_core_news_lg"


class Pace(Record):
    """How fast one contender is on one set of texts.

    Attributes:
        set: name of the set of texts.
        contender: who.
        words_per_second: over all texts, in each round.
        slowest_95: seconds that 95 of 100 documents do not exceed, of each document's median.
        slowest: seconds of the slowest document.
    """

    set: str
    contender: str
    words_per_second: Spread
    slowest_95: float
    slowest: float


class Speed(Result):
    """The pace of all contenders on all sets of texts."""

    sets: dict[str, str]
    paces: tuple[Pace, ...]

    def times(self, set: str, contender: str, other: str) -> float | None:  # noqa: A002
        """How many times as fast a contender is as another one, None if either is not there."""
        found = {pace.contender: pace.words_per_second.median for pace in self.paces if pace.set == set}
        return found[contender] / found[other] if contender in found and other in found else None


def measure(options: Options) -> Speed:
    """Let all contenders work all sets of texts off in turn."""
    texts = sets(options)
    contenders = {name: make() for name, make in CONTENDERS.items() if not (options.quick and name == SHAPED)}
    if spacy.util.is_package(REAL):
        contenders[REAL] = tokens_and_entities(spacy.load(REAL))
    paces = []
    for name, of_set in texts.items():
        times = alternate(contenders, of_set, options.rounds)
        paces += [pace(name, contender, of_set, rounds) for contender, rounds in times.items()]
    described = {name: described_set(of_set) for name, of_set in texts.items()}
    about = {"measured": f"migextract {migextract.__version__}", **circumstances("numpy", "thinc"), **machine()}
    return Speed(about=about, sets=described, paces=tuple(paces))


def sets(options: Options) -> dict[str, list[Text]]:
    """The gold texts in varied copies, and papers of the corpora where these are."""
    found = {"gold": varied(gold_texts(), options.copies)}
    if options.corpora is not None and not options.quick:
        found["corpora"] = corpus_texts(options.corpora, CORPUS_WORDS)
    return found


def described_set(texts: list[Text]) -> str:
    """How much there is in a set of texts."""
    longest = max(words([text]) for text in texts)
    return f"{len(texts)} documents, {words(texts):,} words, the longest of {longest:,}"


def pace(name: str, contender: str, texts: list[Text], rounds: list[list[float]]) -> Pace:
    """The pace in some rounds, each with the seconds of every text."""
    of_documents = [Spread.of(seconds).median for seconds in zip(*rounds, strict=True)]
    return Pace(
        set=name,
        contender=contender,
        words_per_second=Spread.of([words(texts) / sum(seconds) for seconds in rounds]),
        slowest_95=percentile(of_documents, 0.95),
        slowest=max(of_documents),
    )


def mentions_of(extractor: Extractor) -> Contender:
    """Extraction from text to record; its answer is all mentions, with their values."""
    return lambda text: tuple((m.label, m.start, m.end, m.value) for m in extractor.extract(text).mentions)


def tokens_of(nlp: Language) -> Contender:
    """Tokenizing alone; its answer is the number of tokens and where the last one stands."""

    def work(text: str) -> tuple[int, int]:
        doc = nlp.make_doc(text)
        return len(doc), doc[-1].idx

    return work


def tokens_and_entities(nlp: Language) -> Contender:
    """A whole pipeline; its answer is the number of tokens and all entities."""

    def work(text: str) -> tuple[object, ...]:
        doc = nlp(text)
        return len(doc), *((ent.start, ent.end, ent.label) for ent in doc.ents)

    return work


def shaped() -> Contender:
    """The pipeline of the shape of de_core_news_lg."""
    from benchmarks.lg_shape import build  # noqa: PLC0415 - its training takes time

    return tokens_and_entities(build())


CONTENDERS: Final[dict[str, Callable[[], Contender]]] = {
    TOKENIZER: lambda: tokens_of(spacy.blank("de")),
    RULES: lambda: mentions_of(migextract.load(trained=False)),
    FULL: lambda: mentions_of(migextract.load()),
    SHAPED: shaped,
}


TARGETS: Final = ((RULES, TOKENIZER, 2.5), (FULL, SHAPED, 8.0))
"""Who should be how many times as fast as whom: 0.4 times the tokenizer's time, and 8 times the pipeline's speed."""


def reached(result: Speed, contender: str, other: str, target: float) -> str:
    """What became of a target, on every set of texts."""
    ratios = {name: result.times(name, contender, other) for name in result.sets}
    found = ", ".join(f"{times(ratio)} on {name}" for name, ratio in ratios.items())
    return f"target: {contender}, at least {number(target)} times as fast as {other}: {found}"


def block(result: Speed) -> str:
    """The table of all contenders, and what they worked on."""
    head = ["texts", "system", "words a second", "slowest round", "fastest round", "× tokenizer", "× lg-shaped"]
    head += ["P95, ms a document", "slowest, ms a document"]
    rows = [
        [
            found.set,
            found.contender,
            *found.words_per_second.cells,
            times(result.times(found.set, found.contender, TOKENIZER)),
            times(result.times(found.set, found.contender, SHAPED)),
            number(1000 * found.slowest_95),
            number(1000 * found.slowest),
        ]
        for found in result.paces
    ]
    texts = [f"texts {name}: {what}" for name, what in result.sets.items()]
    targets = [reached(result, *target) for target in TARGETS]
    return "\n\n".join([table(head, rows, words=2), notes([*result.notes, *texts, *targets])])


def times(ratio: float | None) -> str:
    """A ratio of speeds, or a dash."""
    return "–" if ratio is None else number(ratio)


def plot(result: Speed) -> Figure:
    """Words a second of all contenders, with the spread."""
    figure = Figure(figsize=(8, 0.4 * len(result.paces) + 1.2), layout="constrained")
    axes = figure.subplots()
    for place, found in enumerate(result.paces):
        rate = found.words_per_second
        error = [[rate.median - rate.low], [rate.high - rate.median]]
        axes.barh(place, rate.median, 0.7, xerr=error, color="C0" if "migextract" in found.contender else "C1")
    axes.set_yticks(range(len(result.paces)), [f"{found.set}: {found.contender}" for found in result.paces], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlabel("words a second, median; lines: slowest and fastest round")
    return figure

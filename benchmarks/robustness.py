"""How much accuracy damaged texts cost: every text of the gold set again, damaged in one way after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from matplotlib.figure import Figure

import migextract
from benchmarks.damage import DAMAGES, Damage
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.result import Record, Result, circumstances
from benchmarks.sets import gold_sets
from migextract import evaluation
from migextract.evaluation import Gold, GoldDocument, Scores
from migextract.evaluation.annotation import Key
from migextract.evaluation.scores import GROUPS
from migextract.evaluation.table import percent
from migextract.extractor import Extractor
from migextract.labels import CORE

NAME: Final = "robustness"
CLEAN: Final = "undamaged"
TARGET: Final = 0.02


class Slice(Record):
    """How accurate migextract is on one set in one state.

    Attributes:
        set: name of the set.
        damage: name of the damage, or `undamaged`.
        what: what the damage does.
        f1: exact F1 by label, and for `CORE` and `ALL`.
        lost: core mentions that are found in the undamaged texts and not in these, with how often, most frequent first.
    """

    set: str
    damage: str
    what: str
    f1: dict[str, float | None]
    lost: dict[str, int]


class Robustness(Result):
    """Accuracy on all sets in all states."""

    slices: tuple[Slice, ...]

    def of(self, set: str) -> dict[str, Slice]:  # noqa: A002 - the word for it
        """The slices of a set by damage, undamaged first."""
        return {found.damage: found for found in self.slices if found.set == set}

    @property
    def sets(self) -> list[str]:
        """The names of the sets."""
        return list(dict.fromkeys(found.set for found in self.slices))


def measure(options: Options) -> Robustness:
    """Damage, extract and score."""
    extractor = migextract.load()
    slices = [
        found
        for name, gold in gold_sets(None if options.quick else options.corpora).items()
        for found in slices_of(name, gold, extractor)
    ]
    about = {"measured": f"migextract {migextract.__version__}", **circumstances()}
    return Robustness(about=about, slices=tuple(slices))


def slices_of(name: str, gold: Gold, extractor: Extractor) -> Iterator[Slice]:
    """The set as it is, and in all ways of damage."""
    clean = evaluation.evaluate(gold, extractor=extractor, resamples=0)
    yield Slice(set=name, damage=CLEAN, what="the texts as they are", f1=f1(clean), lost={})
    for damage in DAMAGES:
        pairs = [(document, damage(document.text)) for document in gold.documents]
        scores = evaluation.evaluate(damaged_gold(gold, damage), extractor=extractor, resamples=0)
        before, now = found_in(clean), found_in(scores)
        lost = Counter(
            f"{mention.label} {' '.join(mention.text.split())}"
            for document, damaged in pairs
            for mention in document.mentions
            if mention.label in CORE
            and (document.id, mention.key) in before
            and (document.id, damaged.carried(mention).key) not in now
        )
        yield Slice(set=name, damage=damage.name, what=damage.what, f1=f1(scores), lost=dict(lost.most_common()))


def damaged_gold(gold: Gold, damage: Damage) -> Gold:
    """The gold set with every text damaged, and every mention where it then stands."""
    return Gold(gold.guidelines, tuple(damaged_document(document, damage) for document in gold.documents))


def damaged_document(document: GoldDocument, damage: Damage) -> GoldDocument:
    """A text damaged, with its mentions."""
    damaged = damage(document.text)
    return replace(document, text=damaged.text, mentions=damaged.mentions(document.mentions))


def f1(scores: Scores) -> dict[str, float | None]:
    """Exact F1 by label and group."""
    return {group: scores.labels[group].exact.f1.value for group in GROUPS}


def found_in(scores: Scores) -> set[tuple[str, Key]]:
    """Document and place of every gold mention that was found."""
    exact = (outcome for outcome in scores.outcomes if outcome.kind in {"right", "wrong-value"})
    return {(outcome.document, (gold.start, gold.end, gold.label)) for outcome in exact if (gold := outcome.gold)}


def block(result: Robustness) -> str:
    """The tables: F1 by label, undamaged and by how many points each damage lowers it."""
    parts = [set_table(result.of(name), name) for name in result.sets]
    what = [f"{found.damage}: {found.what[0].lower()}{found.what[1:].rstrip('.')}" for found in first_set(result)]
    missed = [f"on {found.set} by {found.damage} ({lost})" for found, lost in beyond_target(result)]
    target = f"target: no damage costs more than 2 points on the core labels: {met(missed)}"
    return "\n\n".join([*parts, notes([*result.notes, *what, target])])


def beyond_target(result: Robustness) -> Iterator[tuple[Slice, str]]:
    """The slices that lose more than they should on the core labels, with the points."""
    for found in result.slices:
        before, now = result.of(found.set)[CLEAN].f1["CORE"], found.f1["CORE"]
        if before is not None and now is not None and before - now > TARGET:
            yield found, points(before, now)


def met(missed: Sequence[str]) -> str:
    """What became of a target.

    >>> met([]), met(["on gold"])
    ('met', 'missed on gold')
    """
    return f"missed {', '.join(missed)}" if missed else "met"


def first_set(result: Robustness) -> Iterable[Slice]:
    """The damaged slices of the first set."""
    return [found for found in result.of(result.sets[0]).values() if found.damage != CLEAN]


def set_table(slices: dict[str, Slice], name: str) -> str:
    """Exact F1 of the undamaged set, and below it the points that each damage costs or gives."""
    groups = [group for group in GROUPS if slices[CLEAN].f1[group] is not None]
    rows = [[f"{CLEAN}, F1", *(percent(slices[CLEAN].f1[group]) for group in groups)]]
    for damage, found in slices.items():
        if damage != CLEAN:
            rows.append([damage, *(points(slices[CLEAN].f1[group], found.f1[group]) for group in groups)])
    return table([f"{name} set", *groups], rows)


def points(before: float | None, now: float | None) -> str:
    """The difference of two shares in points.

    >>> points(0.995, 0.97), points(0.5, 0.5), points(None, 0.5)
    ('−2.5', '0', '–')
    """
    if before is None or now is None:
        return "–"
    difference = round(100 * (now - before), 1)
    return f"{difference:+.1f}".replace("-", "−") if difference else "0"


def plot(result: Robustness) -> Figure:
    """Core F1 of each damage beside the undamaged texts, for each set."""
    damages = list(result.of(result.sets[0]))
    figure = Figure(figsize=(8, 0.32 * len(damages) + 1.4), layout="constrained")
    axes = figure.subplots()
    for number, name in enumerate(result.sets):
        shares = [100 * (found.f1["CORE"] or 0) for found in result.of(name).values()]
        axes.plot(shares, range(len(damages)), "o", color=f"C{number}", label=f"{name} set")
        axes.axvline(shares[0] - 100 * TARGET, color=f"C{number}", lw=0.8, ls=":")
    axes.set_yticks(range(len(damages)), damages)
    axes.invert_yaxis()
    axes.grid(axis="y", color="0.9")
    axes.set_xlabel("exact F1 on the core labels, per cent; dotted: two points below the undamaged texts")
    figure.legend(loc="outside upper right", ncols=len(result.sets))
    return figure

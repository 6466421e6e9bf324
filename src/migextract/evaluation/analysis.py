"""What became of every mention: right, wrong in one of five ways, and which pattern the errors share.

Each gold mention and each prediction is in exactly one outcome, so the outcomes add up to the counts:
gold = right + wrong value + wrong boundary + wrong label + missed, and
predicted = right + wrong value + wrong boundary + wrong label + false find.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, get_args

from pydantic import Field

from migextract.evaluation.annotation import Annotation, Key, in_order
from migextract.labels import Label
from migextract.records import Record

Kind = Literal["right", "wrong-value", "wrong-boundary", "wrong-label", "missed", "false-find"]

ERROR_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)[1:]

CONTEXT: Final = 60
"""Code points shown on either side of an error."""


class Found(Record):
    """A mention as the gold or the prediction has it."""

    label: Label
    start: int
    end: int
    text: str
    value: str | None


class Outcome(Record):
    """What became of a gold mention, or a prediction that belongs to none."""

    kind: Kind
    document: str
    line: int = Field(description="line of the text on which it starts, from 1")
    gold: Found | None
    predicted: Found | None
    before: str = Field("", description="text in front of it; only errors have their context")
    after: str = Field("", description="text behind it")

    @property
    def shown(self) -> Found:
        """The gold mention, or where there is none the prediction."""
        found = self.gold or self.predicted
        assert found is not None  # noqa: S101  # an outcome is of one or the other
        return found

    @property
    def labels(self) -> str:
        """The label, or `gold → predicted` where they differ."""
        if self.gold and self.predicted and self.gold.label != self.predicted.label:
            return f"{self.gold.label} → {self.predicted.label}"
        return self.shown.label


class Pattern(NamedTuple):
    """Errors of one kind that look alike."""

    kind: Kind
    labels: str
    form: str
    outcomes: tuple[Outcome, ...]


def outcomes(
    document: str, text: str, gold: Sequence[Annotation], predicted: Sequence[Annotation]
) -> Iterator[Outcome]:
    """What became of every mention of a document: gold mentions in the order of the text, then false finds.

    Exact matches pair first. What is left pairs one to one, closest first: mentions of the same label that overlap
    (wrong boundary), then of different labels that overlap (wrong label). The rest is missed, or a false find.
    """
    same_span: dict[Key, list[Annotation]] = defaultdict(list)
    for annotation in in_order(predicted):
        same_span[annotation.key].append(annotation)
    pairs: dict[Key, tuple[Kind, Annotation]] = {}
    for wanted in gold:
        if given := same_span[wanted.key]:
            # Repetitions with another value make the value wrong, so that is the one to show.
            found = next((other for other in given if other.value != wanted.value), given[0])
            given.remove(found)
            right = found.value == wanted.value or wanted.label == "PERSON"
            pairs[wanted.key] = ("right" if right else "wrong-value", found)
    for kind in ("wrong-boundary", "wrong-label"):
        unpaired = [annotation for annotation in gold if annotation.key not in pairs]
        spare = [annotation for given in same_span.values() for annotation in given]
        for wanted, found in _closest_pairs(unpaired, spare, same_label=kind == "wrong-boundary"):
            pairs[wanted.key] = (kind, found)
            same_span[found.key].remove(found)
    show = _Shower(document, text)
    for wanted in in_order(gold):
        missed: tuple[Kind, None] = ("missed", None)
        kind_of_pair, partner = pairs.get(wanted.key, missed)
        yield show.outcome(kind_of_pair, wanted, partner)
    for found in in_order(annotation for given in same_span.values() for annotation in given):
        yield show.outcome("false-find", None, found)


def _closest_pairs(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], *, same_label: bool
) -> list[tuple[Annotation, Annotation]]:
    """Pairs of overlapping mentions, each mention in one pair at most, the greatest overlap first."""
    candidates = [pair for pair in _overlapping(gold, predicted) if (pair[0].label == pair[1].label) == same_label]
    candidates.sort(key=lambda pair: (-_closeness(*pair), pair[0].key, pair[1].key))
    taken_gold: set[Key] = set()
    taken_predicted: set[Key] = set()
    chosen = []
    for wanted, found in candidates:
        if wanted.key not in taken_gold and found.key not in taken_predicted:
            chosen.append((wanted, found))
            taken_gold.add(wanted.key)
            taken_predicted.add(found.key)
    return chosen


def _overlapping(
    gold: Sequence[Annotation], predicted: Sequence[Annotation]
) -> Iterator[tuple[Annotation, Annotation]]:
    """All pairs that share a code point, in one pass over the text."""
    open_gold: list[Annotation] = []
    open_predicted: list[Annotation] = []
    arrivals = [(annotation, True) for annotation in gold] + [(annotation, False) for annotation in predicted]
    for annotation, is_gold in sorted(arrivals, key=lambda arrival: arrival[0].start):
        open_gold = [other for other in open_gold if other.end > annotation.start]
        open_predicted = [other for other in open_predicted if other.end > annotation.start]
        if is_gold:
            yield from ((annotation, other) for other in open_predicted)
            open_gold.append(annotation)
        else:
            yield from ((other, annotation) for other in open_gold)
            open_predicted.append(annotation)


def _closeness(one: Annotation, other: Annotation) -> float:
    """Code points that both cover, as a share of those that either covers."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


class _Shower:
    """Makes the outcomes of one document, each with its line and, where it is an error, its context."""

    def __init__(self, document: str, text: str) -> None:
        self._document = document
        self._text = text
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def outcome(self, kind: Kind, gold: Annotation | None, predicted: Annotation | None) -> Outcome:
        spans = [annotation for annotation in (gold, predicted) if annotation is not None]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        is_error = kind != "right"
        return Outcome(
            kind=kind,
            document=self._document,
            line=bisect_left(self._breaks, spans[0].start) + 1,
            gold=gold and Found(**gold._asdict()),
            predicted=predicted and Found(**predicted._asdict()),
            before=self._text[max(0, start - CONTEXT) : start] if is_error else "",
            after=self._text[end : end + CONTEXT] if is_error else "",
        )


_BROKEN_WORD: Final = re.compile(r"-\s*\n\s*")
_ENDING: Final = re.compile(r"(?<=[^\W\d_]{4})(?:e[mnrs]?|[ns])\b")


def form(text: str) -> str:
    """A mention's text without what differs from one use to the next: case, digits, German endings, line breaks.

    >>> form("Europäischen Kommission") == form("EUROPÄISCHE KOMMISSION")
    True
    >>> form("22. und 23. Juli 2020")
    '00. und 00. juli 0000'
    """
    joined = " ".join(_BROKEN_WORD.sub("", text).split())
    return _ENDING.sub("", re.sub(r"\d", "0", joined).lower())


def patterns(found: Iterable[Outcome]) -> list[Pattern]:
    """Errors grouped by kind, label and form of the text, the most frequent pattern first."""
    groups: dict[tuple[Kind, str, str], list[Outcome]] = defaultdict(list)
    for outcome in found:
        if outcome.kind != "right":
            groups[outcome.kind, outcome.labels, form(outcome.shown.text)].append(outcome)
    result = [Pattern(*key, tuple(group)) for key, group in groups.items()]
    return sorted(result, key=lambda p: (-len(p.outcomes), ERROR_KINDS.index(p.kind), p.labels, p.form))

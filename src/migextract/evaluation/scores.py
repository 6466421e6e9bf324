"""The scores as records: what `migextract evaluate --json` writes and `--compare` and the gate read."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from migextract.evaluation.analysis import Outcome
from migextract.labels import LABELS
from migextract.records import Record

CORE_GROUP: Final = "CORE"
ALL_GROUP: Final = "ALL"
GROUPS: Final[tuple[str, ...]] = (*LABELS, CORE_GROUP, ALL_GROUP)
"""What scores are given for: each label, the core four together, and all ten together (micro averages)."""


class Rate(Record):
    """A share with its 95 % interval; all null where there was nothing to count."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Matches(Record):
    """Precision, recall and F1 under one definition of a match."""

    precision: Rate
    recall: Rate
    f1: Rate


class Accuracy(Record):
    """How many of the exact matches have the right value."""

    right: int
    of: int
    accuracy: Rate


class Score(Record):
    """The scores of one label or group."""

    gold: int = Field(description="mentions in the gold")
    predicted: int = Field(description="predicted mentions, repeated ones included")
    correct: int = Field(description="exact matches: same start, end and label")
    exact: Matches
    overlap: Matches = Field(description="matches that share at least one code point and the label")
    values: Accuracy = Field(description="DATE, DOC_NUMBER and MONEY: the same value string")
    links: Accuracy = Field(description="linked labels: the same knowledge id, or null on both sides")


class DocumentScores(Record):
    """The scores of one document, without intervals."""

    id: str
    status: Literal["scored", "missing", "failed"] = Field(
        description="`missing`: not predicted; `failed`: predicted with errors. Either way all its mentions are missed"
    )
    errors: tuple[str, ...] = ()
    labels: dict[str, Score]


class GoldInfo(Record):
    """Which gold was the ruler."""

    fingerprint: str
    guidelines: str
    documents: int
    mentions: int


class BootstrapInfo(Record):
    """How the intervals were made."""

    unit: Literal["sentence"] = "sentence"
    units: int
    resamples: int
    seed: int
    level: float


class Scores(Record):
    """Everything that an evaluation found."""

    format: Literal[1] = 1
    about: dict[str, str] = Field(description="what was measured and with what: versions, commit, date")
    gold: GoldInfo
    bootstrap: BootstrapInfo
    labels: dict[str, Score] = Field(description="by label, and for `CORE` and `ALL`")
    macro_f1: float | None = Field(description="mean exact F1 of the labels that occur")
    documents: tuple[DocumentScores, ...]
    outcomes: tuple[Outcome, ...] = Field(description="what became of every mention")

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """All outcomes but the right ones."""
        return tuple(outcome for outcome in self.outcomes if outcome.kind != "right")

"""Two evaluations of the same gold, mention by mention: what a change gained and what it lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from migextract.errors import UsageError
from migextract.evaluation.analysis import Outcome
from migextract.evaluation.scores import GROUPS, Scores


class Change(NamedTuple):
    """What became of a mention before and after; None where it was in neither gold nor predictions."""

    old: Outcome | None
    new: Outcome | None

    @property
    def shown(self) -> Outcome:
        """The side that says more: the error, the new one where both are."""
        if self.new is not None and (self.new.kind != "right" or self.old is None):
            return self.new
        assert self.old is not None  # noqa: S101  # a change has a side
        return self.old

    def __str__(self) -> str:
        mention = self.shown.shown
        old, new = (outcome.kind if outcome else "not there" for outcome in self)
        place = f"{self.shown.document}:{self.shown.line} [{mention.start}, {mention.end})"
        return f"{place} {self.shown.labels} {mention.text!r}: {old} → {new}"


class Comparison(NamedTuple):
    """All that differs between two evaluations.

    Attributes:
        gains: mentions that are right now, and false finds that are gone.
        losses: mentions that were right, and false finds that are new.
        shifts: mentions that are wrong in another way than before.
        regolded: mentions that only one of the two golds has; empty unless the gold itself was changed.
        f1: exact F1 before and after, by label and group.
    """

    gains: tuple[Change, ...]
    losses: tuple[Change, ...]
    shifts: tuple[Change, ...]
    regolded: tuple[Change, ...]
    f1: dict[str, tuple[float | None, float | None]]

    def __str__(self) -> str:
        lines = [
            f"{group}: exact F1 {_percent(old)} → {_percent(new)}"
            for group, (old, new) in self.f1.items()
            if old != new
        ]
        for sign, title, changes in (
            ("+", "gains", self.gains),
            ("-", "losses", self.losses),
            ("~", "wrong in another way", self.shifts),
            ("g", "the gold itself differs", self.regolded),
        ):
            lines.append(f"{len(changes)} {title}")
            lines += [f"  {sign} {change}" for change in changes]
        return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.2%}"


def read_scores(path: Path | str) -> Scores:
    """Scores as `to_json` wrote them.

    Raises:
        UsageError: if the file holds something else.
    """
    try:
        return Scores.model_validate_json(Path(path).read_bytes())
    except ValidationError as error:
        detail = error.errors()[0]
        where = ".".join(map(str, detail["loc"])) or "the file"
        raise UsageError(
            f"{path} holds no scores of this version of migextract ({where}: {detail['msg']}); "
            "write it again with `migextract evaluate --json`"
        ) from None


def to_json(scores: Scores) -> str:
    """The scores as JSON, with a line break at the end."""
    return scores.model_dump_json(indent=2) + "\n"


def compare(old: Scores | Path | str, new: Scores | Path | str) -> Comparison:
    """Compare two evaluations mention by mention.

    Args:
        old: scores, or a file of them.
        new: the same of the later evaluation.

    Raises:
        UsageError: if a file holds no scores.
    """
    old, new = (side if isinstance(side, Scores) else read_scores(side) for side in (old, new))
    before, after = _by_mention(old), _by_mention(new)
    gains: list[Change] = []
    losses: list[Change] = []
    shifts: list[Change] = []
    regolded: list[Change] = []
    for key in sorted({*before, *after}):
        change = Change(before.get(key), after.get(key))
        is_gold = key[0] == "gold"
        if is_gold and None in change:
            regolded.append(change)
        elif _good(change.old) != _good(change.new):
            (gains if _good(change.new) else losses).append(change)
        elif change.old != change.new:
            shifts.append(change)
    f1 = {group: (old.labels[group].exact.f1.value, new.labels[group].exact.f1.value) for group in GROUPS}
    return Comparison(tuple(gains), tuple(losses), tuple(shifts), tuple(regolded), f1)


def _good(outcome: Outcome | None) -> bool:
    """A right mention, or a false find that is not there."""
    return outcome is None or outcome.kind == "right"


MentionKey = tuple[str, str, int, int, str, int]


def _by_mention(scores: Scores) -> dict[MentionKey, Outcome]:
    """Outcomes by side, document, span and label; repeated false finds are told apart by a count."""
    found: dict[MentionKey, Outcome] = {}
    repeated: Counter[tuple[object, ...]] = Counter()
    for outcome in scores.outcomes:
        shown = outcome.shown
        place = ("gold" if outcome.gold else "predicted", outcome.document, shown.start, shown.end, shown.label)
        found[(*place, repeated[place])] = outcome
        repeated[place] += 1
    return found

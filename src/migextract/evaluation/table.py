"""The table of scores in Markdown, for a README or a terminal."""

from __future__ import annotations

from typing import Final

from migextract.evaluation.scores import GROUPS, Accuracy, Rate, Score, Scores

HEAD: Final = (
    *("label", "gold", "found", "precision", "recall", "F1", "95 %"),
    *("overlap precision", "overlap recall", "overlap F1", "values", "links"),
)


def percent(share: float | None) -> str:
    """A share as per cent with one digit behind the point, or a dash.

    Rounded down in the last digit, so that nothing less than perfect is shown as 100.0.

    >>> percent(0.99999), percent(1.0), percent(None)
    ('99.9', '100.0', '–')
    """
    if share is None:
        return "–"
    # A share is a ratio of counts, so a thousandth that is off by less than 1e-9 is a rounding of the division.
    return f"{int(share * 1000 + 1e-9) / 10:.1f}"


def interval(rate: Rate) -> str:
    """The 95 % interval of a rate, in per cent."""
    return "" if rate.low is None else f"{percent(rate.low)} to {percent(rate.high)}"


def accuracy(found: Accuracy) -> str:
    """An accuracy with how many mentions it was counted on."""
    return "–" if not found.of else f"{percent(found.accuracy.value)} ({found.right}/{found.of})"


def cells(name: str, score: Score) -> tuple[str, ...]:
    """The cells of one row, in the order of the heading."""
    exact, overlap = score.exact, score.overlap
    return (
        name,
        str(score.gold),
        str(score.predicted),
        percent(exact.precision.value),
        percent(exact.recall.value),
        percent(exact.f1.value),
        interval(exact.f1),
        percent(overlap.precision.value),
        percent(overlap.recall.value),
        percent(overlap.f1.value),
        accuracy(score.values),
        accuracy(score.links),
    )


def to_markdown(scores: Scores) -> str:
    """The table of scores, and below it what was measured, on which gold, and how the intervals were made."""
    rows = [HEAD, ("---", *["--:"] * (len(HEAD) - 1))]
    rows += [cells(name, scores.labels[name]) for name in GROUPS]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, "", *(f"* {note}" for note in notes(scores))]) + "\n"


def notes(scores: Scores) -> list[str]:
    """What one has to know to read the table."""
    gold, bootstrap = scores.gold, scores.bootstrap
    lost = [f"{document.id} ({document.status})" for document in scores.documents if document.status != "scored"]
    return [
        *(f"{key}: {value}" for key, value in scores.about.items()),
        f"gold: {gold.mentions} mentions in {gold.documents} documents, fingerprint {gold.fingerprint[:12]}",
        f"intervals: {bootstrap.resamples} resamples of {bootstrap.units} sentences, seed {bootstrap.seed}",
        "exact: same start, end and label; overlap: same label and at least one shared code point",
        "values and links: share of the exact matches that have the right value or knowledge id",
        *([f"counted as if nothing had been found in them: {', '.join(lost)}"] if lost else []),
    ]

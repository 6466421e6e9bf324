"""What a person sees of a batch on standard error: how far it is, each failure as it happens, and a summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Final

from rich.columns import Columns
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Column, Table
from rich.text import Text

from migextract.batch.summary import Failure, Outcome, Summary

MOST_MENTIONED: Final = 15
"""How many of the most mentioned things the summary names."""


class RateColumn(ProgressColumn):
    """Documents a second, of late."""

    def render(self, task: Task) -> Text:
        """The rate, once there is one."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s")


@contextmanager
def watched(total: Callable[[], int]) -> Iterator[Callable[[Outcome], None]]:
    """Show how a batch goes on: on a terminal a progress bar, everywhere a line for each document that fails.

    Args:
        total: counts the documents; called if somebody sees the bar.

    Yields:
        What to call with each document.
    """
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(), BarColumn(), MofNCompleteColumn(), RateColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total() if console.is_terminal else None)

        def watch(outcome: Outcome) -> None:
            bar.advance(task)
            failure = outcome.tally.failure
            if failure is not None and not outcome.kept:
                say(console, f"failed: {described(failure)}", style="red")

        yield watch


def show(summary: Summary, output: Path, seconds: float) -> None:
    """Print what came out of a batch that took so many seconds."""
    console = Console(stderr=True)
    labels = Table("label", Column("mentions", justify="right"), title="Mentions by label")
    for label, count in summary.labels.most_common():
        labels.add_row(label, f"{count:,}")
    things = Table("label", "what", Column("mentions", justify="right"), title="Most mentioned")
    for (label, name), count in summary.things.most_common(MOST_MENTIONED):
        things.add_row(label, Text(printed(name)), f"{count:,}")
    slowest = Table(
        Column("seconds", justify="right"), Column("characters", justify="right"), "document", title="Slowest documents"
    )
    for took, characters, name in summary.slowest:
        slowest.add_row(f"{took:.1f}", f"{characters:,}", Text(printed(name)))
    console.print(Columns([labels, things]))
    if summary.slowest:
        console.print(slowest)
    show_failures(summary, console)
    mentions, failed = summary.labels.total(), summary.failed.total()
    facts = [f"{mentions:,} mentions in {summary.documents:,} documents"]
    if failed:
        facts.append(f"{failed:,} failed")
    if summary.warned:
        facts.append(f"{summary.warned:,} with `warnings`")
    if summary.kept:
        facts.append(f"{summary.kept:,} kept from an earlier run")
    facts.append(f"{summary.characters:,} characters in {seconds:,.1f} seconds")
    say(console, f"{'; '.join(facts)}: {output}")


def show_failures(summary: Summary, console: Console) -> None:
    """Print which documents failed, by kind of error."""
    for code, failures in groupby(sorted(summary.failures, key=lambda failure: failure.code), lambda item: item.code):
        say(console, f"failed ({code}): {summary.failed[code]:,}", style="red")
        for failure in failures:
            say(console, f"  {described(failure)}")
    if (more := summary.failed.total() - len(summary.failures)) > 0:
        say(console, f"and {more:,} more; all of them stand in the output with their `errors`", style="red")


def described(failure: Failure) -> str:
    """A failure in one line: most messages begin with the name of the document."""
    named = failure.message.startswith(failure.name)
    return failure.message if named else f"{failure.name}: {failure.message}"


def say(console: Console, line: str, style: str | None = None) -> None:
    """Print one line as it is, however long."""
    console.print(printed(line), style=style, markup=False, highlight=False, soft_wrap=True)


def printed(text: str) -> str:
    r"""A text without characters that would do something to a terminal, such as those of a file name.

    >>> printed("a\x1b[31m.txt")
    'a�[31m.txt'
    """
    return "".join(character if character.isprintable() else "\ufffd" for character in text)

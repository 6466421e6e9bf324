"""Many files: extract, write, and account for every one of them.

Documents go to a journal as they are done (`migextract.batch.journal`), and when all are, the output is made of it and
put in place (`migextract.batch.output`). So whatever ends a run, nothing that was done is lost, a later run with
`resume` does only what is missing, and the output is the same as that of a run that nothing ended.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from migextract.batch.journal import Journal, key
from migextract.batch.output import Output, format_of
from migextract.batch.provenance import made_with
from migextract.batch.summary import Outcome, Outline, Summary, tally
from migextract.extractor import Item, Settings, failed, identity, line_of, start_worker, worked
from migextract.reading.limits import Limits
from migextract.workers import TIME_LIMIT, Job, in_order
from migextract.writing import FORMATS

__all__ = ["Options", "Outcome", "Summary", "extract_to", "format_of"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch runs.

    Attributes:
        format: one of `migextract.writing.FORMATS`.
        workers: number of processes.
        date: the day of the documents, if the caller knows it.
        time_limit: seconds that a document may take, or None.
        resume: whether to go on where an earlier run ended.
        retry_failed: with `resume`, whether to try again what failed.
    """

    format: str = "jsonl"
    workers: int = 1
    date: datetime.date | None = None
    time_limit: float | None = TIME_LIMIT
    resume: bool = False
    retry_failed: bool = False


def extract_to(
    items: Iterable[Item],
    output: Path,
    settings: Settings,
    options: Options = Options(),
    watch: Callable[[Outcome], None] | None = None,
) -> Summary:
    """Extract items and write the result.

    The output appears under its name only when it is complete. Until then `OUTPUT.part` holds what is done, one JSON
    line each; `OUTPUT.run.json` says how the documents were made. A document that fails stands in the output with its
    error. The work is done in processes of its own, so a script that calls this must stand under
    `if __name__ == "__main__":`, as Python's `multiprocessing` demands.

    To resume is to keep the documents of items that are as they were: the same path, the same id (of a row in a
    table) and the same bytes (of a row, the same text). Failed ones are kept too, unless they are to be tried again;
    only files that could not even be opened are tried anew each time. If the output is complete, its documents are
    kept likewise, provided that it consists of JSON lines.

    Args:
        items: paths, sources or texts.
        output: the file or folder to write.
        settings: how to extract.
        options: how the batch runs.
        watch: called with each document as it is done.

    Raises:
        UsageError: if the output cannot be written, or an earlier run cannot be continued because it made its
            documents in another way.
        WorkerDiedError: if no process can start.
    """
    target = Output(output, options.format)
    target.check()
    if FORMATS[options.format].needs_text:
        settings = replace(settings, keep_text=True)
    made = made_with(settings, options.format, options.date, options.time_limit)
    if options.resume:
        target.take_up(made, limits=not options.retry_failed)
    summary = Summary()

    def count(outcome: Outcome) -> None:
        summary.add(outcome)
        if watch is not None:
            watch(outcome)

    with target.journal(resume=options.resume, retry_failed=options.retry_failed) as journal:
        missing = without_kept(items, journal, settings.limits, count)
        for outcome in outcomes(missing, settings, options):
            if not journal.appended:
                target.describe(made)  # not before a process has started: only now it is certain that work is done
            journal.append(outcome.line)
            count(outcome)
        target.describe(made)
        target.publish(journal)
    return summary


def without_kept(
    items: Iterable[Item], journal: Journal, limits: Limits, count: Callable[[Outcome], None]
) -> Iterator[Item]:
    """The items whose documents the journal does not have; those that it has are counted on the way."""
    for item in items:
        name = key_of(item, limits) if journal.done else None  # which reads the whole file
        start = None if name is None else journal.done.get(name)
        if start is None:
            journal.expect()
            yield item
        else:
            line = journal.keep(start)
            count(Outcome(line, tally(Outline.model_validate_json(line)), kept=True))


def key_of(item: Item, limits: Limits) -> bytes | None:
    """The key that the document of an item has in a journal; None for what cannot be opened."""
    id, source = identity(item, limits)
    return None if source.sha256 is None else key(id, source.path, source.sha256)


def outcomes(items: Iterable[Item], settings: Settings, options: Options) -> Iterator[Outcome]:
    """Extract items in processes; what is lost with a process fails."""

    def lost(item: Item, error: Exception) -> Outcome:
        document = failed(item, error, settings.limits)
        return Outcome(line_of(document), tally(document))

    job = Job(work, lost, start_worker, (settings, options.date), options.time_limit)
    return in_order(job, items, options.workers)


def work(item: Item) -> Outcome:
    """Extract one item in a worker."""
    start = time.perf_counter()
    document = worked(item)
    line = line_of(document)
    return Outcome(line, tally(document), time.perf_counter() - start)

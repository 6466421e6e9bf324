"""The command line: options and printing, no logic. Heavy modules are imported by the command that needs them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from migextract.errors import MigextractError

if TYPE_CHECKING:
    from migextract.batch import Summary

app = typer.Typer(
    name="migextract",
    help="Validated records from German policy papers on migration and security.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def version(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    """Validated records from German policy papers on migration and security."""
    if show_version:
        from migextract import __version__

        typer.echo(f"migextract {__version__}")
        raise typer.Exit


WRONG_USAGE, QUARANTINED = 2, 3
MOST_MENTIONED = 15

LabelOption = Annotated[
    list[str] | None, typer.Option("--labels", help="Only these labels; repeat or separate by commas.")
]
DateOption = Annotated[str | None, typer.Option("--date", help="Day of the papers, YYYY-MM-DD; completes dates.")]
BaseOption = Annotated[str | None, typer.Option("--base", help="Installed spaCy pipeline to build on.")]
TrainedOption = Annotated[bool, typer.Option("--trained/--no-trained", help="Use trained components.")]
KnowledgeOption = Annotated[list[Path] | None, typer.Option("--knowledge", help="JSONL file with your own entries.")]


@contextmanager
def errors_said_plainly() -> Iterator[None]:
    """End with exit code 2 and one readable line where an error is the user's to mend."""
    try:
        yield
    except (MigextractError, OSError) as error:
        typer.echo(f"migextract: {error}", err=True)
        raise typer.Exit(WRONG_USAGE) from None


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders to search for files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write; for html, a folder.")],
    format: Annotated[  # noqa: A002
        str | None, typer.Option(help="jsonl, csv, parquet or html; without it, by the ending of the output's name.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to work in.")] = 1,
    labels: LabelOption = None,
    date: DateOption = None,
    base: BaseOption = None,
    trained: TrainedOption = True,
    knowledge: KnowledgeOption = None,
) -> None:
    """Extract all mentions from files and write them. Exit code 3 if a file could not be read."""
    from migextract.batch import extract_to, format_of
    from migextract.extractor import checked_date, settings_for
    from migextract.reading import files_in

    format = format or format_of(output)  # noqa: A001
    with errors_said_plainly():
        day = checked_date(date)
        settings = settings_for(
            base=base,
            trained=trained,
            knowledge=knowledge or (),
            labels=split(labels),
            keep_text=format == "html",
        )
        files, skipped = files_in(paths)
        for path in skipped:
            typer.echo(f"skipped {path}: no reader for this kind of file", err=True)
        with progress(len(files)) as advance:
            summary = extract_to(
                files, output, settings, format=format, workers=workers, date=day, on_document=lambda _: advance()
            )
    show(summary, output)
    if summary.failures:
        raise typer.Exit(QUARANTINED)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A text, or - for standard input.")],
    date: DateOption = None,
    base: BaseOption = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Say what is found in a text, and why."""
    from rich.console import Console
    from rich.table import Column, Table

    from migextract.extractor import load

    with errors_said_plainly():
        extractor = load(base=base, knowledge=knowledge or ())
        document = extractor.extract(sys.stdin.read() if text == "-" else text, date=date)
    table = Table(
        *(Column(name, overflow="fold") for name in ("offsets", "label", "text", "value", "name", "found by"))
    )
    for mention in document.mentions:
        why = f"{mention.evidence.finder}: {mention.evidence.rule}"
        name = getattr(mention, "name", None) or ""
        table.add_row(f"{mention.start}-{mention.end}", mention.label, mention.text, mention.value or "", name, why)
    Console().print(table)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a document, one of which is a line of the JSONL output."""
    from migextract.records import Document

    typer.echo(json.dumps(Document.model_json_schema(), ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of a gold set.")] = Path("annotations/gold"),
    predictions: Annotated[Path | None, typer.Option(help="JSONL to score instead of our own extraction.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write an HTML page with table, plots and every error.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the scores as JSON.")] = None,
    compare: Annotated[Path | None, typer.Option(help="Older scores: list gains and losses.")] = None,
    base: BaseOption = None,
    trained: TrainedOption = True,
    knowledge: KnowledgeOption = None,
) -> None:
    """Measure the extraction, or predictions in our JSONL form, against a gold set."""
    import migextract
    from migextract import evaluation

    with errors_said_plainly():
        extractor = None if predictions else migextract.load(base, trained=trained, knowledge=knowledge or ())
        measured = str(predictions) if predictions else f"migextract {migextract.__version__}"
        scores = evaluation.evaluate(gold, predictions, extractor=extractor, about={"measured": measured})
        typer.echo(evaluation.to_markdown(scores))
        if json_file is not None:
            json_file.write_text(evaluation.to_json(scores), encoding="utf-8")
        if report is not None:
            evaluation.write_report(scores, report)
        if compare is not None:
            typer.echo(str(evaluation.compare(evaluation.read_scores(compare), scores)))


@app.command()
def graph(
    documents: Annotated[Path, typer.Argument(help="JSONL file that `extract` wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write.")],
    format: Annotated[  # noqa: A002
        str | None, typer.Option(help="graphml, jsonld, dot or html; by default what the output's name ends with.")
    ] = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Write the net of a batch: its papers, what they cite and answer, the acts, bodies and instruments they name."""
    from migextract import graph
    from migextract.knowledge.load import load

    with errors_said_plainly():
        net = graph.build(graph.read(documents), load(knowledge or ()))
        graph.write(net, output, format or output.suffix.removeprefix("."))
    typer.echo(f"{net.number_of_nodes()} nodes and {net.number_of_edges()} edges: {output}", err=True)


@app.command()
def knowledge(
    query: Annotated[str | None, typer.Argument(help="A name, or a part of one, or an id.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only check that all entries are valid.")] = False,
    own: KnowledgeOption = None,
) -> None:
    """Look an entry up: its names over time, relations and sources."""
    from migextract.knowledge.load import load
    from migextract.knowledge.lookup import described, matching

    with errors_said_plainly():
        entries = load(own or ())
    if check:
        typer.echo(f"{len(entries)} entries, {sum(len(entry.names) for entry in entries)} names: all valid")
    elif query is None:
        typer.echo("migextract: give a name to look up, or --check", err=True)
        raise typer.Exit(WRONG_USAGE)
    elif found := matching(query, entries):
        typer.echo("\n\n".join(described(entry) for entry in found))
    else:
        typer.echo(f"migextract: no entry has a name or id with {query!r} in it", err=True)
        raise typer.Exit(1)


def split(labels: list[str] | None) -> list[str] | None:
    """`--labels DATE,AGENCY` and `--labels DATE --labels AGENCY` mean the same."""
    return None if labels is None else [label.strip() for item in labels for label in item.split(",") if label.strip()]


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, nothing in a pipe; yields what to call after each document."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:-1], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("extracting", total=total)
        yield lambda: bar.advance(task)


def show(summary: Summary, output: Path) -> None:
    """Print what came out of a batch: counts per label, the most mentioned things, failures, where the output lies."""
    from rich.columns import Columns
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True)
    labels = Table("label", "mentions", title="Mentions by label")
    for label, count in summary.labels.most_common():
        labels.add_row(label, str(count))
    things = Table("label", "what", "mentions", title="Most mentioned")
    for (label, thing), count in summary.things.most_common(MOST_MENTIONED):
        things.add_row(label, thing, str(count))
    console.print(Columns([labels, things]))
    for name, message in summary.failures:
        console.print(f"failed: {name}: {message}", style="red", markup=False)
    total = sum(summary.labels.values())
    console.print(f"{total} mentions in {summary.documents} documents: {output}", markup=False, soft_wrap=True)

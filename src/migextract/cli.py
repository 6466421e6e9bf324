"""The command line: options and printing, no logic. Heavy modules are imported by the command that needs them."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from migextract.errors import MigextractError, UsageError
from migextract.limit_options import PANEL, with_limits
from migextract.reading.limits import Limits
from migextract.workers import TIME_LIMIT
from migextract.writing import FORMATS

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


WRONG_USAGE, QUARANTINED, INTERRUPTED = 2, 3, 130

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
@with_limits
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders to search for files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File or folder to write.")],
    format: Annotated[  # noqa: A002
        str | None, typer.Option(help=f"{', '.join(FORMATS)}; without it, by the ending of the output's name.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to work in.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep what an earlier run has done; do only what is missing or changed.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="With --resume: try again what failed, also with other limits.")
    ] = False,
    labels: LabelOption = None,
    date: DateOption = None,
    base: BaseOption = None,
    trained: TrainedOption = True,
    knowledge: KnowledgeOption = None,
    offsets: Annotated[
        str, typer.Option(help="What offsets count: code-points, or utf-16 code units as JavaScript and Java do.")
    ] = "code-points",
    text_field: Annotated[str, typer.Option(help="Column of a table (JSONL, Parquet) with the texts.")] = "text",
    id_field: Annotated[str | None, typer.Option(help="Column with the ids; without it, `id` if there is one.")] = None,
    keep_text: Annotated[bool, typer.Option("--keep-text", help="Keep the source text in the records.")] = False,
    time_limit: Annotated[
        float, typer.Option(min=0, help="Seconds that a document may take; 0 for no limit.", rich_help_panel=PANEL)
    ] = TIME_LIMIT,
    *,
    limits: Limits,
) -> None:
    """Extract all mentions from files and write them.

    Exit code 3 if a file could not be read, or was lost with its process; it then stands in the output with its error.
    """
    from migextract.batch import Options, extract_to, format_of
    from migextract.batch.console import printed, show, watched
    from migextract.batch.inputs import inputs
    from migextract.extractor import checked_date, settings_for
    from migextract.reading import Columns

    begun = time.monotonic()
    with errors_said_plainly():
        if retry_failed and not resume:
            raise UsageError("--retry-failed goes with --resume")
        settings = settings_for(
            base=base,
            trained=trained,
            knowledge=knowledge or (),
            labels=split(labels),
            keep_text=keep_text,
            limits=limits,
            offsets=offsets,
        )
        options = Options(
            format=format or format_of(output),
            workers=workers,
            date=checked_date(date),
            time_limit=time_limit or None,
            resume=resume,
            retry_failed=retry_failed,
        )
        found = inputs(paths, output)
        for path, reason in found.skipped:
            typer.echo(printed(f"skipped {path}: {reason}"), err=True)
        items = found.items(Columns(text_field, id_field), limits)
        try:
            with watched(found.total) as watch:
                summary = extract_to(items, output, settings, options, watch)
        except KeyboardInterrupt:
            typer.echo("interrupted; what is done is kept, and the same command with --resume goes on", err=True)
            raise typer.Exit(INTERRUPTED) from None
    show(summary, output, time.monotonic() - begun)
    if summary.failed:
        raise typer.Exit(QUARANTINED)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A text, or - for standard input.")],
    date: DateOption = None,
    base: BaseOption = None,
    trained: TrainedOption = True,
    knowledge: KnowledgeOption = None,
) -> None:
    """Say what is found in a text, and why."""
    from rich.console import Console
    from rich.table import Column, Table

    from migextract.extractor import load

    with errors_said_plainly():
        extractor = load(base=base, trained=trained, knowledge=knowledge or ())
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
    labels: LabelOption = None,
    base: BaseOption = None,
    trained: TrainedOption = True,
    knowledge: KnowledgeOption = None,
) -> None:
    """Measure the extraction, or predictions in our JSONL form, against a gold set."""
    import migextract
    from migextract import evaluation
    from migextract.extractor import checked_labels

    with errors_said_plainly():
        wanted = None if labels is None else checked_labels(split(labels) or [])
        extractor = None if predictions else migextract.load(base, trained=trained, knowledge=knowledge or ())
        measured = str(predictions) if predictions else f"migextract {migextract.__version__}"
        about = {"measured": measured}
        scores = evaluation.evaluate(gold, predictions, extractor=extractor, labels=wanted, about=about)
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

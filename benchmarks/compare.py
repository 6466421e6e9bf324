"""migextract next to what one would use instead, each scored only on what it claims to find.

The peers run in environments of their own, by `benchmarks.peers.run`; what they find is scored as `migextract evaluate
--predictions` does it, and so is what migextract finds, on the same mentions of the same texts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from matplotlib.figure import Figure

from benchmarks.environment import modules_in, peers_python, version_in
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.peers import Found
from benchmarks.peers.run import line
from benchmarks.result import ROOT, Record, Result, circumstances, machine, number
from benchmarks.sets import gold_sets
from benchmarks.tasks import OURS, TASKS, System, Task
from migextract import evaluation
from migextract.evaluation import Gold
from migextract.evaluation.predictions import read_predictions
from migextract.evaluation.scores import ALL_GROUP
from migextract.evaluation.table import percent
from migextract.knowledge.inflect import forms
from migextract.knowledge.load import load
from migextract.knowledge.schema import Entry

NAME: Final = "peers"
TIME_LIMIT: Final = 600


class Row(Record):
    """How one system did in one task on one set; all scores are shares, null where there was nothing to count."""

    task: str
    set: str
    system: str
    gold: int
    found: int
    precision: float | None
    recall: float | None
    f1: float | None
    overlap_f1: float | None
    values: float | None
    words_per_second: float


class Comparison(Result):
    """All systems in all tasks, and which of them could not take part, and why."""

    rows: tuple[Row, ...]
    skipped: dict[str, str]


def measure(options: Options) -> Comparison:
    """Run every system once on all sets, and score it in all its tasks."""
    sets = gold_sets(None if options.quick else options.corpora)
    job = written_job(sets, options)
    systems = dict.fromkeys(system for task in TASKS for system in task.systems)
    pythons, skipped = environments(options, {system.module for system in systems})
    rows, used = [], {}
    for system in systems:
        python = next((python for python, modules in pythons.items() if system.module in modules), None)
        if python is None:
            skipped[system.name] = f"{system.module} is not installed"
            continue
        try:
            rows += rows_of(system, python, sets, job)
            used[system.distribution] = version_in(python, system.distribution)
        except subprocess.SubprocessError as error:
            skipped[system.name] = last_line(getattr(error, "stderr", "") or str(error))
    order = [(task.name, name) for name in sets for task in TASKS]
    rows.sort(key=lambda row: order.index((row.task, row.set)))
    about = {**circumstances(), "systems": ", ".join(f"{name} {found}" for name, found in used.items()), **machine()}
    return Comparison(about=about, rows=tuple(rows), skipped=skipped)


def environments(options: Options, modules: set[str]) -> tuple[dict[str, set[str]], dict[str, str]]:
    """The Pythons that there are, this one first, with the modules that each has; and why one could not be made."""
    pythons, skipped = [sys.executable], {}
    if not options.quick:
        try:
            pythons.append(str(peers_python(options.work / "peers")))
        except subprocess.CalledProcessError as error:
            skipped["environment of the peers"] = f"could not be made ({last_line(error.stderr)})"
    return {python: modules_in(python, modules) for python in pythons}, skipped


def written_job(sets: Mapping[str, Gold], options: Options) -> Path:
    """The documents of all sets and the names that we know, in a file for `benchmarks.peers.run`."""
    documents = [
        {"id": document.id, "text": document.text, "date": document.reference_date and str(document.reference_date)}
        for gold in sets.values()
        for document in gold.documents
    ]
    job = options.work / "peers.json"
    job.parent.mkdir(parents=True, exist_ok=True)
    forms = known_forms(load()[:50] if options.quick else load())
    job.write_text(json.dumps({"forms": forms, "documents": documents}), encoding="utf-8")
    return job


def rows_of(system: System, python: str, sets: Mapping[str, Gold], job: Path) -> list[Row]:
    """Let a system predict all sets at once, and score it on each in each of its tasks.

    Raises:
        subprocess.SubprocessError: if it fails or takes too long.
    """
    predictions = job.parent / "predictions" / f"{system.adapter}.jsonl"
    predictions.parent.mkdir(exist_ok=True)
    runner = [python, "-W", "ignore", "-m", "benchmarks.peers.run"]
    ran = subprocess.run(  # noqa: S603 - our own runner
        [*runner, system.adapter, str(job.absolute()), str(predictions.absolute())],
        cwd=ROOT, env={**os.environ, "HF_HUB_OFFLINE": "1"}, capture_output=True, text=True, check=True,
        timeout=TIME_LIMIT,
    )  # fmt: skip
    seconds: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    rows = []
    for name, gold in sets.items():
        words = sum(len(document.text.split()) for document in gold.documents)
        rate = words / sum(seconds[document.id] for document in gold.documents)
        rows += [row(task, system.name, name, gold, predictions, rate) for task in TASKS if system in task.systems]
    return rows


def known_forms(entries: Iterable[Entry]) -> list[tuple[str, str, str]]:
    """Every form of every name of knowledge entries; of one with several senses the first."""
    known: dict[str, tuple[str, str, str]] = {}
    for entry in entries:
        for name in entry.names:
            for form in sorted(forms(name)):
                known.setdefault(form, (form, entry.label, entry.id))
    return list(known.values())


def row(task: Task, system: str, set: str, gold: Gold, predictions: Path, rate: float) -> Row:  # noqa: A002
    """Score the predictions of a system in a task."""
    narrowed = [replace(document, mentions=task.of(document.text, document.mentions)) for document in gold.documents]
    texts = {document.id: document.text for document in gold.documents}
    lines, values = [], []
    for found in (item for item in read_predictions(predictions) if item.id in texts):
        mentions = task.of(texts[found.id], found.mentions)
        values += [mention.value for mention in mentions if mention.value]
        lines.append(
            line({"id": found.id, "text": texts[found.id]}, (Found(m.label, m.start, m.end, m.value) for m in mentions))
        )
    scored = predictions.with_name(f"{task.name.replace(' ', '-')}-{set}-{predictions.name}")
    scored.write_text("".join(lines), encoding="utf-8", newline="\n")
    scores = evaluation.evaluate(Gold(gold.guidelines, tuple(narrowed)), scored, resamples=0).labels[ALL_GROUP]
    # The papers of `dev` bear no ids of names; and who gives no values at all is not asked for them.
    has_values = values and any(mention.value for document in narrowed for mention in document.mentions)
    right = scores.values if scores.values.of else scores.links
    return Row(
        task=task.name,
        set=set,
        system=system,
        gold=scores.gold,
        found=scores.predicted,
        precision=scores.exact.precision.value,
        recall=scores.exact.recall.value,
        f1=scores.exact.f1.value,
        overlap_f1=scores.overlap.f1.value,
        values=right.accuracy.value if has_values else None,
        words_per_second=rate,
    )


def last_line(output: str) -> str:
    """The last line of what a program wrote, which says what was wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it said nothing"


def block(result: Comparison) -> str:
    """The table of all systems by set and task, and who could not take part."""
    head = [
        "set",
        "what",
        "system",
        "gold",
        "found",
        "precision",
        "recall",
        "F1",
        "overlap F1",
        "values",
        "words a second",
    ]
    rows = [
        [
            row.set, row.task, row.system, str(row.gold), str(row.found), percent(row.precision), percent(row.recall),
            percent(row.f1), percent(row.overlap_f1), percent(row.values), number(row.words_per_second),
        ]
        for row in result.rows
    ]  # fmt: skip
    skipped = [f"did not take part: {name}: {why}" for name, why in result.skipped.items()]
    return "\n\n".join([table(head, rows, words=3), notes([*result.notes, *skipped])])


def plot(result: Comparison) -> Figure:
    """Exact and overlap F1 of every system, a panel for each task."""
    rows = [row for row in result.rows if row.gold]
    panels = {task: [row for row in rows if row.task == task] for task in dict.fromkeys(row.task for row in rows)}
    heights = [len(of_task) + 1.5 for of_task in panels.values()]
    figure = Figure(figsize=(8, 0.24 * sum(heights) + 0.6), layout="constrained")
    all_axes = figure.subplots(len(panels), sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    for axes, (task, of_task) in zip(all_axes, panels.items(), strict=True):
        places = range(len(of_task))
        axes.barh(places, [100 * (row.overlap_f1 or 0) for row in of_task], 0.8, color="0.85")
        colours = ["C0" if row.system == OURS.name else "C1" for row in of_task]
        axes.barh(places, [100 * (row.f1 or 0) for row in of_task], 0.5, color=colours)
        axes.set_yticks(places, [f"{row.system} ({row.set})" for row in of_task], fontsize=7)
        axes.set_title(task, loc="left", fontsize=9)
        axes.invert_yaxis()
    all_axes[-1].set_xlabel("F1, per cent; colour: exact, grey: what overlaps counts as well")
    return figure

"""What migextract costs before it does anything: start-up, memory, and what an installation takes on disk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

from matplotlib.figure import Figure
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import migextract
from benchmarks.options import Options
from benchmarks.pages import notes, table
from benchmarks.result import ROOT, Record, Result, Spread, circumstances, machine, number
from benchmarks.speed import FULL, RULES, SHAPED, TOKENIZER

NAME: Final = "footprint"
ROUNDS: Final = 5
MEGABYTE: Final = 1_000_000
LARGEST: Final = 6

NAMES: Final = {"tokenizer": TOKENIZER, "rules": RULES, "all": FULL, "shaped": SHAPED}
PHASES: Final = {"import": "importing", "load": "loading", "first": "first document"}


class Start(Record):
    """What a fresh process needs.

    Attributes:
        contender: who.
        seconds: for importing, loading and the first document.
        peak: most memory that the process ever had, in MiB, once all gold texts were worked off.
    """

    contender: str
    seconds: dict[str, Spread]
    peak: Spread


class Footprint(Result):
    """What all contenders need, and the megabytes that each distribution of an installation takes."""

    starts: tuple[Start, ...]
    megabytes: dict[str, float]


def measure(options: Options) -> Footprint:
    """Start every contender in processes of its own, in turn, and weigh what an installation consists of."""
    names = [name for name in NAMES if not (options.quick and name == "shaped")]
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for place in range(1 if options.quick else ROUNDS):
        for name in names:
            if name != "shaped" or not place:  # it takes long to make, and its memory is the same every time
                runs[name].append(fresh(name))
    starts = tuple(
        Start(
            contender=NAMES[name],
            seconds={phase: Spread.of([run[phase] for run in of_name]) for phase in PHASES if name != "shaped"},
            peak=Spread.of([run["peak"] for run in of_name]),
        )
        for name, of_name in runs.items()
    )
    weights = {found.metadata["Name"]: weight(found) for found in closure("migextract")}
    about = {"measured": f"migextract {migextract.__version__}", **circumstances(), **machine()}
    return Footprint(about=about, starts=starts, megabytes=dict(sorted(weights.items(), key=lambda item: -item[1])))


def fresh(contender: str) -> dict[str, float]:
    """What a fresh process measures of itself."""
    ran = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "benchmarks.fresh", contender], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def closure(name: str) -> Iterator[Distribution]:
    """A distribution and all that it needs to run, without extras of its own.

    Raises:
        PackageNotFoundError: if one of them is not installed.
    """
    waiting = [Requirement(name)]
    seen: set[tuple[str, frozenset[str]]] = set()
    given: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        found = distribution(wanted.name)
        if key[0] not in given:
            given.add(key[0])
            yield found
        needs = map(Requirement, found.requires or ())
        waiting += [need for need in needs if applies(need, wanted.extras)]


def applies(need: Requirement, extras: set[str]) -> bool:
    """Whether a requirement holds on this machine for these extras."""
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in (extras or {""}))


def weight(found: Distribution) -> float:
    """Megabytes of the files of a distribution; of one in development those of its package."""
    files = [Path(str(found.locate_file(file))) for file in found.files or ()]
    if found.metadata["Name"] == "migextract":
        files = [path for path in Path(migextract.__file__).parent.rglob("*") if "__pycache__" not in path.parts]
    return sum(path.stat().st_size for path in files if path.is_file() and path.suffix != ".pyc") / MEGABYTE


def block(result: Footprint) -> str:
    """The table of starts, and what takes the room on the disk."""
    head = ["a fresh process", *(f"{name}, s" for name in PHASES.values()), "in all, s", "peak memory, MiB"]
    rows = [
        [
            start.contender,
            *(number(start.seconds[phase].median) if start.seconds else "–" for phase in PHASES),
            number(sum(spread.median for spread in start.seconds.values())) if start.seconds else "–",
            number(start.peak.median),
        ]
        for start in result.starts
    ]
    largest = ", ".join(f"{name} {number(size)}" for name, size in list(result.megabytes.items())[:LARGEST])
    in_all = f"{number(sum(result.megabytes.values()))} MB in {len(result.megabytes)} distributions"
    own = result.megabytes["migextract"]
    installed = (
        f"installed with all that it needs: {in_all}; migextract itself {number(own)} MB; the largest are {largest}"
    )
    return "\n\n".join([table(head, rows), notes([installed, *result.notes])])


def plot(result: Footprint) -> Figure:
    """Seconds until the first document is done, by phase."""
    starts = [start for start in result.starts if start.seconds]
    figure = Figure(figsize=(8, 0.5 * len(starts) + 1.2), layout="constrained")
    axes = figure.subplots()
    done = [0.0] * len(starts)
    for phase, name in PHASES.items():
        seconds = [start.seconds[phase].median for start in starts]
        axes.barh(range(len(starts)), seconds, 0.6, left=done, label=name)
        done = [before + more for before, more in zip(done, seconds, strict=True)]
    axes.set_yticks(range(len(starts)), [start.contender for start in starts], fontsize=8)
    axes.invert_yaxis()
    axes.set_xlabel("seconds in a fresh process until the first document is done")
    axes.legend()
    return figure

"""Measure everything, side by side, and write what was found where it is shown.

    python -m benchmarks [--corpora FOLDER]        all of it, into benchmarks/results and the pages that show it
    python -m benchmarks speed growth              only these
    python -m benchmarks --pages                   only the tables and plots again, from the results that are there
    python -m benchmarks --quick --work FOLDER     everything once and small, into FOLDER, to see that it runs

The folder of the corpora holds `written-answers.jsonl.xz` and `drucksachen.jsonl.xz` (`annotations/README.md` says
where they are from); what needs them is left out without it. Let nothing else run on the machine meanwhile.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Final

import matplotlib as mpl

from benchmarks import accuracy, compare, footprint, growth, many, robustness, speed, stages, unseen
from benchmarks.options import Options
from benchmarks.pages import names, with_block
from benchmarks.plots import STYLE, to_svg
from benchmarks.result import RESULTS, ROOT, Result

BENCHMARKS: Final[dict[str, tuple[ModuleType, type[Result]]]] = {
    compare.NAME: (compare, compare.Comparison),
    robustness.NAME: (robustness, robustness.Robustness),
    speed.NAME: (speed, speed.Speed),
    many.NAME: (many, many.Many),
    footprint.NAME: (footprint, footprint.Footprint),
    growth.NAME: (growth, growth.Growth),
    stages.NAME: (stages, stages.Stages),
}
"""By name the module that measures and shows, and the record that it makes."""

PAGES: Final = (ROOT / "benchmarks" / "README.md", ROOT / "README.md")


def main(arguments: list[str] | None = None) -> None:
    """Run the benchmarks that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which; all of {', '.join(BENCHMARKS)} without any")
    parser.add_argument("--corpora", type=Path, help="folder with the corpora")
    parser.add_argument("--quick", action="store_true", help="everything once and small; writes no page")
    parser.add_argument("--pages", action="store_true", help="measure nothing, write tables and plots")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "out" / "benchmarks", help="folder for what is made on the way"
    )
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    results = chosen.work / "results" if chosen.quick else RESULTS
    options = Options(corpora=chosen.corpora, quick=chosen.quick, work=chosen.work)
    if not chosen.pages:
        measure(chosen.names or list(BENCHMARKS), options, results)
    if not (chosen.names or chosen.quick or chosen.pages):
        measure_accuracy(options)
    write_plots(results)
    if not chosen.quick:
        write_pages(results)


def measure(chosen: list[str], options: Options, results: Path) -> None:
    """Measure, keep and print."""
    for name in chosen:
        module, _ = BENCHMARKS[name]
        begin = perf_counter()
        print(f"{name} …", file=sys.stderr, flush=True)
        result: Result = module.measure(options)
        result.write(results / f"{name}.json")
        print(f"{name}: {perf_counter() - begin:.0f} s", file=sys.stderr, flush=True)
        print(f"{module.block(result)}\n", flush=True)


def measure_accuracy(options: Options) -> None:
    """The scores on the gold set and, where the corpora are, on the unseen papers."""
    accuracy.main()
    if options.corpora is not None:
        unseen.measure(options.corpora)


def write_plots(results: Path) -> None:
    """Draw the plot of every result that is there."""
    for name in BENCHMARKS:
        if (results / f"{name}.json").is_file():
            (results / f"{name}.svg").write_text(drawn(name, results), encoding="utf-8", newline="\n")


def drawn(name: str, results: Path = RESULTS) -> str:
    """The plot of a result, as SVG."""
    module, kind = BENCHMARKS[name]
    result = kind.read(results / f"{name}.json")
    with mpl.rc_context(STYLE):
        return to_svg(module.plot(result), result)


def write_pages(results: Path) -> None:
    """Put the tables of all results between their markers, on every page that has these."""
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        shown = with_tables(page, results)
        if shown != page:
            path.write_text(shown, encoding="utf-8", newline="\n")


def with_tables(page: str, results: Path = RESULTS) -> str:
    """The page with the tables of all results of which it has markers."""
    for name in names(page):
        if name in BENCHMARKS and (results / f"{name}.json").is_file():
            module, kind = BENCHMARKS[name]
            page = with_block(page, name, module.block(kind.read(results / f"{name}.json")))
    return page


if __name__ == "__main__":
    main()

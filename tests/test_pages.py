"""What the pages say is true: their Python runs and prints what they show, and their tables were measured."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from benchmarks.__main__ import BENCHMARKS, drawn, with_tables
from benchmarks.__main__ import PAGES as BENCHMARK_PAGES
from benchmarks.accuracy import SHOWN_IN, with_table
from benchmarks.pages import names
from benchmarks.plots import MADE_BY, digest, shown_in
from benchmarks.result import RESULTS, ROOT
from benchmarks.unseen import TRAINED

from migextract.evaluation import read, read_scores, to_markdown

PAGES = ["README.md", "annotations/README.md", "benchmarks/README.md"]
BLOCK = re.compile(r"```python\n(?P<code>.*?)```(?:\n+```text\n(?P<output>.*?)```)?", re.DOTALL)
BLOCKS = [
    pytest.param(block["code"], block["output"], id=f"{page}-{number}")
    for page in PAGES
    for number, block in enumerate(BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("code", "output"), BLOCKS)
def test_python_on_the_pages(code: str, output: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("annotations", "README.md"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "page", "exec"), {})  # noqa: S102 - our own page
    if output is not None:
        assert printed.getvalue() == output


@pytest.mark.parametrize("name", [*SHOWN_IN, *TRAINED])
def test_tables_are_those_that_were_measured(name: str) -> None:
    page = SHOWN_IN.get(name, ROOT / "README.md").read_text(encoding="utf-8")
    scores = read_scores(RESULTS / f"{name}.json")
    assert to_markdown(scores).strip() in page
    assert with_table(page, name, scores) == page


@pytest.mark.parametrize("page", BENCHMARK_PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_benchmark_tables_are_those_that_were_measured(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_tables(text) == text


def test_every_benchmark_is_shown_with_its_plot() -> None:
    text = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert [name for name in names(text) if name in BENCHMARKS] == list(BENCHMARKS)
    assert re.findall(r"!\[.*\]\(results/(\w+)\.svg\)", text) == list(BENCHMARKS)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_plots_show_what_was_measured(name: str) -> None:
    svg = (RESULTS / f"{name}.svg").read_text(encoding="utf-8")
    _, kind = BENCHMARKS[name]
    assert shown_in(svg) == digest(kind.read(RESULTS / f"{name}.json"))
    if MADE_BY in svg:  # another version of matplotlib draws the same in other strokes
        assert drawn(name) == svg


def test_the_accuracy_shown_was_measured_on_this_gold() -> None:
    assert read_scores(RESULTS / "accuracy.json").gold.fingerprint == read(ROOT / "annotations" / "gold").fingerprint


def test_every_make_target_on_the_pages_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in [*PAGES, "CONTRIBUTING.md"]:
        for target in re.findall(r"(?:`|^)make (\w+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page}: make {target}"

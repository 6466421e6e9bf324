"""What is kept and shown: records, tables between markers, plots."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import pages
from benchmarks.plots import shown_in, to_svg
from benchmarks.result import Result, Spread, circumstances, installed, machine, number
from benchmarks.texts import Text, respelled, words
from benchmarks.texts import varied as varied_texts
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure


class Example(Result):
    """A result with one number."""

    value: float


RESULT = Example(about={"on top of commit": "abc"}, value=1.5)


def test_a_result_is_kept_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "results" / "example.json"
    RESULT.write(path)
    assert Example.read(path) == RESULT
    assert path.read_bytes().endswith(b"}\n")


@pytest.mark.parametrize("content", ["", "{}", '{"about": {}, "value": 1, "more": 2}'])
def test_something_else_is_no_result(content: str, tmp_path: Path) -> None:
    path = tmp_path / "example.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="Example"):
        Example.read(path)


def test_notes_are_lines() -> None:
    assert RESULT.notes == ["on top of commit: abc"]


@given(st.lists(st.floats(0.001, 1e6), min_size=1, max_size=9))
def test_a_spread_holds_its_median(values: list[float]) -> None:
    spread = Spread.of(values)
    assert spread.low == min(values) <= spread.median <= max(values) == spread.high
    assert len(spread.cells) == 3


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (0.00123, "0.0012"),
        (0.5, "0.5"),
        (1, "1"),
        (9.876, "9.88"),
        (99.94, "99.9"),
        (100, "100"),
        (1e6, "1,000,000"),
    ],
)
def test_numbers(value: float, shown: str) -> None:
    assert number(value) == shown


def test_circumstances_name_versions_that_are_there_and_no_clock() -> None:
    found = circumstances("pydantic", "no-such-distribution")
    assert list(found) == ["on top of commit", "with"]
    assert f"pydantic {installed('pydantic')}" in found["with"]
    assert "no-such" not in found["with"]
    assert circumstances() == circumstances()
    assert " cores, " in machine()["machine"]


def test_a_table_is_put_between_its_markers() -> None:
    page = "above\n<!-- speed -->\n\nold\n\n<!-- /speed -->\nbelow\n<!-- many -->\n<!-- /many -->\n"
    changed = pages.with_block(page, "speed", "| new |")
    assert changed == page.replace("old", "| new |")
    assert pages.with_block(changed, "speed", "| new |") == changed
    assert pages.names(page) == ["speed", "many"]
    filled = pages.with_block(page, "many", r"\1 \g<0>")
    assert r"<!-- many -->" + "\n\n" + r"\1 \g<0>" in filled


def test_a_page_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="no markers <!-- speed -->"):
        pages.with_block("<!-- many -->\n<!-- /many -->", "speed", "x")


def test_a_table_has_as_many_cells_in_each_row() -> None:
    assert pages.table(["a", "b"], [["x", "1"]], words=2) == "| a | b |\n| --- | --- |\n| x | 1 |"
    with pytest.raises(ValueError, match="do not fit the columns a, b"):
        pages.table(["a", "b"], [["x"]])


def figure() -> Figure:
    made = Figure(figsize=(2, 1), layout="constrained")
    made.subplots().barh([0, 1], [1, 2])
    return made


def test_the_same_result_gives_the_same_plot_to_the_byte() -> None:
    svg = to_svg(figure(), RESULT)
    assert svg == to_svg(figure(), RESULT)
    assert shown_in(svg) == shown_in(to_svg(figure(), RESULT))
    assert shown_in(svg) != shown_in(to_svg(figure(), RESULT.model_copy(update={"value": 2.0})))
    assert "<dc:date>" not in svg
    assert not [line for line in svg.split("\n") if line != line.rstrip()]


def test_a_plot_of_something_else_bears_no_digest() -> None:
    assert shown_in("<svg/>") is None


def test_varied_texts_keep_names_numbers_and_length() -> None:
    text = "Die Bundesregierung teilte am 5. Juni 2020 mit, dass Frontex zusätzliche Informationen " * 30
    (first, second) = varied_texts([Text("a", text)], 2)
    assert first == Text("a-0", text)
    assert second.id == "a-1"
    assert second.text != text
    assert len(second.text) == len(text)
    kept = [(a, b) for a, b in zip(text.split(), second.text.split(), strict=True) if not a.islower() and a != b]
    assert kept == []
    assert words([first, second]) == 2 * len(text.split())
    assert respelled(text, 1) == second.text

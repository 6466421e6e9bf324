"""Pieces and breaks to paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.reading.blocks import Blocks, item_number, superscript


def written(*steps: str) -> str:
    """Steps are calls without arguments in angle brackets, marks behind `>`, and texts."""
    blocks = Blocks()
    for step in steps:
        if step.startswith("<"):
            getattr(blocks, step[1:-1])()
        elif step.startswith(">"):
            blocks.mark(step[1:])
        else:
            blocks.write(step)
    assert blocks.characters == len(blocks.text())
    return blocks.text()


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ([], ""),
        (["<paragraph>", "<line>"], ""),
        (["<paragraph>", "a", "<paragraph>", "<paragraph>"], "a"),
        (["a", "b"], "ab"),
        (["a", "<space>", "b"], "a b"),
        (["a", "<space>", "<line>", "<space>", "b"], "a\nb"),
        (["a", "<line>", "<paragraph>", "<line>", "b"], "a\n\nb"),
        (["a", "", "<space>", "", "b"], "a b"),
    ],
)
def test_the_strongest_break_counts(steps: list[str], text: str):
    assert written(*steps) == text


def row(*cells: str) -> list[str]:
    return ["<row>", *(step for cell in cells for step in ("<cell>", "<paragraph>", cell, "<paragraph>")), "<row>"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([("Staat", "2015"), ("Ungarn", "12")], "Staat | 2015\n\nUngarn | 12"),
        ([("12", "330 Mio. Euro")], "12 | 330 Mio. Euro"),
        ([("", "a", "", "b", ""), ("", ""), ("c",)], "a | b\n\nc"),
        ([("(1)", "Die Agentur"), ("a)", "Hilfe"), ("–", "Schutz"), ("ii)", "Rat"), ("1.", "x", "y")],
         "(1) Die Agentur\n\na) Hilfe\n\n– Schutz\n\nii) Rat\n\n1. x | y"),
        ([("Von:", "Vorsitz"), ("abc)", "kein Zeichen"), ("2015", "Jahr"), ("1", "Nummer")],
         "Von: | Vorsitz\n\nabc) | kein Zeichen\n\n2015 | Jahr\n\n1 | Nummer"),
    ],
)  # fmt: skip
def test_rows_are_paragraphs_and_cells_are_parted_by_bars(rows: list[tuple[str, ...]], text: str):
    steps = [step for cells in rows for step in row(*cells)]
    assert written("vor", *steps, "nach") == f"vor\n\n{text}\n\nnach"


def test_two_paragraphs_in_a_cell_stay_two():
    assert written("<row>", "<cell>", "a", "<paragraph>", "b", "<cell>", "c", "<row>") == "a\n\nb | c"


def test_a_table_in_a_cell():
    inner = [*row("x", "y"), *row("z")]
    steps = ["<row>", "<cell>", "vorn", "<cell>", *inner, "<cell>", "hinten", "<row>", "danach"]
    assert written(*steps) == "vorn\n\nx | y\n\nz\n\nhinten\n\ndanach"


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ([">• ", "Hilfe"], "• Hilfe"),
        ([">1. ", "<paragraph>", "Welche"], "1. Welche"),
        (["vor", "<paragraph>", ">1. ", "<line>", "Welche"], "vor\n\n1. Welche"),
        ([">1. ", "1. Welche"], "1. Welche"),
        ([">• ", "– Hilfe"], "– Hilfe"),
        ([">• ", ">", "kein Punkt"], "kein Punkt"),
        ([">• ", "a", "b"], "• ab"),
    ],
)
def test_marks_of_items(steps: list[str], text: str):
    assert written(*steps) == text


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (1, "1", "1"),
        (12, "01", "12"),
        (26, "a", "z"),
        (27, "a", "aa"),
        (3, "A", "C"),
        (4, "i", "iv"),
        (1999, "I", "MCMXCIX"),
        (-1, "i", "-1"),
        (0, "a", "0"),
        (10**9, "a", "1000000000"),
        (10**9, "I", "1000000000"),
        (3, "unbekannt", "3"),
    ],
)
def test_numbers_of_items(number: int, form: str, shown: str):
    assert item_number(number, form) == shown


@given(st.integers(1, 4_999), st.sampled_from("iI"))
def test_roman_numbers_add_up(number: int, form: str):
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[letter] for letter in item_number(number, form).lower()]
    following = [*digits[1:], 0]
    assert sum(-value if value < after else value for value, after in zip(digits, following, strict=True)) == number


@pytest.mark.parametrize(
    ("text", "raised"), [("2", "²"), ("10", "¹⁰"), ("er", "er"), ("(1)", "(1)"), ("¼", "¼"), ("", "")]
)
def test_raised_digits(text: str, raised: str):
    assert superscript(text) == raised

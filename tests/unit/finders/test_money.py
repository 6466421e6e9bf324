"""Amounts in sentences: the tables, the same tables after damage, invariants on any text, and growth."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders import money as finder
from migextract.values import money
from tests import examples

POSITIVE = examples.load("money")
NEGATIVE = examples.load("money_negative")

PIECES = st.sampled_from(
    ["3,3", "1.234", "1 850 000", "12", " ", "\u00a0", "\n", "Mio.", "Mrd. ", "Millionen ", "T", "Euro", "EUR",
     "EUR ", "€", "$ ", "US-Dollar", "Cent", "Pfund", "eine ", "halbe ", "zwölf ", "Million ", "in ", "-", "–",
     ",", ".", "(", ")", "a", "0", "bn"]
)  # fmt: skip


def found(text: str) -> list[tuple[int, int, str]]:
    return [(proposal.start, proposal.end, proposal.value) for proposal in finder.find(text)]


def test_the_tables_hold_what_they_promise() -> None:
    assert all(example.mentions for example in POSITIVE)
    assert not any(example.mentions for example in NEGATIVE)


@pytest.mark.parametrize("example", [*POSITIVE, *NEGATIVE], ids=lambda example: example.id)
def test_every_amount_and_nothing_else(example: examples.Example) -> None:
    assert found(example.text) == example.mentions


@pytest.mark.parametrize("example", POSITIVE, ids=lambda example: example.id)
def test_no_break_spaces_change_nothing(example: examples.Example) -> None:
    assert found(example.text.replace(" ", "\u00a0")) == example.mentions


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_proposals_are_ordered_apart_and_readable(text: str) -> None:
    end = 0
    for proposal in finder.find(text):
        surface = text[proposal.start : proposal.end]
        assert end <= proposal.start < proposal.end <= len(text)
        assert surface == surface.strip()
        assert money.parse(surface) == money.read(proposal.value)
        assert proposal.label == "MONEY"
        end = proposal.end


@pytest.mark.parametrize(
    "unit",
    ["1", "000 ", "1.000", "1,", "Euro ", "EUR ", "EUR 1,000", "Mil- ", "1 Cent ", "zwei Euro ", "9" * 5000 + " "],
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    finder.find(text)
    assert time.process_time() - began < 20

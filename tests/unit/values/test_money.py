"""Amounts as values: numbers as German and English papers write them, scale words, currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import ValueFormError
from migextract.values import money
from tests import examples

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "\n"])
SCALES = st.sampled_from(
    [("", 1), ("Tsd.", 10**3), ("Tausend", 10**3), ("Mio.", 10**6), ("Millionen", 10**6), ("Mrd.", 10**9),
     ("Milliarden", 10**9), ("Billionen", 10**12)]
)  # fmt: skip
CURRENCIES = st.sampled_from(
    [("Euro", "EUR"), ("EUR", "EUR"), ("€", "EUR"), ("US-Dollar", "USD"), ("USD", "USD"), ("D-Mark", "DEM"),
     ("CHF", "CHF"), ("Pfund Sterling", "GBP"), ("dänische Kronen", "DKK")]
)  # fmt: skip


def in_german(amount: Decimal, separator: str) -> str:
    """A number with groups of three and a decimal comma."""
    return f"{amount:,f}".replace(",", "\0").replace(".", ",").replace("\0", separator)


@given(AMOUNTS, st.sampled_from([".", " ", "\u00a0", ""]), SPACES, SCALES, CURRENCIES)
def test_reads_what_german_papers_write(
    amount: Decimal, separator: str, space: str, scale: tuple[str, int], currency: tuple[str, str]
) -> None:
    word, factor = scale
    written = space.join(part for part in (in_german(amount, separator), word, currency[0]) if part)
    read = money.parse(written)
    assert read is not None
    assert (Decimal(read.amount), read.currency) == (amount * factor, currency[1])
    assert money.read(read.value) == read
    assert "E" not in read.amount
    assert not ("." in read.amount and read.amount.endswith("0"))


@pytest.mark.parametrize("example", examples.load("money"), ids=lambda example: example.id)
def test_reads_every_mention_of_the_table(example: examples.Example) -> None:
    read = [money.parse(surface) for surface, _ in example.surfaces()]
    assert [amount.value if amount else None for amount in read] == [value for _, value in example.surfaces()]


@pytest.mark.parametrize(
    "text", ["", "Euro", "12", "3,3 Mrd.", "Mio. Euro", "ein paar Euro", "12 Euro mehr", "12 XYZ", "EUR"]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert money.parse(text) is None


@given(st.text(alphabet="0123456789., €EURMiodTtausend$CcnHUF-–", max_size=20))
def test_parse_answers_every_text(text: str) -> None:
    amount = money.parse(text)
    assert amount is None or money.read(amount.value) == amount


@pytest.mark.parametrize(
    "value", ["", "12", "EUR", "12 eur", "12 EURO", "1.50 EUR", "012 EUR", "1e3 EUR", "12,5 EUR", "-1 EUR", "12  EUR"]
)
def test_a_value_of_another_form_is_refused(value: str) -> None:
    with pytest.raises(ValueFormError, match="no amount"):
        money.read(value)

"""Document numbers in sentences: the tables, the same tables after damage, invariants on any text, and growth."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders import doc_numbers
from migextract.finders.doc_numbers.finder import SCHEMES
from tests import examples

POSITIVE = examples.load("doc_numbers")
NEGATIVE = examples.load("doc_numbers_negative")

PIECES = st.sampled_from(
    ["Drucksache ", "Drucksachen ", "BR-Drs. ", "Ratsdok. ", "Dok. ", "19/21516", "8622/20", "123/20",
     " REV 1", " (neu)", "(EU) ", "Nr. ", "2019/1240", "/EG", "COM(2019) 293", " final", "ABl. L 180",
     " vom 29.6.2013", ", S. 31", "BGBl. I ", "S. 1106", "2023 I Nr. 390", "Resolutionen ", "2292 (2016)",
     "1325", " und ", ", ", " bis ", "\n", "\u00a0", "(", ")", "–", "JAI 473", " CT 12", "C-18/16", "18(4)205",
     "24/7", "Frage 12/13", "Betr.: ", "Rat der Europäischen Union ", "Ausschussdrucksache", "A/RES/64/10",
     "WD 3 - 3000 - 1/20", "Plenarprotokoll ", "Landtag ", "a", "1", "/", "-"]
)  # fmt: skip


def found(text: str) -> list[tuple[int, int, str]]:
    return [(proposal.start, proposal.end, proposal.value) for proposal in doc_numbers.find(text)]


def test_the_tables_hold_what_they_promise() -> None:
    assert sum(len(example.mentions) for example in POSITIVE) >= 300
    assert not any(example.mentions for example in NEGATIVE)
    schemes = {value.partition(":")[0] for example in POSITIVE for _, _, value in example.mentions}
    assert schemes == set(SCHEMES)


@pytest.mark.parametrize("example", [*POSITIVE, *NEGATIVE], ids=lambda example: example.id)
def test_every_number_and_nothing_else(example: examples.Example) -> None:
    assert found(example.text) == example.mentions


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\n", "  ", "\r\n"], ids=ascii)
@pytest.mark.parametrize("example", POSITIVE, ids=lambda example: example.id)
def test_any_white_space_may_stand_between_words(example: examples.Example, space: str) -> None:
    damaged = example.text.replace(" ", space)
    values = [value for _, _, value in example.mentions]
    assert [value for _, _, value in found(damaged)] == values


@pytest.mark.parametrize("example", POSITIVE, ids=lambda example: example.id)
def test_a_number_is_found_in_mid_sentence(example: examples.Example) -> None:
    before, after = "Hierzu wird auf ", " verwiesen, so die Antwort."
    shifted = [(start + len(before), end + len(before), value) for start, end, value in example.mentions]
    assert found(before + example.text + after) == shifted


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Drucksache 19/1", "doc_numbers.bt-drs.noun"),
        ("– 19/21516 –", "doc_numbers.bt-drs.bare"),
        ("8132/20 REV 1", "doc_numbers.council.suffix"),
        ("8622/20", "doc_numbers.council.bare"),
        ("(EU) 2019/1240", "doc_numbers.eu-act.prefix"),
        ("2013/32/EU", "doc_numbers.eu-act.ending"),
        ("COM(2019) 293", "doc_numbers.com.shape"),
    ],
)
def test_the_rule_says_why(text: str, rule: str) -> None:
    assert [(proposal.label, proposal.rule) for proposal in doc_numbers.find(text)] == [("DOC_NUMBER", rule)]


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_proposals_are_ordered_apart_and_tight(text: str) -> None:
    end = 0
    for proposal in doc_numbers.find(text):
        surface = text[proposal.start : proposal.end]
        assert end <= proposal.start < proposal.end <= len(text)
        assert surface == surface.strip()
        assert SCHEMES[proposal.value.partition(":")[0]].parse(surface, text[: proposal.start])
        end = proposal.end


@pytest.mark.parametrize(
    "unit",
    ["1", "A", "-", "(", " ", "\n", "1/", "12/345 ", "COM(", "COM(2019) ", "ABl. ", "ABl." + " " * 500, "BGBl. I ",
     "A/1/", "Resolutionen 1234, ", "JAI 1 ", "JAI" + " " * 200, "18(4)2 ", "Drucksache 18/1 „",
     "Drucksache 18/1, S. 1, ", "(EU) Nr. "],
)  # fmt: skip
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    doc_numbers.find(text)
    # A pattern that backtracks takes minutes here; a linear one about a second on a slow machine.
    assert time.process_time() - began < 20

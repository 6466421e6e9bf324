"""Every scheme keeps the contract: what `parse` reads, `canonical` and `address` write, and `describe` reads again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import ValueFormError
from migextract.values.doc_numbers import SCHEMES, DocNumber, describe
from tests import examples

NUMBER = st.integers(1, 9999).map(str)
YEAR = st.integers(1958, 2060).map(str)
SHORT_YEAR = st.integers(0, 99).map("{:02}".format)
TERM = st.integers(1, 29).map(str)

CANONICAL = {
    "eu-act": st.builds("{}/{}/{}".format, YEAR, NUMBER, st.sampled_from(["EU", "EG", "EWG", "JI", "GASP", "Euratom"]))
    | st.builds("{}/{}".format, st.integers(2015, 2060), NUMBER)
    | st.builds("{}/{}".format, NUMBER, st.integers(1968, 2014)),
    "com": st.builds(
        "{}({}) {}{}".format,
        st.sampled_from(["COM", "SWD", "SEC", "JOIN", "C"]),
        YEAR,
        NUMBER,
        st.sampled_from(["", " final", " final/2"]),
    ),
    "council": st.builds(
        "{}{}/{}{}".format,
        st.sampled_from(["", "CM ", "SN ", "DS ", "WK ", "EUCO ", "PE-CONS "]),
        NUMBER,
        SHORT_YEAR,
        st.sampled_from(["", " REV 1", " ADD 2", " REV 1 ADD 1 COR 2"]),
    ),
    "council-subject": st.builds("{} {}".format, st.sampled_from(["JAI", "SCH-EVAL", "CSDP/PSDC", "CT"]), NUMBER),
    "bt-drs": st.builds("{}/{}{}".format, TERM, NUMBER, st.sampled_from(["", " (neu)"])),
    "bt-prot": st.builds("{}/{}".format, TERM, st.integers(1, 299)),
    "bt-committee": st.builds(
        "{}({}){}{}".format,
        st.integers(10, 29),
        st.integers(1, 25),
        NUMBER,
        st.sampled_from(["", " B", "-A", ".2", " (neu)", " a (neu)"]),
    ),
    "bt-research": st.builds("WD {} - 3000 - {}/{}".format, st.integers(1, 11), st.integers(1, 299), SHORT_YEAR),
    "br-drs": st.builds("{}/{}{}".format, NUMBER, SHORT_YEAR, st.sampled_from(["", " (B)"]))
    | st.builds("{}/{}/{}".format, NUMBER, st.integers(1, 9), SHORT_YEAR),
    "lt-drs": st.builds("{}/{}".format, TERM, NUMBER),
    "bgbl": st.builds(
        "{}{} {}".format,
        st.sampled_from(["", "2008 "]),
        st.sampled_from(["I", "II"]),
        NUMBER.map("S. {}".format) | st.integers(1, 999).map("Nr. {}".format),
    ),
    "oj": st.builds(
        "{} {}, {}.{}.{}, p. {}".format,
        st.sampled_from("LC"),
        st.integers(1, 399),
        st.integers(1, 28),
        st.integers(1, 12),
        YEAR,
        st.integers(1, 999),
    )
    | st.builds("{} {}/{}".format, st.sampled_from("LC"), st.integers(2023, 2060), NUMBER),
    "unsc-res": st.builds("{} ({})".format, NUMBER, YEAR) | NUMBER,
    "un-doc": st.builds("S/{}/{}".format, YEAR, NUMBER) | st.builds("A/RES/{}/{}".format, st.integers(1, 99), NUMBER),
    "ecj-case": st.builds(
        "{}-{}/{}{}".format, st.sampled_from("CTF"), NUMBER, SHORT_YEAR, st.sampled_from(["", " PPU", " P"])
    ),
    "ep": st.builds("P{}_TA({}){:04}".format, st.integers(5, 10), YEAR, st.integers(1, 999)),
    "ec-press": st.builds("{}/{}/{}".format, st.sampled_from(["IP", "MEMO"]), SHORT_YEAR, NUMBER),
    "celex": st.builds("3{}{}{:04}".format, YEAR, st.sampled_from("RLDF"), st.integers(1, 9999)),
}  # fmt: skip
"""Numbers as each scheme writes them, by the registers' rules and not from the code."""


def check(number: DocNumber, value: str) -> None:
    """The parts of a number write it and its address again, and the record's own rules hold."""
    scheme = SCHEMES[number.scheme]
    assert number.value == value
    assert scheme.canonical(number.parts) == number.canonical
    assert number.address in {None, scheme.address(number.parts)}
    assert (number.status == "ambiguous") == (len(number.candidates) > 1 and number.status != "needs_lookup")
    assert all(re.fullmatch(r"\S+", text) for text in (number.address, number.celex, number.eli) if text)


def test_every_scheme_has_numbers_to_try() -> None:
    assert CANONICAL.keys() == SCHEMES.keys()


@given(st.data())
@pytest.mark.parametrize("name", sorted(CANONICAL))
def test_a_canonical_number_reads_as_itself(name: str, data: st.DataObject) -> None:
    canonical = data.draw(CANONICAL[name])
    check(describe(f"{name}:{canonical}"), f"{name}:{canonical}")


@pytest.mark.parametrize("example", examples.load("doc_numbers"), ids=lambda example: example.id)
def test_what_a_mention_says_survives_the_value(example: examples.Example) -> None:
    for start, end, value in example.mentions:
        before = example.text[:start]
        check(describe(value, before, example.text[start:end]), value)
        check(describe(value), value)


@given(st.text(max_size=40), st.text(max_size=40))
def test_parse_answers_every_text(text: str, before: str) -> None:
    for scheme in SCHEMES.values():
        number = scheme.parse(text, before)
        if number is not None:
            check(describe(number.value), number.value)


@given(st.text(alphabet="0123456789/() -.,ABCEGIJLNRSTUabdnevom\u00a0\n", max_size=24))
def test_parse_answers_every_text_that_looks_like_a_number(text: str) -> None:
    for scheme in SCHEMES.values():
        number = scheme.parse(text)
        if number is not None:
            check(describe(number.value), number.value)


@pytest.mark.parametrize(
    "value",
    ["", "19/21876", "bt-drs", "bt-drs:", "bt-drs:19-21876", "nonsense:1/2", "bt-drs:019/0001", "council:ST 5312/20",
     "com:COM(2019)293", "oj:ABl. L 180", "eu-act:(EU) 2019/1240", "bt-drs:19/1 ", "unsc-res:0"],
)  # fmt: skip
def test_a_value_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ValueFormError, match=re.escape(repr(value))):
        describe(value)

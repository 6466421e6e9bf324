"""Calendar dates: which spans, which values, by which rule, and how fast."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders.dates import find, preference
from migextract.finders.dates.finder import PREFERENCES
from migextract.finders.dates.words import MONTH_SPELLINGS, month_number
from migextract.values import edtf
from tests.examples import Example, load


def cases(name: str) -> list[object]:
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.xfail)] if case.xfail else [])
        for case in load(name)
    ]


def found(text: str) -> list[tuple[int, int, str]]:
    return [(item.start, item.end, item.value) for item in find(text)]


@pytest.mark.parametrize("case", cases("dates"))
def test_dates(case: Example) -> None:
    assert case.mentions, "a case without a mention belongs into the negatives"
    assert found(case.text) == case.mentions


@pytest.mark.parametrize("case", cases("dates_negative"))
def test_what_is_no_date(case: Example) -> None:
    assert case.mentions == [], "a case with a mention belongs into the positives"
    assert found(case.text) == []


@pytest.mark.parametrize("case", cases("dates"))
def test_the_sentence_around_changes_nothing(case: Example) -> None:
    before, after = "Der Bericht vom Vortag liegt vor.\n\n", "\n\nEr wurde (siehe oben) zur Kenntnis genommen."
    shifted = [(start + len(before), end + len(before), value) for start, end, value in case.mentions]
    assert found(before + case.text + after) == shifted


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("am 5. Juni 2020", ["dates.day_month"]),
        ("am 5.6.2020 und 2020-06-05", ["dates.numeric", "dates.iso"]),
        ("im Mai 2018, Stand: 6/2018", ["dates.month", "dates.numeric_month"]),
        (
            "im Herbst 2020, im 1. Quartal 2020, im ersten Halbjahr 2020",
            ["dates.season", "dates.quarter", "dates.half_year"],
        ),
        ("2014, in den 1990er Jahren", ["dates.year", "dates.decade"]),
        ("22. und 23. Juli 2020; 22. bis 24. Juli 2020", ["dates.list", "dates.interval"]),
        ("1. bis 3. und 5. Juni 2020; im Schuljahr 2015/16", ["dates.list", "dates.interval"]),
        ("bis zum 1. Dezember", ["dates.day_month.future"]),
        ("spätestens am 1. Dezember", ["dates.day_month.future"]),
        ("bis Ende Mai", ["dates.month.future"]),
        ("am kommenden 3. März", ["dates.day_month.coming"]),
        ("im nächsten Winter", ["dates.season.coming"]),
        ("im vergangenen Mai", ["dates.month.past"]),
        ("der Beschluss vom 1. Dezember", ["dates.day_month.past"]),
        ("vom 1. bis 3. Dezember", ["dates.interval"]),
        ("in diesem Sommer", ["dates.season.this_year"]),
        ("im Oktober dieses Jahres", ["dates.month.this_year"]),
        ("im ersten Quartal des laufenden Jahres", ["dates.quarter.this_year"]),
        ("am 3. Mai d. J. und am 3. Mai v. J.", ["dates.day_month.this_year", "dates.day_month.last_year"]),
        ("zum 1. Januar kommenden Jahres", ["dates.day_month.next_year"]),
        ("im Dezember des Vorjahres", ["dates.month.last_year"]),
        ("seit 2013 und im Mai desselben Jahres", ["dates.year", "dates.month.named_year"]),
        ("im Jahr 2024 vom 15. bis 17. September", ["dates.year", "dates.interval.year_beside"]),
    ],
)
def test_rules(text: str, rules: list[str]) -> None:
    assert [item.rule for item in find(text)] == rules


@pytest.mark.parametrize("spelling", sorted(MONTH_SPELLINGS))
def test_every_spelling_of_a_month_is_found(spelling: str) -> None:
    for word in {spelling.replace(" ", ""), spelling.replace(" ", "-"), spelling.replace(" ", "-\n")}:
        text = f"im {word} 2015"
        assert found(text) == [(len("im "), len(text), f"2015-{month_number(word):02}")]


def test_the_rule_says_how_to_complete_a_year() -> None:
    assert {cue: preference(f"dates.month.{cue}") for cue in PREFERENCES} == PREFERENCES
    assert preference("dates.month") == "past"
    assert preference("dates.interval.year_beside") == "past"


PIECES = st.sampled_from(
    [
        *(
            "22.",
            "5.6.",
            "5.6.20",
            "05.06.2020",
            "2015",
            "2016",
            "1906",
            "24",
            "Juli",
            "Mai",
            "März",
            "Dez.",
            "Quartal",
        ),
        *(
            "erstes",
            "Halbjahr",
            "Herbst",
            "Winter",
            "90er",
            "Jahren",
            "dieses Jahres",
            "I.",
            "Q1",
            "und",
            "bis",
            "/",
            "-",
        ),
        *("–", ",", "vom", "am", "im", "im Jahr", "zwischen", "(", ")", "§", "Nr.", "Euro", " ", "\n", "\u00a0", "x"),
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_proposals_are_ordered_spans_with_values(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    end = 0
    for item in find(text):
        assert end <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip() == text[item.start : item.end]
        assert item.label == "DATE"
        assert str(edtf.parse(item.value)) == item.value
        end = item.end


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for item in find(text):
        edtf.parse(item.value)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "9",
            "A",
            "J",
            "(",
            "-",
            " ",
            "\u00a0",
            "1. ",
            "1., ",
            "1. und ",
            "2015 ",
            "2015, ",
            "2015-",
            "2015 bis ",
            "5.6. ",
        ),
        *(
            "Mai ",
            "Mai und ",
            "Ja-",
            "erste Quartal ",
            "1. Januar, ",
            "1. Januar bis ",
            "80er und ",
            "zwanziger ",
            "I. ",
        ),
        *("Resolution 2015 (2011), ", "5." + " " * 80, "vom am im ", "§ 2015 ", "jahr" * 15 + " 2015 "),
    ],
)
def test_work_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit)))[:size]
        tries = []
        for _ in range(3):
            start = time.process_time()
            find(text)
            tries.append(time.process_time() - start)
        return min(tries)

    assert seconds(64_000) < 16 * seconds(8_000) + 0.02

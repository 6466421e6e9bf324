"""EDTF values: what is one, which days it covers, its TIMEX3 form, and how the paper's date completes it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import ValueFormError
from migextract.values.edtf import LOOKAHEAD_DAYS, LOOKBACK_DAYS, Prefer, first_and_last, parse, resolve, timex3

PAPER = datetime.date(2020, 6, 5)

DAYS_AND_TIMEX3 = [
    ("2020-07-22", "2020-07-22", "2020-07-22", "2020-07-22"),
    ("2020-07", "2020-07-01", "2020-07-31", "2020-07"),
    ("2020-02", "2020-02-01", "2020-02-29", "2020-02"),
    ("2019-02", "2019-02-01", "2019-02-28", "2019-02"),
    ("2020-12", "2020-12-01", "2020-12-31", "2020-12"),
    ("2020", "2020-01-01", "2020-12-31", "2020"),
    ("2020-21", "2020-03-01", "2020-05-31", "2020-SP"),
    ("2020-22", "2020-06-01", "2020-08-31", "2020-SU"),
    ("2020-23", "2020-09-01", "2020-11-30", "2020-FA"),
    ("2020-24", "2020-12-01", "2021-02-28", "2020-WI"),
    ("2019-24", "2019-12-01", "2020-02-29", "2019-WI"),
    ("2020-33", "2020-01-01", "2020-03-31", "2020-Q1"),
    ("2020-34", "2020-04-01", "2020-06-30", "2020-Q2"),
    ("2020-35", "2020-07-01", "2020-09-30", "2020-Q3"),
    ("2020-36", "2020-10-01", "2020-12-31", "2020-Q4"),
    ("2020-40", "2020-01-01", "2020-06-30", "2020-H1"),
    ("2020-41", "2020-07-01", "2020-12-31", "2020-H2"),
    ("199X", "1990-01-01", "1999-12-31", "199"),
    ("2020-07-22/2020-07-24", "2020-07-22", "2020-07-24", None),
    ("2018/2021", "2018-01-01", "2021-12-31", None),
    ("2015-33/2016-34", "2015-01-01", "2016-06-30", None),
    ("198X/199X", "1980-01-01", "1999-12-31", None),
    ("2014/2015-05", "2014-01-01", "2015-05-31", None),
    ("{2020-07-22,2020-07-23}", "2020-07-22", "2020-07-23", None),
    ("{2020-07-23,2020-07-22}", "2020-07-22", "2020-07-23", None),
    ("{2020-06-01..2020-06-03,2020-06-05..2020-06-07}", "2020-06-01", "2020-06-07", None),
]

OPEN_AND_TIMEX3 = [
    ("XXXX-01-24", "XXXX-01-24"),
    ("XXXX-02-29", "XXXX-02-29"),
    ("XXXX-05", "XXXX-05"),
    ("XXXX-23", "XXXX-FA"),
    ("XX20-06-05", "XX20-06-05"),
    ("XX2X", "XX2"),
    ("XXXX-09-15/XXXX-09-17", None),
    ("XXXX-12-20/XXXX-01-05", None),
    ("{XXXX-07-08,XXXX-07-09}", None),
]


@pytest.mark.parametrize(("edtf", "first", "last", "other"), DAYS_AND_TIMEX3, ids=[row[0] for row in DAYS_AND_TIMEX3])
def test_days_and_timex3(edtf: str, first: str, last: str, other: str | None) -> None:
    assert first_and_last(edtf) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    assert timex3(edtf) == other
    assert str(parse(edtf)) == edtf
    assert resolve(edtf, PAPER) == edtf, "nothing is open"


@pytest.mark.parametrize(("edtf", "other"), OPEN_AND_TIMEX3, ids=[row[0] for row in OPEN_AND_TIMEX3])
def test_an_open_year_has_no_days(edtf: str, other: str | None) -> None:
    assert first_and_last(edtf) is None
    assert timex3(edtf) == other
    assert str(parse(edtf)) == edtf


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "Mai 2020",
        "20200722",
        "2020-7-22",
        "2020-13",
        "2020-00",
        "2020-25",  # seasons of one hemisphere: not in our subset
        "2020-42",
        "2020-02-30",
        "2019-02-29",
        "1900-02-29",
        "XXXX-02-30",
        "XX19-02-29",
        "2020-31-01",
        "2020-40-01",
        "2020-01-00",
        "199X-05",
        "XX2X-05",
        "XXXX-XX-05",
        "2020/2018",
        "2020/2020",
        "2020-07-24/2020-07-22",
        "XXXX-09-17/XXXX-09-15",
        "XXXX-09-15/XXXX-09-15",
        "2016/XXXX-02",
        "2016/2016-02",
        "2016/",
        "2014/2015/2016",
        "{2020}",
        "{2020,2020}",
        "{}",
        "{2020,2021",
        "{2020/2021,2022}",
    ],
)
def test_what_is_no_value(edtf: str) -> None:
    with pytest.raises(ValueFormError, match=r"EDTF|no day|no month|backward"):
        parse(edtf)


@pytest.mark.parametrize(
    ("edtf", "paper", "prefer", "completed"),
    [
        # papers look back …
        ("XXXX-01-24", "2020-06-05", "past", "2020-01-24"),
        ("XXXX-05", "2020-06-05", "past", "2020-05"),
        ("XXXX-06-05", "2020-06-05", "past", "2020-06-05"),
        ("XXXX-06", "2020-06-05", "past", "2020-06"),
        ("XXXX-12", "2020-01-15", "past", "2019-12"),
        ("XXXX-11", "2020-03-01", "past", "2019-11"),
        # … but what is not far ahead is the coming one
        ("XXXX-07-22", "2020-06-05", "past", "2020-07-22"),
        ("XXXX-10", "2020-06-05", "past", "2020-10"),
        ("XXXX-01", "2019-12-01", "past", "2020-01"),
        ("XXXX-12-31", "2020-06-05", "past", "2019-12-31"),
        # words that say it
        ("XXXX-07", "2020-06-05", "before", "2019-07"),
        ("XXXX-24", "2020-02-01", "before", "2019-24"),
        ("XXXX-12-01", "2020-06-05", "future", "2020-12-01"),
        ("XXXX-12-31", "2020-02-05", "future", "2020-12-31"),
        ("XXXX-04", "2020-05-20", "future", "2020-04"),  # "Bis Ende April sind … eingegangen"
        ("XXXX-03", "2020-06-05", "future", "2021-03"),
        ("XXXX-04", "2020-05-20", "after", "2021-04"),
        ("XXXX-24", "2020-02-01", "after", "2019-24"),  # the winter is not over
        ("XXXX-10", "2020-06-05", "same", "2020-10"),
        ("XXXX-10", "2020-06-05", "previous", "2019-10"),
        ("XXXX-01-01", "2020-06-05", "next", "2021-01-01"),
        # leap days
        ("XXXX-02-29", "2019-06-05", "past", "2016-02-29"),
        ("XXXX-02-29", "1904-01-01", "before", "1896-02-29"),
        ("XXXX-02-29", "2019-06-05", "future", "2020-02-29"),
        ("XXXX-02-29", "2019-06-05", "same", "XXXX-02-29"),
        # intervals and lists keep together
        ("XXXX-09-15/XXXX-09-17", "2020-10-01", "past", "2020-09-15/2020-09-17"),
        ("XXXX-12-20/XXXX-01-05", "2020-06-05", "past", "2019-12-20/2020-01-05"),
        ("XXXX-10/XXXX-03", "2020-06-05", "previous", "2019-10/2020-03"),
        ("{XXXX-07-08,XXXX-07-09}", "2020-06-05", "previous", "{2019-07-08,2019-07-09}"),
        ("{XXXX-12-31,XXXX-01-02}", "2020-02-01", "past", "{2019-12-31,2020-01-02}"),
        # centuries: 20 years ahead, 80 back
        ("XX20-06-05", "2020-06-05", "past", "2020-06-05"),
        ("XX40-01-01", "2020-06-05", "past", "2040-01-01"),
        ("XX41-01-01", "2020-06-05", "past", "1941-01-01"),
        ("XX98-11-03", "1999-01-01", "past", "1998-11-03"),
        ("XX00-02-29", "2005-01-01", "past", "2000-02-29"),
        ("XX14-01-01/XX14-12-31", "2015-01-01", "past", "2014-01-01/2014-12-31"),
        ("XX2X", "2019-06-05", "past", "202X"),
        ("XX2X", "1995-06-05", "past", "192X"),
        ("XX3X", "2015-06-05", "past", "203X"),
    ],
)
def test_resolve(edtf: str, paper: str, prefer: Prefer, completed: str) -> None:
    assert resolve(edtf, datetime.date.fromisoformat(paper), prefer) == completed


YEARS = st.one_of(st.integers(1800, 2100).map(str), st.sampled_from(["XXXX", "XX20", "XX98"]))
MONTHS = st.integers(1, 12)
POINTS = st.one_of(
    st.builds(lambda year, month, day: f"{year}-{month:02}-{day:02}", YEARS, MONTHS, st.integers(1, 28)),
    st.builds(lambda year, unit: f"{year}-{unit:02}", YEARS, st.one_of(MONTHS, st.sampled_from([21, 24, 33, 36, 41]))),
    st.integers(1800, 2100).map(str),
)
PREFERENCES = st.sampled_from(["past", "before", "future", "after", "same", "previous", "next"])
PAPERS = st.dates(datetime.date(1900, 1, 1), datetime.date(2090, 12, 31))


@given(POINTS, PAPERS, PREFERENCES)
def test_a_completed_point_has_days_and_stays(edtf: str, paper: datetime.date, prefer: Prefer) -> None:
    completed = resolve(edtf, paper, prefer)
    days = first_and_last(completed)
    assert days is not None
    assert days[0] <= days[1]
    assert resolve(completed, paper, prefer) == completed
    assert completed[4:] == edtf[4:]


@given(st.builds(lambda month, day: f"XXXX-{month:02}-{day:02}", MONTHS, st.integers(1, 28)), PAPERS)
def test_the_window_around_the_paper(edtf: str, paper: datetime.date) -> None:
    def distance(prefer: Prefer) -> int:
        days = first_and_last(resolve(edtf, paper, prefer))
        assert days is not None
        return (days[0] - paper).days

    assert -366 < distance("before") <= 0
    assert 0 <= distance("after") < 366
    assert LOOKAHEAD_DAYS - 366 <= distance("past") <= LOOKAHEAD_DAYS
    assert -LOOKBACK_DAYS <= distance("future") <= 366 - LOOKBACK_DAYS


@given(POINTS, POINTS)
def test_an_interval_runs_forward_or_is_none(start: str, end: str) -> None:
    try:
        days = first_and_last(f"{start}/{end}")
    except ValueFormError:
        return
    if days is not None:
        assert days == (parse(start).ranges[0].start.first, parse(end).ranges[0].end.last)
        assert days[0] < days[1]

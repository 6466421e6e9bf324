"""Calendar values: the part of EDTF (ISO 8601-2:2019) that German policy papers need.

Grammar. A *point* is `YEAR`, `YEAR-UNIT` or `YEAR-MM-DD`:

    YEAR   2020 | 199X (decade) | XXXX (year not said) | XX20, XX2X (century not said)
    UNIT   01–12 months | 21–24 spring to winter | 33–36 quarters | 40, 41 half-years

A *value* is a point, an interval `a/b` (both ends belong to it) or a list `{a,b,c..d}`. A list stands for all its
members; what a paper joins by "or" is written the same way.

Seasons are meteorological: spring is March to May, and winter runs from December over the turn of the year, so
`2020-24` is 2020-12-01 to 2021-02-28. That is also what "Winter 2020/2021" says.

Everything here is a pure function: no clock, the paper's own date is an argument.
"""

from __future__ import annotations

import datetime
import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from migextract.errors import ValueFormError

Prefer = Literal["past", "before", "future", "after", "same", "previous", "next"]
"""How to complete a date whose year is not said, see `resolve`."""

SEASONS: Final = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
QUARTERS: Final = {33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4"}
HALVES: Final = {40: "H1", 41: "H2"}
_WINTER: Final = 24
_TIMEX3_UNIT: Final = SEASONS | QUARTERS | HALVES

_MONTH_NUMBERS: Final = range(1, 13)
# First month of a unit and how many months it has.
_MONTHS_OF: Final = (
    {month: (month, 1) for month in _MONTH_NUMBERS}
    | {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
    | {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
    | {40: (1, 6), 41: (7, 6)}
)

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|XX[0-9]{2}|XX[0-9]X|XXXX)(?:-(?P<unit>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)

LOOKAHEAD_DAYS: Final = 153
"""How far ahead of the paper a date without year may lie: five months.

Read off the dates without year in 4,546 parliamentary answers: up to five months ahead they mean the coming one nearly
always ("Ende August ist ein Treffen geplant"), from eight months on the past one ("Das Gericht hatte Ende November …").
"""

LOOKBACK_DAYS: Final = 31
"""How long a date that looks ahead may be over: "Bis Ende April sind 26 Anträge eingegangen" in a paper of May."""

_CENTURY_LOOKAHEAD_YEARS: Final = 20


class Point(NamedTuple):
    """A day, month, season, quarter, half-year, year or decade.

    Attributes:
        year: four characters, digits or `X`.
        unit: month or code of a season, quarter or half-year; None for a whole year or decade.
        day: day of the month, or None.
    """

    year: str
    unit: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        unit = "" if self.unit is None else f"-{self.unit:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year}{unit}{day}"

    @property
    def first(self) -> datetime.date | None:
        """First day, or None while the year is not known."""
        if self.year.startswith("X"):
            return None
        year = int(self.year.replace("X", "0"))
        if self.unit is None:
            return datetime.date(year, 1, 1)
        return datetime.date(year, _MONTHS_OF[self.unit][0], self.day or 1)

    @property
    def last(self) -> datetime.date | None:
        """Last day, or None while the year is not known."""
        first = self.first
        if first is None or self.day is not None:
            return first
        if self.unit is None:
            return datetime.date(int(self.year.replace("X", "9")), 12, 31)
        years, month = divmod(first.month + _MONTHS_OF[self.unit][1] - 2, 12)
        year = first.year + years
        return datetime.date(year, month + 1, monthrange(year, month + 1)[1])


class Range(NamedTuple):
    """From one point to another, both included; a single point is a range from itself to itself."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed value; `str()` gives the EDTF string back.

    Attributes:
        ranges: one for a point or an interval, more for a list.
        is_list: whether it is written in braces.
    """

    ranges: tuple[Range, ...]
    is_list: bool = False

    def __str__(self) -> str:
        if self.is_list:
            return "{" + ",".join(_joined(each, "..") for each in self.ranges) + "}"
        return _joined(self.ranges[0], "/")

    def points(self) -> Iterator[Point]:
        """All points in the order of writing; the point of a single date comes twice."""
        for each in self.ranges:
            yield from each


def _joined(each: Range, mark: str) -> str:
    return str(each.start) if each.start == each.end else f"{each.start}{mark}{each.end}"


@lru_cache(maxsize=10_000)
def parse(edtf: str) -> Edtf:
    """Read an EDTF string of our subset.

    Raises:
        ValueFormError: if it is not well formed, names a day that does not exist, an interval that does not run
            forward, or a year that the calendar does not have.

    >>> str(parse("{2020-07-22,2020-07-23}"))
    '{2020-07-22,2020-07-23}'
    >>> parse("2020-07").ranges[0].start
    Point(year='2020', unit=7, day=None)
    """
    if edtf.startswith("{") and edtf.endswith("}"):
        members = tuple(_range(member, "..", edtf) for member in edtf[1:-1].split(","))
        if len(set(members)) != len(members) or len(members) == 1:
            raise ValueFormError(f"{edtf!r} is no EDTF list: it needs two or more members, all different")
        return Edtf(members, is_list=True)
    return Edtf((_range(edtf, "/", edtf),))


def _range(text: str, mark: str, whole: str) -> Range:
    first, joined, second = text.partition(mark)
    start = _point(first, whole)
    if not joined:
        return Range(start, start)
    end = _point(second, whole)
    if not _runs_forward(start, end):
        raise ValueFormError(f"{whole!r} runs backward: {end} does not come after {start}")
    return Range(start, end)


def _point(text: str, whole: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueFormError(f"{whole!r} is no EDTF value of the forms in migextract.values.edtf: cannot read {text!r}")
    unit, day = match["unit"], match["day"]
    point = Point(match["year"], int(unit) if unit else None, int(day) if day else None)
    has_units = not point.year.endswith("X") or point.year == "XXXX"  # a decade has none
    if point.unit is not None and not (has_units and point.unit in _MONTHS_OF):
        raise ValueFormError(f"{whole!r}: {text!r} has no month, season, quarter or half-year {unit}")
    if point.day is not None and not _has_day(point):
        raise ValueFormError(f"{whole!r}: there is no day {text!r}")
    if not _is_on_calendar(point):
        raise ValueFormError(f"{whole!r}: {text!r} is not within the years 0001 to 9999, which the calendar has")
    return point


def _is_on_calendar(point: Point) -> bool:
    """Whether the calendar goes so far: it has no year 0, and no winter of 9999, which ends in the year after."""
    if point.year.startswith("X"):
        return True
    year = int(point.year.replace("X", "0"))
    return datetime.MINYEAR <= year <= datetime.MAXYEAR and (year, point.unit) != (datetime.MAXYEAR, _WINTER)


def _has_day(point: Point) -> bool:
    """Whether some year that the point may be of has this day; every century has the leap years of the 2000s."""
    if point.unit is None or point.unit not in _MONTH_NUMBERS or point.day is None:
        return False
    year = int(point.year.replace("XXXX", "2000").replace("XX", "20"))
    return 1 <= point.day <= monthrange(year, point.unit)[1]


def _runs_forward(start: Point, end: Point) -> bool:
    if start.first and start.last and end.first and end.last:
        return start.first < end.first and start.last < end.last
    if start.year.startswith("X") != end.year.startswith("X"):
        return False  # which way it runs cannot be told
    if start.year == end.year == "XXXX" and start.unit != end.unit:
        return True  # "20. Dezember bis 5. Januar" runs over the turn of the year
    return (start.year, start.unit or 0, start.day or 0) < (end.year, end.unit or 0, end.day or 0)


@lru_cache(maxsize=10_000)
def first_and_last(edtf: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day, both inclusive; of a list the first day of all and the last day of all.

    Returns:
        None while the year is not known.

    Raises:
        ValueFormError: if `edtf` is not a value of our subset.

    >>> first_and_last("2020-24")
    (datetime.date(2020, 12, 1), datetime.date(2021, 2, 28))
    >>> first_and_last("199X")
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    >>> first_and_last("XXXX-01-24") is None
    True
    """
    points = list(parse(edtf).points())
    firsts = [point.first for point in points if point.first]
    lasts = [point.last for point in points if point.last]
    if len(firsts) < len(points):
        return None
    return min(firsts), max(lasts)


@lru_cache(maxsize=10_000)
def timex3(edtf: str) -> str | None:
    """The TIMEX3 value (ISO-TimeML) of a point; None for intervals and lists, for which TIMEX3 has no single value.

    Raises:
        ValueFormError: if `edtf` is not a value of our subset.

    >>> timex3("2020-40"), timex3("2020-23"), timex3("199X"), timex3("2018/2021")
    ('2020-H1', '2020-FA', '199', None)
    """
    value = parse(edtf)
    point = value.ranges[0].start
    if value.is_list or point != value.ranges[0].end:
        return None
    if point.unit is not None and point.unit in _TIMEX3_UNIT:
        return f"{point.year}-{_TIMEX3_UNIT[point.unit]}"
    return str(point).removesuffix("X") if point.year != "XXXX" else str(point)


@lru_cache(maxsize=10_000)
def resolve(edtf: str, reference: datetime.date, prefer: Prefer = "past") -> str:
    """Complete a year that the text does not say, from the date of the paper it stands in.

    Which year is meant:

    * `past` (default): the latest year in which the date begins no later than `LOOKAHEAD_DAYS` after the paper.
      Papers look back, but a bare day or month not far ahead is the coming one.
    * `before`: the latest year in which it begins no later than the paper ("im vergangenen Mai").
    * `future`: the earliest year in which it is not over since `LOOKBACK_DAYS` ("bis zum 1. Dezember").
    * `after`: the earliest year in which it is not over yet ("am kommenden 3. März").
    * `same`, `previous`, `next`: the year of the paper ("dieses Jahres"), the one before, the one after.

    A century that is not said (`XX20-06-05`) becomes the latest one in which the date lies no more than 20 years after
    the paper, the common reading of two-digit years (as in Java's SimpleDateFormat: 80 years back, 20 ahead). An
    interval begins in the century in which it can: `XX40/XX45` in a paper of 2022 is not 2040 to 1945.

    Returns:
        The completed value; unchanged where nothing is open, or where the year it should have has no such day or
        makes an interval run backward.

    Raises:
        ValueFormError: if `edtf` is not a value of our subset.

    >>> paper = datetime.date(2020, 6, 5)
    >>> resolve("XXXX-01-24", paper), resolve("XXXX-05", paper), resolve("XXXX-12-01", paper, "future")
    ('2020-01-24', '2020-05', '2020-12-01')
    >>> resolve("XXXX-12", datetime.date(2020, 1, 15)), resolve("XX98-06-05", paper)
    ('2019-12', '1998-06-05')
    >>> resolve("XXXX-12-20/XXXX-01-05", paper)
    '2019-12-20/2020-01-05'
    """
    value = parse(edtf)
    completed: list[Range] = []
    earlier: Point | None = None
    for each in value.ranges:
        start = _completed(each.start, earlier, reference, prefer)
        end = start if each.end == each.start else _completed(each.end, start, reference, prefer)
        if start != end and "X" not in (start.year[0], end.year[0]) and not _runs_forward(start, end):
            start = _with_century(each.start, int(end.year.replace("X", "0")))
        completed.append(Range(start, end))
        earlier = end
    if any(point.year.startswith("X") for each in completed for point in each):
        return edtf
    try:
        return str(parse(str(Edtf(tuple(completed), value.is_list))))
    except ValueFormError:  # summer to June of one year, a list that names one year twice
        return edtf


def _completed(point: Point, earlier: Point | None, reference: datetime.date, prefer: Prefer) -> Point:
    """The point with its year; a later member of an interval or list goes on from the one before it."""
    if not point.year.startswith("X"):
        return point
    if point.year != "XXXX":
        return _with_century(point, reference.year + _CENTURY_LOOKAHEAD_YEARS)
    if earlier is not None:
        if "X" in earlier.year:
            return point
        same_year = _in_year(point, int(earlier.year))
        if same_year and same_year.first and earlier.first and same_year.first >= earlier.first:
            return same_year
        return _in_year(point, int(earlier.year) + 1) or point
    return _CHOICE[prefer](point, reference) or point


def _with_century(point: Point, latest: int) -> Point:
    """The point in the latest century in which it is of this year or an earlier one."""
    for century in range(latest // 100, 0, -1):
        guess = point._replace(year=f"{century:02}{point.year[2:]}")
        if int(guess.year.replace("X", "0")) <= latest and (guess.day is None or _has_day(guess)):
            return guess
    return point


def _in_year(point: Point, year: int) -> Point | None:
    """The point in this year, or None where the year has no such day, or there is no such year."""
    if (point.unit, point.day) == (2, 29) and not isleap(year):
        return None
    guess = point._replace(year=f"{year:04}")
    return guess if _is_on_calendar(guess) else None


def _begun_by(point: Point, limit: datetime.date) -> Point | None:
    """The latest year's point that begins by this day; eight years without a leap year exist (1896–1904)."""
    for year in range(limit.year, limit.year - 9, -1):
        guess = _in_year(point, year)
        if guess and guess.first and guess.first <= limit:
            return guess
    return None


def _not_over_by(point: Point, day: datetime.date) -> Point | None:
    """The earliest year's point that is not over before this day; last year's winter may still run."""
    for year in range(day.year - 1, day.year + 9):
        guess = _in_year(point, year)
        if guess and guess.last and guess.last >= day:
            return guess
    return None


_CHOICE: Final[dict[Prefer, Callable[[Point, datetime.date], Point | None]]] = {
    "past": lambda point, paper: _begun_by(point, paper + datetime.timedelta(days=LOOKAHEAD_DAYS)),
    "before": _begun_by,
    "future": lambda point, paper: _not_over_by(point, paper - datetime.timedelta(days=LOOKBACK_DAYS)),
    "after": _not_over_by,
    "same": lambda point, paper: _in_year(point, paper.year),
    "previous": lambda point, paper: _in_year(point, paper.year - 1),
    "next": lambda point, paper: _in_year(point, paper.year + 1),
}

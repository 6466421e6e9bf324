"""Heads of resolutions, plenary records, press releases, web pages, and of whatever else has a title."""

from __future__ import annotations

import re
from typing import Final

from migextract.anatomy import initiators
from migextract.anatomy.paper import Found, Head, Paper, behind_space

_REACH: Final = 1_500
_LONGEST_TITLE: Final = 250

_ORDINAL: Final = r"(?:(?:\d{1,3}|[IVXLC]+)\.\s+)?"
_RESOLUTION: Final = re.compile(
    r"\s*(?P<kind>(?:Gemeinsame\s+)?(?:Konferenzr|R)esolution|RESOLUTION|Entschließung(?!santrag)|ENTSCHLIE(?:SS|ẞ|ß)UNG)\b"
    rf"(?:\s+(?:des|der)\s+{_ORDINAL}(?P<issuer>[^\n„“\"]{{3,120}}?)(?=\s+(?:vom|zum?r?|zu[rm]|über|unter)\s|\n|\s*$))?"
)
_THEME: Final = re.compile(r"(?:\n+[^\n„]{1,150}){0,2}\n+„[^\n“”]{5,300}[“”](?=\n)")
_RECORD: Final = re.compile(r"\s*(?P<kind>Plenarprotokoll)\s+\d{1,2}/\d{1,4}\b")
_SITTING: Final = re.compile(r"Deutscher\s+Bundestag|Landtag|Bundesrat")
_PRESS: Final = re.compile(r"(?i:(?<![^\n])(?:[\w-]+\s+)?pressemitteilung)\b(?=[^\n]{0,60}(?:\n|$))")

_NAVIGATION: Final = (
    r"(?:Direkt\s+)?[Zz]um\s+(?:Haupti|I)nhalt(?:\s+(?:springen|wechseln|gehen))?|Skip\s+to\s+(?:main\s+)?content"
    r"|Navigation\s+überspringen|Sie\s+sind\s+hier:?|Inhaltsbereich|Seite\s+(?:teilen|drucken)|Zurück\s+zur\s+Startseite"
    r"|Zur\s+Navigation(?:\s+springen)?|Hauptnavigation|Navigation\s+path|Typ:\s\w+\s?,[^\n]*|[\w-]+\s(?:banner|logo)"
)
_PAGE: Final = re.compile(rf"(?<![^\n])(?:{_NAVIGATION})(?=\n|$)")
_NO_TITLE: Final = re.compile(
    rf"(?:{_NAVIGATION}|(?i:pressemitteilung)[^\n]*|Startseite|Menü|Suche|\d[\d.\s]*|[\w.-]+\.(?:de|eu|org|com)\S*)(?=\n|$)"
)
_NO_HEADING: Final = re.compile(r"[.:;,]$")
_DATED: Final = re.compile(
    r"(?:Erscheinungsdatum|(?<![^\n])Datum(?:\s+der\s+Veröffentlichung)?|Veröffentlicht(?:\s+am)?|Veröffentlichungsdatum)[\s:]*$"
)
_PLACE: Final = re.compile(r"(?<![^\n])[A-ZÄÖÜ][\w .()/-]{2,40},\s+(?:den\s+|am\s+)?$")
_HEAD_LINES: Final = 1_000
_FOOT: Final = 300


def resolution(paper: Paper) -> Head | None:
    """Read the head of a resolution; None if the text does not begin as one."""
    match = _RESOLUTION.match(paper.text, 0, paper.body)
    if not match:
        return None
    start = match.start("kind")
    fields = {"kind": Found("resolution", *match.span("kind"))}
    if match["issuer"]:
        issuer = initiators.nominative(" ".join(match["issuer"].split()))
        fields["issuer"] = Found(issuer, *match.span("issuer"))
    theme = _THEME.match(paper.text, paper.paragraph_end(start), paper.body)
    end = theme.end() if theme else paper.paragraph_end(start)
    title = paper.slice(start, end)
    if title and len(title.value) <= 2 * _LONGEST_TITLE:
        fields["title"] = title
    day = _day_at_foot(paper) or next(iter(paper.days(start, end)), None)
    if day:
        fields["date"] = day
    return Head(fields, end)


def record(paper: Paper) -> Head | None:
    """Read the head of a plenary record; None if the text does not begin as one."""
    match = _RECORD.match(paper.text, 0, paper.body)
    if not match:
        return None
    fields = {"kind": Found("plenarprotokoll", *match.span("kind"))}
    numbers = paper.numbers(match.start(), match.end(), "bt-prot")
    if numbers:
        fields["number"] = numbers[0]
        term = numbers[0].value.partition(":")[2].partition("/")[0]
        fields["term"] = Found(int(term), numbers[0].start, numbers[0].start + len(term))
    issuer = _SITTING.search(paper.text, 0, _REACH)
    if issuer:
        fields["issuer"] = Found(" ".join(issuer.group().split()), *issuer.span())
    days = paper.days(0, min(_REACH, paper.body))
    if days:
        fields["date"] = days[0]
    return Head(fields, max(found.end for found in fields.values()))


def other(paper: Paper) -> Head:
    """Read what any text may say at its beginning: that it is a press release or a web page, a title, a day."""
    reach = min(_REACH, paper.body)
    fields: dict[str, Found] = {}
    press = _PRESS.search(paper.text, 0, min(_HEAD_LINES, reach))
    page = _PAGE.search(paper.text, 0, reach)
    if press:
        fields["kind"] = Found("press-release", *press.span())
        numbers = paper.numbers(0, reach, "ec-press")
        if numbers:
            fields["number"] = numbers[0]
    elif page:
        fields["kind"] = Found("web-page", *page.span())
    title = _title(paper)
    if title:
        fields["title"] = title
    day = _day_at_head(paper) or _day_at_foot(paper)
    if day:
        fields["date"] = day
    return Head(fields, title.end if title else 0)


def _title(paper: Paper) -> Found | None:
    """The first line, if it is a heading and no navigation."""
    text = paper.text
    start = behind_space(text, 0, paper.body)
    while start < min(_HEAD_LINES, paper.body):
        end = paper.line_end(start)
        if not (_NO_TITLE.match(text, start, end) or _is_dated(paper, start, end)):
            line = paper.slice(start, end)
            is_title = line and len(line.value) <= _LONGEST_TITLE and not _NO_HEADING.search(line.value)
            return line if is_title else None
        start = behind_space(text, end, paper.body)
    return None


def _is_dated(paper: Paper, start: int, end: int) -> bool:
    """Whether the line is a place and a day, or the day of publication."""
    return any(_says_own_date(paper, day) for day in paper.days(start, end))


def _day_at_head(paper: Paper) -> Found | None:
    days = paper.days(0, min(_HEAD_LINES, paper.body))
    return next((day for day in days if _says_own_date(paper, day)), None)


def _day_at_foot(paper: Paper) -> Found | None:
    """The day that ends the paper: `Hamburg, 19. September 2023`, or with a date of its own."""
    days = paper.days(max(0, paper.body - _FOOT), paper.body)
    return next((day for day in reversed(days) if _is_place_and_day(paper, day)), None)


def _says_own_date(paper: Paper, day: Found) -> bool:
    before = paper.text[max(0, day.start - 60) : day.start]
    return bool(_DATED.search(before)) or _is_place_and_day(paper, day)


def _is_place_and_day(paper: Paper, day: Found) -> bool:
    """Whether the day ends a line that has nothing but a place before it."""
    line = paper.text.rfind("\n", 0, day.start) + 1
    ends_line = paper.text[day.end : day.end + 1] in {"", "\n"}
    return ends_line and bool(_PLACE.match(paper.text[line : day.start]))

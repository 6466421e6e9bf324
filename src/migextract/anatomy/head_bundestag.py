"""The head of a printed paper of the Bundestag or the Bundesrat.

    Deutscher Bundestag                             Drucksache 18/10094     title block
    18. Wahlperiode                                          20.10.2016
    Antwort                                                                 kind
    der Bundesregierung                                                     issuer
    auf die Kleine Anfrage der Abgeordneten … und der Fraktion …            askers and group
    – Drucksache 18/9981 –                                                  the paper it follows
    Grenzkontrollen im Schengenraum                                         title

Conversion carries parts of the block elsewhere: the number may be left in the page headers alone, the date at the foot
of the first page. `Berlin, den …` in the text is the day of a committee's decision and never the date of the paper.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import Final

from migextract.anatomy import initiators, kinds
from migextract.anatomy.paper import Found, Head, Paper, behind_space, followed
from migextract.values.doc_numbers import describe

_REACH: Final = 2_500  # code points in which the title block has to begin
_FIRST_PAGE: Final = 6_000

_NUMBER: Final = r"Drucksache\s+\d{1,4}\s?/\s?\d{1,6}(?:/\d\d)?(?:\s*\((?:[nN]eu|Beschluss|B)\))?"
_DAY: Final = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}"
_ADVANCE: Final = r"(?:Elektronische\s+)?Vorabfassung\*?(?:\s*[-–]\s*wird\s+durch[^\n.]{1,60}ersetzt\.?)?"
_LANDTAG: Final = (
    r"(?:[A-ZÄÖÜ]\w+er\s+Landtag|(?:Landtag|Bürgerschaft|Abgeordnetenhaus)(?:\s+[\w-]+){1,4}?(?=\s+(?:\d|Druck)))"
)
_ITEM: Final = (
    rf"(?:Deutscher\s+Bundestag|Deutscher(?=\s+Drucksache)|Bundesrat(?=\s)|{_LANDTAG}|{_NUMBER}|\d{{1,2}}\.\s*Wahlperiode|{_DAY}"
    rf"|\(zu\s[^()]{{1,200}}\)|{_ADVANCE})"
)
_BLOCK: Final = re.compile(rf"(?:(?<![^\n])|(?<=\.\s))(?=[A-ZÄÖÜ]\w+\s)(?:{_ITEM}\s+){{2,9}}")
_IN_BLOCK: Final = re.compile(
    rf"(?P<number>(?<!zu\s)(?<!zu\sden\s){_NUMBER})|(?P<follows>\(zu\s[^()]*\))|(?P<day>{_DAY})"
)
_TERM: Final = re.compile(r"(?P<term>\d{1,2})\.\s*Wahlperiode")
_FOOTER: Final = re.compile(r"Deutscher\s+Bundestag\s*[-–]\s*(?P<term>\d{1,2})\.\s*Wahlperiode")
_PRINTED: Final = re.compile(r"ISSN\s+0722")

_NOTE: Final = r"(?:Die\s+Antwort\s+wurde\s+namens[^\n]{1,400}?(?:Fragetext\.|übermittelt\.)\s*)?"
_MARK: Final = r"\s?(?:\*+\)?|\d\)?|[¹²])?"
_KIND: Final = re.compile(
    rf"(?P<word>{kinds.WORD}){_MARK}(?=\s+(?:de[rs]|durch|von|über|Bundesregierung|mit|für|zu)\b)"
)
_BARE_KIND: Final = re.compile(
    rf"(?:{_NOTE})(?={kinds.WORD}\s+(?:de[rs])\s+(?:Abgeordneten|Fraktion|Gruppe|Bundesregierung\s+auf\s+die))"
)
_LONE_KIND: Final = re.compile(rf"\n(?P<word>{kinds.WORD})(?=\n|\s+durch\s+die\s+Bundesregierung\n|$)")
_WHO: Final = re.compile(r"(?:de[rs]|durch\s+d\w+)\s")
_TO_INTERPELLATION: Final = re.compile(
    r"\s*auf\s+die\s+(?:Kleine|Große)\s+Anfrage(?:\s+(?:Nr\.\s*)?\d+)?(?:\s+vom\s+[^\n]{5,20}?)?\s+(?=der\s|von\s)"
)

_PAPER: Final = r"(?:Bundestagsd|D)rucksachen?\s|\d{1,2}/\d{1,5}"
_PAPERS: Final = re.compile(rf"[-–‒—]\s?(?={_PAPER})[^–‒—\n]{{1,300}}[-–‒—](?!\w)|(?<=\n){_NUMBER}(?=\n)")
_FILLER: Final = re.compile(r"[\s.;:]*(?:\(\d{1,2}\.\s*Ausschuss\)[\s.]*)?")
_ABOUT: Final = re.compile(r"(?:[a-z]\)\s*)?zu\s?(?:de[mnr])\b")
_NEXT_ABOUT: Final = re.compile(r"\s*[b-z]\)\s*zu\s?de[mnr]\b")
_OWN_BILL: Final = re.compile(r"Entwurf\s+eine[rs]\s")
_STARTS_TEXT: Final = re.compile(
    r"Der\s+(?:Deutsche\s+)?Bundestag\s+(?:wolle|möge)\s|Vorbemerkung|[A-F]\.\s+[A-ZÄÖÜ]|Wir\s+fragen\s|I\.\s|\d+\.\s"
    r"|Begründung\b|Inhaltsverzeichnis\b|Inhaltsübersicht\b"
)
_TEXT_BEHIND_TITLE: Final = re.compile(
    r"\s(?:Der\s+(?:Deutsche\s+)?Bundestag\s+(?:wolle|möge)\s|Vorbemerkung\s*der\s|A\.\s+Problem|Wir\s+fragen\s)"
)
_RUNS_ON: Final = re.compile(r"(?:[;,:–-]|\svom)\n|\n(?=[a-zäöü(–])")
_REST: Final = re.compile(r"\s*hier:|(?<=[-–‒—]\s)(?:Stellungnahme|Gegenäußerung)\b")
_LONGEST_TITLE: Final = 1_200


def read(paper: Paper) -> Head | None:
    """Read the head of a printed paper; None if the text is none."""
    block = _BLOCK.search(paper.text, 0, min(_REACH, paper.body))
    if block and not _is_block(block.group()):
        block = None
    bare = None if block else _BARE_KIND.match(paper.text)
    if not (block or bare):
        return None
    fields: dict[str, Found] = {}
    if block:
        _read_block(paper, block, fields)
    start = block.end() if block else bare.end() if bare else 0
    _read_furniture(paper, fields)
    end = _read_kind(paper, start, fields)
    end = _read_title(paper, end, fields)
    _read_predecessors(paper, block.start() if block else 0, end, fields)
    return Head(fields, end)


def _is_block(text: str) -> bool:
    return bool(
        re.search("Bundestag|Bundesrat|Deutscher|Landtag|Bürgerschaft|Abgeordnetenhaus", text)
        and re.search("Drucksache|Wahlperiode", text)
    )


# --- the title block and what conversion made of it ---------------------------------------------------------------


def _read_block(paper: Paper, block: re.Match[str], fields: dict[str, Found]) -> None:
    text = block.group()
    scheme = "br-drs" if "Bundesrat" in text else "bt-drs" if "Deutscher" in text else "lt-drs"
    for item in _IN_BLOCK.finditer(paper.text, *block.span()):
        if item["number"] and "number" not in fields:
            _put(fields, "number", paper.numbers(*item.span(), scheme))
        if item["day"] and "date" not in fields:
            _put(fields, "date", paper.days(*item.span()) or _short_day(item, fields))
    term = _TERM.search(paper.text, *block.span())
    if term:
        fields["term"] = Found(int(term["term"]), *term.span())


def _short_day(item: re.Match[str], fields: dict[str, Found]) -> list[Found]:
    """The day of a Bundesrat paper, `20.03.25`: the year stands in full in its number."""
    number = fields.get("number")
    year = describe(number.value).parts.get("year", "") if number else ""
    day, month, short = item["day"].split(".")
    if len(year) != 4 or not year.endswith(short):  # noqa: PLR2004
        return []
    try:
        return [Found(datetime.date(int(year), int(month), int(day)), *item.span())]
    except ValueError:
        return []


def _read_furniture(paper: Paper, fields: dict[str, Found]) -> None:
    """What is missing in the title block: the number that most page headers bear, a day that is a line of its own."""
    numbers = paper.numbers(paper.body, len(paper.text), "bt-drs")
    if "number" not in fields and numbers:
        value, _ = Counter(number.value for number in numbers).most_common(1)[0]
        fields["number"] = next(number for number in numbers if number.value == value)
    if "date" not in fields:
        printed = _PRINTED.search(paper.text, max(0, paper.body - 2_000), paper.body)
        days = paper.days(printed.end() if printed else paper.body, len(paper.text))
        _put(fields, "date", [day for day in days if _is_line(paper.text, day)] or _lone_day(paper))
    footer = _FOOTER.search(paper.text, paper.body)
    if "term" not in fields and footer:
        fields["term"] = Found(int(footer["term"]), *footer.span())
    if "term" not in fields and "number" in fields:
        number = fields["number"]
        term = describe(number.value).parts.get("term")
        fields.update({"term": number._replace(value=int(term))} if term else {})


def _lone_day(paper: Paper) -> list[Found]:
    """The day at the foot of a first page of which conversion has not kept the end."""
    days = [day for day in paper.days(0, min(_FIRST_PAGE, paper.body)) if _is_line(paper.text, day)]
    return days if len(days) == 1 else []


def _is_line(text: str, found: Found) -> bool:
    return text[found.start - 1] == "\n" and text[found.end : found.end + 1] in {"", "\n"}


def _put(fields: dict[str, Found], name: str, candidates: list[Found]) -> None:
    if candidates:
        fields[name] = candidates[0]


# --- kind, issuer, askers -----------------------------------------------------------------------------------------


def _read_kind(paper: Paper, start: int, fields: dict[str, Found]) -> int:
    """Read the kind and who brings the paper in; return where that ends."""
    text = paper.text
    kind = _KIND.match(text, start)
    if not kind:
        lone = _LONE_KIND.search(text, start, paper.body)
        fields["kind"] = _kind(lone) if lone else Found("drucksache", 0, start)
        return _initiators(paper, start, fields) if _WHO.match(text, start) else start
    fields["kind"] = _kind(kind)
    if text.startswith(" über", kind.end()):
        return kind.start()  # the kind is the first word of the title
    end = _initiators(paper, kind.end(), fields)
    answered = _TO_INTERPELLATION.match(text, end)
    if fields["kind"].value == "antwort" and answered:
        return _initiators(paper, answered.end(), fields)
    return end


def _kind(match: re.Match[str]) -> Found:
    return Found(kinds.of_word(match["word"]), *match.span("word"))


def _initiators(paper: Paper, start: int, fields: dict[str, Found]) -> int:
    found = initiators.read(paper, start)
    if found.issuer:
        fields.setdefault("issuer", found.issuer)
    if found.askers:
        fields["askers"] = found.askers
    if found.group:
        fields["group"] = found.group
    return found.end


# --- title and predecessors ---------------------------------------------------------------------------------------


def _read_title(paper: Paper, start: int, fields: dict[str, Found]) -> int:
    """Read the title; return where the head ends."""
    text = paper.text
    start = _behind_papers(paper, start)
    about = _ABOUT.match(text, start)
    if about:
        papers = _PAPERS.search(text, start, paper.paragraph_end(start))
        bill = _OWN_BILL.search(text, start, papers.start() if papers else start)
        if papers and bill:
            _put_title(paper, bill.start(), papers.start(), fields)
            return paper.paragraph_end(start)
        if papers:
            start = _behind_papers(paper, papers.start())
    if _STARTS_TEXT.match(text, start):
        return start
    end = _title_end(paper, start)
    _put_title(paper, start, end, fields)
    end = _with_rest(paper, _behind_papers(paper, end))
    while _NEXT_ABOUT.match(text, end):
        papers = _PAPERS.search(text, end, paper.paragraph_end(behind_space(text, end, paper.body)))
        end = _title_end(paper, _behind_papers(paper, papers.start() if papers else end))
    return end


def _with_rest(paper: Paper, start: int) -> int:
    """The end of the paragraph that the title or the papers behind it stand in, or of one that begins with `hier:`."""
    rest = _REST.match(paper.text, start, paper.body)
    return paper.paragraph_end(rest.end()) if rest else start


def _behind_papers(paper: Paper, start: int) -> int:
    """Behind full stops, the committee's number and the papers in dashes."""
    while True:
        filler = _FILLER.match(paper.text, start, paper.body)
        start = filler.end() if filler else start
        papers = _PAPERS.match(paper.text, start, paper.body)
        if not papers:
            return start
        start = papers.end()


def _title_end(paper: Paper, start: int) -> int:
    """The title is one paragraph, of which the papers it is about and the text may be the rest."""
    text = paper.text
    end = paper.paragraph_end(start)
    for stop in (_PAPERS, _TEXT_BEHIND_TITLE):
        found = stop.search(text, start, end)
        end = found.start() if found else end
    line = paper.line_end(start)
    while line < end and _RUNS_ON.search(text, line - 4, min(line + 2, end)):
        line = paper.line_end(line + 1)
    return min(line, end)


def _put_title(paper: Paper, start: int, end: int, fields: dict[str, Found]) -> None:
    words = paper.text[start:end].rstrip(" \n;,").removesuffix(":").removesuffix("hier").rstrip(" \n;,")
    title = paper.slice(start, start + len(words))
    if title and len(title.value) <= _LONGEST_TITLE:
        fields["title"] = title


def _read_predecessors(paper: Paper, start: int, end: int, fields: dict[str, Found]) -> None:
    """The papers that this one follows: in dashes in the head, or in brackets in the title block."""
    spans = [papers.span() for papers in _PAPERS.finditer(paper.text, start, end)]
    spans += [item.span() for item in _IN_BLOCK.finditer(paper.text, start, end) if item["follows"]]
    own = fields["number"].value if "number" in fields else None
    found = [number for span in sorted(spans) for number in paper.numbers(*span, "bt-drs", "br-drs")]
    fields.update(followed([number for number in found if number.value != own]))

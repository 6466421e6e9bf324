"""Page furniture in mid-sentence moves behind the body, so that sentences and names run on.

    … der Ebene der Staatsanwaltschaften bei               … der Ebene der Staatsanwaltschaften bei Schleusung von …

    Deutscher Bundestag – 19. Wahlperiode – 5 –     →      |
        Drucksache 19/21876
                                                           Deutscher Bundestag – 19. Wahlperiode – 5 – Drucksache …
    Schleusung von Migrantinnen …

Nothing is lost: what is moved can bear mentions. Furniture is what has its form (`furniture_lines`) or, in a text with
form feeds, what comes again at the edges of its pages (`furniture_repeated`). The title block of a paper
(`Deutscher Bundestag`, `Drucksache 18/10094`, `18. Wahlperiode`, `20.10.2016`) is its head and stays, except for parts
of it that the conversion has carried to the foot of the first page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from migextract.view.german import MONTH, OPEN_END
from migextract.view.steps.furniture_lines import Company, company, lines
from migextract.view.steps.furniture_repeated import repeated
from migextract.view.text_view import PARAGRAPH, Edit, TextView, cut_out, disjoint, edited

Span = tuple[int, int]

_BLANK = " \n\f"
_MARKS = " *_#>"  # what Markdown may put around a line
_GAP = re.compile(r"[ \n\f]*")
_BEHIND = re.compile(r"[ *_#>]*[ \n\f]*")
_FOOT = re.compile(r"[ \n]*\f")
_BREAKS = re.compile(r"\f(?:[ \n]*+\f)*+")  # taken together: the gap around each would be sought through all of them
_PAPER_NUMBER = re.compile(r"\d+/\d+")
# The editors' note at the foot of an answer's first page.
_ANSWER_NOTE = re.compile(
    r"Die Antwort wurde namens der Bundesregierung mit Schreiben[^\f]{1,400}?"
    r"(?:Fragetext\.|übermittelt\.(?!\s+Die\s+Drucksache))"
)


def split(view: TextView) -> tuple[TextView, TextView]:
    """The body of a paper, and its furniture as paragraphs of their own."""
    text = view.text
    spans = pieces(text)
    return edited(view, _joints(text, spans)), cut_out(view, spans)


def pieces(text: str) -> list[Span]:
    r"""Where the furniture stands: sorted, without overlaps, without white space around it.

    >>> text = "bei\n\n\fDrucksache 18/9\n\n– 2 –\n\nDeutscher Bundestag – 18. Wahlperiode\n\nder"
    >>> [text[start:end] for start, end in pieces(text)]
    ['Drucksache 18/9', '– 2 –', 'Deutscher Bundestag – 18. Wahlperiode']
    """
    found = {*_by_form(text), *repeated(text)}
    if found or "\f" in text:
        found.update(_answer_notes(text, found))
    return disjoint(found)


# --- by form ------------------------------------------------------------------------------------------------------


def _by_form(text: str) -> Iterator[Span]:
    found = [(line.span("line"), company(line["line"])) for line in lines(text)]
    columns = sum(needs is Company.COLUMN for _, needs in found)
    own_number = _own_number(text, [span for span, _ in found])
    first_page = text.find("\f")
    for place, ((start, end), needs) in enumerate(found):
        at_foot_of_first_page = start < first_page and _FOOT.match(text, end) is not None
        match needs:
            case Company.COLUMN:
                is_furniture = columns > 1
            case Company.DAY:
                is_furniture = at_foot_of_first_page
            case Company.PAPER:
                behind_first_page = -1 < first_page < start
                is_furniture = own_number in text[start:end] and (
                    at_foot_of_first_page or behind_first_page or _has_neighbour(text, found, place)
                )
            case None:
                is_furniture = True
        if is_furniture:
            yield start, end


def _own_number(text: str, spans: list[Span]) -> str:
    """The number of the paper itself: the one that its page heads have most often."""
    numbers = Counter(number for start, end in spans for number in _PAPER_NUMBER.findall(text, start, end))
    return max(numbers, key=lambda number: numbers[number], default="")


def _has_neighbour(text: str, found: list[tuple[Span, Company | None]], place: int) -> bool:
    """Whether nothing but white space parts the line from one before or behind that needs no company."""
    start, end = found[place][0]
    before, behind = found[max(place - 1, 0)], found[min(place + 1, len(found) - 1)]
    gaps = [text[before[0][1] : start]] if before[1] is None else []
    gaps += [text[end : behind[0][0]]] if behind[1] is None else []
    return any(not gap.strip(_BLANK + _MARKS) for gap in gaps)


def _answer_notes(text: str, found: set[Span]) -> Iterator[Span]:
    """The editors' note on an answer, where it stands between two pages."""
    starts = {start for start, _ in found}
    for note in _ANSWER_NOTE.finditer(text):
        gap = _GAP.match(text, note.end())
        if gap and ("\f" in gap.group() or gap.end() in starts):
            yield note.span()


# --- what is left in the body -------------------------------------------------------------------------------------


def _joints(text: str, spans: list[Span]) -> list[Edit]:
    """Close the gaps where furniture or a page break stood: with a blank line, in mid-sentence with a space.

    A broken word gets a line break, for `broken_words` to judge.
    """
    gaps: list[Span] = []
    breaks = [match.span() for match in _BREAKS.finditer(text)]
    for start, span_end in sorted([*spans, *breaks]):
        begin, end = _start_of_gap(text, start), _end_of_gap(text, span_end)
        while gaps and begin <= gaps[-1][1]:
            begin, end = min(begin, gaps[-1][0]), max(end, gaps.pop()[1])
        gaps.append((begin, end))
    return [Edit(start, end, _joint(text, start, end)) for start, end in gaps]


def _start_of_gap(text: str, start: int) -> int:
    for around in (_MARKS, _BLANK):
        while start > 0 and text[start - 1] in around:
            start -= 1
    return start


def _end_of_gap(text: str, end: int) -> int:
    behind = _BEHIND.match(text, end)
    return behind.end() if behind else end


def _joint(text: str, start: int, end: int) -> str:
    if start == 0 or end == len(text):
        return ""
    if not _runs_on(text, start, end):
        return PARAGRAPH
    return "\n" if text[start - 1] == "-" else " "


# Before the gap: a word that was broken; an ordinal or a reference; no end of a sentence or item.
_BROKEN_WORD = re.compile(r"[^\W\d_]-\Z")
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.\Z")
_REFERENCE = re.compile(r"(?:§§?|\b(?:Artikel|Absatz|Satz|Nummer|Kapitel|Titel)) \d{1,4}[a-z]?\Z")
_ENDED = re.compile(r"[.:;!?]['\"“”‘’»)\]*_]*\Z")
_SMALL_END = re.compile(r"[a-zäöüß,–-]\Z")
_REACH = 20  # code points before the gap that these look at
# Behind it: a month, an item of a list, a label.
_MONTH = re.compile(MONTH)
_ITEM = re.compile(r"[-–•*] |\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,4})[.)][ \n]|§ ?\d|#|[A-ZÄÖÜ][a-zäöüß]+: ")
_FULL_LINE = 40  # a shorter line at the foot of a page is more likely a heading, a name or a cell than running text


def _runs_on(text: str, before: int, behind: int) -> bool:
    """Whether the sentence that stands before the gap goes on behind it."""
    ending = text[max(0, before - _REACH) : before]
    follows = text[behind : behind + _REACH]
    if _ITEM.match(follows):
        return False
    if _BROKEN_WORD.search(ending):
        return True
    if _REFERENCE.search(ending) or OPEN_END.search(ending):
        return True
    if _ORDINAL.search(ending):
        return bool(_MONTH.match(follows))
    if _ENDED.search(ending):
        return False
    is_full = text.rfind("\n", max(0, before - _FULL_LINE), before) < 0
    return follows[0].islower() or (is_full and bool(_SMALL_END.search(ending)))

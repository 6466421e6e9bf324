"""Questions: where each begins and ends, and their parts.

A question is told from a numbered item of an answer by its number, which is the next one, and by asking something. It
ends with the question mark that ends a line; what follows, up to the next question, is its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from migextract.anatomy.paper import at_lines, behind_space
from migextract.finders.dates.words import MONTH

_OPENER: Final = (
    r"(?:Welche[nmrs]?|Wie|Wieso|Wieviele|Was|We[rmn]|Wessen|Wann|Wo(?:für|durch|mit|her|hin|ran|rauf|raus|rin|rum|rüber|von"
    r"|zu|bei)?|Warum|Weshalb|Weswegen|Inwie(?:fern|weit)|Ist|Sind|War|Waren|Hat|Haben|Hatten?|Wird|Werden|Wurden?|Kann"
    r"|Können|Könnten?|Soll|Sollen|Sollten?|Muss|Müssen|Darf|Dürfen|Gibt|Gab|Gilt|Trifft|Treffen|Teilt|Hält|Sieht|Plant"
    r"|Beabsichtigt|Kennt|Lieg(?:t|en)|Verfügt|Stimmt|Erwägt|Besteh(?:t|en)|Existieren|Falls|Wenn|Sofern|Bitte"
    r"|(?:In|Aus|Auf|An|Bei|Mit|Von|Zu|Nach|Unter|Über|Für|Gegen|Durch|Um|Seit|Bis|Ab|Zwischen|Vor)\s"
    r"(?:welche[nmrs]?|we[mnr]|wann|wessen|was|wie))\b"
)
_LETTER: Final = r"\(?(?P<letter>[a-z])\)(?=\s)"
# At the start of a line; within one a number before a word that opens a question, a letter behind a sentence.
_ITEM: Final = re.compile(
    rf"(?<![^\n])(?:Frage\s+)?(?P<number>\d{{1,3}})[.:](?=\s)|(?<=\s)(?P<inline>\d{{1,3}})\.(?=\s+{_OPENER})"
    rf"|(?:(?<![^\n])|(?<=[?.]\s)(?<![a-zäöüß]\.\s)){_LETTER}"
)
_LINE_START: Final = re.compile(r"(?=[F\d(a-z])")
_NUMBER: Final = re.compile(r"\d{1,3}\.(?=\s)")
_BEFORE_LETTER: Final = re.compile(r"[?.]\s(?=\(?[a-z]\)\s)")
_DAY: Final = re.compile(rf"[.:]\s+{MONTH}")

_CLOSED: Final = r"[)“”\"’»*]{0,3}\s?\d{0,2}"  # quotation marks, brackets and the footnote behind a sentence
_ASKS: Final = re.compile(rf"\?{_CLOSED}$|\?\s*\([^()?]{{1,300}}\)\.?$|\?\s+(?:Bitte|Falls|Wenn)\s[^?]{{1,200}}[.)]$")
_REQUEST: Final = re.compile(r"\S+\s+(?:Bitte|Wir\s+bitten)\s")
_FINISHED: Final = re.compile(rf"[.?!…]{_CLOSED}$")
_WITHIN_LINE: Final = re.compile(rf"\?{_CLOSED}(?=\s+[A-ZÄÖÜ„])")
_SENTENCE_END: Final = re.compile(r"(?<!\b\w)(?<!\d)[.?!](?=\s+(?:[A-ZÄÖÜ„]|\d{1,3}\.|[a-z]\))|$)")
_HEADING: Final = re.compile(r"\n\s*(?P<heading>[A-ZÄÖÜ„][^\n]{2,118}[^\s.?!:;,)\d])\s*$")
_BEFORE_HEADING: Final = re.compile(r"[.?!)“\"]\d{0,2}\s*$")
_TAIL: Final = 340  # code points at a line's end that say whether it asks
_LONGEST: Final = 6_000

ANSWER: Final = re.compile(
    r"(?:Antwort(?:\s+(?:der|zu|auf)\s[^\n:]{1,60})?(?::|(?=\s*\n))|(?:Antwort\s+)?[Zz]u\s+(?:den\s+)?(?:Fragen?\s+)?\d[^\n:]{0,60}:"
    r"|[^\n?]{0,80}?\b(?:Teilf|F)ragen?\s[^\n?]{0,200}?\b(?:beantwortet|Stellung\s+genommen))"
)
"""How an answer may begin that says so."""


@dataclass(slots=True)
class Question:
    """A question, or a part of one (`2a`).

    Attributes:
        number: as the paper counts it.
        start: where its number stands.
        end: where it ends, with the parts that follow it at once.
        is_part: whether it lies in the question before it.
    """

    number: str
    start: int
    end: int
    is_part: bool = False


class _Item(NamedTuple):
    """What may be a question: its place, and its number or letter."""

    start: int
    number: int
    letter: str


def find(text: str, start: int, end: int, *, has_answers: bool = True) -> list[Question]:
    r"""Find the questions between two places.

    Args:
        text: the text.
        start: where they may begin.
        end: where they end at the latest.
        has_answers: whether answers stand between them; without, a question ends where the next one begins.

    >>> text = "1. Wie viele?\n\nKeine.\n1. Eins.\n2. Zwei.\n\n2. Was?\na) Wer?\nb) Wo?\n\nDort."
    >>> [(question.number, text[question.start : question.end]) for question in find(text, 0, len(text))]
    [('1', '1. Wie viele?'), ('2', '2. Was?\na) Wer?\nb) Wo?'), ('2a', 'a) Wer?'), ('2b', 'b) Wo?')]
    """
    chain = _Chain(text, end, has_answers=has_answers)
    for item in _items(text, start, end):
        chain.take(item)
    if not has_answers:
        chain.stretch()
    return chain.questions


def question_end(text: str, start: int, limit: int, *, with_parts: bool = False) -> int:
    r"""Where a question ends that begins at a place: with the last of its lines that ask.

    Args:
        text: the text.
        start: where the question begins.
        limit: where it ends at the latest.
        with_parts: whether its parts (`a) …`) belong to it.

    >>> text = "1. Der Rat hat getagt.\nWas wurde beschlossen?\nWann?\nDer Rat hat nichts beschlossen."
    >>> text[: question_end(text, 0, len(text))].splitlines()[-1]
    'Wann?'
    """
    limit = min(limit, start + _LONGEST)
    end = best = _line_end(text, start, limit)
    while (following := behind_space(text, end, limit)) < limit:
        item = _ITEM.match(text, following)
        if ANSWER.match(text, following) or (item and not (with_parts and item["letter"])):
            break
        next_end = _line_end(text, following, limit)
        asks = _asks(text, following, next_end)
        if not asks and _FINISHED.search(text, max(start, end - _TAIL), end):
            break
        end = next_end
        best = end if asks else best
    if _asks(text, start, best):
        return best
    within = _WITHIN_LINE.search(text, start, best)
    return _last_question(text, within.end(), best) if within else best


def without_heading(text: str, start: int, end: int) -> int:
    r"""Where a question or an answer ends that is followed by a heading for the next questions.

    >>> text = "Dazu liegt nichts vor.\n\nGrenzschutz und Rückkehr\n\n"
    >>> text[: without_heading(text, 0, len(text))]
    'Dazu liegt nichts vor.'
    """
    heading = _HEADING.search(text, max(start, end - 130), end)
    if heading and _BEFORE_HEADING.search(text, max(start, heading.start() - 5), heading.start()):
        return heading.start()
    return end


def _asks(text: str, start: int, end: int) -> bool:
    return bool(_ASKS.search(text, max(start, end - _TAIL), end))


def _last_question(text: str, end: int, limit: int) -> int:
    """Within a line: the end of the last of several questions that follow one another."""
    while (stop := _SENTENCE_END.search(text, end, limit)) and stop.group() == "?":
        end = stop.end()
    return end


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    """What may be a question, looked for where a line begins, at numbers with a full stop, and behind sentences."""
    places = {match.start() for match in at_lines(_LINE_START, text, start, end)}
    places.update(match.start() for match in _NUMBER.finditer(text, start, end))
    places.update(match.end() for match in _BEFORE_LETTER.finditer(text, start, end))
    behind = start
    for place in sorted(places):
        item = _ITEM.match(text, place, end) if place >= behind else None
        if item is None:
            continue
        behind = item.end()
        if item["letter"]:
            yield _Item(item.start(), 0, item["letter"])
        elif not _DAY.match(text, item.end() - 1):
            yield _Item(item.start(), int(item["number"] or item["inline"]), "")


class _Chain:
    """Keeps of what may be questions those that continue the count."""

    def __init__(self, text: str, end: int, *, has_answers: bool) -> None:
        self.text = text
        self.end = end
        self.has_answers = has_answers
        self.questions: list[Question] = []
        self._number = 0
        self._letter = ""
        self._doubtful: _Item | None = None  # the next number, but it asks nothing

    def take(self, item: _Item) -> None:
        """Keep the item if it is the next question or part of a question."""
        if item.letter:
            self._take_part(item)
        elif item.number == self._number + 1:
            if self._asks(item.start) or (self.questions and not self.has_answers):
                self._append(item)
            elif self._doubtful is None:
                self._doubtful = item
        elif self._doubtful and item.number == self._number + 2 and self._asks(item.start):
            self._append(self._doubtful)
            self._append(item)

    def stretch(self) -> None:
        """Let every question run to the next one."""
        for place, question in enumerate(self.questions):
            following = (other.start for other in self.questions[place + 1 :] if question.is_part or not other.is_part)
            stop = next(following, self.end)
            question.end = without_heading(self.text, question.start, stop) if stop < self.end else stop

    def _asks(self, start: int) -> bool:
        end = question_end(self.text, start, self.end, with_parts=True)
        return _asks(self.text, start, end) or bool(_REQUEST.match(self.text, start, end))

    def _append(self, item: _Item) -> None:
        self._cut(item.start)
        self._number, self._letter, self._doubtful = item.number, "", None
        end = question_end(self.text, item.start, self.end)
        self.questions.append(Question(str(item.number), item.start, end))

    def _take_part(self, item: _Item) -> None:
        following = chr(ord(self._letter) + 1) if self._letter else "a"
        if not self.questions or item.letter != following:
            return
        at_once = not self.text[self.questions[-1].end : item.start].strip() or not self.has_answers
        if at_once or self._asks(item.start):
            self._cut(item.start)
            self._letter = following
            end = question_end(self.text, item.start, self.end)
            is_part = at_once and (following == "a" or self.questions[-1].is_part)
            if is_part:
                self._whole().end = end
            self.questions.append(Question(f"{self._number}{following}", item.start, end, is_part))

    def _cut(self, start: int) -> None:
        """Let no question run into the next one."""
        if self.questions:
            for question in (self.questions[-1], self._whole()):
                question.end = min(question.end, start)

    def _whole(self) -> Question:
        """The question that the last part belongs to, or the last question."""
        return next(question for question in reversed(self.questions) if not question.is_part)

"""Papers of questions and answers: preliminary remarks, questions, answers, and which questions an answer answers.

    2. Welche Einzelheiten kann die Bundesregierung mitteilen?       frage-2
    a) Wer nahm teil?                                                frage-2a
    b) Auf wessen Einladung?                                         frage-2b
    Die Fragen 2 bis 2b werden gemeinsam beantwortet.                antwort-2, answers frage-2, frage-2a, frage-2b
    …

A question without an answer of its own is answered by the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from migextract.anatomy import questions
from migextract.anatomy.named_questions import NUMBERS, answered, named, whole_of, with_whole
from migextract.anatomy.paper import at_lines, behind_space
from migextract.anatomy.questions import Question, question_end, without_heading
from migextract.anatomy.sections import TOP, Mark

_PART: Final = TOP + 5

_REMARK: Final = re.compile(
    r"Vorbemerkung(?:en)?(?:\s*der\s+(?:(?P<asking>Fragestell\w+(?:\s+und\s+Fragesteller)?|(?:frage|an)\w*enden\s+\w+)"
    r"|(?P<government>(?:Bundes|Landes|Staats)regierung))|(?=\s*\n))"
)
_BEFORE_REMARK: Final = re.compile(r"(?:\n|[.?!]\s)$")
_WE_ASK: Final = re.compile(r"fragen(?<!\wfragen)\s+wir\s+die\s|Wir\s+fragen\s+(?:daher\s+)?die\s")
_ANSWER_TO: Final = re.compile(
    rf"(?:Antwort\s+)?[Zz]u(?:\s+den)?\s+(?:Fragen?\s+)?(?P<numbers>{NUMBERS})\s?[.)]?\s?(?::|(?=\n))"
)


def marks(text: str, start: int, end: int, *, has_answers: bool) -> Iterator[Mark]:
    """The marks of an interpellation or of its answer.

    Args:
        text: the text.
        start: where the head ends.
        end: where the body ends.
        has_answers: whether it is an answer.
    """
    start = behind_space(text, start, end)
    remarks = list(_remarks(text, start, end))
    asked = _WE_ASK.search(text, start, end)
    first = remarks[0].end() if remarks else start
    found = questions.find(text, first if has_answers or not asked else asked.start(), end, has_answers=has_answers)
    first_question = found[0].start if found else end
    for remark in remarks:
        if remark.start() < first_question:
            kind = _kind_of_remark(remark)
            yield Mark(remark.start(), TOP, kind, kind, title=" ".join(remark.group().split()))
    if not remarks and not has_answers and found:
        kind = "vorbemerkung-der-fragesteller"
        yield Mark(start, TOP, kind, kind, end=first_question)
    yield from question_marks(found)
    if has_answers:
        yield from answer_marks(text, found, end)


def _remarks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Headings of preliminary remarks; not `auf die Vorbemerkung der Bundesregierung wird verwiesen`."""
    for remark in _REMARK.finditer(text, start, end):
        if remark.start() == start or _BEFORE_REMARK.search(text, max(start, remark.start() - 2), remark.start()):
            yield remark


def _kind_of_remark(remark: re.Match[str]) -> str:
    if remark["asking"]:
        return "vorbemerkung-der-fragesteller"
    return f"vorbemerkung-der-{remark['government'].lower()}" if remark["government"] else "vorbemerkung"


def written_marks(text: str, start: int, end: int, numbers: Sequence[str]) -> Iterator[Mark]:
    """The marks of an answer to a member's question or questions, whose numbers its head says."""
    start = behind_space(text, start, end)
    stop = question_end(text, start, end)
    found = _parted(text, start, stop, numbers)
    yield from question_marks(found)
    yield from answer_marks(text, found, end)


def _parted(text: str, start: int, end: int, numbers: Sequence[str]) -> list[Question]:
    """One question, or one for each line if there are as many lines that ask; else they stay together."""
    stops = [match.end() for match in re.finditer(r"\?[^\n?]{0,3}(?=\n|$)", text[start:end])]
    if len(numbers) > 1 and len(stops) == len(numbers):
        starts = [behind_space(text, start + stop, end) for stop in (0, *stops[:-1])]
        return [
            Question(number, first, start + stop) for number, first, stop in zip(numbers, starts, stops, strict=True)
        ]
    return [Question(", ".join(numbers), start, end)]


def question_marks(found: Sequence[Question]) -> Iterator[Mark]:
    """A mark for each question and each part of one."""
    for question in found:
        is_whole = question.number.isdecimal() or not question.number[-1:].isalpha()
        level, kind = (_PART, "teilfrage") if question.is_part else (TOP, "frage" if is_whole else "teilfrage")
        yield Mark(question.start, level, kind, question_id(question.number), question.end, question.number)


def question_id(number: str) -> str:
    """The id of a question: `frage-2a`; of two that stand together `frage-75-76`."""
    return f"frage-{number.replace(', ', '-')}"


def answer_marks(text: str, found: Sequence[Question], end: int) -> Iterator[Mark]:
    """A mark for each answer: what stands between the end of a question and the next one."""
    numbers = [question.number for question in found]
    waiting: list[str] = []
    for place, question in enumerate(found):
        waiting.append(question.number)
        stop = found[place + 1].start if place + 1 < len(found) else end
        start = behind_space(text, question.end, stop)
        if start < stop:
            stop = without_heading(text, start, stop) if stop < end else stop
            yield from _answers(text, start, stop, waiting, numbers)
            waiting = []


def _answers(text: str, start: int, end: int, waiting: list[str], numbers: list[str]) -> Iterator[Mark]:
    """The answers in one stretch of text: one for each heading `Zu Frage 3:`, or one for all that wait."""
    heads = [(head.start(), named(head["numbers"], numbers)) for head in at_lines(_ANSWER_TO, text, start, end)]
    heads = [(place, questions) for place, questions in heads if questions]
    if not heads or heads[0][0] > start:
        said = answered(text, start, end, numbers, whole_of(waiting[0]))
        heads.insert(0, (start, with_whole(said, waiting[0], numbers) or waiting))
    stops = [place for place, _ in heads[1:]] + [end]
    for (place, asked), stop in zip(heads, stops, strict=True):
        first = waiting[0] if place == start and waiting[0] in asked else asked[0]
        id = question_id(first).replace("frage", "antwort", 1)
        yield Mark(place, TOP, "antwort", id, stop, first, answers=tuple(map(question_id, asked)))

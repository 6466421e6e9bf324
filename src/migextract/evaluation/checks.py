"""What a gold annotation must be, each rule with its mend. Nothing is scored before all of this holds.

The rules are those of `annotations/GUIDELINES.md`; the number of a rule there is named where one applies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeGuard

from migextract.errors import ValueFormError
from migextract.evaluation.annotation import Annotation, Place, places
from migextract.evaluation.failure import Failure
from migextract.labels import CORE, LABELS, LINKED, Label
from migextract.values import doc_numbers, edtf

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of a knowledge id (the same pattern as in the knowledge schema)."""

AMOUNT: Final = re.compile(r"-?\d+(?:\.\d+)? [A-Z]{3}")
"""Amount in full and ISO 4217 code."""


Wrong = tuple[str, str]
"""Problem and mend, before file and line are known."""


def check_annotations(text: str, numbered: Iterable[tuple[Annotation, int | None]], file: str) -> Iterator[Failure]:
    """Check annotations of one text, each by itself and all together.

    Args:
        text: the text they were made on.
        numbered: the annotations, each with the line of `file` where it stands (None where that says nothing).
        file: name of the file for the messages.

    Yields:
        Everything that is wrong.
    """
    lines: dict[Annotation, int | None] = {}
    for annotation, line in numbered:
        if annotation in lines:
            first = "" if lines[annotation] is None else f", first in line {lines[annotation]}"
            yield Failure(file, line, f"{annotation.label} {annotation.text!r} stands there twice{first}", "remove one")
            continue
        lines[annotation] = line
        for wrong in (span_wrong(text, annotation), value_wrong(annotation.label, annotation.value)):
            if wrong is not None:
                yield Failure(file, line, *wrong)
    for place in places(annotation for annotation in lines if span_wrong(text, annotation) is None):
        wrong = nesting_wrong(place)
        if wrong is not None:
            yield Failure(file, lines[place.annotation], *wrong)


def span_wrong(text: str, annotation: Annotation) -> Wrong | None:
    """Whether the offsets fit the text and the text is the slice without white space around it (rule 1 and 3)."""
    start, end, _, words, _ = annotation
    if not 0 <= start < end <= len(text):
        return (
            f"[{start}, {end}) is no span of a text of {len(text)} code points",
            "count code points from 0, the end behind the last one" + _where(text, words, start),
        )
    found = text[start:end]
    if found != words:
        return (
            f"text {words!r} is not the slice [{start}, {end}): {found!r}",
            "correct the offsets or the text" + _where(text, words, start),
        )
    if found != found.strip():
        return f"mention {found!r} begins or ends with white space", "leave the white space outside"
    return None


def _where(text: str, words: str, near: int) -> str:
    """The nearest place where these words do stand, as the end of a mend."""
    if not words:
        return ""
    behind, before = text.find(words, max(near, 0)), text.rfind(words, 0, max(near, 0) + len(words))
    at = min((place for place in (behind, before) if place >= 0), key=lambda place: abs(place - near), default=None)
    return "; these words do not stand in the text" if at is None else f"; they stand at [{at}, {at + len(words)})"


def nesting_wrong(place: Place) -> Wrong | None:
    """Whether a mention stands where it may: no span twice, none crossing, only core labels inside (rule 7)."""
    annotation, outer, crossed = place
    here = f"{annotation.label} {annotation.text!r}"
    if crossed:
        other = crossed[0]
        return (
            f"{here} crosses {other.label} [{other.start}, {other.end}) {other.text!r}",
            "let one contain the other or part them",
        )
    if outer is None:
        return None
    if (outer.start, outer.end) == (annotation.start, annotation.end):
        same = outer.label == annotation.label
        return (
            (f"{here} stands there twice, with two values", "decide for one value")
            if same
            else (f"{here} is also annotated as {outer.label}", "decide for one label")
        )
    if annotation.label not in CORE:
        return (
            f"{here} stands inside {outer.label} [{outer.start}, {outer.end}) {outer.text!r}",
            f"remove it: only {', '.join(sorted(CORE))} are annotated inside another mention",
        )
    return None


def value_wrong(label: Label, value: str | None) -> Wrong | None:
    """Whether the value has the form that its label demands."""
    if label == "PERSON":
        return None if value is None else (f"a PERSON has value {value!r}", "write null: persons are not linked")
    if label in LINKED:
        if value is None or SLUG.fullmatch(value):
            return None
        mend = "write null" if value == "NIL" else "write the id of a knowledge entry, or null where there is none"
        return f"value {value!r} is no knowledge id", mend
    if value is None:
        return f"a {label} has no value", f"write {EXPECTED[label]}"
    try:
        PARSERS[label](value)
    except ValueFormError as error:
        return f"value {value!r} does not parse: {str(error).rstrip('.')}", f"write {EXPECTED[label]}"
    return None


def _parse_amount(value: str) -> None:
    if not AMOUNT.fullmatch(value):
        raise ValueFormError("it is not an amount in full and a currency code")


PARSERS: Final[Mapping[Label, Callable[[str], object]]] = {
    "DATE": edtf.parse,
    "DOC_NUMBER": doc_numbers.describe,
    "MONEY": _parse_amount,
}

EXPECTED: Final[Mapping[Label, str]] = {
    "DATE": "an EDTF date such as 2020-06-05, 2020-06, 2020-40 or 2018/2021",
    "DOC_NUMBER": "scheme:canonical such as bt-drs:19/21876",
    "MONEY": "the amount in full and the ISO 4217 code, such as 3300000000 EUR",
}


def is_label(label: object) -> TypeGuard[Label]:
    """Whether this is one of the ten labels."""
    return label in LABELS


def unknown_label(label: object) -> Wrong:
    """What to say of a label that is none."""
    return f"unknown label {label!r}", f"use one of {', '.join(LABELS)}"

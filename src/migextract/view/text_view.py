"""`TextView` and the one mechanism by which steps change it: a sorted list of edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from migextract.errors import RecordError

PARAGRAPH = "\n\n"
# Between pieces that were moved. White space alone would not do: a name or a number may run over it.
SEPARATOR = f"{PARAGRAPH}|{PARAGRAPH}"

_DEEPEST_INDENT = 3  # of a mark that begins its line; what stands further in is code, says Markdown

# Start, end and replacement: an `Edit`, or a plain tuple where there is one for every line of a text.
Change = tuple[int, int, str]


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`.

    The characters of `new` take the places of the first characters they replace. Where there are more of them
    (a ligature, a line break that becomes two), the last place is used again.
    """

    start: int
    end: int
    new: str


SpanOrEdit = TypeVar("SpanOrEdit", tuple[int, int], Edit)


@dataclass(frozen=True, slots=True, eq=False)
class TextView:
    """A clean text that knows where each of its characters stands in the source.

    Attributes:
        text: the clean text.
        raw_index: for each code point of `text` the index of its code point in the source.
        ends: for a source index whose character stands for more than one of the source (`&amp;`, a letter with a
            combining mark), the index behind the last of them.
        body: where the body of the paper ends; behind it stand the page headers and footers that were moved there,
            with `SEPARATOR` before each.
    """

    text: str
    raw_index: NDArray[np.int32]
    ends: Mapping[int, int] = field(default_factory=dict)
    body: int = 0

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of the view to the source.

        Args:
            start: first code point in the view.
            end: code point behind the last one; the span must not be empty.

        Returns:
            First code point in the source, and the one behind the last.

        Raises:
            RecordError: the span is empty, outside the view, or runs from the body into what was moved behind it.
        """
        if not 0 <= start < end <= len(self.text):
            raise RecordError(f"span [{start}, {end}) is empty or outside the view of {len(self.text)} code points")
        raw_start, raw_last = int(self.raw_index[start]), int(self.raw_index[end - 1])
        if start < self.body < end or raw_last < raw_start:
            raise RecordError(f"span [{start}, {end}) of the view runs across pieces that were moved")
        return raw_start, self.ends.get(raw_last, raw_last + 1)


def whole(text: str) -> TextView:
    """The view that shows the text as it is."""
    return TextView(text, np.arange(len(text), dtype=np.int32), {}, len(text))


def edited(view: TextView, edits: Sequence[Change]) -> TextView:
    """Apply edits, which must be sorted and must not overlap."""
    if not edits:
        return view
    text, index = view.text, view.raw_index
    texts: list[str] = []
    indices: list[NDArray[np.int32]] = []
    ends = dict(view.ends)
    text_done = index_done = 0
    for start, end, new in edits:
        if start < text_done:
            raise AssertionError(f"edits overlap at {start}: a step must not change a place twice")
        texts.append(text[text_done:start])
        texts.append(new)
        text_done = end
        surplus = len(new) - (end - start)
        if surplus == 0:
            continue
        if surplus > 0:
            last = max(end - 1, 0)
            indices += (index[index_done:end], np.repeat(index[last : last + 1], surplus))
        else:
            indices.append(index[index_done : start + len(new)])
            if new and not new.isspace():
                raw_last = int(index[end - 1])
                ends[int(index[start + len(new) - 1])] = view.ends.get(raw_last, raw_last + 1)
        index_done = end
    texts.append(text[text_done:])
    if indices:
        index = np.concatenate([*indices, index[index_done:]])
    changed = "".join(texts)
    return TextView(changed, index, ends, len(changed))


def disjoint(spans: Iterable[SpanOrEdit]) -> list[SpanOrEdit]:
    """Sort spans or edits, and drop each that begins inside the one kept before it."""
    kept: list[SpanOrEdit] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def starts_line(text: str, place: int, marks: str = " ") -> bool:
    """Whether nothing but up to three of these characters stands between the line's start and a place."""
    line = text[max(0, place - _DEEPEST_INDENT - 1) : place].rpartition("\n")[2]
    return len(line) <= _DEEPEST_INDENT and not line.strip(marks)


def cut_out(view: TextView, spans: Sequence[tuple[int, int]]) -> TextView:
    """The pieces of a view, parted by `SEPARATOR`, whose characters borrow the place of the piece behind it."""
    if not spans:
        return TextView("", view.raw_index[:0])
    index = view.raw_index
    text = SEPARATOR.join(view.text[start:end] for start, end in spans)
    borrowed = np.repeat(index[[start for start, _ in spans], np.newaxis], len(SEPARATOR), axis=1)
    parts = [part for gap, (start, end) in zip(borrowed, spans, strict=True) for part in (gap, index[start:end])]
    return TextView(text, np.concatenate(parts[1:]), view.ends, len(text))


def behind(body: TextView, tail: TextView) -> TextView:
    """The body, `SEPARATOR`, and the tail."""
    if not tail.text:
        return body
    if not body.text:
        return replace(tail, body=0)
    return TextView(
        body.text + SEPARATOR + tail.text,
        np.concatenate([body.raw_index, np.repeat(tail.raw_index[:1], len(SEPARATOR)), tail.raw_index]),
        {**body.ends, **tail.ends},
        len(body.text),
    )

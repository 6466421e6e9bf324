"""The anatomy of a paper: what it says of itself, and its parts.

Everything is read from the clean view of the text and its mentions, and keeps the place it was read from. What the
paper does not say is not there: nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from migextract.anatomy import (
    answers,
    head_bundestag,
    head_commission,
    head_council,
    head_other,
    head_written_answer,
    margins,
    outline,
)
from migextract.anatomy.kinds import KINDS
from migextract.anatomy.paper import Found, Head, Paper, behind_space
from migextract.anatomy.sections import TOP, Mark, Places, Section, close
from migextract.finders.proposal import Proposal

__all__ = ["KINDS", "Anatomy", "Section", "anatomy"]

_READERS: Final = (
    head_written_answer.read,
    head_bundestag.read,
    head_council.read,
    head_commission.read,
    head_other.resolution,
    head_other.record,
)
_ASKING: Final = frozenset({"kleine-anfrage", "grosse-anfrage"})
_WITHOUT_POINTS: Final = frozenset({"gesetzentwurf", "beschlussempfehlung", "bericht", "plenarprotokoll"})


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a paper says of itself, and its parts.

    Attributes:
        metadata: by the names of `migextract.records.Metadata`; a field that the paper does not state is missing.
        places: for each field the half-open span of the view that it was read from.
        sections: the parts of the paper, outer before inner; they nest cleanly.
    """

    metadata: dict[str, Any]
    places: dict[str, tuple[int, int]]
    sections: tuple[Section, ...]
    _innermost: Places

    @property
    def date(self) -> datetime.date | None:
        """The day of the paper, if it states one."""
        return self.metadata.get("date")

    def section_at(self, position: int) -> str | None:
        """The id of the innermost section that a place of the view lies in."""
        return self._innermost.at(position)


def anatomy(text: str, mentions: Sequence[Proposal], body: int | None = None) -> Anatomy:
    r"""Read the anatomy of a paper.

    Args:
        text: the text of its view.
        mentions: the mentions in it; numbers and dates are read from them.
        body: where its body ends (`TextView.body`); behind it stand page headers and footers.

    >>> text = "Kleine Anfrage der Fraktion DIE LINKE\n\nMusterfragen\n\n1. Wie viele?\n2. Warum?"
    >>> read = anatomy(text, [])
    >>> read.metadata["kind"], read.metadata["title"], read.section_at(text.index("Warum"))
    ('kleine-anfrage', 'Musterfragen', 'frage-2')
    """
    paper = Paper(text, mentions, len(text) if body is None else body)
    head = next((head for reader in _READERS if (head := reader(paper))), None) or head_other.other(paper)
    fields = dict(head.fields)
    fields.setdefault("kind", Found("other", 0, 0))
    sections = close(_marks(paper, head, fields["kind"].value), text, paper.body)
    return Anatomy(
        metadata=_metadata(fields),
        places={name: (found.start, found.end) for name, found in fields.items() if found.start < found.end},
        sections=tuple(sections),
        _innermost=Places(sections),
    )


def _metadata(fields: dict[str, Found]) -> dict[str, Any]:
    metadata = {name: found.value for name, found in fields.items()}
    own = [metadata["number"]] if "number" in metadata else []
    own += [f"council-subject:{code}" for code in metadata.get("subject_codes", ())]
    return metadata | ({"numbers": tuple(own)} if own else {})


def _marks(paper: Paper, head: Head, kind: str) -> Iterator[Mark]:
    text, start, end = paper.text, head.end, paper.body
    if start:
        yield Mark(0, TOP, "kopf", "kopf", end=start)
    yield from margins.marks(text, start, end)
    if kind == "written-answer":
        yield from answers.written_marks(text, start, end, head.questions)
    elif kind == "antwort" or kind in _ASKING:
        asked = list(answers.marks(text, start, end, has_answers=kind == "antwort"))
        yield from asked
        yield from margins.annexes(text, max((mark.start for mark in asked), default=start), end)
    else:
        parts = list(outline.marks(text, start, end, has_points=kind not in _WITHOUT_POINTS))
        if kind == "resolution" and parts:
            yield Mark(behind_space(text, start, end), TOP, "praeambel", "praeambel", end=parts[0].start)
        yield from parts
        yield from margins.annexes(text, start, end)

"""What a tool's file says of one document."""

from __future__ import annotations

from typing import NamedTuple

from migextract.evaluation.annotation import Annotation


class Edited(NamedTuple):
    """The mentions of one document as a tool saved them.

    Attributes:
        file: where they stand.
        mentions: each with its line, or None where lines say nothing.
    """

    file: str
    mentions: list[tuple[Annotation, int | None]]

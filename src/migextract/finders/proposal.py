"""What a finder says: "from here to there stands a mention of this label, with this value, by this rule".

Finders only propose; the resolver decides (see `migextract.resolver`).
"""

from __future__ import annotations

from typing import NamedTuple

from migextract.labels import Label


class Proposal(NamedTuple):
    """A possible mention in the text that the finder was given.

    Attributes:
        start: first code point.
        end: code point behind the last one (half-open).
        label: one of the ten labels.
        value: the value in the guidelines' string form, or "" where the finder knows none.
            Dates may be incomplete (`XXXX-01-24`); the document's date completes them later.
        rule: why it was found, as `finder.rule`, for example `dates.day_month_year`.
    """

    start: int
    end: int
    label: Label
    value: str
    rule: str

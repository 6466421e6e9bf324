"""What a base model found is heard last: it fills gaps, may enclose, and takes nothing away."""

from __future__ import annotations

import pytest

from migextract.finders.proposal import Proposal
from migextract.resolver import resolve

TEXT = "Das Zentrum Europol Wien tagt 2020."

EUROPOL = Proposal(12, 19, "AGENCY", "europol", "names.europol")
WIEN = Proposal(20, 24, "LOCATION", "wien", "names.wien")
YEAR = Proposal(30, 34, "DATE", "2020", "dates.year")


def base(start: int, end: int, label: str) -> Proposal:
    return Proposal(start, end, label, "", f"base.{label}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("others", "guess", "kept"),
    [
        ([], base(12, 19, "ORG"), True),
        ([EUROPOL], base(12, 19, "ORG"), False),  # the same place
        ([EUROPOL], base(16, 24, "ORG"), False),  # across
        ([WIEN], base(12, 24, "ORG"), False),  # around a place, which it would take away
        ([WIEN], base(4, 24, "AGENCY"), False),
        ([EUROPOL], base(4, 19, "ORG"), True),  # around an agency, which stays in it
        ([EUROPOL], base(12, 24, "AGENCY"), False),  # words behind a name that is complete
        ([YEAR], base(25, 34, "ORG"), True),
        ([YEAR], base(30, 34, "PERSON"), False),
        ([Proposal(4, 24, "ORG", "", "bodies.zentrum")], base(12, 19, "AGENCY"), False),  # it sees no nesting
        ([Proposal(4, 24, "ORG", "", "trained.org")], base(4, 24, "AGENCY"), False),
        ([Proposal(20, 24, "LOCATION", "", "trained.location")], base(12, 24, "ORG"), False),
    ],
)
def test_it_takes_nothing_away(others: list[Proposal], guess: Proposal, kept: bool) -> None:
    expected = sorted([*others, guess] if kept else others, key=lambda item: (item.start, -item.end))
    assert resolve([guess, *others], TEXT) == expected

import numpy as np
import pytest

from migextract.finders.proposal import Proposal
from migextract.trained.hints import hints

TEXT = "Die deutsche Bundespolizei in Bonn ."
STARTS = np.array([0, 4, 13, 27, 30, 35])
ENDS = np.array([3, 12, 26, 29, 34, 36])


@pytest.mark.parametrize(
    ("proposals", "expected"),
    [
        ([], "O O O O O O"),
        ([Proposal(13, 26, "AGENCY", "bpol", "names.a")], "O O B-AGENCY O O O"),
        ([Proposal(4, 26, "AGENCY", "", "bodies.a")], "O B-AGENCY I-AGENCY O O O"),
        # of two that overlap the resolver hears the sure one first
        (
            [Proposal(13, 26, "AGENCY", "bpol", "names.a"), Proposal(4, 26, "AGENCY", "", "bodies.a")],
            "O O B-AGENCY O O O",
        ),
        # a proposal that ends within a word still hints at it (`Bundeswehr`einsatz)
        ([Proposal(13, 19, "AGENCY", "", "names.a")], "O O B-AGENCY O O O"),
        ([Proposal(30, 34, "LOCATION", "", "names.a")], "O O O O B-LOCATION O"),
    ],
)
def test_hints(proposals, expected):
    assert hints(proposals, STARTS, ENDS) == expected.split()


def test_no_tokens():
    assert hints([], STARTS[:0], ENDS[:0]) == []

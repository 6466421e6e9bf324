"""What the rules found, as one more feature of every word: the hint that the network reads beside the word itself.

A hint is the place in a mention and its label, like `B-AGENCY` and `I-AGENCY`; all ten labels count here. Of several
proposals for a word, the one that the resolver would hear first gives the hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from migextract.finders.proposal import Proposal
from migextract.resolver import preference

NONE = "O"
Places = NDArray[np.int64]


def places(doc: Doc) -> tuple[Places, Places]:
    """The code points at which the tokens of a document begin and end."""
    starts = np.fromiter((token.idx for token in doc), dtype=np.int64, count=len(doc))
    return starts, starts + np.fromiter((len(token) for token in doc), dtype=np.int64, count=len(doc))


def hints(proposals: Iterable[Proposal], starts: Places, ends: Places) -> list[str]:
    """The hint for every token.

    Args:
        proposals: what the rules found.
        starts: the code points at which the tokens begin.
        ends: those behind them.
    """
    found = [NONE] * len(starts)
    heard: Sequence[Proposal] = sorted(proposals, key=preference)
    firsts = np.searchsorted(ends, [proposal.start for proposal in heard], side="right").tolist()
    lasts = np.searchsorted(starts, [proposal.end for proposal in heard], side="left").tolist()
    for proposal, first, last in zip(heard, firsts, lasts, strict=True):
        if all(hint is NONE for hint in found[first:last]) and first < last:
            found[first:last] = [f"B-{proposal.label}"] + [f"I-{proposal.label}"] * (last - first - 1)
    return found

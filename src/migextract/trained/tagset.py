"""The tags of the tagging head: where in a mention a word stands, and of which label (the BILUO scheme).

Tag 0 is O, outside; then come B(egin), I(nside), L(ast) and U(nit) of each label. Dates, numbers and amounts are left
to the rules, which find nearly all of them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from migextract.labels import Label

LABELS: Final[tuple[Label, ...]] = ("AGENCY", "INSTRUMENT", "INSTITUTION", "ORG", "ACT", "LOCATION", "PERSON")
OUTSIDE: Final = 0
PLACES: Final = "BILU"
TAGS: Final = ("O", *(f"{place}-{label}" for label in LABELS for place in PLACES))


def number(place: str, label: str) -> int:
    """The tag of a place in a mention of a label.

    >>> TAGS[number("L", "ORG")]
    'L-ORG'
    """
    return TAGS.index(f"{place}-{label}")


def follows(before: str, tag: str) -> bool:
    """Whether a tag may stand behind another.

    >>> follows("B-ORG", "L-ORG"), follows("B-ORG", "O"), follows("L-ORG", "U-ACT")
    (True, False, True)
    """
    if before[0] in "BI":
        return tag[0] in "IL" and tag[2:] == before[2:]
    return tag[0] in "OBU"


LEGAL: Final[NDArray[np.bool_]] = np.array([[follows(before, tag) for tag in TAGS] for before in TAGS])
FIRST: Final[NDArray[np.bool_]] = LEGAL[OUTSIDE]
"""The tags that may begin a line: those that may stand behind O."""
LAST: Final[NDArray[np.bool_]] = LEGAL[:, OUTSIDE]
"""The tags that may end a line: those behind which O may stand."""


def encode(iob: NDArray[np.uint64], names: NDArray[np.uint64], labels: dict[int, int]) -> NDArray[np.int64]:
    """BILUO tags of a document from spaCy's columns `ENT_IOB` and `ENT_TYPE`; -1 where the annotation is missing.

    Args:
        iob: 0 missing, 1 inside, 2 outside, 3 begin.
        names: the hash of each word's label.
        labels: the position in `LABELS` by hash.
    """
    inside = iob == 1
    goes_on = np.append(inside[1:], False)
    place = np.where(inside, np.where(goes_on, 1, 2), np.where(goes_on, 0, 3))
    label = np.array([labels.get(int(name), 0) for name in names], dtype=np.int64)
    tags = 1 + len(PLACES) * label + place
    tags[iob == 2] = OUTSIDE  # noqa: PLR2004 - spaCy's code
    tags[iob == 0] = -1
    return tags

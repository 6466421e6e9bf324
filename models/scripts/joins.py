"""Names that the rules cut in two, joined in the silver, so that the network learns where they end.

Each join follows from the guidelines: a committee of a body is one INSTITUTION with it, an embassy or a government with
its country, an authority with the place in its official name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from migextract.trained.hints import NONE
from scripts.pieces import Piece, names

PART = re.compile(r"\w*[Aa]usschu(?:ss|sses|ß)|Fraktion|Generalversammlung|(?:Sicherheits|Menschenrechts|Außen)rats?")
OF = frozenset({"des", "der"})
SEATS = {"Regierung": {"von"}, "Botschaft": {"in", "im"}}
"""What is joined with a country behind which words; a `Regierung in Österreich` is none (settled cases)."""
OFFICE = re.compile(
    r"(?:General)?[Ss]taatsanwaltschaft|\w*[Pp]olizei(?:präsidiums?|direktion|inspektion)|\w*finanzdirektion"
)
ADJECTIVE = re.compile(r"\w*(?:ische|deutsche)[nr]?", re.IGNORECASE)


def joined(piece: Piece) -> Piece:
    """A piece in whose targets such names are whole."""
    targets = list(piece.targets)
    for start, end, label in whole_names(piece):
        targets[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return Piece(piece.words, piece.hints, tuple(targets))


def whole_names(piece: Piece) -> Iterator[tuple[int, int, str]]:
    """First word, the one behind the last, and label of every name that is to be joined."""
    words, targets = piece.words, piece.targets
    before = (0, 0)
    for start, end in names(piece):
        label = targets[start][2:]
        if label == "INSTITUTION" and before[1] == start - 1 and words[start - 1] in OF:
            if targets[before[0]] == "B-INSTITUTION" and PART.fullmatch(words[before[0]]):
                yield before[0], end, label
        elif label == "LOCATION" and words[max(0, start - 1)] in SEATS.get(words[max(0, start - 2)], ()):
            adjective = ADJECTIVE.fullmatch(words[max(0, start - 3)])
            if adjective or words[start - 2] == "Regierung":
                yield start - 3 if adjective else start - 2, end, "INSTITUTION"
        elif label == "LOCATION" and start and targets[start - 1] == NONE and OFFICE.fullmatch(words[start - 1]):
            yield start - 1, end, "AGENCY"
        before = (start, end)

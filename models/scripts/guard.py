"""Keeps the papers that accuracy is measured on out of everything that is trained: the gold set and `annotations/dev`.

An annotated paper is refused by its hash. Of unlabelled papers, those that share more than 30 rows of 13 words with one
of them are left out whole (a paper that an answer was cut out of); of the others, each piece that shares a row is (a
form of words that many papers use, a question that is put twice).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROW = 13
MANY = 30
WORD = re.compile(r"\w+")


class LeakError(ValueError):
    """A text that must be measured on was about to be trained on."""


def fingerprint(text: str) -> str:
    """SHA-256 of a text in UTF-8, as the manifests give it."""
    return hashlib.sha256(text.encode()).hexdigest()


def rows(text: str) -> Iterator[int]:
    """The hash of every row of 13 words, whatever stands between them and in which case they are."""
    words = WORD.findall(text.lower())
    for start in range(len(words) - ROW + 1):
        yield hash(tuple(words[start : start + ROW]))


def hashes(annotations: Path) -> set[str]:
    """The hashes of the gold texts and of the papers of `dev`, as their manifests give them."""
    found = set()
    for name in ("gold", "dev"):
        manifest = json.loads((annotations / name / "manifest.json").read_text(encoding="utf-8"))
        found |= {document["sha256"] for document in manifest["documents"]}
    return found


class Guard:
    """Knows what must not be trained on.

    Args:
        hashes: of the texts that are measured on.
        texts: those texts.
    """

    def __init__(self, hashes: Iterable[str], texts: Iterable[str]) -> None:
        self.hashes = frozenset(hashes)
        self.rows = frozenset(row for text in texts for row in rows(text))

    def check(self, text: str, name: str) -> None:
        """Refuse a text that is measured on.

        Raises:
            LeakError: naming it.
        """
        if fingerprint(text) in self.hashes:
            raise LeakError(f"{name} is a paper that accuracy is measured on: it must not be trained on")

    def shared(self, text: str) -> int:
        """How many rows of 13 words a text shares with the papers that are measured on."""
        return len(self.rows.intersection(rows(text)))

    def admits(self, text: str) -> bool:
        """Whether an unlabelled paper is none of those that are measured on, and none that one was cut out of."""
        return fingerprint(text) not in self.hashes and self.shared(text) <= MANY

    def admits_piece(self, text: str) -> bool:
        """Whether a piece of an unlabelled paper shares nothing with those that are measured on."""
        return self.shared(text) == 0

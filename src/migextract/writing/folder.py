"""Documents as files of a folder: a safe name for each, and the names of its neighbours to link to."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from migextract.records import Document

LONGEST: Final = 120
"""Bytes of a file name, of which file systems allow 255."""


class Place(NamedTuple):
    """Where a document stands in the folder.

    Attributes:
        number: its position, from 0.
        name: its file name.
        before: the file name of the document before it, or None.
        after: the file name of the document behind it, or None.
    """

    number: int
    name: str
    before: str | None = None
    after: str | None = None


def placed(documents: Iterable[Document], ending: str) -> Iterator[tuple[Document, Place]]:
    """Give each document its place, holding no more than two of them at a time."""
    waiting: tuple[Document, Place] | None = None
    taken: Counter[str] = Counter()
    for number, document in enumerate(documents):
        name = safe(document.id)
        taken[name.casefold()] += 1  # two papers of one name must not share a file, also where case does not count
        if (copy := taken[name.casefold()]) > 1:
            name = f"{name}~{copy}"
        name += ending
        if waiting is not None:
            yield waiting[0], waiting[1]._replace(after=name)
        waiting = document, Place(number, name, before=waiting and waiting[1].name)
    if waiting is not None:
        yield waiting


def safe(id: str) -> str:
    """An id as the beginning of a file name: nothing in it names another folder, a device or a hidden file.

    >>> safe("../a b"), safe("council:8622/20"), safe("..")
    ('_a b', 'council_8622_20', 'document')
    """
    whole = unicodedata.normalize("NFC", id)
    clean = "".join(char if char.isalnum() or char in " ._-" else "_" for char in whole)
    return clean.encode()[:LONGEST].decode(errors="ignore").strip(" .") or "document"

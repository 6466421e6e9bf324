"""Ids of documents by the names of their files: short where that is enough, and no two alike in a batch."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from migextract.reading.source import printable


def ids_for(paths: Iterable[str | os.PathLike[str]]) -> dict[Path, str]:
    """An id for each file of a batch.

    It is the first of these that no other file of the batch could bear as well:

    1. the name without its ending: `x`;
    2. with the folders below the one that all files share: `a/x`;
    3. with its ending: `a/x.md`;
    4. with a hash of the name, where names differ only in bytes that are no text: `a/x.md-1f0e5b2c`.

    The order of the files does not matter, and folders above the common one do not either. So a batch that is resumed
    with the same files gives them the same ids. A file that is added may share the name of one that had it for itself,
    or move the common folder; then ids of that name become longer. What was done is better known again by its path.

    Args:
        paths: the files.

    >>> list(ids_for(["in/a/x.txt", "in/b/x.txt", "in/b/y.txt", "in/b/y.md", "in/c/z.txt"]).values())
    ['a/x', 'b/x', 'b/y.txt', 'b/y.md', 'z']
    """
    # Without `..`, but links are not followed: two of them to one file are two files.
    places = {file: Path(os.path.abspath(file)) for file in map(Path, paths)}  # noqa: PTH100
    folder = os.path.commonpath([place.parent for place in places.values()]) if places else ""
    forms = {file: _forms(file, place.relative_to(folder)) for file, place in places.items()}
    bearers = Counter(form for each in forms.values() for form in set(each))
    return {file: next((form for form in each if bearers[form] == 1), each[-1]) for file, each in forms.items()}


def _forms(file: Path, inside: Path) -> tuple[str, ...]:
    """What a file may be called, the shortest first; the last one no other file can be called."""
    name = printable(inside.as_posix())
    digest = hashlib.sha256(os.fsencode(file)).hexdigest()[:8]
    return printable(file.stem), printable(inside.with_suffix("").as_posix()), name, f"{name}-{digest}"

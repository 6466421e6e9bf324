"""JSON Lines: one `Document` a line, read back with `Document.model_validate_json(line)`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from migextract.records import Document


def write(documents: Iterable[Document], path: Path) -> None:
    """Write one document a line, as UTF-8 with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        dump(documents, file)


def dump(documents: Iterable[Document], file: TextIO) -> None:
    """Write one document a line to an open file."""
    file.writelines(f"{document.model_dump_json()}\n" for document in documents)

"""Documents back in: the JSON lines of `migextract extract`, one at a time, every bad line refused with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from migextract.errors import ReadingError, RecordError
from migextract.records import Document


def read(path: Path | str) -> Iterator[Document]:
    """The documents of a JSONL file, in its order; blank lines are allowed.

    Raises:
        ReadingError: if the file cannot be read.
        RecordError: naming file, line and reason, at the first line that is no `Document`.
    """
    try:
        with Path(path).open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield document(line, f"{path}, line {number}")
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror}); give a file of `migextract extract`") from error


def document(line: bytes, place: str) -> Document:
    """The document that one line holds; `place` names the line in the error."""
    try:
        return Document.model_validate_json(line)
    except ValidationError as error:
        reasons = "; ".join(f"{'.'.join(map(str, item['loc'])) or 'line'}: {item['msg']}" for item in error.errors())
        raise RecordError(f"{place}: {reasons}. Make the file with `migextract extract --format jsonl`") from error

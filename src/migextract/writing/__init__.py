"""Documents out: one small module per format, each with one function.

`write(documents, path)` takes the documents as they come, holds few of them at a time, and writes exactly the file or
folder that it is given; to move it into place when it is whole is the caller's task.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Format(NamedTuple):
    """A form of output.

    Attributes:
        module: the module with `write(documents: Iterable[Document], path: Path) -> None`.
        folder: whether it writes a folder; else one file.
        needs_text: whether the documents must keep their source text (`load(keep_text=True)`).
        extra: the extra whose packages it needs, or None.
        meaning: what it is, in a few words.
    """

    module: str
    folder: bool
    needs_text: bool
    extra: str | None
    meaning: str


FORMATS: Final[dict[str, Format]] = {
    "jsonl": Format("migextract.writing.jsonl", False, False, None, "one document a line, as JSON"),
    "csv": Format("migextract.writing.csv", False, False, None, "one mention a row, for spreadsheets"),
    "parquet": Format("migextract.writing.parquet", False, False, None, "one mention a row, for databases"),
    "documents": Format("migextract.writing.documents", False, False, None, "one document a row, nested, as Parquet"),
    "html": Format("migextract.writing.html", True, True, None, "pages to read, with an index"),
    "docbin": Format("migextract.writing.docbin", True, True, None, "spaCy documents, also for `spacy train`"),
    "dataset": Format("migextract.writing.dataset", True, False, None, "a HuggingFace dataset on disk"),
    "webannotation": Format("migextract.writing.webannotation", True, True, None, "W3C Web Annotations, JSON-LD"),
}
"""All formats by the name that the command line knows them by."""

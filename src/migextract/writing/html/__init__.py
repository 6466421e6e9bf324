"""HTML: a folder with an index and one page a document. The pages load nothing and need no server."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from migextract.records import Document
from migextract.writing.folder import placed
from migextract.writing.html.index import Index
from migextract.writing.html.paper import page

PAPERS: Final = "papers"
"""The folder of the pages, so that `index.html` stands alone above it."""


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write the index and, into the folder `papers` below it, the pages.

    Of each document that is written the index keeps no more than its line: some thousand bytes.

    Raises:
        UsageError: if a document does not keep its source text.
    """
    papers = folder / PAPERS
    papers.mkdir(parents=True, exist_ok=True)
    index = Index()
    for document, place in placed(documents, ".html"):
        (papers / place.name).write_text(page(document, place), encoding="utf-8", newline="\n")
        index.add(document, f"{PAPERS}/{place.name}")
    (folder / "index.html").write_text(index.page(), encoding="utf-8", newline="\n")

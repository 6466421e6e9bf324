"""The formats that can be read, and how a file says which of them it has.

A format is one line of `FORMATS`: names, endings, how its files begin, and the function that reads them. The content
wins over the ending: a PDF called `.txt` is read as one, and so is the error page of a web server that was saved as
`.pdf` read as HTML, with a warning. What has no beginning of its own (plain text, Markdown, JSON lines) goes by ending.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from migextract.errors import MissingExtraError, ReadingError, UnsupportedFormatError
from migextract.reading import text
from migextract.reading.limits import Limits
from migextract.reading.source import Decoded, Source, Unreadable
from migextract.reading.tables import Columns

HEAD: Final = 4_096
"""Bytes from the start of a file that say what it is."""


LIST: Final = "; supported are "
"""What stands in messages before the list of all formats, which need not be said of every file of a folder."""


class Format(NamedTuple):
    """A kind of file that can be read.

    Attributes:
        name: what people call it.
        media_type: its name on the web.
        suffixes: endings of its files, in small letters.
        begins: whether a file begins so that it can be nothing else; None for a format that does not show.
        reader: module and function, imported when first used. Of bytes, a name for error messages and limits it makes
            a `Decoded`; for a table, of a path, a name for its rows, columns and limits it makes an iterator of rows.
        is_table: whether its files hold many documents.
        needs: a package that is not always there, and the extra of this one that brings it.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    begins: Callable[[bytes], bool] | None
    reader: str
    is_table: bool = False
    needs: tuple[str, str] | None = None

    def decode(self, data: bytes, name: str, limits: Limits) -> Decoded:
        """Read the bytes of a file that is no table; errors are those of `migextract.reading.read`."""
        decoded: Decoded = self._reader()(data, name, limits)
        return decoded

    def rows(self, path: Path, name: str, columns: Columns, limits: Limits) -> Iterator[Source | Unreadable]:
        """Read the rows of a table."""
        rows: Iterator[Source | Unreadable] = self._reader()(path, name, columns, limits)
        return rows

    @property
    def install(self) -> str | None:
        """What to call to get what the reader needs; None if it is there."""
        if self.needs is None or find_spec(self.needs[0]) is not None:
            return None
        return f"pip install 'migextract[{self.needs[1]}]'"

    def _reader(self) -> Callable[..., Any]:
        if self.install:
            raise MissingExtraError(f"a package that reads {self.name} is not installed: {self.install}")
        module, _, function = self.reader.partition(":")
        reader: Callable[..., Any] = getattr(import_module(module), function)
        return reader


# A document type or `html`, behind what may stand before it: a byte order mark, spaces, comments, an XML declaration.
_HTML: Final = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|(?:html|head|body)[\s>])", re.DOTALL | re.IGNORECASE
)


def _is_html(head: bytes) -> bool:
    charset = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return _HTML.match(head.decode(charset, "replace")) is not None


PLAIN: Final = Format("plain text", "text/plain", (".txt",), None, "migextract.reading.text:decode")

FORMATS: Final = (
    Format(
        *("PDF", "application/pdf", (".pdf",)),
        begins=lambda head: head.lstrip().startswith(b"%PDF-"),
        reader="migextract.reading.pdf:decode",
        needs=("pypdfium2", "pdf"),
    ),
    Format(
        *(
            "DOCX",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            (".docx", ".docm", ".dotx"),
        ),
        begins=lambda head: head.startswith(b"PK\x03\x04") and b"word/" in head,
        reader="migextract.reading.docx:decode",
        needs=("lxml", "docx"),
    ),
    Format(
        *("HTML", "text/html", (".html", ".htm", ".xhtml")),
        begins=_is_html,
        reader="migextract.reading.html:decode",
        needs=("selectolax", "html"),
    ),
    Format(
        *("Parquet", "application/vnd.apache.parquet", (".parquet",)),
        begins=lambda head: head.startswith(b"PAR1"),
        reader="migextract.reading.tables:parquet",
        is_table=True,
    ),
    Format(
        *("JSON lines", "application/jsonl", (".jsonl", ".ndjson")),
        begins=None,
        reader="migextract.reading.tables:jsonl",
        is_table=True,
    ),
    Format("Markdown", "text/markdown", (".md", ".markdown"), None, "migextract.reading.text:decode"),
    PLAIN,
)
_BY_SUFFIX: Final = {suffix: form for form in FORMATS for suffix in form.suffixes}


def by_suffix(path: Path) -> Format | None:
    """The format that the ending of a name says, if any."""
    return _BY_SUFFIX.get(path.suffix.lower())


def by_content(head: bytes) -> Format | None:
    """The format that the first bytes of a file say, if any."""
    return next((form for form in FORMATS if form.begins is not None and form.begins(head)), None)


def format_of(path: Path) -> Format:
    """The format of a file, by its content and else by its ending.

    Raises:
        UnsupportedFormatError: neither says one that has a reader.
        ReadingError: the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror})") from error
    form = by_content(head) or by_suffix(path)
    if form is None:
        found = f"suffix {path.suffix}" if path.suffix else "no suffix"
        kind = text.kind_of(head)
        looks = f" (it looks like {kind[0]}; {kind[1]})" if kind else ""
        raise UnsupportedFormatError(f"{path}: {found} has no reader{looks}{LIST}{supported()}")
    return form


def disagreement(path: Path, form: Format) -> tuple[str, ...]:
    """A warning for a file whose ending says another format than its content."""
    named = by_suffix(path)
    if named is None or named is form:
        return ()
    return (f"the file is called {path.suffix}, but its content is {form.name}; it was read as that",)


def supported() -> str:
    """The endings of all formats, for error messages, and how to get the readers that are not installed."""
    missing = "".join(f"; for {form.name}: {form.install}" for form in FORMATS if form.install)
    return ", ".join(_BY_SUFFIX) + missing

"""`Source`: a text and where it came from. All offsets of a document count code points of `Source.text`."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from migextract.errors import MigextractError
from migextract.records import Box

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written: bytes of a name that are no UTF-8 become U+FFFD."""
    return LONE_SURROGATE.sub("\ufffd", os.fspath(path))


class Layout(Protocol):
    """Where the characters of a text stand on paper; a source that was set in pages has one."""

    def page(self, offset: int) -> int:
        """Number of the page, from 1, on which a code point of the source stands."""

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes around a half-open span of code points, one for each line it runs over."""


class Decoded(NamedTuple):
    """What a reader made of a file.

    Attributes:
        text: the text without its byte order mark.
        charset: Python's name of the charset, for example `utf-8`, `utf-8-sig`, `utf-16`, `cp1252`; None where the
            format knows none.
        layout: where the characters stand on paper, for formats with pages.
        warnings: what a person should know of the reading.
    """

    text: str
    charset: str | None
    layout: Layout | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A text as given.

    Attributes:
        text: the decoded text, line ends and all; nothing is normalised.
        id: name of the document, unique in a batch if the caller keeps it so.
        path: where the bytes were read from, or None for a text handed over in memory.
        sha256: of the bytes read, or of the UTF-8 form of a text handed over in memory.
        media_type: for example `text/plain`.
        charset: the character encoding found, or None for a text handed over in memory.
        layout: where its characters stand on paper, or None for a text without pages.
        warnings: what a person should know of the reading, for example that a page holds a picture alone.
    """

    text: str
    id: str
    path: str | None
    sha256: str
    media_type: str = "text/plain"
    charset: str | None = None
    layout: Layout | None = None
    warnings: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str, id: str | None = None) -> Source:
        """Wrap a text that is already in memory; without an id it is named after its hash.

        A lone surrogate becomes U+FFFD, one for one, so that all offsets stay.
        """
        # Lone surrogates (from JSON escapes) are no characters and have no UTF-8 form: U+FFFD stands for each of them.
        text = LONE_SURROGATE.sub("\ufffd", text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(text=text, id=id or f"text-{digest[:12]}", path=None, sha256=digest)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read although its file could: a bad line of JSONL, a row without text.

    Attributes:
        id: name that the document would have had.
        path: the file it stands in, or None.
        error: what was wrong, where, and what to do.
    """

    id: str
    path: str | None
    error: MigextractError

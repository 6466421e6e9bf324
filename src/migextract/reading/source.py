"""`Source`: a text and where it came from. All offsets of a document count code points of `Source.text`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


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
    """

    text: str
    id: str
    path: str | None
    sha256: str
    media_type: str = "text/plain"
    charset: str | None = None

    @classmethod
    def from_text(cls, text: str, id: str | None = None) -> Source:
        """Wrap a text that is already in memory; without an id it is named after its hash.

        A lone surrogate becomes U+FFFD, one for one, so that all offsets stay.
        """
        # Lone surrogates (from JSON escapes) are no characters and have no UTF-8 form: U+FFFD stands for each of them.
        text = LONE_SURROGATE.sub("\ufffd", text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(text=text, id=id or f"text-{digest[:12]}", path=None, sha256=digest)

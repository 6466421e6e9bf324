"""How much a reader takes before it refuses. Nothing is ever cut: what is beyond a limit is an error that names it."""

from __future__ import annotations

from dataclasses import dataclass

from migextract.errors import LimitError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document. Papers stay far below them; what is beyond is damaged or meant to harm.

    Attributes:
        file_bytes: size of the file.
        unpacked_bytes: size of everything that a packed file (DOCX, PDF) unpacks to.
        stream_bytes: size of what one packed stream of a PDF unpacks to, pictures aside: usually a page.
        parts: files that are packed in a file (DOCX).
        open_elements: HTML elements that stand inside each other, and attributes of one: a parser's time grows with
            their square.
        characters: code points of the text that the reader produced.
        pages: pages of a PDF.
    """

    file_bytes: int = 1024 * MIB
    unpacked_bytes: int = 1024 * MIB
    stream_bytes: int = 32 * MIB
    parts: int = 100_000
    open_elements: int = 5_000
    characters: int = 500_000_000
    pages: int = 50_000

    def check(self, limit: str, found: int, name: str) -> None:
        """Refuse what is beyond a limit.

        Args:
            limit: name of the limit, one of the attributes.
            found: how much there is.
            name: what to call the document in the message.

        Raises:
            LimitError: naming the limit, what was found, and how to raise it.
        """
        allowed: int = getattr(self, limit)
        if found > allowed:
            option = f"--max-{limit.replace('_', '-')}"
            raise LimitError(
                f"{name}: {found:,} {limit.replace('_', ' ')}, the limit is {allowed:,}; raise it with {option}"
            )


DEFAULT = Limits()

"""legal-reference-extraction: citations of laws (`§ 58 AufenthG`) and of decisions (`BGH, VIII ZR 295/01`).

Its span of a law begins at the paragraph sign; the name of the law, which is our ACT, is its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from refex.citations import CaseCitation
from refex.orchestrator import CitationExtractor

from benchmarks.peers import Find, Form, Found


def load(_: list[Form]) -> Find:
    """Its extractor with its defaults."""
    extractor = CitationExtractor()

    def find(text: str, _: str | None) -> Iterator[Found]:
        for citation in extractor.extract(text, fmt="plain").citations:
            span = citation.span
            if isinstance(citation, CaseCitation):
                yield Found("DOC_NUMBER", span.start, span.end)
            elif citation.book:
                start = span.text.lower().rfind(citation.book.lower())
                if start >= 0:
                    yield Found("ACT", span.start + start, span.end)

    return find

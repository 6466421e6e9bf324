"""migextract, run in the same way as the others."""

from __future__ import annotations

from collections.abc import Iterator

import migextract
from benchmarks.peers import Find, Form, Found


def load(_: list[Form]) -> Find:
    """Everything that migextract has."""
    extractor = migextract.load()

    def find(text: str, date: str | None) -> Iterator[Found]:
        for mention in extractor.extract(text, date=date).mentions:
            yield Found(mention.label, mention.start, mention.end, mention.value)

    return find

"""spaCy's de_core_news_lg: persons, places and organisations by a trained component. Its MISC is none of our labels."""

from __future__ import annotations

from collections.abc import Iterator

import de_core_news_lg

from benchmarks.peers import Find, Form, Found

LABELS = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORG"}


def load(_: list[Form]) -> Find:
    """The model as it is."""
    nlp = de_core_news_lg.load()

    def find(text: str, _: str | None) -> Iterator[Found]:
        for ent in nlp(text).ents:
            if ent.label_ in LABELS:
                yield Found(LABELS[ent.label_], ent.start_char, ent.end_char)

    return find

"""GLiNER, asked for persons, places and organisations by these words. It cuts after 384 words, so it gets sentences."""

from __future__ import annotations

from collections.abc import Iterator

from gliner import GLiNER

from benchmarks.peers import Find, Form, Found, sentences

LABELS = {"Person": "PERSON", "Ort": "LOCATION", "Organisation": "ORG"}


def load(_: list[Form]) -> Find:
    """The multilingual model."""
    model = GLiNER.from_pretrained("urchade/gliner_multi-v2.1")

    def find(text: str, _: str | None) -> Iterator[Found]:
        for place, words in sentences(text):
            for entity in model.predict_entities(words, list(LABELS)):
                yield Found(LABELS[entity["label"]], place + entity["start"], place + entity["end"])

    return find

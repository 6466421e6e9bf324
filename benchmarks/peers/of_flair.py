"""flair's German NER: persons, places and organisations, sentence by sentence. Its MISC is none of our labels."""

from __future__ import annotations

from collections.abc import Iterator

from flair.data import Sentence
from flair.models import SequenceTagger

from benchmarks.peers import Find, Form, Found, sentences

LABELS = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORG"}


def load(_: list[Form]) -> Find:
    """The model `ner-german`."""
    tagger = SequenceTagger.load("flair/ner-german")

    def find(text: str, _: str | None) -> Iterator[Found]:
        for place, words in sentences(text):
            sentence = Sentence(words)
            tagger.predict(sentence)
            for span in sentence.get_spans("ner"):
                if span.tag in LABELS:
                    yield Found(LABELS[span.tag], place + span.start_position, place + span.end_position)

    return find

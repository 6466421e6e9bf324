"""spaCy's EntityRuler with every form of every name that migextract knows."""

from __future__ import annotations

from collections.abc import Iterator

import spacy

from benchmarks.peers import Find, Form, Found


def load(forms: list[Form]) -> Find:
    """The ruler on spaCy's German tokenizer."""
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": form.label, "pattern": form.text, "id": form.id} for form in forms])

    def find(text: str, _: str | None) -> Iterator[Found]:
        for ent in nlp(text).ents:
            yield Found(ent.label_, ent.start_char, ent.end_char, ent.ent_id_)

    return find

"""timexy: dates by regular expressions in a spaCy component. Its durations are no DATE of ours and are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import spacy
import timexy  # noqa: F401 - registers the component

from benchmarks.peers import Find, Form, Found

VALUE = re.compile(r'type="DATE" value="(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)')


def load(_: list[Form]) -> Find:
    """The component on spaCy's German tokenizer."""
    nlp = spacy.blank("de")
    nlp.add_pipe("timexy")

    def find(text: str, _: str | None) -> Iterator[Found]:
        for ent in nlp(text).ents:
            date = VALUE.search(ent.kb_id_)
            if date is not None:
                # A month without a day bears the value of its first day.
                parts = date.groups() if ent.text[0].isdigit() else date.groups()[:2]
                yield Found("DATE", ent.start_char, ent.end_char, "-".join(parts))

    return find

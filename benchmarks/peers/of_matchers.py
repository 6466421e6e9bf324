"""spaCy's PhraseMatcher with every form of every name that migextract knows, and its Matcher for dates and numbers.

The patterns are what one writes in an afternoon with the manual at hand; of what overlaps the longest is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.util import filter_spans

from benchmarks.peers import Find, Form, Found

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
DAY = {"TEXT": {"REGEX": r"^(?:[12]?\d|3[01])\.$"}}
MONTH = {"TEXT": {"IN": MONTHS}}
YEAR = {"TEXT": {"REGEX": r"^(?:19|20)\d\d$"}}
NUMBER = {"LIKE_NUM": True}
DIGITS = {"IS_DIGIT": True}
SLASH, OPEN, CLOSE = {"TEXT": "/"}, {"TEXT": "("}, {"TEXT": ")"}
ORDINAL = {"LOWER": {"REGEX": "^(?:erste|zweite|dritte|vierte)[nrs]?$"}}
SEASON = {"TEXT": {"IN": ["Frühjahr", "Frühling", "Sommer", "Herbst", "Winter"]}}
EURO = {"LOWER": {"IN": ["euro", "eur", "€"]}}
SCALE = {"TEXT": {"REGEX": r"^(?:Mio|Mrd|Tsd)\.?$|^(?:Millionen|Milliarden)$"}}
JOINT = {"TEXT": {"IN": ["bis", "und", "–", "-"]}}

PATTERNS = {
    "DATE": [
        [DAY, MONTH, YEAR],
        [DAY, JOINT, DAY, MONTH, YEAR],
        [DAY, MONTH, JOINT, DAY, MONTH, YEAR],
        [DAY, MONTH],
        [MONTH, YEAR],
        [YEAR],
        [YEAR, JOINT, YEAR],
        [{"TEXT": {"REGEX": r"^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$"}}],
        [ORDINAL, {"TEXT": {"IN": ["Halbjahr", "Quartal"]}}, YEAR],
        [SEASON, YEAR],
    ],
    "MONEY": [[NUMBER, EURO], [NUMBER, SCALE, EURO]],
    "DOC_NUMBER": [
        [DIGITS, SLASH, DIGITS],
        [DIGITS, SLASH, DIGITS, {"TEXT": {"IN": ["REV", "ADD", "COR"]}}, DIGITS],
        [YEAR, SLASH, DIGITS, SLASH, {"TEXT": {"IN": ["EU", "EG", "EWG", "JI", "GASP"]}}],
        [OPEN, {"TEXT": {"IN": ["EU", "EG"]}}, CLOSE, {"TEXT": "Nr.", "OP": "?"}, DIGITS, SLASH, DIGITS],
        [{"TEXT": {"REGEX": r"^(?:COM|SWD|JOIN)\((?:19|20)\d\d$"}}, CLOSE, DIGITS, {"TEXT": "final", "OP": "?"}],
    ],
}


def load(forms: list[Form]) -> Find:
    """Both matchers on spaCy's German tokenizer."""
    nlp = spacy.blank("de")
    ids = {form.text: form.id for form in forms}
    names = PhraseMatcher(nlp.vocab)
    for label in {form.label for form in forms}:
        names.add(label, [nlp.make_doc(form.text) for form in forms if form.label == label])
    patterns = Matcher(nlp.vocab)
    for label, of_label in PATTERNS.items():
        patterns.add(label, of_label)

    def find(text: str, _: str | None) -> Iterator[Found]:
        doc = nlp(text)
        for span in filter_spans([*names(doc, as_spans=True), *patterns(doc, as_spans=True)]):
            yield Found(span.label_, span.start_char, span.end_char, ids.get(span.text))

    return find

"""How the labels of public corpora become ours, with a reason each.

A type becomes one of our labels, `TYPED` (an organisation whose kind the rules or its head noun must tell), `OUTSIDE`
(our guidelines annotate nothing there) or `UNKNOWN` (nothing is learned from these words).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from migextract.finders.heads import label_of_head
from migextract.labels import Label

TYPED, OUTSIDE, UNKNOWN = "TYPED", "OUTSIDE", "UNKNOWN"


class Rule(NamedTuple):
    """What becomes of a type, and why."""

    to: str
    why: str


LER: Final = {
    "PER": Rule("PERSON", "names of persons; those cut down to a letter are unknown (`K …`)"),
    "RR": Rule("PERSON", "names of judges"),
    "AN": Rule("PERSON", "names of lawyers"),
    "LD": Rule("LOCATION", "countries"),
    "ST": Rule("LOCATION", "towns"),
    "LDS": Rule("LOCATION", "landscapes and regions"),
    "STR": Rule(OUTSIDE, "street addresses are no mentions"),
    "ORG": Rule(TYPED, "parties and associations, but also the EU and its agencies"),
    "UN": Rule("ORG", "companies"),
    "INN": Rule(TYPED, "authorities and ministries alike"),
    "GRT": Rule("INSTITUTION", "courts are INSTITUTIONs (settled cases)"),
    "MRK": Rule(UNKNOWN, "brands: our guidelines do not say"),
    "GS": Rule(UNKNOWN, "laws with the paragraph before them, which is outside an ACT of ours"),
    "VO": Rule(UNKNOWN, "ordinances with the paragraph before them"),
    "EUN": Rule(UNKNOWN, "EU norms with the article before them"),
    "VS": Rule(UNKNOWN, "regulations of bodies, mostly untitled"),
    "VT": Rule(UNKNOWN, "contracts and collective agreements, mostly untitled"),
    "RS": Rule(UNKNOWN, "citations of decisions, in which courts and dates stand"),
    "LIT": Rule(UNKNOWN, "citations of literature, in which names stand"),
}
GERMEVAL: Final = {
    "PER": Rule("PERSON", "persons; also fictitious ones, which do no harm"),
    "LOC": Rule("LOCATION", "places"),
    "ORG": Rule(TYPED, "organisations of all kinds"),
    "OTH": Rule(UNKNOWN, "works, products, events, languages: some are ACTs or INSTRUMENTs"),
    "PERderiv": Rule(OUTSIDE, "adjectives are no mentions"),
    "LOCderiv": Rule(OUTSIDE, "adjectives and inhabitants are no mentions"),
    "ORGderiv": Rule(OUTSIDE, "adjectives are no mentions"),
    "OTHderiv": Rule(OUTSIDE, "adjectives are no mentions"),
    "PERpart": Rule(UNKNOWN, "compounds: whole, part or nothing, by our label"),
    "LOCpart": Rule(UNKNOWN, "compounds"),
    "ORGpart": Rule(UNKNOWN, "compounds"),
    "OTHpart": Rule(UNKNOWN, "compounds"),
}
DFKI: Final = {
    "person": Rule("PERSON", "persons"),
    "location": Rule("LOCATION", "regions, countries, places"),
    "location-city": Rule("LOCATION", "towns"),
    "location-street": Rule(OUTSIDE, "streets are no mentions"),
    "location-route": Rule(OUTSIDE, "lines of trains are no mentions"),
    "location-stop": Rule(UNKNOWN, "stations, often named after their town"),
    "organization": Rule(TYPED, "organisations of all kinds"),
    "organization-company": Rule("ORG", "companies"),
    "org-position": Rule(OUTSIDE, "offices are no mentions"),
    "disaster-type": Rule(OUTSIDE, "generic nouns"),
    "event-cause": Rule(OUTSIDE, "generic nouns"),
    "trigger": Rule(OUTSIDE, "generic nouns"),
    **dict.fromkeys(
        ("date", "time", "duration", "set", "number", "distance", "money", "percent"),
        Rule(OUTSIDE, "the network does not learn dates and numbers"),
    ),
}
TABLES: Final = {"ler": LER, "germeval": GERMEVAL, "smartdata": DFKI, "mobie": DFKI}


def label_of(corpus: str, kind: str, name: str, known: Label | None) -> str:
    """Our label of an annotated name, or `OUTSIDE` or `UNKNOWN`.

    Args:
        corpus: a key of `TABLES`.
        kind: the corpus's own label; one that the table lacks is an error.
        name: its words.
        known: the label that our rules give exactly these words.

    >>> label_of("ler", "GRT", "BVerfG", None), label_of("ler", "PER", "K …", None)
    ('INSTITUTION', 'UNKNOWN')
    >>> label_of("germeval", "ORG", "Umweltministerium", None), label_of("germeval", "ORG", "Hertha BSC", None)
    ('INSTITUTION', 'UNKNOWN')
    """
    to = TABLES[corpus][kind].to
    if to == "PERSON" and not any(len(word) > 1 and word.isalpha() for word in name.split()):
        return UNKNOWN
    if to == TYPED:
        return known or label_of_head(name.rsplit(maxsplit=1)[-1]) or UNKNOWN
    return to

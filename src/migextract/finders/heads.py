"""Head nouns that tell what an unknown name is: a `…zentrum` acts, a `…system` is used, a `…abkommen` binds."""

from __future__ import annotations

import re
from typing import Final

from migextract.labels import Label

GERMAN: Final[dict[Label, tuple[str, ...]]] = {
    "AGENCY": (
        "agentur", "amt", "amts", "amtes", "behörde", "büro", "büros", "dienst", "direktion", "dienststelle", "einheit",
        "polizei", "präsidium", "präsidiums", "stelle", "wache", "zentrale", "zentrum", "zentrums", "zentren",
        "organisation",
    ),
    "INSTITUTION": (
        "ausschuss", "ausschusses", "fraktion", "kabinett", "kommission", "konferenz", "ministerium", "ministeriums",
        "parlament", "parlaments", "rat", "rates", "rats", "regierung", "arbeitsgruppe",
    ),
    "INSTRUMENT": (
        "datei", "datenbank", "fazilität", "fonds", "instrument", "instruments", "mechanismus", "netz", "netzes",
        "netzwerk", "netzwerks", "plattform", "programm", "programms", "register", "registers", "system", "systems",
        "zyklus",
    ),
    "ACT": (
        "abkommen", "abkommens", "agenda", "aktionsplan", "aktionsplans", "charta", "erklärung", "fahrplan", "gesetz",
        "gesetzes", "konvention", "pakt", "pakts", "protokoll", "richtlinie", "strategie", "übereinkommen",
        "übereinkommens", "verordnung", "vertrag", "vertrags",
    ),
    "ORG": (
        "allianz", "bündnis", "bund", "bunds", "forum", "forums", "gesellschaft", "stiftung", "union", "verband",
        "verbands", "verbandes", "verein", "vereins", "vereinigung",
    ),
}  # fmt: skip
"""The ends of German head nouns by label, in lower case, with the genitives in which they often stand."""

ENGLISH: Final[dict[Label, tuple[str, ...]]] = {
    "AGENCY": ("agency", "bureau", "center", "centre", "office", "organisation", "organization", "unit"),
    "INSTITUTION": ("commission", "committee", "council", "ministry", "parliament"),
    "INSTRUMENT": (
        "database", "facility", "fund", "mechanism", "network", "operation", "platform", "programme", "system", "tool",
    ),
    "ACT": ("agreement", "convention", "declaration", "pact", "strategy", "treaty"),
    "ORG": ("association", "foundation"),
}  # fmt: skip
"""English head nouns; they are words of their own, so `Cooperation` is no `operation`."""

LABEL_OF: Final[dict[str, Label]] = {
    head: label for heads in (GERMAN, ENGLISH) for label, nouns in heads.items() for head in nouns
}


def one_of(heads: dict[Label, tuple[str, ...]]) -> str:
    """An alternation of all heads, the longest first."""
    return "|".join(sorted((head for nouns in heads.values() for head in nouns), key=len, reverse=True))


HEAD = re.compile(rf"(?:(?:{one_of(GERMAN)})|(?<!\w)(?:{one_of(ENGLISH)}))$", re.IGNORECASE)


def label_of_head(word: str) -> Label | None:
    """The label of a name with this head noun, or None if the noun does not tell.

    >>> label_of_head("Analysezentrum"), label_of_head("Visa-Informationssystem"), label_of_head("Haus")
    ('AGENCY', 'INSTRUMENT', None)
    >>> label_of_head("Platform"), label_of_head("Cooperation")
    ('INSTRUMENT', None)
    """
    match = HEAD.search(word)
    return LABEL_OF[match.group().lower()] if match else None

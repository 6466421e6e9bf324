"""The kinds of papers that are told apart, and the words by which parliamentary papers name their kind."""

from __future__ import annotations

import re
from typing import Final

KINDS: Final[dict[str, str]] = {
    "council-conclusions": "conclusions of the Council of the European Union",
    "council-note": "note of the Council: from the Presidency, a delegation or the General Secretariat",
    "council-document": "other document of the Council's register",
    "commission-communication": "communication of the European Commission, also joint with the High Representative",
    "commission-proposal": "proposal of the European Commission for an act",
    "commission-report": "report of the European Commission",
    "commission-recommendation": "recommendation of the European Commission",
    "commission-document": "other document of the European Commission, such as a staff working document",
    "antrag": "motion in a German parliament",
    "aenderungsantrag": "amendment to a bill or motion",
    "entschliessungsantrag": "motion for a resolution on another matter before the house",
    "gesetzentwurf": "bill",
    "beschlussempfehlung": "recommendation for a decision by a committee, also with its report",
    "bericht": "report of a committee",
    "unterrichtung": "information of parliament, for example by the Federal Government",
    "verordnung": "ordinance that needs the consent of parliament",
    "kleine-anfrage": "minor interpellation",
    "grosse-anfrage": "major interpellation",
    "antwort": "answer of the government to an interpellation",
    "schriftliche-fragen": "collected written questions with their answers",
    "fragestunde": "questions for question time",
    "drucksache": "other printed paper of a parliament, or one whose kind the text does not show",
    "plenarprotokoll": "record of a plenary sitting",
    "written-answer": "answer to a member's question, annex to a plenary record",
    "resolution": "resolution of a parliament, assembly or conference",
    "press-release": "press release",
    "web-page": "page of a web site, shown by its navigation or its captions of pictures",
    "other": "none of these",
}
"""Every kind with what it is."""

WORDS: Final[dict[str, str]] = {
    r"Beschlussempfehlung(?:(?:\*\)?)?\s+und\s+(?:Zwischenb|B)ericht)?": "beschlussempfehlung",
    r"Ergänzung\s+zu\s+(?:der|den)\s+Beschlussempfehlung(?:en)?": "beschlussempfehlung",
    r"(?:Zwischenb|Abschlussb|B)ericht": "bericht",
    r"Kleine\s+Anfrage": "kleine-anfrage",
    r"Große\s+Anfrage": "grosse-anfrage",
    r"Antwort": "antwort",
    r"Entschließungsantrag": "entschliessungsantrag",
    r"Änderungsantrag": "aenderungsantrag",
    r"Antrag": "antrag",
    r"Gesetz(?:es)?entwurf": "gesetzentwurf",
    r"Unterrichtung": "unterrichtung",
    r"(?:Rechtsv|V)erordnung": "verordnung",
    r"Schriftliche\s+Fragen": "schriftliche-fragen",
    r"Fragen?\s+für\s+die\s+Fragestunde|Mündliche\s+Fragen": "fragestunde",
    r"Wahlvorschlag|Sammelübersicht|Beschluss(?!empf)|Zusammenstellung": "drucksache",
}
"""What a German parliament prints above a paper, as regex, and the kind it means."""

_NAMES: Final = re.compile("|".join(f"(?P<k{place}>{word})" for place, word in enumerate(WORDS)))
_KINDS: Final = tuple(WORDS.values())

WORD: Final = "(?:" + "|".join(WORDS) + ")"
"""Any of these words, as regex."""


def of_word(word: str) -> str:
    """The kind that a word of `WORDS` means.

    >>> of_word("Beschlussempfehlung und Bericht"), of_word("Große Anfrage")
    ('beschlussempfehlung', 'grosse-anfrage')
    """
    match = _NAMES.match(word)
    assert match is not None, f"{word!r} names no kind"  # noqa: S101 - callers match `WORD` first
    return _KINDS[int((match.lastgroup or "k0")[1:])]

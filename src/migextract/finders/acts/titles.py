"""The grammar of an act's title: how far `Aktionsplan zur … für …` runs.

A title is read as a chain of links behind the head noun:

* a genitive: `Schlussfolgerungen [des Rates]`, `Anerkennung [ausländischer Abschlüsse]`,
* a preposition with its noun phrase: `[zur Verstärkung] [der Zusammenarbeit] [mit Partnern] [im Westbalkan]`,
* a coordination: `Migration [und Sicherheit]`, `den Aufenthalt[, die Erwerbstätigkeit und die Integration]`.

Where no link follows, the title ends. That is the rule of the annotation guidelines, section ACT: it stops before
`vom` or `von` with a date, an opening bracket, a comma outside the title, a relative clause, a verb.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from migextract.finders.acts.heads import head_of
from migextract.finders.acts.phrases import EDITION, GAP, GENITIVE_PLURAL, MONTH, NOMINALISED, NOUN_PHRASE

MAX_LINKS: Final = 60
"""No title has so many; what is none shall not be read to the end again and again."""

_GENITIVE, _DATIVE, _ACCUSATIVE = "genitive", "dative", "accusative"
_NO_CASES: Final = frozenset[str]()


def _articles(endings: str, *cases: str) -> dict[str, frozenset[str]]:
    """Articles that can show these cases."""
    return dict.fromkeys(endings.split(), frozenset(cases))


CASES: Final[dict[str, frozenset[str]]] = {
    **_articles("der einer ihrer seiner", _GENITIVE, _DATIVE),
    **_articles("die das eine ein ihre seine", _ACCUSATIVE),
    **_articles("den einen ihren seinen", _ACCUSATIVE, _DATIVE),
    **_articles("dem einem ihrem seinem", _DATIVE),
    **_articles("des eines ihres seines", _GENITIVE),
    **_articles("deren dessen", _GENITIVE, _DATIVE, _ACCUSATIVE),
}
"""Which cases an article can show; coordinated phrases share one. No title goes on with a nominative."""

TOPIC: Final[dict[str, frozenset[str]]] = {
    **_articles("zur zum zu zwischen", _DATIVE),
    **_articles("über für gegen betreffend wider", _ACCUSATIVE),
}
"""Prepositions that say what an act is about, and the case they govern."""

INNER: Final[dict[str, frozenset[str]]] = {
    **_articles("mit von vom bei beim aus im am", _DATIVE),
    **_articles("in auf an vor", _ACCUSATIVE, _DATIVE),
    **_articles("ins ans aufs", _ACCUSATIVE),
    **_articles("innerhalb außerhalb", _GENITIVE),
}
"""Prepositions that go on inside a title once it is clear that there is one."""

_SPACE: Final = re.compile(GAP)
_PREPOSITION: Final = re.compile(rf"(?P<preposition>{'|'.join((*TOPIC, *INNER))})\b{GAP}")
_REGARDING: Final = re.compile(rf"in{GAP}Bezug{GAP}auf{GAP}")
_CONJUNCTION: Final = re.compile(rf"{GAP}(?P<word>und|oder|sowie|bzw\.){GAP}")
_COMMA: Final = re.compile(rf",{GAP}")
_VERBAL: Final = re.compile(rf"[a-zäöüß]++(?<=n)(?!{GAP}[A-ZÄÖÜ])|[a-zäöüß]+ende[nrsm]?\b")
"""What `zu` makes an infinitive or a gerundive: `aufzunehmen`, `zu errichtenden`."""
_DATED: Final = re.compile(rf"\d|…|\.\.|{MONTH}")
_PROVISION: Final = re.compile("Artikel|§|Absatz|Satz|Nummer|Anlage|Anhang")
_OTHERS: Final = re.compile(r"(?:weiterer|anderer|sonstiger)\s")
"""`und weiterer Gesetze`: the only plural of an act that belongs to a title."""
_BODY: Final = re.compile(
    r"(?:[Mm]inisteriums?|[Aa]mt(?:e?s)?|ausschuss(?:es)?|[Kk]ommissars|beauftragten|[Aa]nstalt|[Aa]gentur|[Bb]ehörde"
    r"|Rate?s)\s*$"
)
"""`Aktionsplan des Bundesministeriums für …`: here `für` belongs to the body, not to the plan."""
_ISSUER: Final = re.compile(
    r"(?:Rate?s|Parlaments?|Kommission|Vertreter|Regierung(?:en)?|Mitgliedstaaten|Republik|Länder|Bundes|Union"
    r"|[Cc]hefs|Türkei)\b"
)
_ADVERBIAL: Final = re.compile(
    "Rahmen|Jahr(?:e|es|en)?|Hinblick|Zusammenhang|Einklang|Wege?|Zuge|Sinne|Folgenden|Kraft|Höhe|Verbindung|Form"
    "|Anspruch|Grundlage|Basis|Seiten?|Bundestagsdrucksache|Drucksache|Wirkung|Blick|Stimmen|Ziel|Kenntnis|Auffassung"
    "|Ansicht|Recht|Folge|Falle?|Übrigen|Weiteren|Vorfeld|Vordergrund|Laufe?|Auftrag|Anlehnung|Ergebnis|Antrag|Fassung"
    "|Gang|Aussicht|Angriff|Empfang|Hinweis|Hintergrund|Ort|Gericht|Ende|Beginn|Ablauf|Begründung|Begleitschreiben"
    "|Mitteln|Mehrheit|Unterstützung|Beteiligung|Zustimmung|Inkrafttreten|Vorblatt|Ausnahme|Hilfe|Frage|Anschluss|Anwendung|Bundesgesetzblatt|Amtsblatt|Kabinett|Deutschen|Tagesordnung"
    f"|Herbst|Sommer|Frühjahr|Winter|{MONTH}"
)
"""Nouns whose phrase (`im Rahmen …`, `in Kraft`) belongs to the sentence, not to the title in it."""
_YEARS: Final = re.compile(
    rf"{GAP}(?:19|20)\d\d[^\S\n]?[-–][^\S\n]?(?:19|20)?\d\d\b"
    rf"|(?:(?<=jahr)|(?<=Jahr)|(?<=Zeitraum)){GAP}(?:19|20)\d\d\b"
)
"""`… von Migranten 2021–2025`, `für das Haushaltsjahr 2016`: years directly behind the last word."""


class Tail(NamedTuple):
    """What follows a head noun.

    Attributes:
        end: code point behind the last word that belongs to the title; the end of the noun if nothing does.
        topic: it says what the act is about, not only whose it is.
    """

    end: int
    topic: bool


class Link(NamedTuple):
    """One link of the chain.

    Attributes:
        end: where it ends.
        cases: the cases in which a coordinated phrase may join it.
        topic: it says what the act is about.
    """

    end: int
    cases: frozenset[str]
    topic: bool = False


def tail(text: str, position: int, *, topic: bool = False) -> Tail:
    """Read the title that goes on behind a head noun.

    Args:
        text: the text of the paper.
        position: code point behind the head noun.
        topic: what stands before `position` says already what the act is about.

    >>> text = "Aktionsplan gegen den Handel mit Waffen und zur Stärkung der Polizei umgesetzt"
    >>> text[:tail(text, 11).end]
    'Aktionsplan gegen den Handel mit Waffen und zur Stärkung der Polizei'
    """
    end, cases = position, _NO_CASES
    for _ in range(MAX_LINKS):
        link = (
            _genitive(text, end)
            or _prepositional(text, end, topic)
            or _coordinated(text, end, cases, topic)
            or (_listed(text, end, cases) if topic else None)
        )
        if link is None:
            break
        end, cases, topic = link.end, cases | link.cases, topic or link.topic
    years = _YEARS.match(text, end) if end > position else None
    return Tail(years.end() if years else end, topic)


def _genitive(text: str, position: int) -> Link | None:
    space = _SPACE.match(text, position)
    phrase = NOUN_PHRASE.match(text, space.end()) if space else None
    if phrase is None:
        return None
    if phrase["determiner"] is None:
        shows_case = (
            EDITION.match(text, phrase.start())
            or NOMINALISED.fullmatch(phrase.group())
            or (phrase["adjectives"] and GENITIVE_PLURAL.match(phrase["adjectives"]))
        )
    else:
        shows_case = _GENITIVE in CASES[phrase["determiner"]]
    return Link(phrase.end(), frozenset({_GENITIVE})) if shows_case else None


def _prepositional(text: str, position: int, topic: bool) -> Link | None:
    space = _SPACE.match(text, position)
    if space is None:
        return None
    regarding = _REGARDING.match(text, space.end()) if topic else None
    if regarding is None:
        return _after_preposition(text, space.end(), topic)
    phrase = NOUN_PHRASE.match(text, regarding.end())
    return Link(phrase.end(), frozenset({_ACCUSATIVE})) if phrase else None


def _after_preposition(text: str, position: int, topic: bool) -> Link | None:
    match = _PREPOSITION.match(text, position)
    if match is None:
        return None
    word, begin = match["preposition"], match.end()
    of_body = word == "für" and not topic and _BODY.search(text, max(0, position - 60), position) is not None
    is_topic = word in TOPIC and not of_body
    phrase = NOUN_PHRASE.match(text, begin) if is_topic or of_body or topic else None
    if phrase is None or _leaves_title(text, word, phrase):
        return None
    return Link(phrase.end(), TOPIC.get(word) or INNER[word], is_topic)


def _leaves_title(text: str, preposition: str, phrase: re.Match[str]) -> bool:
    """Whether a preposition with its phrase belongs to the sentence: `vom 5. Juni`, `aufzunehmen`, `im Rahmen`."""
    begin = phrase.start()
    if preposition in {"von", "vom"} and _DATED.match(text, begin):
        return True
    if preposition == "zu" and _VERBAL.match(text, begin):
        return True
    if preposition != "von" and _PROVISION.match(text, begin):
        return True
    return preposition in INNER and (phrase["noun"] is None or _ADVERBIAL.fullmatch(phrase["noun"]) is not None)


def _coordinated(text: str, position: int, cases: frozenset[str], topic: bool) -> Link | None:
    conjunction = _CONJUNCTION.match(text, position)
    if conjunction is None or not cases:
        return None
    begin = conjunction.end()
    link = None if conjunction["word"] == "oder" else _after_preposition(text, begin, topic)
    link = link or _item(text, begin, cases)
    if link is None or topic:
        return link
    # Behind a mere genitive `und des …` may as well join another act, so only issuers are taken.
    phrase = NOUN_PHRASE.match(text, begin)
    joins = phrase is None or phrase["determiner"] is None or _ISSUER.search(text, begin, link.end)
    return link if joins else None


def _item(text: str, position: int, cases: frozenset[str]) -> Link | None:
    """A phrase that can stand beside the ones before it: in a case they share, and no act of its own."""
    phrase = NOUN_PHRASE.match(text, position)
    if phrase is None or _PROVISION.match(text, position):
        return None
    if phrase["determiner"] is not None and not CASES[phrase["determiner"]] & cases:
        return None
    is_act = phrase["noun"] is not None and head_of(phrase["noun"]) is not None
    return None if is_act and not _OTHERS.match(text, position) else Link(phrase.end(), _NO_CASES)


def _listed(text: str, position: int, cases: frozenset[str]) -> Link | None:
    """`, die Erwerbstätigkeit und die Integration`: commas belong to the title if a conjunction closes the list."""
    end = position
    for _ in range(MAX_LINKS):
        comma = _COMMA.match(text, end)
        item = (_after_preposition(text, comma.end(), True) or _item(text, comma.end(), cases)) if comma else None
        if item is None:
            return None
        end = _with_attributes(text, item.end)
        last = _coordinated(text, end, cases, True)
        if last is not None:
            return last
    return None


def _with_attributes(text: str, end: int) -> int:
    """Where an item of a list ends with its own genitives and prepositions."""
    for _ in range(MAX_LINKS):
        link = _genitive(text, end) or _prepositional(text, end, True)
        if link is None:
            break
        end = link.end
    return end

"""Words and noun phrases as they stand in the titles of acts.

There is no tagger; German orthography does its work. Nouns are capitalised, so a noun phrase is an article, adjectives
in small letters, capitalised adjectives of a name, and a noun. A word in small letters that is inflected like an
adjective but is an article, an auxiliary or another function word is listed, so that it ends the phrase.
"""

from __future__ import annotations

import re
from typing import Final

GAP: Final = r"(?=\s)[^\S\n]*+\n?+[^\S\n]*+"
"""White space between two words of a title; an empty line ends it. Possessive, so that no run is read twice."""

MONTH: Final = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"

_FUNCTION_WORDS: Final = (
    "der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|oder|über|unter|gegen|neben|wegen|außer|hinter|ohne|gerade"
    "|werden|wurde|wurden|wäre|wären|würde|würden|haben|habe|hatte|hatten|hätte|hätten|seien|können|könne|konnte"
    "|konnten|könnten|sollen|solle|sollte|sollten|müssen|müsse|musste|mussten|müssten|wollen|wolle|wollte|wollten"
    "|dürfen|dürfe|möge|mögen|möchte|möchten|lassen|liegen|stehen|gelten|sehen|geben|diene|dienen|ihre|ihren|seine"
    "|seinen|diese|diesen|dieser|dieses|diesem|jene|jenen|jener|welche|welchen|welcher|deren|denen|wie|sie|keine|keinen"
    "|keiner|alle|allen|zudem|außerdem|trotzdem|nachdem|seitdem|indem|weiter|daher|bisher|immer|wieder|leider|nieder"
    "|heute|gestern|eben|inzwischen"
)
_ADVERB: Final = (
    r"(?:nicht|besonders|schwer|sehr|rechtlich|illegal|legal|neu|wirtschaftlich|sozial|rechtmäßig|vorübergehend"
    r"|gemeinsam|[a-zäöü]++(?<=weise|mäßig|eitig))"
)
_ADJECTIVE: Final = rf"(?!(?:{_FUNCTION_WORDS})\b)[a-zäöüß][a-zäöüß-]*+(?:(?<=e)|(?<=e[nrsm]))\b"
_SHORTENED: Final = rf"[a-zäöüß]++-{GAP}(?:und|oder){GAP}"
_ADJECTIVES: Final = (
    rf"(?:{_SHORTENED})?(?:{_ADVERB}{GAP})?{_ADJECTIVE}"
    rf"(?:,?{GAP}(?:(?:und|oder|sowie|bzw\.){GAP})?(?:{_ADVERB}{GAP})?{_ADJECTIVE})*"
)

ORDINAL_STEM: Final = (
    r"(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt|Elft|Zwölft"
    r"|[A-ZÄÖÜ][a-zäöü]*(?:zehnt|zigst|hundertst))"
)
CAPITAL_ADJECTIVE: Final = (
    rf"(?:{ORDINAL_STEM}|Delegiert|Vereint|Erneuert|Allgemein|Deutsch|Grün|Rot|Nah|Schwarz|Hoh|Groß|Mittler|Offen|Frei|Blau|Weiß"
    r"|[A-ZÄÖÜ][a-zäöüß]*(?:-[A-Za-zäöüß]+)*(?:lich|isch|ig|al|ell|iv|sam|bar|är))e[nrsm]?\b(?!-)"
)
"""An adjective with a capital belongs to a name; its ending tells it from a noun."""

_NUMERAL: Final = rf"(?:\d{{1,3}}|[IVXL]+)\.{GAP}(?!{MONTH})|\d{{1,3}}{GAP}"
_NOUN: Final = r"[A-ZÄÖÜ][^\W\d_]*(?:[*:_]innen)?(?:-[^\W_]+)*"
_FIRST_PARTS: Final = rf"[A-ZÄÖÜ][^\W\d_]*-(?:,{GAP}[A-ZÄÖÜ][^\W\d_]*-)*{GAP}(?:und|oder|sowie|bzw\.){GAP}"
"""`Asyl-, Migrations- und` before `Integrationsfonds`."""

_APPOSED: Final = (
    r"(?:Bereich(?:s|es|en)?|Bereiche|Region|Republik|Bundesrepublik|Volksrepublik|Königreichs?|Land(?:es)?|Stadt|Freistaat(?:s|es)?"
    r"|Raum(?:s|es)?|Themas?|Initiative|Themenfeld(?:er|ern|s)?|Aktionsfeld(?:er|ern|s)?|Emirate|Buch(?:e?s)?)"
)
"""Nouns that another noun may follow without any word between: `im Bereich Migration`."""

_CLOSING_NAME: Final = rf"(?:[A-ZÄÖÜ][a-zäöüß]+(?:isch|lich)e[nrsm]?{GAP}{_NOUN}|Aktiengesellschaft\b|GmbH\b)"
"""`Südliche Ostsee` behind `Parlamentsforums`, `Aktiengesellschaft` behind a firm."""

DETERMINERS: Final = r"der|die|das|den|dem|des|eine[nrsm]?|ein|ihre[nrsm]?|seine[nrsm]?|deren|dessen"

NOUN_PHRASE: Final = re.compile(
    rf"(?:(?P<determiner>{DETERMINERS}){GAP})?(?:{_NUMERAL})?(?P<adjectives>{_ADJECTIVES}{GAP})?"
    rf"(?:{CAPITAL_ADJECTIVE}{GAP}(?:(?:und|oder){GAP}(?={CAPITAL_ADJECTIVE}))?(?=[A-ZÄÖÜ]))*(?:{_FIRST_PARTS}(?:{_ADJECTIVES}{GAP})?)?"
    rf"(?:(?:{_APPOSED}{GAP}(?=[A-ZÄÖÜ]))?(?P<noun>{_NOUN})(?:{GAP}{_CLOSING_NAME})?|§§?{GAP}\d+[a-z]?)"
    rf"(?:(?:(?<=Artikel)|(?<=Artikels)|(?<=Absatz)){GAP}\d+[a-z]?\b(?:{GAP}[A-ZÄÖÜ]\w+gesetz(?:e?s)?\b)?)?"
)
"""`den unerlaubten Handel`, `der 29. BSPC`, `Asyl- und Migrationspolitik`, `des § 3`."""

GENITIVE_PLURAL: Final = re.compile(rf"(?!(?:{_FUNCTION_WORDS})\b)[a-zäöüß-]++(?<=er)\b")
"""The only adjective that shows its genitive without an article: `ausländischer Abschlüsse`."""

NOMINALISED: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:nder|ener|iger|icher|loser|rter|lter|igter|hteter|tzter|ndeter|ierter)"
)
"""The same of a noun: `die Beförderung Schwerbehinderter`."""

EDITION: Final = re.compile(rf"(?:\d{{1,3}}|[IVXL]+)\.{GAP}(?!{MONTH})[A-ZÄÖÜ]{{2}}")
"""`29. BSPC` behind `Entschließung`, without an article."""

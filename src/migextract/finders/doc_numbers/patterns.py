"""What stands around a number with a slash and tells what it is: nouns in front, marks behind, words between two.

`19/21516` may be a paper of the Bundestag, `8622/20` one of the Council or of the Bundesrat, `24/7` nothing at all.
"""

from __future__ import annotations

import re
from typing import Final

from migextract.values.doc_numbers import ecj_case, eu_act

SLASH: Final = re.compile(r"/(?:(?<=\d/)\s{0,3}|(?<=\d\s/)|(?<=\d\s\s/))\d")
"""A slash between digits: the quick look that finds the places for `SLASHED`."""
SLASHED: Final = re.compile(r"(?<![\d/_])\d{1,5}(?:/\s{0,3}|\s{1,2}/)\d{1,5}(?:/\d{1,2}(?!\d))?(?!\d)")
"""Two numbers and a slash, torn by a space or line break at most, and a third one as in `634/1/12`."""

_DRUCKSACHE = r"(?:Druck[\s-]{0,3}sa-?chen?|Drucks\.|Drs\.?|Dr\.)"
_ANFRAGE = (
    r"(?:Anfragen?|Anträgen?|Antrags?|Antrage?s|Vorlagen?|Antwort|Gesetzentwurfs?|Gesetzentwürfen?|Beschlussempfehlung|"
    r"Unterrichtung|Entschließungsantrags?)"
)
_ACT = (
    r"(?:richtlinien?|verordnung(?:en)?|rahmenbeschl(?:uss(?:es)?|üssen?)|durchführungsbeschl(?:uss(?:es)?|üssen?)|"
    r"regulations?|directives?)"
)
_WORDS: Final = {
    "other": rf"(?:Ausschuss|Kommissions)-?{_DRUCKSACHE}|(?:Schriftlichen?|Mündlichen?|Einzel)[\s-]?Fragen?",
    "lt-drs": r"(?:Landtags?|(?-i:\bLT)|Abgeordnetenhaus(?:es)?|Bürgerschafts?|Senats)[\s-]{0,3}" + _DRUCKSACHE,
    "br-drs": r"(?:Bundesrats?|(?-i:\bBR))[\s-]{0,3}" + _DRUCKSACHE,
    "bt-drs": r"(?:Bundestags?|(?-i:\bBT))[\s-]{0,3}" + _DRUCKSACHE,
    "bt-prot": (
        r"(?:Plenar|Bundestags)[\s-]{0,3}protokolle?(?:s|n)?|(?-i:\b(?:BT-)?(?:PlPr|Pl\.?-?Prot|Plenarprot))\.?|"
        r"Stenogra(?:f|ph)ischer?n?\s+Berichte?s?"
    ),
    "record": r"\bProtokolle?n?s?",
    "drs": _DRUCKSACHE,
    "council": (
        r"\bRates?-?\s*dok(?:ument(?:en(?:nummer)?|s|es|e)?|\.)?|\bRats-?\s*dok(?:ument(?:en(?:nummer)?|s|es|e)?|\.)?|"
        r"\bRats-?drucksachen?|\bVordok(?:ument)?\.?|\bCouncil\s+documents?"
    ),
    "document": r"\bDok(?:umente?n?s?|\.)?|\bdoc(?:uments?|\.)",
    "motion": _ANFRAGE,
    "ecj-case": r"\b(?:Rechtssachen?|Rs\.|Rss\.)",
    "un-doc": r"resolution(?:en)?",
    "eu-act": rf"{_ACT}|(?-i:\b(?:(?:EU|EG)-?)?(?:RL|VO))",
}
# With what the words above begin, in any case: at most places of a text this is all that is looked at.
_BEGIN = (
    r"(?-i:(?=[Aa][BbNnUu]|[Bb][EeRrTtUuÜü]|[CcKk][Oo]|[Dd][IiOoRrUu]|[Ee][GgIiNnUu]|[Gg][Ee]|[Ll][AaTt]|[Mm][Üü]"
    r"|[Pp][LlRr]|[Rr][AaEeIiLlSs]|[Ss][CcEeTt]|[Uu][Nn]|[Vv][EeOo]))"
)
# Between noun and number: `-Nr.`, the body that issued it, a colon, an opening bracket or quotation mark.
_LINK = (
    r"\.?(?:\s*-?(?:Nr|Nrn|Nummern?|No)\.?)?"
    r"(?:\s+(?:des\s+(?:Deutschen\s+)?(?:Bundestage?s|Bundesrate?s|Landtage?s|Rates)|der\s+EU))?"
    r"[\s:,(\[„\"–\u2010\u2011-]{0,6}"
)
_ANY_WORD = "|".join(f"(?P<{name.replace('-', '_')}>{word})" for name, word in _WORDS.items())
NOUN: Final = re.compile(rf"{_BEGIN}(?:{_ANY_WORD}){_LINK}\Z", re.IGNORECASE)
"""A noun that says what the number at the end of the window is; the group's name is the scheme, `-` as `_`."""
COMPOUND: Final = re.compile(r"\b[a-zäöü-]{0,20}[a-z]\Z", re.IGNORECASE)
"""What may stand in front of a motion in the same word, with its first letter: `Änderungs` of `Änderungsantrag`."""

REACH: Final = 80
"""How many code points before a number its noun may begin."""

_PAGES = (
    r"(?:S\.|Seiten?|Fragen?|Rn\.|Rz\.|Nr\.)\s*\d{1,5}(?:\.\d{1,3})?(?:\s*[A-D]\b|\s\([A-D]\))?(?:\s*ff?\.?)?"
    r"(?:\s*(?:,|und|bis|–|-)\s*\d{1,4}(?:\s*ff?\.?)?){0,3}"
)
_DAY = r"(?:vom\s+)?\d{1,2}\.\s*(?:\d{1,2}\.|[A-ZÄ][a-zä]+)\s*\d{4}|vom\s+[A-ZÄ][a-zä]+\s+\d{4}"
GLUE: Final = re.compile(
    rf"(?:,?\s*(?:{_PAGES}|{_DAY}|„[^“”\"/]{{1,160}}[“”\"]|\([^()/]{{1,60}}\))){{0,3}}"
    r"(?:\s*[,;/]\s*|\s*[–-]\s*|\s+)(?:(?:und|sowie|oder|bis|bzw\.|beziehungsweise|u\.|and)\s+)?(?:(?:auf|zu|Nr\.|auch)\s+)?"
)
"""What may stand between two numbers of one list: commas and conjunctions, pages, dates and titles of the first."""

OTHER_SERIES: Final = re.compile(
    r"(?:Fragen?|N[or]\.?|Nrn\.|Nummern?|Arbeitsnummern?|Titels?|Kapitels?|Hefts?|Ausgabe|Az\.?:?|Aktenzeichen:?|Tel\.?:?|"
    r"Telefon:?|Telefonnummer|Fax:?|Art\.|Artikeln?|§§?|Abs\.|Absatz|S\.|Seiten?|Rn\.|Beschwerde|Blatt|Stand|Band|Anlagen?|"
    r"Bericht|Spiegel|Jahren?|Jahre?s|Semester|Saison|EEG)[\s:]*\Z",
    re.IGNORECASE,
)
"""Words in front of a bare number that say it counts something else."""

EU_PREFIX: Final = re.compile(
    rf"(?:[(\[]\s*{eu_act.COMMUNITIES}\s*[)\]]\s*(?:{eu_act.NUMERO}\s*)?|\b{eu_act.COMMUNITY}\s+{eu_act.NUMERO}\s*)\Z"
)
EU_ENDING: Final = re.compile(eu_act.ENDING)

CASE_PREFIX: Final = re.compile(rf"(?<![\w/.-]){ecj_case.COURT}\s*[-–\u2010\u2011]\s*\Z")
LONE_CASE_PREFIX: Final = re.compile(r"(?<![\w/.-])(?<!\d\s)C\s*\Z")
COURT_WORD: Final = re.compile(r"EuGH|Rechtssache|\bRs\.|Gerichtshof|\bC\s*[-–\u2010\u2011]\s*\d")
CASE_MARKS: Final = re.compile(ecj_case.MARKS)

COUNCIL_COVER: Final = re.compile(
    r"(?P<name>Rat\s+der\s+Europäischen\s+Union|Council\s+of\s+the\s+European\s+Union)|(?P<cover>Betr\.?:)|"
    r"(?P<sender>Absender:|From:)|(?P<receiver>Empfänger:|\bTo:)|(?P<original>\(OR\.\s*[a-z]{2})|(?P<previous>Vordok)|"
    r"(?P<limite>(?-i:\bLIMITE\b))|(?P<secretariat>Generalsekretariat\s+des\s+Rates)",
    re.IGNORECASE,
)
"""What the cover page of a Council document shows; two kinds of it are enough, one of them the Council's own."""
COUNCIL_ONLY: Final = frozenset({"name", "original", "previous", "limite", "secretariat"})
COUNCIL_NAMED: Final = re.compile(r"\bRat(?:e?s)?\b|\bRats\w|\bCouncil\b")
PAGE_OF_RECORD: Final = re.compile(r"\s*,?\s*(?:S\.|Seite)\s*\d{1,5}\s*\(?[A-D]\b")
_STATE_PARLIAMENT = r"\b(?:Landtage?s?|Bürgerschaft|Abgeordnetenhaus(?:es)?)\b"
STATE_PAPER: Final = re.compile(rf"{_STATE_PARLIAMENT}[\s\S]{{0,60}}?\bWahlperiode\b")
STATE_IN_FRONT: Final = re.compile(rf"{_STATE_PARLIAMENT}[^.;:!?]{{0,60}}\Z")
STATE_BEHIND: Final = re.compile(rf"\s+(?:des|der)\s+(?:\w+\s+)?{_STATE_PARLIAMENT}")

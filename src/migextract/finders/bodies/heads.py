"""What tells that a phrase names a body: its head noun, and what has to stand beside that noun to make it a name.

A head noun alone is mostly no name (`die Behörden`, `das Ministerium`, `beim Verwaltungsgericht`). It becomes one
through an adjective of a state or Land (`libysche Küstenwache`), a place (`Landgericht Köln`), what it is for
(`Landesamt für Verfassungsschutz`), or a first part that only one body has (`Bundeskartellamt`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from migextract.finders.cues import Cues
from migextract.finders.people.names import UPPER, places
from migextract.labels import Label

# Adjectives of states (Statistisches Bundesamt, Staats- und Gebietssystematik 2022, with usual variants), of the
# German Länder, and of regions that have a government of their own; without their `-isch`.
STATES: Final = (
    r"afghan|ägypt|alban|alger|amerikan|andorran|angolan|äquatorialguine|argentin|armen|aserbaidschan|äthiop|austral"
    r"|bahama|bahrain|bangladesch|belarus|belaruss|belg|benin|bhutan|bolivian|bosn|bosnisch-herzegowin|botsuan|brasilian"
    r"|brit|bulgar|burkin|burund|chilen|chines|costa-rican|dän|dominikan|dschibut|ecuadorian|engl|eritre|estn|finn"
    r"|französ|gabun|gamb|georg|ghana|griech|guatemaltek|guine|haitian|honduran|ind|indones|irak|iran|ir|isländ|israel"
    r"|italien|ivor|jamaikan|japan|jemenit|jordan|jugoslaw|kambodschan|kamerun|kanad|kasach|katar|kenian|kirgis"
    r"|kolumbian|komor|kongoles|korean|kosovar|kroat|kuban|kurd|kuwait|laot|lett|libanes|liberian|liechtenstein|litau"
    r"|luxemburg|madagass|malaw|malays|mal|maltes|marokkan|mauretan|maurit|mazedon|mexikan|moldau|moldaw|mongol"
    r"|montenegrin|mosambikan|myanmar|namib|nepales|neuseeländ|nicaraguan|niederländ|nigerian|nigr|nordkorean"
    r"|nordmazedon|norweg|oman|österreich|pakistan|palästinens|panama|paraguay|peruan|philippin|poln|portugies|ruand"
    r"|rumän|russ|salvadorian|samb|saudi-arab|saud|schott|schwed|schweizer|senegales|serb|sierra-leon|simbabw|singapur"
    r"|slowak|slowen|somal|sowjet|span|sri-lank|südafrikan|südkorean|südsudanes|sudanes|surinam|syr|tadschik|taiwan"
    r"|tansan|thailänd|togo|tschad|tschech|tschechoslowak|tunes|türk|turkmen|ugand|ukrain|ungar|uruguay|us-amerikan"
    r"|usbek|vatikan|venezolan|vietnames|weißruss|zentralafrikan|zypr|zypriot|katalan"
    r"|baden-württemberg|bayer|bayr|brandenburg|brem|hamburg|hess|mecklenburg-vorpommer|niedersächs"
    r"|nordrhein-westfäl|rheinland-pfälz|saarländ|sachsen-anhalt|sächs|schleswig-holstein|thüring"
)
ADJECTIVE: Final = re.compile(
    rf"(?:(?:(?:{STATES})isch|libysch|flämisch|deutsch)e[nrsm]?|schweizer|berliner|hamburger|bremer|thüringer)",
    re.IGNORECASE,
)
GAP: Final = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+)"
"""White space between two words of a name: any, but no blank line."""


def _spaced(pattern: str) -> re.Pattern[str]:
    """The pattern with any white space where it has a blank."""
    return re.compile(pattern.replace(" ", GAP))


NOUN: Final = (
    r"(?:[a-zäöü]{3,}es? )?(?:[A-ZÄÖÜ][a-zäöü]+(?:isch|lich|ig|iv|al|är|bar|sam)e (?=[A-ZÄÖÜ]))?[A-ZÄÖÜ][\w-]+"
)
MORE_NOUNS: Final = rf"(?:(?:, {NOUN}){{0,5}} und (?!Bundes|[\w-]+(?:amt|ministerium)(?!\w)){NOUN})?"
TAILS: Final = {
    "portfolio": _spaced(
        r" (?:des (?:Innern|Inneren|Auswärtigen|Äußeren)|der (?:Justiz|Finanzen|Verteidigung))"
        rf"(?:,? (?:und )?für {NOUN}{MORE_NOUNS}| und [A-ZÄÖÜ][\w-]+)?"
    ),
    "for": _spaced(rf" für (?:(?:die )?Angelegenheiten der Europäischen Union|{NOUN}{MORE_NOUNS})"),
    "official": _spaced(rf" für (?:die )?{NOUN}{MORE_NOUNS}"),
    "work": _spaced(r" für Arbeit(?!\w)"),
    "topic": _spaced(rf" (?:zum Thema|zu|für) {NOUN}{MORE_NOUNS}"),
    "federation": _spaced(r" des Bundes(?!\w)"),
    "members": _spaced(rf" (?:de[rs] )?(?:[Dd]eutsche[nrs]? )?(?:[A-ZÄÖÜ]\w+- und )?{NOUN}"),
}
"""What may stand behind a head noun, by the way in which it makes a name."""

OFFICIAL: Final = re.compile(
    r"(?:Europäisch|International|National|Deutsch|Zentral|Gemeinsam|Ständig|Föderal|Staatlich|Zwischenstaatlich)e[nrsm]?"
)
"""Adjectives that begin an official name where they are capitals: `Europäische Agentur für …`."""

INDEFINITE: Final = re.compile(r"k?eine[nrsm]?|k?ein|jede[nrsm]?|alle[nrs]?|andere[nrsm]?")
"""Words before a head noun that say that no certain body is meant: `eine Behörde für …`."""
ANOTHER: Final = re.compile(r"(?:Auswärtig|Frei|zuständig)e[nrsm]?")
"""Words that make it another body or any: `Auswärtiges Amt`, `Freie Syrische Armee`, `zuständige deutsche Polizei`."""

BEFORE_PLACE: Final = {
    "place": _spaced(" "),
    "land": _spaced(r" (?:des (?:Landes|Freistaate?s) |von )?"),
    "seat": _spaced(r" (?:in(?: der)?|im) "),
}
PLACE: Final = _spaced(
    r"[A-ZÄÖÜ][\w-]+(?: (?:am (?:Main|Rhein|Neckar|Inn)|an der (?:Oder|Saale|Ruhr|Weinstraße|Havel)|im Breisgau)"
    r"|\s?\((?:Oder|Saale|Main)\)|/(?:Oder|Main)| I{1,3}(?!\w))?"
)
LOOKS_LIKE_PLACE: Final = re.compile(
    r"\w{2,}(?:burg|stadt|stedt|heim|hausen|furt|berg|bach|dorf|ingen|hafen|münde|kirchen|rode|itz|brück|brücken"
    r"|münster|born|büttel|hoe|zell|hessen|franken|bayern|sachsen|pfalz|rhein|-\w+)"
)


class Head(NamedTuple):
    """A head noun: the label of its bodies, the name of the rule, and the ways in which it becomes a name."""

    label: Label
    rule: str
    ways: frozenset[str]


def _head(label: Label, rule: str, *ways: str) -> Head:
    return Head(label, rule, frozenset(ways))


GENITIVE: Final = r"(?:e?s)?"
HEADS: Final[tuple[tuple[str, Head], ...]] = (
    (
        rf"US-\w+ministeriums?|Bundes\w{{3,}}ministeriums?|Bundeskanzleramt{GENITIVE}|Bundespräsidialamt{GENITIVE}",
        _head("INSTITUTION", "ministerium", "alone", "adjective"),
    ),
    (r"(?:Bundesm|Staatsm|M)inisteriums?", _head("INSTITUTION", "ministerium", "for", "portfolio", "land")),
    (r"\w{3,}ministeriums?", _head("INSTITUTION", "ministerium", "adjective", "place", "land")),
    (r"Senatsverwaltung|Senatskanzlei|Staatskanzlei", _head("INSTITUTION", "ministerium", "adjective", "for", "place")),
    (r"(?:Landes|Staats)regierung", _head("INSTITUTION", "regierung", "adjective", "place", "land")),
    (r"Bezirksregierung", _head("AGENCY", "regierung", "place")),
    (r"US-(?:Regierung|Kongress(?:es)?|Senats?|Repräsentantenhaus(?:es)?)", _head("INSTITUTION", "regierung", "alone")),
    (r"US-(?:Armee|Streitkräften?|Marine|Luftwaffe|Küstenwache)", _head("AGENCY", "streitkräfte", "alone")),
    (r"(?:\w+r|R)egierung", _head("INSTITUTION", "regierung", "adjective")),
    (
        rf"Landtag{GENITIVE}|Bürgerschaft|Abgeordnetenhaus(?:es)?",
        _head("INSTITUTION", "parlament", "adjective", "place", "land"),
    ),
    (
        (
            rf"(?:\w+p|P)arlaments?|Nationalversammlung|Nationalrat{GENITIVE}|Senats?|Kongress(?:es)?|Repräsentantenhaus(?:es)?"
            r"|(?:Unter|Ober)haus(?:es)?"
        ),
        _head("INSTITUTION", "parlament", "adjective"),
    ),
    (
        r"(?:EU-)?Ratspräsidentschaft|EU-Präsidentschaft|(?:EU-)?Ratsvorsitz(?:es)?|EU-Vorsitz(?:es)?",
        _head("INSTITUTION", "präsidentschaft", "adjective", "alone"),
    ),
    (r"Präsidentschaft", _head("INSTITUTION", "präsidentschaft", "adjective")),
    (
        (
            r"(?:Innen|Haushalts|Finanz|Verteidigungs|Rechts|Petitions|Europa|Umwelt|Verkehrs|Sport|Gesundheits|Vermittlungs"
            r"|Kultur|Tourismus|Wirtschafts|Familien)ausschuss(?:es)?"
        ),
        _head("INSTITUTION", "ausschuss", "alone"),
    ),
    (r"(?:Untera|Facha|Sondera|A)usschuss(?:es)?", _head("INSTITUTION", "ausschuss", "for", "portfolio")),
    (r"(?:Rats|Unter)?[Aa]rbeitsgruppe|Expertengruppe", _head("INSTITUTION", "arbeitsgruppe", "topic")),
    (
        rf"Bundes\w{{3,}}gericht(?:shof)?{GENITIVE}|Bundesgerichtshof{GENITIVE}",
        _head("INSTITUTION", "gericht", "alone", "adjective"),
    ),
    (
        (
            rf"(?:Ober)?(?:[Vv]erwaltungs|[Ll]and|[Ll]andes|[Aa]mts|[Ss]ozial|Landessozial|[Aa]rbeits|Landesarbeits|[Ff]inanz"
            rf"|[Vv]erfassungs|Landesverfassungs)gericht(?:shof)?{GENITIVE}"
        ),
        _head("INSTITUTION", "gericht", "adjective", "place", "land"),
    ),
    (r"OVG|OLG|LG|VGH|VG|LSG|LAG", _head("INSTITUTION", "gericht", "place")),
    (r"Botschaft", _head("INSTITUTION", "botschaft", "seat")),
    (rf"(?:Generalk|Honorark|K)onsulat{GENITIVE}", _head("INSTITUTION", "botschaft", "seat", "place")),
    (r"LKA|LfV|GStA|GenStA|StA", _head("AGENCY", "amt", "place")),
    (rf"Bundes(?:zentral|aufsichts)amt{GENITIVE}", _head("AGENCY", "amt", "alone", "for")),
    (
        rf"(?:Bundes\w{{5,}}|\w{{3,}}-?[Bb]undes)amt{GENITIVE}|Bundespolizeipräsidiums?|Bundesnetzagentur",
        _head("AGENCY", "amt", "alone", "adjective"),
    ),
    (
        rf"(?!Ehren|Richter|Minister|Gesamt|Insgesamt|Auswärtig)(?:\w+a|A)mt{GENITIVE}",
        _head("AGENCY", "amt", "adjective", "for", "place"),
    ),
    (
        (
            r"(?:\w+p|P)olizei|(?:Polizei|Regierungs)präsidiums?|\w+polizeidirektion|(?:Polizei|Oberfinanz|Regional)direktion"
            r"|(?:Bundes)?[Pp]olizei(?:inspektion|revier)|(?:\w+s|S)taatsanwaltschaft|Verfassungsschutz(?:es)?"
        ),
        _head("AGENCY", "polizei", "adjective", "place"),
    ),
    (
        r"(?:Asyl|Ausländer|Daten\w+|Einwanderungs|Flüchtlings|Grenz|Grenzschutz|Migrations|Polizei|Statistik|Zoll)behörde",
        _head("AGENCY", "behörde", "adjective", "place"),
    ),
    (r"Bundesagentur|Agentur", _head("AGENCY", "agentur", "work", "official")),
    (r"Behörde", _head("AGENCY", "behörde", "for")),
    (
        (
            r"(?:Bundes|Landes|Zentral|Koordinierungs|Antidiskriminierungs)\w*stelle|Antidiskriminierungsstelle"
            rf"|Bundes\w*institut{GENITIVE}"
        ),
        _head("AGENCY", "stelle", "for", "federation"),
    ),
    (
        (
            rf"(?:\w+g|G)eheimdienst{GENITIVE}|(?:\w+n|N)achrichtendienst{GENITIVE}|(?:Küsten|Grenz)wache|Grenzschutz(?:es)?"
            r"|Gendarmerie|(?:National)?[Aa]rmee|Nationalgarde|Marine|Luftwaffe|Streitkräften?"
        ),
        _head("AGENCY", "streitkräfte", "adjective"),
    ),
    (r"(?:Bundes|Zentral|Gesamt|Dach|Spitzen)verband(?:e?s)?", _head("ORG", "verband", "members")),
    (rf"[{UPPER}]\w+(?:-\w+)*-Stiftung", _head("ORG", "stiftung", "alone")),
)
"""Head nouns in the order in which they are tried, each a pattern of the whole word."""

SHORT_NAME: Final = re.compile(rf"\s+[{UPPER}]{{2,}}(?![\w-])")
"""A name behind a head noun that is only what it is: `russischer Auslandsgeheimdienst GRU`."""

GERMAN: Final = re.compile(r"deutsche[nrsm]?", re.IGNORECASE)
FOREIGN: Final = re.compile(
    r"Streitkräften?|(?:National)?[Aa]rmee|Marine|Luftwaffe|Senats?|Kongress(?:es)?|\w+amt(?:e?s)?"
)
"""Heads before which `deutsch` makes no name: `der Einsatz deutscher Streitkräfte`."""

CUES: Final = Cues({
    "inisterium", "Senatsverwaltung", "Senatskanzlei", "Staatskanzlei", "egierung", "Landtag", "Bürgerschaft",
    "Abgeordnetenhaus", "Unterhaus", "Oberhaus", "Repräsentantenhaus", "arlament", "Nationalversammlung", "Nationalrat",
    "Senat", "Kongress", "räsidentschaft", "atsvorsitz", "EU-Vorsitz", "usschuss", "rbeitsgruppe", "Expertengruppe",
    "gericht", "OVG", "OLG", "LG", "VGH", "VG", "LSG", "LAG", "LKA", "LfV", "StA", "amt", "Amt", "olizei", "präsidium",
    "direktion", "taatsanwaltschaft", "Verfassungsschutz", "ehörde", "gentur", "stelle", "institut", "eheimdienst",
    "achrichtendienst", "wache", "Grenzschutz", "Gendarmerie", "Armee", "armee", "Nationalgarde", "Marine", "Luftwaffe",
    "treitkräfte", "verband", "-Stiftung", "Botschaft", "onsulat",
})  # fmt: skip
"""One of these stands in whatever a pattern of `HEADS` matches."""

COMPILED: Final = tuple((re.compile(pattern), head) for pattern, head in HEADS)
LONGEST_HEAD: Final = 80


@lru_cache(maxsize=1 << 16)
def head_of(word: str) -> Head | None:
    """What a capitalised word says as a head noun, or None.

    >>> head_of("Innenministeriums").label, head_of("Behörden")
    ('INSTITUTION', None)
    """
    if len(word) > LONGEST_HEAD:
        return None
    return next((head for pattern, head in COMPILED if pattern.fullmatch(word)), None)


@lru_cache(maxsize=1 << 14)
def is_of_state(word: str) -> bool:
    """Whether a word is the adjective of a state or Land.

    >>> is_of_state("libyschen"), is_of_state("politischen")
    (True, False)
    """
    return len(word) <= LONGEST_HEAD and ADJECTIVE.fullmatch(word) is not None


def end_of_place(text: str, start: int) -> int:
    """Where the place that stands here ends, or 0 if none does.

    >>> end_of_place("Frankfurt am Main,", 0), end_of_place("Klage", 0)
    (17, 0)
    """
    place = PLACE.match(text, start)
    if not place:
        return 0
    word = place.group().split()[0]
    known = word in places() or place.group() in places() or LOOKS_LIKE_PLACE.fullmatch(word)
    return place.end() if known else 0

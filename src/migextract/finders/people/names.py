"""What the name of a person looks like: first names, initials, particles, surname, and the roles that introduce it.

First names (`first_names.txt`) tell where a name ends; where a role stands before it, an unknown first name may do.
Broken letters are read as they stand: `Schrö der` (PDF text breaks words behind an umlaut), `Da?delen`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from migextract.finders.cues import Cues
from migextract.knowledge.load import own_entries

LETTERS: Final = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
UPPER: Final = "".join(letter for letter in LETTERS if letter.isupper())
LOWER: Final = "".join(letter for letter in LETTERS if letter.islower())

# Hardly a German word ends in ä, ö or ü, so a gap behind one is certain; behind an ß it is not.
BROKEN: Final = rf"(?<=[äöü])[ ](?=[{LOWER}])|(?<=[{LOWER}])[?÷](?=[{LOWER}])"
PART: Final = rf"(?:(?:al|ad|an|ar|as|at|el|es)[-‐‑])?[{UPPER}](?:[{UPPER}{LOWER}]|['’](?=[{UPPER}])|{BROKEN})*"
GERMAN_PARTICLE: Final = r"von\s+der|von\s+dem|von\s+den|von\s+und\s+zu|von|vom|zu|zur"
OTHER_PARTICLE: Final = (
    r"de\s+la|de\s+las|de\s+los|de|del|della|di|da|dos|du|la|le|van\s+der|van\s+den|van\s+de|van|al|el|bin|bint|ibn|abu"
    r"|ten|ter|af|av"
)
NOBLE: Final = r"Freiherr|Freifrau|Freiin|Graf|Gräfin|Fürst|Fürstin|Prinz|Prinzessin|Baron|Baronin|Ritter|Edler"
ITEM: Final = re.compile(
    rf"(?P<german>(?:{GERMAN_PARTICLE})(?=\s+[{UPPER}]))"
    rf"|(?P<other>(?:{OTHER_PARTICLE})(?=\s+[{UPPER}]))"
    rf"|(?P<noble>(?:{NOBLE})(?=\s+(?:vo[nm]|zu|[{UPPER}])))"
    rf"|(?P<initial>[{UPPER}]\.(?:[-\s]?[{UPPER}]\.)*)"
    rf"|(?P<word>{PART}(?:[-‐‑]{PART})*)(?![\w-])"
)
PARTICLES: Final = {"german", "other", "noble"}
SPACE: Final = re.compile(r"[^\S\n]+(?:\n(?!\s))?|\n(?!\s)")
LONGEST: Final = 7
FULL_NAME: Final = 2

ROLES: Final = {
    # These stand directly before a name, also before a surname alone.
    "address": r"herrn?|frau|kolleg(?:e|en|in)|dr|prof|professor(?:in|s)?",
    "office": (
        r"abgeordnete[rn]?|abg|\w*kanzler(?:in|s)?|\w*minister(?:in|s|n)?|\w*staatssekretär(?:in|s)?"
        r"|\w*senator(?:in|s|en)?|\w*bürgermeister(?:in|s)?|\w*amtskolleg(?:e|en|in)"
    ),
    # So do these, but `Präsident von …` goes on with a country or a body.
    "post": (
        r"\w*präsident(?:in|en)?|general(?:s|leutnants?|majors?)?|\w*general|oberst(?:s|leutnants?)?|\w*admirals?"
        r"|\w*generalsekretär(?:in|s)?|\w*(?:regierungs|staats|partei)chef(?:in|s)?|papst|premiers?"
        r"|\w*kommissar(?:in|s)?|\w*botschafter(?:in|s)?|\w*machthabers?|\w*diktators?|\w*attentäters?"
        r"|\w*anführers?|\w*oppositionsführer(?:in|s)?|\w*sondergesandte[nr]?"
    ),
    # These need a known first name behind them.
    "function": (
        r"\w*vorsitzende[rn]?|\w*sprecher(?:in|s)?|\w*leiter(?:in|s)?|\w*beauftragte[rn]?|\w*vertreter(?:in|s)?"
        r"|\w*journalist(?:in|en)?|\w*berichterstatter(?:in|s)?|\w*koordinator(?:in|s)?|\w*direktor(?:in|s)?"
        r"|\w*chef(?:in|s)?|\w*richter(?:in|s)?|\w*sachverständige[rn]?|\w*sekretär(?:in|s)?|\w*anwalts?|\w*anwältin"
        r"|\w*gouverneurs?|\w*inspekteurs?|\w*politiker(?:in|s)?|\w*geschäftsführer(?:in|s)?|\w*aktivist(?:in|en)?"
    ),
}
ROLE: Final = re.compile("|".join(f"(?P<{kind}>{forms})" for kind, forms in ROLES.items()))
LONGEST_ROLE: Final = 80

ROLE_STARTS: Final = ("herr", "frau", "kolleg", "dr", "prof", "abg", "papst", "premier", "oberst", "sondergesandte")
ROLE_STEMS: Final = (
    *("kolleg", "kanzler", "minister", "sekretär", "senator", "bürgermeister", "präsident", "general", "admiral"),
    *("chef", "kommissar", "botschafter", "machthaber", "diktator", "attentäter", "führer", "vorsitzende", "sprecher"),
    *("sondergesandte", "leiter", "beauftragte", "vertreter", "journalist", "berichterstatter", "koordinator"),
    *("direktor", "richter", "sachverständige", "anwalt", "anwältin", "gouverneur", "inspekteur", "politiker"),
    *("aktivist",),
)
"""What every role begins with or contains; a role is written with a capital first letter, in capitals, or it is the
end of a compound."""
BREAKS: Final = ("ä ", "ö ", "ü ", "?", "÷")
"""Where a word may be `BROKEN`, and with it a name or a stem."""
ROLES_AS_SURNAMES: Final = frozenset({"Kanzler", "Papst", "Richter"})
SINGLE: Final = frozenset({"address", "office", "post", "reversed"})
"""Kinds of roles behind which a surname may stand alone."""

CALENDAR: Final = frozenset({
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
})  # fmt: skip
NO_NAME: Final = frozenset({
    "Anfang", "Mitte", "Ende", "Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Einen", "In", "Im", "Am",
    "An", "Auf", "Bei", "Mit", "Von", "Vom", "Zu", "Zum", "Zur", "Für", "Aus", "Nach", "Über", "Unter", "Vor", "Wie",
    "Was", "Wer", "Welche", "Wir", "Ich", "Sie", "Ihr", "Ihre", "Ihnen", "Ihrer", "Ihres", "Ihrem", "Ihren", "Er",
    "Es", "Und", "Oder", "Auch", "Als", "Wenn", "So", "Nicht", "Nur", "Hat", "Haben", "Ist", "Sind", "Wird", "Werden",
    "Wurde", "Kann", "Deutsche", "Deutscher", "Deutschen", "Europäische", "Europäischen", "Liebe", "Damen", "Herren",
    "Menschen", "Tausende", "Republik", "Union", "Fraktion", "Bundesregierung", "Inneres", "Äußeres", "Justiz",
    "Handel", "Wirtschaft", "Finanzen", "Verteidigung", "Umwelt", "Drucksache", "Antwort", "Frage", "Anlage",
    "Artikel", "Absatz", "Seite", "Kapitel", "Nr", "Nummer", "Bericht", "Bezug", "Bestand", "Kenntnis", "Auskunft",
    "Ausdruck", "Stellung", "Gespräche", "Folgendes", "Gegenstand", "Karriere", "MdB", "MdL", "AG", "GmbH", "SE",
    "KG", "SPD", "FDP", "CDU", "CSU", "AfD", "LINKE", "GRÜNEN", "Special", "International", "Dynamics", "Electric",
    "Motors", "Accounting", "Affairs", "Agreement", "Assembly", "Comment", "Council", "Government", "Secretary",
})  # fmt: skip
COMMON_WORD: Final = re.compile(
    r"\w{3,}(?:ung|heit|keit|schaft|tion)(?:en)?|\w{3,}(?:ismus|tät|nis|(?:isch|lich|ig|iv|al|är)e[nrsm]?)|\w{6,}ende[nrsm]?"
    rf"|(?:Bundes|Landes)\w+|\w*[{LOWER}](?<!Mac)(?<!Mc)(?<!De)(?<!Le)(?<!La)(?<!Di)(?<!Van)[{UPPER}]\w*"
)
"""What hardly a name looks like: endings of nouns and adjectives, capitals inside (`GdW`)."""

CALLED: Final = (
    r"(?:Allee|Archiv|Bank|Fonds|Gesellschaft|Gymnasium|Haus|Hauses|Institut|Instituts|Kaserne|Klinik|Kolleg|Museum"
    r"|Platz|Preis|Preises|Professur|Programm|Ring|Schule|Stipendium|Stipendiums|Stiftung|Straße|Str\.|Universität"
    r"|Verlag|Weg|Werk|Zentrum|AG|GmbH|KG|SE|SA|e\.\s?V\.|& Co|Ltd|Inc)"
)
NAMESAKE: Final = re.compile(CALLED)
CALLED_AFTER: Final = re.compile(rf"[-‐‑]|['’]s|[^\S\n]{CALLED}(?!\w)")
"""What stands behind the name of a person after whom something is called."""


class Item(NamedTuple):
    """One part of a possible name: a word, an initial, a particle or a noble title."""

    end: int
    text: str
    kind: str
    new_line: bool


def end_of_name(text: str, start: int, role: str) -> int:
    """Where the name that starts here ends, or 0 if none does.

    Args:
        text: any text.
        start: code point at which the name would start.
        role: kind of the role that stands before it, or "" for none; `list` for a list that has begun.

    >>> end_of_name("Thomas de Maizière hat", 0, ""), end_of_name("Faeser hat", 0, "office")
    (18, 6)
    """
    items = read_items(text, start)
    size = size_by_first_name(items) or (size_by_role(items, role) if role else 0)
    end = items[size - 1].end if size else 0
    return 0 if CALLED_AFTER.match(text, end) or text[start:end].removesuffix("s") in places() else end


def read_items(text: str, start: int) -> list[Item]:
    """The parts of a possible name that stand in a row; a single line break may stand between two of them."""
    items: list[Item] = []
    new_line = False
    while len(items) < LONGEST and (match := ITEM.match(text, start)):
        items.append(Item(match.end(), match.group(), str(match.lastgroup), new_line))
        space = SPACE.match(text, match.end())
        if not space:
            break
        new_line = "\n" in space.group()
        start = space.end()
    return items


def size_by_first_name(items: list[Item]) -> int:
    """How many parts the name has that starts with a known first name or an initial; 0 if none does."""
    first = 0
    while first < len(items) and (items[first].kind == "initial" or is_first_name(items[first].text)):
        if first >= FULL_NAME - 1 and items[first].new_line:
            break
        first += 1
    if not any(item.kind == "word" for item in items[:first]):
        return 0
    surname = first + run(items[first:], PARTICLES)
    if surname < len(items) and NAMESAKE.fullmatch(items[surname].text.rpartition("-")[2]):
        return 0  # `Carl Friedrich von Weizsäcker-Stiftung`
    if surname < len(items) and items[surname - 1].kind == "german" and not may_be_unknown(items[surname]):
        return first if first >= FULL_NAME else 0
    complete = first >= FULL_NAME and items[first - 1].kind == "word"
    if surname < len(items) and may_be_surname(items[surname]) and not (complete and items[surname].new_line):
        return surname + 1 + further(items[surname + 1 :])
    return first if first >= FULL_NAME else 0


def size_by_role(items: list[Item], role: str) -> int:
    """How many parts the name has that a role introduces and whose first name is not known; 0 if there is none."""
    if role == "function" or not items or (role == "reversed" and is_first_name(items[0].text)):
        return 0
    particle = run(items, PARTICLES)
    if particle:
        # `Minister von der Leyen`, but `Präsident von Microsoft`, `Minister zu Gast`.
        german = items[0].kind == "german" and (role == "post" or not items[0].text.startswith("von"))
        direct = role in SINGLE and not german and particle < len(items) and may_be_unknown(items[particle])
        return particle + 1 if direct else 0
    if not may_be_unknown(items[0]):
        return 0
    surname = 1 + run(items[1:], {"initial", "other", "noble"})
    genitive = role in {"office", "post"} and items[0].text.endswith("s")  # `Ministerin Faesers Antrag`
    if not genitive and surname < len(items) and may_be_unknown(items[surname]) and not items[surname].new_line:
        return surname + 1 + further(items[surname + 1 :])
    return 1 if role in SINGLE else 0


def further(items: list[Item]) -> int:
    """How many more names stand behind what may already be a surname (`Recep Tayyip Erdoğan`)."""
    return next(
        (i for i, item in enumerate(items) if item.new_line or is_first_name(item.text) or not may_be_unknown(item)),
        len(items),
    )


def run(items: list[Item], kinds: set[str]) -> int:
    """How many items of these kinds stand in a row."""
    return next((i for i, item in enumerate(items) if item.kind not in kinds), len(items))


def may_be_surname(item: Item) -> bool:
    """Whether a word can be the surname behind a known first name."""
    return (
        item.kind == "word"
        and item.text not in NO_NAME
        and (not role_of(item.text) or item.text in ROLES_AS_SURNAMES)
        and not NAMESAKE.fullmatch(item.text.rpartition("-")[2])
    )


def may_be_unknown(item: Item) -> bool:
    """Whether a word can be a name where no first name says so: no noun, adjective, acronym or place."""
    return (
        may_be_surname(item)
        and not role_of(item.text)
        and not item.text.isupper()
        and item.text not in CALENDAR
        and not COMMON_WORD.fullmatch(item.text)
        and item.text not in places()
        and item.text.removesuffix("s") not in places()
    )


@lru_cache(maxsize=1 << 16)
def role_of(word: str) -> str:
    """What kind of role or title a word is: address, office, post, function, or "" for none.

    >>> role_of("Bundesinnenministerin"), role_of("EU-Kommissar"), role_of("Ministerium")
    ('office', 'post', '')
    """
    role = ROLE.fullmatch(word.rpartition("-")[2].lower()) if len(word) < LONGEST_ROLE else None
    return (role.lastgroup or "") if role else ""


@lru_cache(maxsize=1 << 16)
def is_first_name(word: str) -> bool:
    """Whether a word is a known first name, or several of them joined by hyphens.

    >>> is_first_name("Sven-Christian"), is_first_name("Bundestag")
    (True, False)
    """
    return all(part in first_names() for part in word.replace(" ", "").split("-"))


@cache
def name_cues() -> Cues:
    """One of these stands in every word that is a role or a first name, or the word is broken."""
    roles = {form for stem in (*ROLE_STARTS, *ROLE_STEMS) for form in (stem.capitalize(), stem.upper())}
    compounds = {*ROLE_STEMS, *(f"-{start}" for start in ROLE_STARTS)}
    return Cues(roles | compounds | first_names() | set(BREAKS))


@cache
def first_names() -> frozenset[str]:
    """The known first names."""
    file = resources.files("migextract.finders.people") / "first_names.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def places() -> frozenset[str]:
    """The names of countries, cities and regions, which a role may precede as well: `Präsident Malis`."""
    return frozenset(name.text for entry in own_entries() if entry.label == "LOCATION" for name in entry.names)

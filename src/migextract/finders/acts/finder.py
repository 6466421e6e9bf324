"""ACT: named texts that bind, commit or plan.

A name of an act is told by one of these signs, and each has its rule:

* a number: `Verordnung (EU) Nr. 603/2013` (`acts.number`),
* a title in quotation marks: `„Globaler Pakt für …“` (`acts.quoted`),
* a compound that is a name: `Aufenthaltsgesetz`, `Dublin-III-Verordnung` (`acts.compound`),
* an adjective that names it: `Wiener Erklärung`, `Globaler Pakt` (`acts.adjective`),
* a title that runs on behind the head noun: `Aktionsplan gegen …`, `Erklärung von Sofia` (`acts.title`),
* a provision before an abbreviation, or the form of one: `§ 60 AufenthG` (`acts.abbreviation`, `acts.book`),
* an English title: `Police Cooperation Convention for …` (`acts.english`).

The boundaries are those of the annotation guidelines, section ACT and the settled cases. Where these leave a choice:
a list of numbers behind one head noun is one act, as with resolutions; `gemeinsam` and `operativ` begin the title of
a plan that says what it is about; `Entwurf eines Gesetzes zur …` names the act to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.finders.acts.context import Context, read_context
from migextract.finders.acts.english import english_titles
from migextract.finders.acts.heads import FORMS, PLANS, TREATIES, Head, head_of
from migextract.finders.acts.laws import abbreviations, books
from migextract.finders.acts.numbers import number_end
from migextract.finders.acts.phrases import GAP
from migextract.finders.acts.quotes import quoted_titles
from migextract.finders.acts.titles import tail
from migextract.finders.cues import Cues
from migextract.finders.proposal import Proposal, without_overlaps

# What stands before is asked behind the first letter: the engine skips to letters much faster than to look-behinds.
_HEAD_CUES: Final = Cues(FORMS)
"""Every head noun ends in a form of its family, so only words with such a form in them need to be read."""
_WORD: Final = re.compile(r"[A-ZÄÖÜ](?<![\w-].)[^\W_]*(?:-[^\W_]+)*(?!-?\w)")

_TOPIC: Final = rf"{GAP}(?:über|zur|zum|zu|für|gegen|betreffend)\b"
_BETWEEN: Final = rf"{GAP}zwischen\b"
_WITH: Final = rf"{GAP}mit\b"
_GENITIVE: Final = rf"{GAP}(?:des|der)\b"
_RIGHTS: Final = rf"{GAP}der{GAP}(?:Menschenrechte|Rechte)\b"
_EDITION: Final = rf"{GAP}(?:\d+|[IVXL]+)\.{GAP}[A-ZÄÖÜ]"
_POLITICAL_BODY: Final = (
    r"(?:(?:\w+(?:rat|tag|parlament|forum|gipfel|vorsitz|kongress)(?:e?s)?|\w*(?:versammlung|konferenz|kommission"
    r"|präsidentschaft)|Rate?s|Parlament(?:e?s)?|Gipfels|Vorsitzes|Kommission|Tagung"
    r"|(?!OVG|BGH|VGH|BFH|BAG|BSG|OLG|EGMR)[A-Z]{3,6})\b(?!-)|Staats-)"
)
_ISSUER: Final = rf"{GAP}(?:des|der)(?:{GAP}(?:\d+\.|[IVXL]+\.|[A-ZÄÖÜ][a-zäöüß-]+e[nrsm]?))*{GAP}{_POLITICAL_BODY}"

_OPENINGS: Final[dict[str, re.Pattern[str]]] = {
    family: re.compile("|".join(openings))
    for families, openings in (
        ("verordnung richtlinie", (_TOPIC, _ISSUER)),
        ("gesetz weißbuch grünbuch protokoll pakt", (_TOPIC,)),
        ("beschluss schlussfolgerungen", (_ISSUER,)),
        ("resolution entschließung", (_GENITIVE, _EDITION)),
        ("erklärung deklaration", (_ISSUER, _RIGHTS, rf"{GAP}über\b")),
        ("übereinkommen übereinkunft konvention abkommen", (_TOPIC, _BETWEEN, _GENITIVE, _WITH)),
        ("vertrag", (_BETWEEN, rf"{GAP}über\b")),
        ("vereinbarung", (_BETWEEN, _WITH, rf"{GAP}(?:über|zur)\b")),
        ("geschäftsordnung statut charta", (_GENITIVE, rf"{GAP}für\b")),
        ("aktionsplan fahrplan masterplan strategie agenda", (_TOPIC, _GENITIVE)),
    )
    for family in families.split()
}
"""How a title may go on behind the head noun."""

_TOPIC_NEEDED: Final = PLANS | {"gesetz", "protokoll", "vertrag", "vereinbarung"}
"""Families whose genitive alone says whose act it is, but not which: `die Strategie der Kommission`."""

_ARTICLE_NEEDED: Final = frozenset({"abkommen", "übereinkommen", "vertrag", "vereinbarung", "beschluss"})
"""Everyday nouns that name nothing without an article: `durch Abkommen mit Drittstaaten`, `auf Beschluss des Rates`."""

_NAME_NEEDED: Final = frozenset({"vereinbarung", "abkommen"})
"""Everyday nouns whose title must have a name in it: `Vereinbarung über die Übernahme` is any."""

_NAME: Final = re.compile(
    r"\b[A-ZÄÖÜ]{2,}|\b[A-ZÄÖÜ][a-zäöüß]+(?:isch|lich|t)en\s[A-ZÄÖÜ]|Schweiz|Regierung"
    r"|\b[A-ZÄÖÜ]\w+(?:lands?|iens?|stans?|[aiou]|kei|reich)\b"
)
"""Acronyms, adjectives of names, and the endings of countries."""

_SAME_PLURAL: Final = frozenset({"abkommen", "übereinkommen"})
"""Neuter nouns whose plural looks like the singular."""

_PLACED: Final = TREATIES | {"erklärung", "deklaration", "charta", "agenda"}
_PLACE: Final = re.compile(
    rf"{GAP}von{GAP}(?:(?:New|Den|San|Sankt|St\.|Rio|La|Los|Addis|Abu|Tel|Port|Buenos)\s+(?:de\s+)?)?"
    r"(?!\w*(?:ungen|heiten|keiten|schaften|innen|ien?st|ung|keit|heit|isten|ern|nissen|kanzlerin|kanzler|präsident(?:in"
    r"|en)|minister(?:in|n)?|staatssekretär(?:in)?|staaten|ten|ren|sen)\b)"
    r"[A-ZÄÖÜ][a-zäöüéèíóáãçñßł]{2,}\b(?!-)"
)
"""`Erklärung von Sofia`; the endings are those of plurals and of persons."""
_PARTIES: Final = re.compile(rf"{GAP}(?:EU|UN|[A-ZÄÖÜ][a-zäöü]+)[-–/][A-ZÄÖÜ]\w+(?:[-–/][A-ZÄÖÜ]\w+)*\b")
"""`Erklärung EU-Türkei`."""

_NAMED_BY_ADJECTIVE: Final = (
    (TREATIES - {"protokoll"}) | PLANS | {"charta", "erklärung", "deklaration", "gesetzbuch", "plan"}
)
_DATED: Final = PLANS - {"paket"} | {"plan"}
"""Families with a year in their names: `Hochschulpakt 2020`, `Nationaler Radverkehrsplan 2020`."""
_DATED_LAWS: Final = frozenset({"haushalts", "nachtragshaushalts", "jahressteuer", "haushaltsbegleit"})

_YEARS: Final = r"(?:19|20)\d\d(?:[^\S\n]?[-–][^\S\n]?(?:19|20)?\d\d)?\b"
_YEARS_BEHIND: Final = re.compile(rf"{GAP}{_YEARS}(?![./]\d)")
_YEARS_INSIDE: Final = re.compile(rf"{GAP}(?:von{GAP})?{_YEARS}(?={GAP}(?:über|zur|zum|zu|für|gegen|der|des)\b)")
"""`Aktionsplan 2015-2019 über …`, `Protokoll von 2005 zum …`."""
_ROMAN_BEHIND: Final = re.compile(rf"{GAP}[IVX]+\b(?![.)])")
_NUMBER_INSIDE: Final = re.compile(rf"{GAP}Nr\.\s?\d+(?={GAP})")
_PLAIN_NOUNS: Final = re.compile(
    rf"{GAP}[A-ZÄÖÜ][a-zäöüß]{{3,}}(?:(?:,{GAP}[A-ZÄÖÜ][a-zäöüß]{{3,}})*{GAP}und{GAP}[A-ZÄÖÜ][a-zäöüß]{{3,}})?\b(?!-)"
)
"""`Aktionsplan Güterverkehr und Logistik`."""
_COMMITTEE: Final = re.compile(r"(?:[Aa]usschuss(?:es)?|Arbeitsgruppe)\s+(?:für\s+)?$")
"""`Ausschuss Digitale Agenda` is a body."""
_CAPITALS: Final = re.compile(rf"{GAP}(?:DES|DER|ZUR|ZUM|ZU|ÜBER|FÜR|GEGEN)(?:{GAP}[A-ZÄÖÜ]{{2,}}(?:-[A-ZÄÖÜ]+)*)+")
_HEADING_GOES_ON: Final = re.compile(r"\s+(?=(?:über|zur|zum|für|gegen)\s)")


def find(text: str) -> list[Proposal]:
    """Propose the acts that `text` names, in the order of the text; no two overlap.

    The value is "": which entry or number an act bears is for the linker to say.

    >>> text = "nach der Verordnung (EU) Nr. 603/2013 und § 60 AufenthG"
    >>> [text[act.start:act.end] for act in find(text)]
    ['Verordnung (EU) Nr. 603/2013', 'AufenthG']
    """
    return without_overlaps(Proposal(start, end, "ACT", "", f"acts.{rule}") for start, end, rule in _candidates(text))


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    for rule, spans in (
        ("quoted", quoted_titles(text)),
        ("abbreviation", abbreviations(text)),
        ("book", books(text)),
        ("english", english_titles(text)),
    ):
        for start, end in spans:
            yield start, end, rule
    done = 0
    for word in filter(None, (_WORD.match(text, start) for start in _HEAD_CUES.word_starts(_lowered(text)))):
        head = head_of(word.group()) if word.start() >= done else None
        found = _act_at(text, word, head) if head is not None else None
        if found is not None:
            done = found[1]
            yield found


def _lowered(text: str) -> str:
    """The text in lower case, code point for code point: `İ` would become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower()[:1] for char in text)


def _act_at(text: str, word: re.Match[str], head: Head) -> tuple[int, int, str] | None:
    """The act whose head noun is `word`, with the rule that told it."""
    context = read_context(text, word.start())
    end = number_end(text, word.end(), head.family, plural=head.plural)
    if end is not None:
        return context.start, end, "number"
    names_nothing = head.plural or (context.indefinite if head.named else context.generic)
    if names_nothing or _COMMITTEE.search(text, max(0, context.start - 40), context.start):
        return None
    if head.named:
        return context.start, _name_end(text, word.end(), head), "compound"
    end = _heading_end(text, word) or _title_end(text, word.end(), head, context)
    if end is not None:
        return context.plan_start if head.family in PLANS else context.start, end, "title"
    if context.name and head.family in _NAMED_BY_ADJECTIVE and not _is_plural(head, context):
        return context.start, _name_end(text, word.end(), head), "adjective"
    return None


def _is_plural(head: Head, context: Context) -> bool:
    return head.family in _SAME_PLURAL and context.plural


def _name_end(text: str, end: int, head: Head) -> int:
    """A name is complete by itself, but for a year or a Roman number that belongs to it."""
    dated = head.family in _DATED or head.stem in _DATED_LAWS
    match = (_YEARS_BEHIND if dated else _ROMAN_BEHIND).match(text, end)
    return match.end() if match else end


def _heading_end(text: str, word: re.Match[str]) -> int | None:
    """`SCHLUSSFOLGERUNGEN DES RATES zur Verstärkung …`: capitals, and then perhaps the rest in small letters."""
    capitals = _CAPITALS.match(text, word.end()) if word.group().isupper() else None
    if capitals is None:
        return None
    goes_on = _HEADING_GOES_ON.match(text, capitals.end())  # perhaps in the next paragraph
    begin = goes_on.end() - 1 if goes_on else capitals.end()
    rest = tail(text, begin)
    return rest.end if rest.end > begin else capitals.end()


def _title_end(text: str, position: int, head: Head, context: Context) -> int | None:
    """Where the title ends that goes on behind the head noun; None if it says of no act which it is."""
    if _is_plural(head, context) or (head.family in _ARTICLE_NEEDED and not (context.definite or context.name)):
        return None
    if head.family in _PLACED:
        place = _PLACE.match(text, position) or _PARTIES.match(text, position)
        if place is not None:
            return tail(text, place.end()).end
    return (
        _dated_end(text, position, head)
        or _plan_end(text, position, head, context)
        or _phrase_end(text, position, head)
    )


def _dated_end(text: str, position: int, head: Head) -> int | None:
    """`Aktionsplans 2015-2019 über …`, `Protokolls von 2005 zum …`, `Agenda 2030 für …`, `Weißbuch 2016`."""
    inside = _YEARS_INSIDE.match(text, position) if head.family in PLANS | {"protokoll"} else None
    if inside is not None:
        rest = tail(text, inside.end())
        return rest.end if rest.topic else None
    behind = _YEARS_BEHIND.match(text, position) if head.family in {"agenda", "aktionsplan", "weißbuch"} else None
    return tail(text, behind.end()).end if behind else None


def _plan_end(text: str, position: int, head: Head, context: Context) -> int | None:
    """`der Nationale Aktionsplan Integration`: a topic without any preposition."""
    if head.family not in {"aktionsplan", "masterplan"} or not (context.name or context.definite):
        return None
    nouns = _PLAIN_NOUNS.match(text, position)
    return nouns.end() if nouns else None


def _phrase_end(text: str, position: int, head: Head) -> int | None:
    """The end of the title that goes on in words."""
    number = _NUMBER_INSIDE.match(text, position) if head.family == "protokoll" else None
    begin = number.end() if number else position
    opening = _OPENINGS.get(head.family)
    if opening is None or opening.match(text, begin) is None:
        return None
    rest = tail(text, begin, topic=head.family in TREATIES | {"vereinbarung"})
    says_which = (
        rest.end > begin
        and (rest.topic or head.family not in _TOPIC_NEEDED)
        and (head.family not in _NAME_NEEDED or _NAME.search(text, begin, rest.end) is not None)
    )
    return _with_number(text, begin, rest.end) if says_which else None


def _with_number(text: str, begin: int, end: int) -> int:
    """`Gesetz zur Änderung der Verordnung (EG) Nr. 883/2004`: the title ends with the number of the act in it."""
    words = [word for word in _WORD.finditer(text, begin, end) if word.end() == end]
    head = head_of(words[-1].group()) if words else None
    number = number_end(text, end, head.family, plural=head.plural) if head is not None else None
    return number or end

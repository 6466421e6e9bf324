"""Names that a paper defines itself: `Long Form (SHORT)`, `SHORT (Long Form)`, `im Folgenden „Short“`.

Either side may be known from the knowledge base and then lends its label and value to the other. If neither is, the
long form is delimited by the letters of its acronym (Schwartz & Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text", PSB 2003) and typed by its head noun. The short form then counts
wherever else it stands in the paper, without any knowledge entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from migextract.finders.cues import Cues
from migextract.finders.heads import label_of_head
from migextract.finders.proposal import Proposal
from migextract.labels import Label

OPEN, CLOSE = "„“”‚‘\"'»«", "“”‘’\"'«»"
ACRONYM = r"(?=(?:[\w+-]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][\w+/-]{1,14}(?: [A-ZÄÖÜ]{2,6})?"
CALLED = r"(?:(?:im|in) [Ff]olgenden|nachfolgend|kurz|abgekürzt|sog(?:\.|enannt))"

BRACKETS = re.compile(r"\((?P<content>[^()\n]{2,160})")
"""An opening bracket is rare, so it is looked for first; all else is asked only of what stands in it."""
NUMBERED = re.compile(r"\)\s(?:Nr\.\s?)?\d+/\d")
"""What follows in `Verordnung (EU) 2019/1240`: a bracket in a number, which defines nothing."""
SHORT = re.compile(
    rf"(?P<called>{CALLED}:?\s)?(?:auch\s)?(?P<quoted>[{OPEN}])?(?P<short>{ACRONYM}|[A-ZÄÖÜ]\w{{2,30}})[{CLOSE}]?(?=[;,]|$)"
)
LONG = re.compile(rf"[{OPEN}]?(?P<long>[A-ZÄÖÜ][^„“\n]{{7,150}}?)[{CLOSE}]?")
SHORT_BEFORE = re.compile(rf"(?<![\w-])(?P<short>{ACRONYM})[{CLOSE}]?\s$")
IS_ACRONYM = re.compile(ACRONYM)
OF_LAW = re.compile(r"\w*[a-zäöü]\w*G|EU|EG|EWG|EAG|Euratom|JI|GASP")
"""The form of a law's abbreviation (`DBGrG`), and the communities of EU acts: short for a body only by its letters."""
COMMAS = re.compile(rf",\s(?P<short>{ACRONYM})(?=[,.;)])")
LONGEST_SHORT = 30

WORD = re.compile(r"[\w+]+(?:[-‐‑/][\w+]+)*-?")
PHRASE = re.compile(r"(?:[^.,;:!?()\n„“”»«\"]|(?<=-),)*$")
"""What stands before the bracket in the same clause; a long form never reaches over these marks, but a comma may stand
in an enumeration of first parts (`Migrations-, Asyl- und Flüchtlingsinitiative`)."""
LINKING = re.compile(
    "an|auf|aus|bei|beim|das|dem|den|der|des|die|für|gegen|im|in|mit|nach|oder|ohne|über|und|unter|vom|von|zu|zum|zur"
    "|and|against|for|of|on|the|to"
)
ADJECTIVE = re.compile(r"[a-zäöüß-]+(?:e[nrsm]?|al|ale)")
MAX_WORDS = 16
MAX_LENGTH = 200
"""Code points before a bracket in which its long form is looked for."""


class Definition(NamedTuple):
    """A short form, its long form if it can be delimited, and the label and value they share."""

    long: tuple[int, int] | None
    short: tuple[int, int]
    label: Label
    value: str
    is_word: bool


def find(text: str, known: Sequence[Proposal]) -> list[Proposal]:
    """Propose both sides of every definition, and every other place where the short form stands, if not known already.

    Args:
        text: the view of a paper.
        known: proposals of names that are already known in this text.
    """
    found: list[Proposal] = []
    seen: dict[str, Definition] = {}
    for definition in definitions(text, known):
        if definition.long is not None and definition.label != "ACT":  # how far a title runs, `acts` knows better
            found.append(Proposal(*definition.long, definition.label, definition.value, "definitions.long_form"))
        found.append(Proposal(*definition.short, definition.label, definition.value, "definitions.short_form"))
        seen.setdefault(text[slice(*definition.short)], definition)
    found.extend(repetitions(text, seen))
    names = {proposal[:4] for proposal in known}
    return sorted(proposal for proposal in found if proposal[:4] not in names)


def definitions(text: str, known: Sequence[Proposal]) -> Iterator[Definition]:
    """Every definition whose label can be told."""
    names = Names.of(known)
    yield from between_commas(text, names)
    for bracket in BRACKETS.finditer(text):
        content = bracket["content"]
        if text[bracket.start() - 1 : bracket.start()].isspace() and not NUMBERED.match(text, bracket.end()):
            if (match := SHORT.match(content)) and (is_acronym(match["short"]) or is_called_word(match)):
                definition = with_short_behind(text, bracket, match, names)
            else:
                definition = with_long_behind(text, bracket, names)
            if definition is not None:
                yield definition


def between_commas(text: str, names: Names) -> Iterator[Definition]:
    """`Long Form, SHORT, …`: so stenographers write what papers put in brackets. The letters must spell the name."""
    for match in COMMAS.finditer(text):
        short = match.span("short")
        if not is_acronym(match["short"]):
            continue
        before = names.by_end.get(match.start())
        if before is not None and spells(match["short"], text[before.start : before.end]):
            yield Definition((before.start, before.end), short, before.label, before.value, is_word=False)
        elif before is None and (long := long_form(text, match.start(), match["short"], by_head=False)):
            twin = names.by_span.get(short)
            label = twin.label if twin else label_of_phrase(text[slice(*long)])
            if label is not None:
                yield Definition(long, short, label, twin.value if twin else "", is_word=False)


def is_acronym(short: str) -> bool:
    """Whether a word with capitals is an acronym and no double name.

    >>> is_acronym("BAföG"), is_acronym("AsylbLG"), is_acronym("Kotting-Uhl")
    (True, True, False)
    """
    letters = [letter for letter in short if letter.isalpha()]
    return bool(IS_ACRONYM.fullmatch(short)) and 5 * sum(map(str.isupper, letters)) >= 2 * len(letters)


class Names(NamedTuple):
    """The names that are already known in a text, by where they end and by where they stand."""

    by_end: dict[int, Proposal]
    by_span: dict[tuple[int, int], Proposal]

    @classmethod
    def of(cls, known: Sequence[Proposal]) -> Names:
        """Places and people have no short forms in brackets: `Wien (AT)` defines nothing."""
        linked = [proposal for proposal in known if proposal.label not in {"LOCATION", "PERSON"}]
        longest_first = sorted(linked, key=lambda item: -item.start)
        return cls({item.end: item for item in longest_first}, {(item.start, item.end): item for item in linked})


def is_called_word(match: re.Match[str]) -> bool:
    """Whether the short form is an ordinary word that the paper calls something: `im Folgenden „Fahrplan“`."""
    return bool(match["called"] and match["quoted"])


def with_short_behind(text: str, bracket: re.Match[str], match: re.Match[str], names: Names) -> Definition | None:
    """`Long Form (SHORT)`: the long form is a known name, or delimited and typed by rule."""
    offset = bracket.start("content")
    short = (offset + match.start("short"), offset + match.end("short"))
    is_word = not is_acronym(match["short"])
    end = bracket.start() - 1
    before = names.by_end.get(end) or names.by_end.get(end - 1 if text[end - 1 : end] in CLOSE else end)
    twin = names.by_span.get(short)
    if before is not None:
        if twin is not None and twin.value and twin.value != before.value:
            return None  # `Vereinte Nationen (UNHCR, …)` enumerates, and a known acronym keeps its meaning
        if not fits(before.label, match["short"], text[before.start : before.end]):
            return None
        return Definition((before.start, before.end), short, before.label, before.value, is_word)
    long = long_form(text, end, match["short"])
    # A word such as „Fahrplan“ tells its own label where the long form is too far away.
    phrase = text[slice(*long)] if long else match["short"] if is_word else ""
    label = twin.label if twin else label_of_phrase(phrase)
    if label is None or not (long or is_word) or not fits(label, match["short"], phrase):
        return None
    return Definition(long, short, label, twin.value if twin else "", is_word)


def fits(label: Label, short: str, long: str) -> bool:
    """Whether a short form may be short for a thing of this label: `Bahn Aktiengesellschaft (DBGrG)` names a law."""
    return label == "ACT" or not OF_LAW.fullmatch(short) or spells(short, long)


def with_long_behind(text: str, bracket: re.Match[str], names: Names) -> Definition | None:
    """`SHORT (Long Form)`: either side is known, or the letters of the one spell the other."""
    before_start = max(0, bracket.start() - LONGEST_SHORT)
    before = SHORT_BEFORE.search(text[before_start : bracket.start()])
    inside = LONG.fullmatch(bracket["content"])
    if before is None or inside is None or text[bracket.end() : bracket.end() + 1] != ")":
        return None
    if not is_acronym(before["short"]):
        return None
    short = (before_start + before.start("short"), before_start + before.end("short"))
    offset = bracket.start("content")
    long = (offset + inside.start("long"), offset + inside.end("long"))
    twin = names.by_span.get(short) or names.by_span.get(long)
    label = twin.label if twin else label_of_phrase(inside["long"])
    if label is None or not (twin or spells(before["short"], inside["long"])):
        return None
    return Definition(long, short, label, twin.value if twin else "", is_word=False)


def long_form(text: str, end: int, short: str, *, by_head: bool = True) -> tuple[int, int] | None:
    """Where the long form of `short` stands that ends at `end`, or None if there is none.

    Args:
        text: the text.
        end: behind its last code point.
        short: the short form, whose letters may spell it.
        by_head: whether it may also be told by its head noun alone.
    """
    if by_head and text[end - 1 : end] in OPEN + CLOSE:
        start = max(text.rfind(mark, max(0, end - MAX_LENGTH), end - 1) for mark in OPEN)
        return (start + 1, end - 1) if 0 < end - start < MAX_LENGTH else None
    clause = PHRASE.search(text, max(0, end - MAX_LENGTH), end)
    words = list(WORD.finditer(text, clause.start() if clause else end, end))[-MAX_WORDS:]
    for first in range(len(words) - 1, -1, -1):
        start = words[first].start()
        if words[first].group()[0].isupper() and spells(short, text[start:end]):
            return with_adjectives(words, first), end
    return phrase_with_head(words, end) if by_head else None


def with_adjectives(words: list[re.Match[str]], first: int) -> int:
    """Start of the long form: capitalised adjectives directly before its first word belong to the name."""
    while first and re.fullmatch(r"[A-ZÄÖÜ]\w+(?:e[nrsm]?)", words[first - 1].group()):
        first -= 1
    return words[first].start()


def phrase_with_head(words: list[re.Match[str]], end: int) -> tuple[int, int] | None:
    """The name at the end of `words` that begins with the nearest telling head noun: `Zentrum für die …`."""
    for position in range(len(words) - 1, -1, -1):
        word = words[position].group()
        if word[0].isupper():
            if label_of_head(word):
                return with_adjectives(words, position), end
        elif not LINKING.fullmatch(word) and not ADJECTIVE.fullmatch(word):
            break
    return None


def spells(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in this order, the first one at its very beginning.

    In a long form with more words than letters, each letter must begin a word; in a shorter one (`Bundeskriminalamt`)
    the letters may stand inside.

    >>> spells("BfV", "Bundesamt für Verfassungsschutz"), spells("BKA", "Bundeskriminalamt"), spells("BKA", "Amt")
    (True, True, False)
    """
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    words = [word for word in re.findall(r"\w+", long.casefold()) if not LINKING.fullmatch(word) or word[0] in letters]
    if not letters or not words or not words[0].startswith(letters[0]) or len(words) > 2 * len(letters):
        return False
    among = "".join(word[0] for word in words) if len(words) > len(letters) else "".join(words)
    position = 0
    for letter in letters[1:]:
        position = among.find(letter, position + 1)
        if position < 0:
            return False
    return len(long) > len(short) + 2


def label_of_phrase(phrase: str) -> Label | None:
    """The label that the first telling head noun of a long form gives it."""
    labels = (label_of_head(word) for word in WORD.findall(phrase) if word[0].isupper())
    return next((label for label in labels if label), None)


def repetitions(text: str, defined: Mapping[str, Definition]) -> Iterator[Proposal]:
    """The other places where defined short forms stand; an ordinary word only in quotation marks."""
    # All at once: a passage over the text for each of them would take quadratic time.
    for start, end in Cues(defined).spans(text) if defined else ():
        definition = defined[text[start:end]]
        before, after = text[start - 1 : start], text[end : end + 1]
        if definition.is_word:
            stands = before in OPEN and after in CLOSE and bool(before and after)
        else:
            compound = definition.label in {"AGENCY", "INSTRUMENT"}
            stands = not before.isalnum() and not after.isalnum() and (compound or "-" not in (before, after))
        if stands and (start, end) != definition.short:
            yield Proposal(start, end, definition.label, definition.value, "definitions.repeated")

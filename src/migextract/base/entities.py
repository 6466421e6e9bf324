"""What the named entity recogniser of a base model found, as proposals that follow our guidelines.

`de_core_news_lg` knows four kinds of names (PER, LOC, ORG, MISC), other models know others; what they mean here is told
by `KINDS` and, for an organisation or a name of no such kind, by its head noun. Their training texts also count what is
no mention for us: articles, titles and roles, adjectives of places, generic nouns, compounds with a generic end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import whitespace
from typing import Final

from migextract.finders.bodies.companies import FORM
from migextract.finders.bodies.heads import head_of, is_of_state
from migextract.finders.heads import GERMAN, label_of_head
from migextract.finders.names import HYPHENS, IN_COMPOUNDS
from migextract.finders.people.finder import end_of_titles
from migextract.finders.people.names import COMMON_WORD, ROLES_AS_SURNAMES, places, role_of
from migextract.finders.proposal import Proposal
from migextract.labels import LINKED, Label

KINDS: Final[dict[str, Label]] = {
    **{label: label for label in (*LINKED, "PERSON")},
    "PER": "PERSON",
    "LOC": "LOCATION",
    "GPE": "LOCATION",
}
"""What the labels of recognisers mean; one that was trained with our labels is taken at its word."""
BY_HEAD_ALONE: Final = frozenset({"ACT", "INSTRUMENT"})
"""What the name of no person, place or body (MISC, LAW, EVENT, PRODUCT …) can be, if its head noun says so."""

ARTICLE: Final = re.compile(r"(?:de[rmns]|die|das|eine[nrsm]?|ein|im|am|vom|zum|zur|beim|the)\s+", re.IGNORECASE)
BEHIND_ARTICLE: Final = re.compile(rf"(?<!\w){ARTICLE.pattern}$", re.IGNORECASE)
SENTENCE_ENDS: Final = frozenset(".!?:;\n•")
MARKS: Final = f"{whitespace}.,;:!?…„“”‚‘’\"'»«‹›/\\*|_‐‑–—-([{{"
NEAR: Final = 20
"""Code points before a word in which the end of the sentence before is looked for."""
ABBREVIATED: Final = re.compile(rf"(?:(?<!\w)(?:\w\.\s?){{2,}}|{FORM.pattern})$")
BLANK_LINE: Final = re.compile(r"\n\s*\n")
WORD: Final = re.compile(r"\w+(?:[-‐‑/]\w+)*")
GENERIC: Final = re.compile(
    r"[\w-]+-(?:angehörig|beamt|bürger|ebene|einsatz|gebiet|gipfel|grenze|länd|maschine|mitarbeiter|mitglied|partner"
    r"|politik|recht|region|sitzung|staat|treffen)\w*|[\w-]+raum(?:e?s)?",
    re.IGNORECASE,
)
"""Compounds that name no thing, with their last noun: `EU-Staaten`, `Lufthansa-Mitarbeiter`, `Mittelmeerraum`."""
STREET: Final = re.compile(r"\w*(?:straße|strasse|gasse|allee|postfach)", re.IGNORECASE)
OF_ACRONYM: Final = re.compile(r"[A-ZÄÖÜ]+-[A-ZÄÖÜ]?[a-zäöüß]\w*")
"""Compounds whose first part is the name, and whose last noun has to tell what the whole is: `EU-Klimaziele`."""
PRESS: Final = re.compile(r"(?:\w*(?:[Zz]eitung|[Aa]nzeiger|[Rr]undschau|[Ss]piegel|blatt|[Nn]ewsletter))\w{0,2}")
"""Newspapers and gazettes, which are no mentions (guidelines, settled cases)."""
HEADING: Final = re.compile(r"[A-Z]\.\s+\w+")
"""A heading with its letter, which looks like a person with an initial: `D. Kosten`."""
PLURALS: Final = ("", "n", "en", "e")
BARE_HEADS: Final = frozenset(head for heads in GERMAN.values() for head in heads)


def find(text: str, entities: Iterable[Proposal]) -> list[Proposal]:
    """Propose what a recogniser found, typed and cut by the guidelines.

    Args:
        text: any text.
        entities: places in it with the recogniser's own labels.

    Returns:
        Proposals in the order of the entities; the rule is `base.` and the recogniser's label.

    >>> text = "Die Bundesministerin Faeser besuchte die Stiftung Abendstern."
    >>> entities = [Proposal(4, 27, "PER", "", ""), Proposal(37, 61, "ORG", "", "")]
    >>> [(item.label, text[item.start : item.end], item.rule) for item in find(text, entities)]
    [('PERSON', 'Faeser', 'base.PER'), ('ORG', 'Stiftung Abendstern', 'base.ORG')]
    """
    found = (proposal(text, entity) for entity in entities)
    return [item for item in found if item is not None]


def proposal(text: str, entity: Proposal) -> Proposal | None:
    """The mention that an entity stands for, or None."""
    kind = KINDS.get(entity.label)
    start, end = trimmed(text, entity.start, entity.end)
    if kind == "PERSON":
        start = behind_roles(text, start, end)
    label = label_of(text[start:end], kind)
    if label == "LOCATION" and text[start:end] not in places() and BEHIND_ARTICLE.search(text[:start][-NEAR:]):
        return None  # few places have an article, and those are known: `dem Gesetzentwurf`
    if label == "PERSON" and HEADING.fullmatch(text, start, end) and starts_sentence(text, start):
        return None
    if label is None or not stands_free(text, start, end, label):
        return None
    return Proposal(start, end, label, "", f"base.{entity.label}")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name without marks around it and articles before it; an empty one if there is no name.

    An article with a capital letter is part of the name, unless a sentence starts there: `bei [Der Spiegel]`.
    """
    if not ABBREVIATED.search(text, start, end):
        end = start + len(text[start:end].rstrip(MARKS + (")]}" if "(" not in text[start:end] else "")))
    while start < end:
        start = end - len(text[start:end].lstrip(MARKS + ")]}"))
        article = ARTICLE.match(text, start, end)
        if not article or (text[start].isupper() and not starts_sentence(text, start)):
            break
        start = article.end()
    return start, end


def starts_sentence(text: str, start: int) -> bool:
    """Whether nothing but the end of a sentence or line stands before a word."""
    before = text[max(0, start - NEAR) : start].rstrip(" \t")
    return not before or before[-1] in SENTENCE_ENDS


def behind_roles(text: str, start: int, end: int) -> int:
    """Where a person's name starts behind roles and titles."""
    while start < end:
        name = end_of_titles(text, start)
        word = WORD.match(text, name, end)
        if word and role_of(word.group()) and word.group() not in ROLES_AS_SURNAMES:
            name = end - len(text[word.end() : end].lstrip(MARKS))
        if name == start:
            break
        start = name
    return min(start, end)


def label_of(name: str, kind: Label | None) -> Label | None:
    """The label of a name, given what the recogniser takes it for, or None if it is no mention.

    >>> label_of("Institut Morgenrot", "ORG"), label_of("Landesamt Sommerfeld", "ORG"), label_of("Behörden", "ORG")
    ('ORG', 'AGENCY', None)
    """
    words = [word.group() for word in WORD.finditer(name)]
    capitalised = [word for word in words if word[0].isupper()]
    if not capitalised or BLANK_LINE.search(name) or GENERIC.fullmatch(words[-1]):
        return None
    if kind == "PERSON":
        return None if any(label_by_head(word) or word in places() or is_common(word) for word in words) else kind
    if kind == "LOCATION":
        return kind if may_be_place(words[-1]) else None
    return label_of_thing(capitalised, kind)


def label_of_thing(words: list[str], kind: Label | None) -> Label | None:
    """The label of a body, act or means, given the capitalised words of its name: the first head that tells decides."""
    if len(words) == 1 and is_generic(words[0]):
        return None
    head = next((label for word in words if (label := label_by_head(word))), None)
    if PRESS.fullmatch(words[-1]) or (head is None and OF_ACRONYM.fullmatch(words[-1])):
        return None
    if kind is None:
        named = len(words) > 1 or "-" in words[0]
        return head if head in BY_HEAD_ALONE and named else None
    return head if head and kind == "ORG" else kind


def label_by_head(word: str) -> Label | None:
    """The label that a head noun gives to a name, by the strict table of bodies first."""
    head = head_of(word)
    return head.label if head else label_of_head(word)


def is_generic(word: str) -> bool:
    """Whether a head noun alone names no certain thing: `Behörde`, `Innenministerium`, but not `Bundesfinanzhof`."""
    noun = word.lower()
    head = head_of(word)
    return any(noun.removesuffix(ending) in BARE_HEADS for ending in PLURALS) or (
        head is not None and "alone" not in head.ways
    )


def is_common(word: str) -> bool:
    """Whether a word looks like a common noun or adjective: `Praxis` does not, `Verteidigung` does."""
    return COMMON_WORD.fullmatch(word) is not None


def may_be_place(word: str) -> bool:
    """Whether a word, the last of a name, can be a place: no street, common noun, body, and nothing from somewhere.

    >>> may_be_place("Hinterwaldau"), may_be_place("libyschen"), may_be_place("Berliner"), may_be_place("Ringstraße")
    (True, False, False, False)
    """
    from_place = is_of_state(word) or (word.endswith("er") and word.removesuffix("er") in places())
    return not (from_place or is_common(word) or label_by_head(word) or STREET.fullmatch(word))


def stands_free(text: str, start: int, end: int, label: Label) -> bool:
    """Whether a name is not merely a part of a hyphenated word (only agencies and instruments may be one)."""
    if label in IN_COMPOUNDS:
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and before in HYPHENS) and not (after and after in HYPHENS)

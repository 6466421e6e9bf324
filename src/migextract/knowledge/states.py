"""Which state stands beside a name: `Bundesrat der Schweiz` is not the German one, nor is `türkisches Strafgesetzbuch`.

A state is named beside a name by its adjective before it, also behind others (`ägyptischer Nationaler …`), by its
genitive before or behind it (`Österreichs Bundespolizei`, `Bundesregierung Somalias`), or behind `des`, `der` or
`von`; behind `des` also by one of its institutions (`Auswärtiger Ausschuss des US-Senats`). `der` may begin a dative
(`dass die Bundesregierung der Ukraine hilft`), `von` a movement (`die Bundeswehr von Mali nach Niger verlegt`), so
these two may say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from migextract.knowledge.index import NameIndex

FURTHEST: Final = 80
"""How many code points before a name, and behind it, its neighbours are looked for."""
MOST_WORDS: Final = 6
"""How many words the name of a state has at most: `Vereinigtes Königreich Großbritannien und Nordirland`."""

TOKEN: Final = re.compile(r"[\w’'-]+|[^\w\s]")
WORD: Final = re.compile(r"\s*([\w’'-]+)")
JOINTS: Final = frozenset({",", "/", "und", "oder", "sowie"})
DETERMINER: Final = re.compile(
    r"d(?:ie|e[rnsm])|(?:[dms]|k)?eine[nrsm]?|(?:dies|jed|jen|ihr|unser|all)e[nrsm]?", re.IGNORECASE
)
ADJECTIVE: Final = re.compile(r"[\w-]{2,}e[nrsm]?")
BEHIND: Final = re.compile(r"\s+(?:(?P<link>des|der|von)\s+)?(?=[A-ZÄÖÜ])")


class Neighbour(NamedTuple):
    """A state beside a name.

    Attributes:
        state: its id.
        link: how it stands there: `adjective`, `genitive`, or the word between, `des`, `der` or `von`.
    """

    state: str
    link: str


def neighbours(text: str, start: int, end: int, index: NameIndex) -> list[Neighbour]:
    """The states that are named right beside a name, adjectives first.

    Args:
        text: any text.
        start: first code point of the name.
        end: code point behind its last one.
        index: the knowledge base, whose places say their adjectives.

    Returns:
        Nothing if the name is the first part of a compound, to whose head its neighbours belong (`griechische
        Frontex-Beamte`).
    """
    if text[end : end + 1] in {"-", "‑"}:
        return []
    return [
        *states_before(text[max(0, start - FURTHEST) : start], index),
        *state_behind(text[end : end + FURTHEST], index),
    ]


def states_before(text: str, index: NameIndex) -> Iterator[Neighbour]:
    """The states whose adjectives or genitive stand at the end of a text, the nearest first."""
    found = False
    if not text[-1:].isspace() or DETERMINER.fullmatch(text.rpartition(" ")[0].rpartition(" ")[2]):
        return  # nearly always there is nothing but an article
    for token in reversed(TOKEN.findall(text)):
        state = index.adjectives.get(token.casefold())
        if state is not None:
            found = True
            yield Neighbour(state, "adjective")
        elif DETERMINER.fullmatch(token):
            return
        elif not (ADJECTIVE.fullmatch(token) or (found and token in JOINTS)):
            if not found and (state := state_in_genitive(token, index)):
                yield Neighbour(state, "genitive")
            return


def state_behind(text: str, index: NameIndex) -> Iterator[Neighbour]:
    """The state, if any, that stands at the start of a text, as what a name before it belongs to."""
    lead = BEHIND.match(text)
    if lead is None:
        return
    link = lead["link"]
    words: list[str] = []
    position = lead.end()
    while len(words) < MOST_WORDS and (word := WORD.match(text, position)):
        words.append(word[1])
        position = word.end()
    for count in range(len(words), 0, -1):
        form = " ".join(words[:count])
        state = state_named(form, index, bodies=link == "des") if link else state_in_genitive(form, index)
        if state is not None:
            yield Neighbour(state, link or "genitive")
            return


def state_named(form: str, index: NameIndex, *, bodies: bool = False) -> str | None:
    """The id of the one country or Land, or also of the one that a body belongs to, which has this form.

    An institution that belongs to no state, as one of a union does, stands for itself.
    """
    entries = [sense.entry for sense in index.senses(form)]
    states = {entry.id for entry in entries if entry.kind in {"country", "land"}}
    if bodies:
        states |= {entry.state or entry.id for entry in entries if entry.label == "INSTITUTION"}
    return states.pop() if len(states) == 1 else None


def state_in_genitive(form: str, index: NameIndex) -> str | None:
    """The id of the country or Land whose genitive this form surely is: `Österreichs`, but not `Laos`."""
    senses = index.senses(form)
    if not form.endswith("s") or any(sense.name.text == form for sense in senses):
        return None
    return state_named(form, index)

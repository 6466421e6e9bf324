"""Companies and associations by their legal form: `Rheinmetall AG`, `Deutsche Gesellschaft für … GmbH`, `… e. V.`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from migextract.finders.cues import Cues
from migextract.finders.people.names import CALENDAR, UPPER
from migextract.finders.proposal import Proposal

FORM: Final = re.compile(
    r"(?<=\s)(?:g?GmbH(?:\s*&\s*Co\.?(?:\s*(?:KGaA|KG|OHG))?)?|mbH|(?:AG|SE)(?:\s*&\s*Co\.?\s*(?:KGaA|KG))?|KGaA|e\.\s?V\."
    r"|eG|Ltd\.?|Inc\.?|LLC|PLC|plc|S\.A\.|SA|B\.V\.|N\.V\.|S\.p\.A\.)(?!\w|\.\d)"
)
"""The legal forms of the states whose companies German papers name most often."""

CUES: Final = Cues({
    "mbH", "AG", "SE", "KGaA", "V.", "eG", "Ltd", "Inc", "LLC", "PLC", "plc", "SA", "S.A.", "S.p.A.",
})  # fmt: skip
"""One of these begins in whatever `FORM` matches, at most so many code points behind its start:"""
LEAD: Final = len("e. ")

NAME_WORD: Final = re.compile(
    rf"(?:[{UPPER}\d][\w&+’'/-]*(?:\.[\w&.-]+)?|[{UPPER}]\w{{0,2}}\.|&|of|and|\w[{UPPER}]\w*)"
)
LEFT_OUT: Final = re.compile(
    r"\d[\d.]*|Tit\.|Kap\.|Der|Die|Das|Den|Dem|Des|Bei|Beim|Von|Vom|Zur|Zum|Für|Mit|Nach|Hat|Haben|Ist|Sind|Wird|Wie|Und"
    r"|of|and|&"
)
"""Words with which the name of a company does not begin."""

KIND: Final = re.compile(
    r"Fa\.|Firma|Firmen|Vorstand|Geschäftsführer|\w*(?:[Uu]nternehmens?|[Bb]etreibers?|[Bb]örse|[Hh]erstellers?"
    r"|[Kk]onzerns?|[Ee]igners?|[Aa]nbieters?|[Tt]ochterfirma|[Vv]ereins?)"
)
"""Words before a name that only say what kind of thing it is: `die Schweizer Firma Glencore AG`."""

# `Gesellschaft für Anlagen- und Reaktorsicherheit mbH`: an association's name runs back to its head noun.
LINK: Final = r"(?:für|der|des|die|den|zur|zum|von|im|in|und|[a-zäöü]+e[nrs]?|[A-ZÄÖÜ][\w-]*)"
_HEAD_NOUN: Final = (
    r"(?:[Gg]esellschaft|[Vv]erein|[Vv]erband|[Bb]und|[Ii]nstitut|[Zz]entrum|[Uu]nion|[Vv]ereinigung|[Gg]emeinschaft"
    r"|[Ss]tiftung|[Ff]orum|[Ww]erk|[Ii]nitiative|[Nn]etzwerk)(?:e?s)?\s+"
)
HEAD_NOUN: Final = re.compile(_HEAD_NOUN)
HEAD: Final = re.compile(
    rf"(?:[A-ZÄÖÜ]\w+e[nrs]?\s+)?[A-ZÄÖÜ]?[\w-]*{_HEAD_NOUN}"
    rf"(?=(?:für|der|des|zur|zum|von|im|in|[Dd]eutscher)\s)(?:{LINK}\s+){{0,9}}$"
)
ASSOCIATIONS: Final = ("e. V.", "e.V.", "mbH")
CUT_OFF: Final = frozenset({"für", "in", "und", "ohne", "zum", "zur"})
"""Words behind which only the last part of an association's name stands: `Urlaub auf dem Land in Deutschland e. V.`."""

BACK: Final = 120


def companies(text: str) -> Iterator[Proposal]:
    """Propose companies and associations as ORG, with their legal form.

    >>> [text[p.start : p.end] for text in ["von der Firma Grün & Rot GmbH"] for p in companies(text)]
    ['Grün & Rot GmbH']
    """
    done = 0
    for form in forms(text):
        start = start_of_name(text, max(done, form.start() - BACK), form.start())
        if start < form.start():
            yield Proposal(start, form.end(), "ORG", "", "bodies.company")
        done = form.end()


def forms(text: str) -> Iterator[re.Match[str]]:
    """All matches of `FORM`, looked for around its cues only."""
    end = 0
    for cue in CUES.starts(text):
        starts = range(max(end, cue - LEAD), cue + 1)
        form = next((match for start in starts if (match := FORM.match(text, start))), None)
        if form:
            yield form
            end = form.end()


def start_of_name(text: str, begin: int, end: int) -> int:
    """Where the words of a name begin that stands before a legal form, or where that begins if none does."""
    begin = max(begin, text.rfind("\n", begin, end) + 1)
    words = [*re.finditer(r"\S+", text[begin:end])]
    first = len(words)
    while first and (NAME_WORD.fullmatch(words[first - 1].group()) or is_coordinated(words, first - 1)):
        first -= 1
    first = max([first, *(i + 1 for i in range(first, len(words) - 1) if KIND.fullmatch(words[i].group()))])
    while first < len(words) and (LEFT_OUT.fullmatch(words[first].group()) or words[first].group() in CALENDAR):
        first += 1
    if first == len(words):
        return end
    start = begin + words[first].start()
    head = HEAD.search(text, begin, start) if HEAD_NOUN.search(text, begin, start) else None
    if head:
        return head.start()
    association = text.startswith(ASSOCIATIONS, end)
    return end if association and first and words[first - 1].group() in CUT_OFF else start


def is_coordinated(words: list[re.Match[str]], index: int) -> bool:
    """Whether a word is the `und` of two parts of a name (`Beratungs- und Handels GmbH`)."""
    return words[index].group() == "und" and index > 0 and words[index - 1].group().endswith("-")

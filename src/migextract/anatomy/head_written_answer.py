"""The head of an answer to a member's question, as plenary records print it in their annexes.

Anlage 57
Antwort des Parl. Staatssekretärs … auf die Frage der Abgeordneten … (DIE LINKE) (Drucksache 17/7411, Frage 82):
"""

from __future__ import annotations

import re
from typing import Final

from migextract.anatomy import initiators
from migextract.anatomy.paper import Found, Head, Paper, followed

_HEAD: Final = re.compile(
    r"\s*(?:Anlage\s+\d{1,3}\s+)?(?P<kind>Antwort)\s+de[rs]\s+(?P<answerer>[^\n]{3,150}?)\s+au[fs]\s+de?[ire]e?r?\s+"
    r"(?:[Mm]ündlichen?\s|[Ss]chriftlichen?\s|[Dd]ringlichen?\s)?(?:Fra-*\s?gen?),?\s+de[rs]?\s+Abgeordneten\s+"
    r"(?P<names>[^()\n]{3,120}(?:\([^()\n]{2,40}\)\s?(?=\())?)\(\s?(?P<party>[^()\n]{2,40}?)\s?\)?\s*"
    r"\(Drucksache\s+(?P<paper>\d{1,2}/\d{1,6}),\s+(?:[Dd]ringliche\s+)?Fragen?\s+(?P<questions>[^()\n]{1,80})\)\s*:?"
)
_REFERENCE: Final = re.compile(r"\d{1,3}[a-z]?\b")


def read(paper: Paper) -> Head | None:
    """Read the head of a written answer; None if the text is none.

    The term is that of the printed paper with the question, for no question outlives its term.
    """
    head = _HEAD.match(paper.text, 0, paper.body)
    if not head:
        return None
    start, end = head.span("names")
    names = list(initiators.persons(paper.text, start, end))
    term = head["paper"].partition("/")[0]
    answerer = initiators.nominative(" ".join(head["answerer"].split()))
    fields = {
        "kind": Found("written-answer", *head.span("kind")),
        "issuer": Found(answerer, *head.span("answerer")),
        "group": Found(initiators.party_name(head["party"]), *head.span("party")),
        "term": Found(int(term), head.start("paper"), head.start("paper") + len(term)),
    }
    if names:
        fields["askers"] = Found(tuple(name.value for name in names), names[0].start, names[-1].end)
    fields.update(followed(paper.numbers(*head.span("paper"), "bt-drs")))
    return Head(fields, head.end(), tuple(_REFERENCE.findall(head["questions"])))

"""The head of an answer to a member's question, as plenary records print it in their annexes.

Anlage 57
Antwort des Parl. Staatssekretärs … auf die Frage der Abgeordneten … (DIE LINKE) (Drucksache 17/7411, Frage 82):
"""

from __future__ import annotations

import re
from typing import Final

from migextract.anatomy import initiators
from migextract.anatomy.paper import Found, Head, Paper

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
    answerer = initiators.nominative(" ".join(head["answerer"].split()))
    fields = {
        "kind": Found("written-answer", *head.span("kind")),
        "issuer": Found(answerer, *head.span("answerer")),
        "group": Found(initiators.party_name(head["party"]), *head.span("party")),
        "term": Found(int(head["paper"].partition("/")[0]), head.start("paper"), head.start("paper") + head["paper"].index("/")),
    }
    if names:
        fields["askers"] = Found(tuple(name.value for name in names), names[0].start, names[-1].end)
    asked = paper.numbers(*head.span("paper"), "bt-drs")
    if asked:
        fields["predecessors"] = asked[0]._replace(value=(asked[0].value,))
    return Head(fields, head.end(), tuple(_REFERENCE.findall(head["questions"])))

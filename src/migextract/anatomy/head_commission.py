"""The title page of a document of the European Commission.

EUROPÄISCHE KOMMISSION
Brüssel, den 23.9.2020                           date
COM(2020) 609 final                              number
MITTEILUNG DER KOMMISSION                        kind
AN DAS EUROPÄISCHE PARLAMENT, DEN RAT …          addressee
Ein neues Migrations- und Asylpaket              title
"""

from __future__ import annotations

import re
from typing import Final

from migextract.anatomy.paper import Found, Head, Paper, behind_space

_REACH: Final = 2_500
_KIND: Final = re.compile(
    r"(?P<communication>(?:GEMEINSAME\s+)?MITTEILUNG(?:\s+DER\s+KOMMISSION|(?=\s+AN\s)))"
    r"|(?P<proposal>(?:Gemeinsamer\s+|Geänderter\s+)?Vorschlag\s+für\s+(?:eine[ns]?\s+)?(?=[A-ZÄÖÜ]{4}))"
    r"|(?P<report>BERICHT\s+DER\s+KOMMISSION)|(?P<recommendation>EMPFEHLUNG\s+(?:\(EU\)\s[\d/]+\s+)?DER\s+KOMMISSION)"
    r"|(?P<document>(?:GEMEINSAME\s+)?ARBEITS(?:UNTERLAGE|DOKUMENT)\s+DER\s+KOMMISSIONSDIENSTSTELLEN|GRÜNBUCH|WEI(?:SS|ẞ|ß)BUCH"
    r"|(?:DURCHFÜHRUNGS)?BESCHLUSS\s+DER\s+KOMMISSION)"
)
_ISSUER: Final = re.compile(r"EUROPÄISCHE\s+KOMMISSION|Europäische\s+Kommission|DER\s+KOMMISSION")
_ADDRESSEE: Final = re.compile(r"\s*AN\s+(?P<value>(?:DAS|DEN|DIE)\s+[A-ZÄÖÜ]{2}[A-ZÄÖÜ,\s-]*[A-ZÄÖÜ](?![a-zäöüß]))")
_PLACE: Final = re.compile(r"(?:Brüssel|Straßburg|Luxemburg)\s*,\s+(?:den\s+)?$")
_SKIPPED: Final = re.compile(r"(?:\s*(?:\{[^{}\n]{1,200}\}|\(Text\s+von\s+Bedeutung[^()]*\)|vom\s+[\d.]+(?=\n)))+")
_TITLE_ENDS: Final = re.compile(
    r"\s*(?:\{|\(Text\s+von\s+Bedeutung|\bDE\s+DE\b|\n\s*BEGRÜNDUNG|\s(?:COM|JOIN|SWD)[/(]\d{4}|\n\s*1\.\s?)"
)
_LONGEST_TITLE: Final = 900


def read(paper: Paper) -> Head | None:
    """Read the title page of a Commission document; None if the text has none."""
    text = paper.text
    reach = min(_REACH, paper.body)
    numbers = paper.numbers(0, reach, "com")
    kind = _KIND.search(text, 0, reach)
    if not (numbers and kind):
        return None
    fields = {
        "number": numbers[0],
        "kind": Found(f"commission-{kind.lastgroup}", *kind.span()),
    }
    issuer = _ISSUER.search(text, 0, kind.end())
    if issuer:
        fields["issuer"] = Found("Europäische Kommission", *issuer.span())
    days = [day for day in paper.days(0, reach) if _PLACE.search(text, max(0, day.start - 30), day.start)]
    if days:
        fields["date"] = days[0]
    start = kind.end()
    addressee = _ADDRESSEE.match(text, start, reach)
    if addressee:
        fields["addressee"] = Found(" ".join(addressee["value"].split()), *addressee.span("value"))
        start = addressee.end()
    title = _title(paper, kind.start() if kind["proposal"] else start, start)
    if title:
        fields["title"] = title
    return Head(fields, max(found.end for found in fields.values()))


def _title(paper: Paper, start: int, behind_kind: int) -> Found | None:
    """The title: of a proposal with the act that is proposed, of other documents the paragraph behind the addressee."""
    text = paper.text
    if start == behind_kind:
        skipped = _SKIPPED.match(text, start, paper.body)
        start = behind_space(text, skipped.end() if skipped else start, paper.body)
        end = paper.paragraph_end(start)
    else:
        end = paper.paragraph_end(behind_space(text, behind_kind, paper.body))
    stop = _TITLE_ENDS.search(text, start, min(end + 300 if start < behind_kind else end, paper.body))
    title = paper.slice(start, stop.start() if stop else end)
    return title if title and len(title.value) <= _LONGEST_TITLE else None

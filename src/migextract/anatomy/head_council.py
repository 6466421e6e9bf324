"""The cover page of a document of the Council of the European Union, or conclusions without one.

Brüssel, den 5. Juni 2020        date
(OR. en)
8622/20                          number
JAI 473                          subject codes
BERATUNGSERGEBNISSE              kind of document
Absender: …                      issuer
Empfänger: …                     addressee
Nr. Vordok.: 8132/20 REV 1       the documents it follows
Betr.: …                         title
"""

from __future__ import annotations

import re
from typing import Final

from migextract.anatomy.paper import Found, Head, Paper, followed

_REACH: Final = 4_000

_CELL: Final = r"[ |*]*+"  # a cover page may be a table
_LABEL: Final = re.compile(
    r"(?:(?<![^\n])|(?<=[\s|*]))(?:(?P<issuer>Absender|(?<=\n)[Vv]on)|(?P<addressee>Empfänger|(?<=\n)(?:An|an|für))"
    r"|(?P<follows>Nr\.\s*(?:Vordok|Komm\.?\s?dok|des\s+Kommissionsdokuments)\.?)|(?P<received>Eingangsdatum)"
    rf"|(?P<title>Betr(?:\.|eff))){_CELL}:{_CELL}\n?{_CELL}"
)
_TYPE: Final = re.compile(
    r"(?P<note>(?<![\w/-])(?:[IA/]{1,3}-PUNKT-)?[A-ZÄÖÜ]*VERMERK|AUFZEICHNUNG)|(?P<outcome>BERATUNGSERGEBNISSE)"
    r"|(?P<other>BERICHT|ENTWURF|GESETZGEBUNGSAKTE|VORSCHLAG|SCHREIBEN|TAGESORDNUNG|PROTOKOLL|INFORMATION|BESCHLUSS)\b"
)
_COUNCIL: Final = re.compile(r"Rat\s+der\s+Europäischen\s+Union|RAT\s+DER\s+EUROPÄISCHEN\s+UNION|\(OR\.\s?[a-z]{2}")
_PLACE: Final = re.compile(r"(?:Brüssel|Luxemburg|Straßburg)\s*,\s+(?:den\s+)?$")
_CONCLUSIONS: Final = re.compile(r"Schlussfolgerungen\b", re.IGNORECASE)
_BARE: Final = re.compile(
    r"\s*(?P<title>(?:Schlussfolgerungen|SCHLUSSFOLGERUNGEN)\s+(?:DES|des)\s+(?:Rates|RATES)\b[^\n]{0,300}"
    r"(?:\n\n?[^\n]{1,300})?)"
    r"\n+(?=DER\s+RAT\s+DER\s+EUROPÄISCHEN\s+UNION)"
)


def read(paper: Paper) -> Head | None:
    """Read the cover page of a Council document; None if the text has none and is no conclusions."""
    text = paper.text
    reach = min(_REACH, paper.body)
    if not paper.numbers(0, reach, "council"):
        return _bare_conclusions(paper)
    labels = list(_LABEL.finditer(text, 0, reach))
    cover = labels[0].start() if labels else 0
    numbers = paper.numbers(0, cover, "council")
    is_cover = any(label["title"] for label in labels) or _COUNCIL.search(text, 0, reach)
    if not (numbers and is_cover):
        return _bare_conclusions(paper)
    fields = {"number": numbers[0]}
    codes = paper.numbers(numbers[0].end, cover, "council-subject")
    if codes:
        names = tuple(code.value.partition(":")[2] for code in codes)
        fields["subject_codes"] = Found(names, codes[0].start, codes[-1].end)
    days = [day for day in paper.days(0, cover) if _PLACE.search(text, max(0, day.start - 30), day.start)]
    if days:
        fields["date"] = days[0]
    _read_labels(paper, labels, fields)
    fields["kind"] = _kind(paper, numbers[0].end, cover, fields)
    end = max(found.end for found in fields.values())
    return Head(fields, paper.line_end(end))


def _read_labels(paper: Paper, labels: list[re.Match[str]], fields: dict[str, Found]) -> None:
    """Read what stands behind each label: the rest of its line, or of its paragraph if it is the title."""
    followed_numbers: list[Found] = []
    for place, label in enumerate(labels):
        start, name = label.end(), label.lastgroup or ""
        end = paper.paragraph_end(start) if name == "title" else paper.line_end(start)
        following = labels[place + 1].start() if place + 1 < len(labels) else end
        cell = paper.text.find("|", start, end)
        end = min(end, following, cell if cell > 0 else end)
        value = paper.slice(start, end)
        if name == "follows":
            followed_numbers += paper.numbers(start, end, "council", "com")
        elif value and name != "received":
            fields.setdefault(name, value)
    fields.update(followed(followed_numbers))


def _kind(paper: Paper, start: int, end: int, fields: dict[str, Found]) -> Found:
    """Conclusions are what the Council has adopted; their drafts come as notes."""
    kind = _TYPE.search(paper.text, start, end)
    title = fields.get("title")
    is_about_conclusions = title is not None and _CONCLUSIONS.match(title.value)
    if is_about_conclusions and (not kind or kind["outcome"]):
        return Found("council-conclusions", *(kind.span() if kind else (title or fields["number"])[1:]))
    if kind and kind["note"]:
        return Found("council-note", *kind.span())
    return Found("council-document", *(kind.span() if kind else fields["number"][1:]))


def _bare_conclusions(paper: Paper) -> Head | None:
    match = _BARE.match(paper.text, 0, paper.body)
    if not match:
        return None
    start, end = match.span("title")
    title = Found(" ".join(match["title"].split()), start, end)
    return Head({"kind": title._replace(value="council-conclusions"), "title": title}, end)

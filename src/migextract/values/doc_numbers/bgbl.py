"""Federal Law Gazette of Germany: `BGBl. I S. 1106`, `BGBl. 2008 II S. 1419`, `BGBl. 2023 I Nr. 390`.

Rule: Handbuch der Rechtsförmlichkeit (Federal Ministry of Justice), on citing sources: up to 2022 part and page, since
2023 (the gazette is electronic only) year, part and number. Where the year is not printed, it is mostly that of the
act's date beside it: such years stand in `candidates`. `Nr. 100/2005` is the Austrian gazette of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "bgbl"
GAZETTE = r"B(?:GBl|undesgesetzbl(?:att(?:e?s)?)?)"
PLACE = (
    r"(?:(?P<year>(?:19|20)\d\d)(?!\d),?\s*+)?(?:(?P<part>(?:(?:Teil\s++)?(?:III(?=\.?\s*+(?:Nr|S\.|Seite))|II|I)|Teil\s++[12])(?![\w-]))\.?[,:]?\s*+)?"
    r"(?:(?P<late>(?:19|20)\d\d)(?=[\s,:])[,:]?\s*+)?"
    r"(?:(?:Nr\.?|Nummer)\s*+(?P<issue>\d{1,4})(?:/(?P<austrian>\d{4}))?(?:,?\s*+(?:S\.?|Seite)\s*+\d{1,5})?"
    r"|(?P<cue>(?:S\.?|Seite)\s*+)?(?P<page>\d{1,5}))(?!\d)"
)
"""What follows the gazette's name: year, part and page or number."""

_ELECTRONIC = 2023  # the year since which every act is a number of its own
_FULL = re.compile(rf"(?:{GAZETTE}\.?:?\s*+)?{PLACE}")
_DATE_BESIDE = re.compile(r"(?:\b(?P<turn>Dezember|November)|\.)\s?(?P<year>\d{4})\W{0,3}\Z|(?P<other>\d{4})\W{0,3}\Z")


def parse(text: str, before: str = "") -> DocNumber | None:
    """Read a citation of the gazette; a date at the end of `before` gives the likely year.

    >>> parse("BGBl. I S. 1106").value, parse("BGBl. I 2008, Seite 1106").value, parse("BGBl. 2023 I Nr. 390").value
    ('bgbl:I S. 1106', 'bgbl:2008 I S. 1106', 'bgbl:2023 I Nr. 390')
    >>> parse("BGBl. I S. 2542", before="in der Fassung vom 29. Juli 2009 (").candidates
    ('bgbl:2009 I S. 2542',)
    >>> parse("BGBl. 2023 I Nr. 390").address
    'https://www.recht.bund.de/eli/bund/bgbl-1/2023/390'
    """
    match = _FULL.fullmatch(tidy(text))
    if not match or not (match["part"] or match["issue"] or match["cue"]):
        return None
    parts = {}
    if match["year"] or match["late"]:
        parts["year"] = match["year"] or match["late"]
    if match["part"]:
        part = match["part"].removeprefix("Teil ")
        parts["part"] = {"1": "I", "2": "II"}.get(part, part)
    if match["issue"]:
        parts["issue"] = match["issue"]
    else:
        parts["page"] = match["page"]
    if match["austrian"]:
        parts["austrian"] = match["austrian"]
    if "year" in parts or "austrian" in parts:
        found = address(parts)
        return DocNumber(NAME, canonical(parts), parts, "derived" if found else "needs_lookup", found)
    candidates = tuple(f"{NAME}:{canonical({**parts, 'year': year})}" for year in _years_beside(before))
    return DocNumber(NAME, canonical(parts), parts, "needs_lookup", candidates=candidates)


def canonical(parts: Mapping[str, str]) -> str:
    """`[year] [part] S. page`, or `[year] [part] Nr. number`."""
    place = f"Nr. {parts['issue']}" if "issue" in parts else f"S. {parts['page']}"
    words = [parts.get("year"), parts.get("part"), place + (f"/{parts['austrian']}" if "austrian" in parts else "")]
    return " ".join(word for word in words if word)


def address(parts: Mapping[str, str]) -> str | None:
    """The ELI of the electronic gazette since 2023, the reading page of the archive before; None without a year."""
    if "year" not in parts or parts.get("part") not in {"I", "II"}:
        return None
    part = len(parts["part"])
    if "issue" in parts:
        if int(parts["year"]) < _ELECTRONIC:
            return None
        return f"https://www.recht.bund.de/eli/bund/bgbl-{part}/{parts['year']}/{parts['issue']}"
    target = f"bgbl{part}{parts['year'][2:]}s{parts['page']:0>4}.pdf"
    return f"https://www.bgbl.de/xaver/bgbl/start.xav?startbk=Bundesanzeiger_BGBl&jumpTo={target}"


def _years_beside(before: str) -> tuple[str, ...]:
    """The year of the date that `before` ends with, and the next one for acts of a year's last weeks."""
    match = _DATE_BESIDE.search(before)
    if not match:
        return ()
    year = match["year"] or match["other"]
    return (year, str(int(year) + 1)) if match["turn"] else (year,)

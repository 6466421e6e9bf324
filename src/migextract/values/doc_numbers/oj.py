"""Official Journal of the European Union: `ABl. L 180 vom 29.6.2013, S. 31`, `ABl. L, 2024/1689, 12.7.2024`.

Rule: Interinstitutional Style Guide of the Publications Office, 3.1 (references to the Official Journal): up to
30 September 2023 series, number, date and page; since 1 October 2023 every act is an issue with the act's own number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "oj"
JOURNAL = (
    r"A(?:Bl\.?|bl\.|mtsblatt(?:e?s)?)(?:\s*+(?:\((?:EU|EG|EWG)\)|(?:EU|EG|EWG)(?!\w)|"
    r"der\s++(?:(?:EU|EG)(?!\w)|Europäischen\s++(?:Union|Gemeinschaften?|Wirtschaftsgemeinschaft))))?"
)
MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_DATE = (
    r"\d{1,2}\.\s*+(?:\d{1,2}\.\s*+|(?:J[aä]n|Feb|M[aä]r|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]{0,6}\.?\s++)\d{4}"
)
PAGED = (
    r"(?:(?P<year>(?:19|20)\d\d)[,/]?\s*+)?(?:Nr\.?\s*+)?(?P<series>[LC])\s*+(?P<issue>\d{1,3})(?!\d)"
    r"(?:\s*+(?P<sub>I{1,3}|[AEM])(?!\w))?(?:\s*+/\s*+(?P<notice>\d{1,4})(?!\d))?"
    rf"(?:,?\s*+(?:vom\s++|v\.\s*+)?(?:(?P<date>{_DATE})|(?P<late>(?:19|20)\d\d)(?!\d)))?"
    r"(?:,?\s*+(?:S\.?|Seite|p\.)\s*+(?P<page>\d{1,4})(?!\d))?"
)
"""Series, issue, date and page, up to September 2023."""
ELECTRONIC = (
    r"(?:Nr\.?\s*+)?(?P<series>[LC])(?:,?\s*+[LC]\s*+/|,|\s*+/)?\s*+(?P<year>20\d\d)/(?P<number>\d{1,5})(?!\d)"
    rf"(?:,?\s*+(?:vom\s++|v\.\s*+)?{_DATE})?"
)
"""Series and the act's own number, since October 2023."""

_PAGED = re.compile(rf"(?:{JOURNAL},?\s*+)?{PAGED}")
_ELECTRONIC = re.compile(rf"(?:{JOURNAL},?\s*+)?{ELECTRONIC}")
_DATE_PARTS = re.compile(r"(\d{1,2})\. ?(?:(\d{1,2})\. ?|([A-Za-zä]+)\.? )(\d{4})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read a citation of the Official Journal.

    >>> parse("ABl. L 180 vom 29.6.2013, S. 31").value, parse("ABl. EU Nr. L 180 vom 29. Juni 2013 S. 31").value
    ('oj:L 180, 29.6.2013, p. 31', 'oj:L 180, 29.6.2013, p. 31')
    >>> parse("ABl. L, 2024/1689, 12.7.2024").value, parse("ABl. 2014/C 200/01").value
    ('oj:L 2024/1689', 'oj:2014/C 200/01')
    """
    tidied = tidy(text)
    match = _ELECTRONIC.fullmatch(tidied)
    if match:
        parts = match.groupdict()
        return DocNumber(NAME, canonical(parts), parts, address=address(parts))
    match = _PAGED.fullmatch(tidied)
    if not match:
        return None
    parts = {name: match[name] for name in ("series", "issue", "sub", "notice", "page") if match[name]}
    if match["date"]:
        parts["date"] = _plain_date(match["date"])
    year = parts["date"][-4:] if "date" in parts else match["year"] or match["late"]
    if year:
        parts["year"] = year
    if "notice" in parts and not parts["notice"].startswith("0"):
        parts["page"] = parts.pop("notice")  # `L 140/16` is a page, `C 200/01` a notice
    found = address(parts)
    return DocNumber(NAME, canonical(parts), parts, "derived" if found else "needs_lookup", found)


def canonical(parts: Mapping[str, str]) -> str:
    """`series issue, date, p. page`; `year/series issue/notice`; or `series year/number` since October 2023."""
    if "number" in parts:
        return f"{parts['series']} {parts['year']}/{int(parts['number'])}"
    issue = f"{parts['series']} {parts['issue']}" + (f" {parts['sub']}" if "sub" in parts else "")
    if "notice" in parts:
        return (f"{parts['year']}/" if "year" in parts else "") + f"{issue}/{parts['notice']}"
    words = [issue, parts.get("date") or parts.get("year")]
    if "page" in parts:
        words.append(f"p. {parts['page']}")
    return ", ".join(word for word in words if word)


def address(parts: Mapping[str, str]) -> str | None:
    """The page of EUR-Lex; None where year or page are missing."""
    base = "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri="
    if "number" in parts:
        return f"{base}OJ:{parts['series']}_{parts['year']}{parts['number']:0>5}"
    if "year" not in parts or "page" not in parts:
        return None
    series = parts["series"] + parts.get("sub", "_")[0]
    return f"{base}uriserv:OJ.{series}.{parts['year']}.{parts['issue']:0>3}.01.{parts['page']:0>4}.01.DEU"


def _plain_date(printed: str) -> str:
    """A date in the Journal's short form.

    >>> _plain_date("09. Juli 2008"), _plain_date("4.05.2016")
    ('9.7.2008', '4.5.2016')
    """
    day, month, name, year = _DATE_PARTS.fullmatch(printed).groups()  # type: ignore[union-attr]
    if name:
        month = str(1 + MONTHS.index(name.lower()[:3].replace("jän", "jan").replace("mar", "mär")))
    return f"{int(day)}.{int(month)}.{year}"

"""Papers of the Bundestag's research services: `WD 3 - 3000 - 245/14`, `PE 6 - 3000 - 24/18`.

Rule: title pages of the Wissenschaftliche Dienste: section, file plan number 3000, running number/year. Older citations
leave the 3000 out. Their web addresses do not follow from the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "bt-research"
DASH = r"\s*+[-–\u2010\u2011]\s*+"
PATTERN = rf"(?:WD|PE|EU)\s*+\d{{1,2}}(?:{DASH}3000)?{DASH}\d{{1,3}}\s*+/\s*+\d\d(?!\d)"

_FULL = re.compile(
    rf"(?P<section>WD|PE|EU) ?(?P<unit>\d{{1,2}})(?:{DASH}3000)?{DASH}(?P<number>\d{{1,3}}) ?/ ?(?P<year>\d\d)"
)


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a research paper.

    >>> parse("WD 3 – 3000 – 245/14").value, parse("WD 3-391/09").value
    ('bt-research:WD 3 - 3000 - 245/14', 'bt-research:WD 3 - 3000 - 391/09')
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = match.groupdict()
    return DocNumber(NAME, canonical(parts), parts, "needs_lookup")


def canonical(parts: Mapping[str, str]) -> str:
    """Section and unit, 3000, number/year."""
    return f"{parts['section']} {parts['unit']} - 3000 - {parts['number']}/{parts['year']}"


def address(parts: Mapping[str, str]) -> str | None:  # noqa: ARG001
    """None: the file names hold a title and a hash."""
    return None

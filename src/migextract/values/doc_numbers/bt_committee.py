"""Printed papers of a Bundestag committee: `18(4)205 B`, `17(11)429`, behind `Ausschussdrucksache`.

Rule: practice of the Bundestag's committees: term, number of the committee in brackets, running number, and a letter
or number for each of several papers on one matter. They are not in DIP.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "bt-committee"
# The part may be a number or letter of its own: `.2`, `-B`, ` a`.
PATTERN = (
    r"(?P<term>\d{2})\s*+\(\s*+(?P<committee>\d{1,2})\s*+\)\s*+(?P<number>\d{1,4})(?!\d)"
    r"(?P<part>\.\d{1,2}(?!\w)|\s*+-\s*+[A-Z0-9]{1,2}(?!\w)|\s*+[A-Ha-h](?!\w|\.\s*+\d))?"
    r"(?P<anew>\s*(?:\([nN]eu\)|[nN]eu(?!\w)))?"
)

_FULL = re.compile(PATTERN)


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    """Read the number of a committee paper.

    >>> parse("18 (4)205 B").value, parse("18(16)58-A").value, parse("18(9)176neu").value
    ('bt-committee:18(4)205 B', 'bt-committee:18(16)58-A', 'bt-committee:18(9)176 (neu)')
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = {name: match[name] for name in ("term", "committee", "number")}
    if match["part"]:
        letter = match["part"].replace(" ", "")
        parts["part"] = letter if letter[0] in ".-" else f" {letter}"
    if match["anew"]:
        parts["anew"] = "neu"
    return DocNumber(NAME, canonical(parts), parts, "needs_lookup")


def canonical(parts: Mapping[str, str]) -> str:
    """`term(committee)number`, then the part, then ` (neu)`."""
    anew = " (neu)" if "anew" in parts else ""
    return f"{parts['term']}({parts['committee']}){parts['number']}{parts.get('part', '')}{anew}"


def address(parts: Mapping[str, str]) -> str | None:  # noqa: ARG001
    """None: committee papers have no address that follows from the number."""
    return None

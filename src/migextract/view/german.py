"""German words by which steps tell whether a line goes on."""

from __future__ import annotations

import re

MONTH = "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"

_ARTICLE = "(?:der|die|das|des|dem|den|zur|zum|im|am|vom)"
_ABBREVIATION = "(?:vgl|Nrn?|Art|Abs|ABl|Drs|Dok|Dr|Prof|bzw|ca|sog|gem|Ziff|Buchst|Mio|Mrd|Tsd|[a-zA-Z])"

# A line that ends so goes on in the next, whatever begins there: `für`, `in der`, `Frontex,`, `vgl.`, `der 19.`
OPEN_END = re.compile(
    rf"(?:\b(?:{_ARTICLE}|und|oder|für|von|in|an|auf|mit|bei|über|als|durch)|\b{_ARTICLE} \d{{1,3}}\."
    rf"|\b{_ABBREVIATION}\.|[,(/&–—„])\Z"
)
LONGEST_OPEN_END = 10  # with the character before it

"""German words by which steps tell whether a line goes on."""

from __future__ import annotations

import re

MONTH = "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"

# A line that ends so goes on in the next, whatever begins there.
OPEN_END = re.compile(
    r"(?:\b(?:der|die|das|des|dem|den|und|oder|für|von|vom|zur|zum|im|in|an|am|auf|mit|bei|über|als)|[,(/&–—„])\Z"
)
LONGEST_OPEN_END = 5

"""What an offset counts: Unicode code points, as Python does, or UTF-16 code units, as JavaScript and Java do.

The two differ behind every character beyond U+FFFF (emoji, some historic scripts), which is one code point and two
code units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final, Literal, get_args

Unit = Literal["code-points", "utf-16"]
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)

ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
"""Characters of two UTF-16 code units."""


def length(text: str, unit: Unit) -> int:
    """The length of a text in a unit.

    >>> length("🇪🇺 EU", "code-points"), length("🇪🇺 EU", "utf-16")
    (5, 7)
    """
    return len(text) if unit == "code-points" else len(_units(text)) // 2


def cutter(text: str, unit: Unit) -> Callable[[int, int], str]:
    """A function that cuts `[start, end)`, counted in a unit, out of the text.

    >>> cutter("🇪🇺 EU", "utf-16")(5, 7)
    'EU'
    """
    if unit == "code-points":
        return lambda start, end: text[start:end]
    units = _units(text)
    return lambda start, end: units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def converter(text: str, unit: Unit, to: Unit) -> Callable[[int], int]:
    """A function that turns an offset in the text from one unit into the other, at the cost of one search.

    An offset into the middle of a character, which no mention has, becomes the one behind that character.

    >>> [converter("🇪🇺 EU", "code-points", "utf-16")(offset) for offset in range(6)]
    [0, 2, 4, 5, 6, 7]
    """
    astral = [found.start() for found in ASTRAL.finditer(text)]
    if unit == to or not astral:
        return lambda offset: offset
    if to == "utf-16":
        return lambda offset: offset + bisect_left(astral, offset)
    counted = [place + before for before, place in enumerate(astral)]
    return lambda offset: offset - bisect_left(counted, offset - 1)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")

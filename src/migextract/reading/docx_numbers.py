"""The numbers that Word counts by itself: `1.`, `a)`, `2.1`, `•` stand nowhere in the text, and readers see them.

A paragraph names a list and a level, itself or through its style. The list (`num`) refers to a pattern (`abstractNum`)
that says for each level what is shown: `%1.%2` with the counts of levels 1 and 2. Lists with one pattern count on
together, unless a list says where it starts. The rules are those of ECMA-376, part 1, section 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from migextract.reading.blocks import BULLET, item_number
from migextract.reading.docx_package import Package

_FORMS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "decimalZero": "01"}
_PLACE: Final = re.compile(r"%([1-9])")
_PLAIN_BULLET: Final = re.compile(r"[-–—•·▪◦*]")
_LONGEST_CHAIN: Final = 20  # of styles that are based on each other


_Level = dict[str, str]  # what a level says, by the names of the elements: `numFmt`, `lvlText`, `start` …


@dataclass(slots=True)
class _Pattern:
    """An `abstractNum`: its levels by number from 0, and how often each was counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    style: str | None = None
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    """A `num`: its pattern, and the numbers at which its levels start anew when it is first used."""

    pattern: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    is_begun: bool = False

    def start(self, pattern: _Pattern, level: int) -> int:
        """The number of the first item of a level."""
        return self.starts.get(level, whole(pattern.levels.get(level, {}).get("start", "1")))


@dataclass(slots=True)
class _Style:
    based_on: str | None = None
    number: str | None = None
    level: int | None = None


class Numbers:
    """Counts the items of a document's lists, in the order in which it is asked for them."""

    def __init__(self, package: Package) -> None:
        self._patterns: dict[str, _Pattern] = {}
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, _Style] = {}
        for kind, target in package.relations(package.document):
            if kind == "numbering" and target in package:
                self._read_numbering(package, target)
            elif kind == "styles" and target in package:
                self._read_styles(package, target)

    def mark(self, style: str | None, number: str | None, level: int | None) -> str:
        """What is shown before a paragraph, with a space behind it; empty if nothing is.

        Args:
            style: of the paragraph.
            number: the list that the paragraph names itself, if any; `0` takes it out of the one its style names.
            level: the level that it names itself, from 0.
        """
        named = self._style(style)
        number = number or named.number
        counted = self._lists.get(number or "")
        if counted is None:
            return ""
        pattern = self._pattern(counted.pattern)
        if level is None:
            level = named.level if named.level is not None else _level_of(pattern, style)
        if not counted.is_begun:
            pattern.counts = {place: count for place, count in pattern.counts.items() if place not in counted.starts}
            counted.is_begun = True
        pattern.counts = {place: count for place, count in pattern.counts.items() if place <= level}
        pattern.counts[level] = pattern.counts.get(level, counted.start(pattern, level) - 1) + 1
        return _shown(pattern, level, counted)

    def _style(self, name: str | None) -> _Style:
        """What a style says of lists, itself or by the styles that it is based on."""
        found = _Style()
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name or "")
            if style is None:
                break
            found.number = found.number or style.number
            found.level = style.level if found.level is None else found.level
            name = style.based_on
        return found

    def _pattern(self, name: str) -> _Pattern:
        """A pattern; one that refers to a style of lists stands for the pattern of that style's list."""
        pattern = self._patterns.setdefault(name, _Pattern())
        if pattern.style:
            linked = self._lists.get(self._style(pattern.style).number or "")
            if linked is not None and linked.pattern in self._patterns:
                return self._patterns[linked.pattern]
        return pattern

    def _read_numbering(self, package: Package, part: str) -> None:
        pattern, level, counted, place = _Pattern(), _Level(), _List(), 0
        for tag in package.tags(part):
            match tag.name:
                case "abstractNum":
                    pattern = self._patterns.setdefault(tag.values.get("abstractNumId", ""), _Pattern())
                case "numStyleLink":
                    pattern.style = tag.value
                case "num":
                    counted = self._lists.setdefault(tag.values.get("numId", ""), _List())
                case "abstractNumId":
                    counted.pattern = tag.value
                case "lvlOverride":
                    place = whole(tag.values.get("ilvl", ""))
                case "startOverride":
                    counted.starts[place] = whole(tag.value)
                case "lvl":
                    level = {}
                    if tag.parent == "abstractNum":
                        pattern.levels[whole(tag.values.get("ilvl", ""))] = level
                case name:
                    level[name] = tag.values.get("val", "1")

    def _read_styles(self, package: Package, part: str) -> None:
        style = _Style()
        for tag in package.tags(part):
            match tag.name:
                case "style":
                    style = self._styles.setdefault(tag.values.get("styleId", ""), _Style())
                case "basedOn":
                    style.based_on = tag.value
                case "numId":
                    style.number = tag.value
                case "ilvl":
                    style.level = whole(tag.value)


def _level_of(pattern: _Pattern, style: str | None) -> int:
    """The level that a style stands for in a pattern."""
    return next((place for place, level in pattern.levels.items() if style and level.get("pStyle") == style), 0)


def _shown(pattern: _Pattern, level: int, counted: _List) -> str:
    """What the pattern shows for an item of a level, by the counts as they are."""
    says = pattern.levels.get(level, {})
    text = says.get("lvlText", "")
    if says.get("numFmt") == "bullet":
        return f"{text} " if _PLAIN_BULLET.fullmatch(text) else BULLET
    is_legal = says.get("isLgl", "0") not in {"0", "false"}

    def count(place: re.Match[str]) -> str:
        outer = int(place[1]) - 1
        form = "decimal" if is_legal else pattern.levels.get(outer, {}).get("numFmt", "decimal")
        return item_number(pattern.counts.get(outer, counted.start(pattern, outer)), _FORMS.get(form, "1"))

    text = _PLACE.sub(count, text)
    return f"{text} " if text.strip() else ""


def whole(digits: str) -> int:
    """A whole number of at most six digits; 0 for anything else."""
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else 0

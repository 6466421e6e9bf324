"""Line breaks inside a paragraph become spaces; the others stay; runs of spaces become one.

Text out of a PDF is broken every eighty characters, in mid-name: `Europäischen⏎Agentur`. So a single line break is a
space unless something speaks for it, and then it stays one line break:

* the next line starts an item: `- `, `• `, `13. Welche`, `a) `, `(2) `, or it is a table row: `| cell`;
* the line ends its paragraph: a full stop or colon at its end, and room left for the next word, or a new line set in;
* the line is a heading of its paragraph, much shorter than the full line that follows;
* one of the lines holds nothing but a number, a code or a date: `8622/20`, `JAI 473`, `Anlage 5`.

One or more blank lines become one blank line. Spaces at the ends of lines go, and all white space around the text.
A break behind a hyphen is left to `broken_words`.
"""

from __future__ import annotations

import re

from migextract.view.german import LONGEST_OPEN_END, MONTH, OPEN_END
from migextract.view.text_view import PARAGRAPH, Change

_WHITE = re.compile(r" (?: ++(?!\n)| *\n[ \n]*)|\n[ \n]*")
# In a text without odd spaces most breaks can be told at a glance: those that are spaces, and those to look at.
_SOFT = re.compile(r"\n(?<!\w[-/]\n)(?<!\n\n)(?=[a-zäöüß])(?!.{1,4}\))")
_DOUBTFUL = re.compile(r"\n(?<!\n\n)(?:\n[ \n]+| [ \n]*|(?=[^a-zäöüß \n]|.{1,4}\)))")

# Left to `broken_words`.
_BROKEN_WORD = re.compile(r"[^\W_][-/] *\n *[^\W_]|\d– *\n *\d")
_BULLET = re.compile(r"[-•*+·▪‣◦|–—] |\|")
_SMALL_ITEM = re.compile(r"(?:[a-z]{1,2}|[ivx]{1,4})\) ")
_NUMBERED_ITEM = re.compile(
    r"(?:\d{1,3}[.)]|\((?:\d{1,2}|[a-z]{1,2})\)|[A-H]\.(?:\d{1,2}\.?)?(?= [A-ZÄÖÜ])|[IVX]{1,5}[.)]|(?:\d{1,2}\.){2,4}) "
    rf"(?!{MONTH}\b)"
)
_NUMBERED_HEADING = re.compile(r"(?:[IVX]{1,5}\.|[A-H]\.(?:\d{1,2}\.?)?) [A-ZÄÖÜ]")
_NUMBER = r"(?:Nr\. )?[\dIVX]{1,5}[a-z]?(?:(?: und | bis |[.–-])[\dIVX]{1,5}[a-z]?)?"
_ALONE = re.compile(
    r"(?:"
    r"\d[\d./,:–-]*(?: \d{3})*(?: ?%)?"
    r"|[A-Z]{2,10} \d{1,5}"
    rf"|(?:Zu (?:den )?)?(?:Anlage|Anhang|Artikel|Kapitel|Abschnitt|Teil|Nummer|Fragen?|Tabelle|§§?) ?{_NUMBER}"
    r"|(?:[A-ZÄÖÜ][\w/ -]{2,30}, (?:den |vom )?)?\d{1,2}\. ?(?:[A-Za-zäÄ]{3,9}|\d{1,2}\.) ?\d{4}"
    r"|Drucksache ?\d{1,2}/\d{1,6}(?: \(neu\))?|\d{1,2}\. Wahlperiode|Vorsitzender?|Berichterstatter(?:in|innen)?"
    r"):?(?= *(?:\n|\Z))"
)
_ENDS_PARAGRAPH = frozenset('.:;?!“”"')
_ENDS_ITEM = frozenset('.:;?!“”",)')

_LINE = 30  # a shorter line says nothing about how wide the text was set
_SAMPLE = 1_000  # lines that say how wide the text was set
_ENOUGH_LINES = 4
_USUAL_LINE = 80
_LONGEST_ALONE = 40
_SET_IN = 2  # the line feed and one space: that much is noise
_PARAGRAPH_IN_A_LINE = 150  # nobody sets lines as wide as that: each is a paragraph


def edits(text: str) -> list[Change]:
    r"""Make white space plain.

    >>> edits("Europäischen \nAgentur")
    [(12, 14, ' ')]
    >>> edits("vor.\n\n\n\nDie")
    [(4, 8, '\n\n')]
    """
    first, last = len(text) - len(text.lstrip(" \n")), len(text.rstrip(" \n"))
    if first >= last:
        return [(0, len(text), "")] if text else []
    has_odd_spaces = "  " in text or " \n" in text
    found = _Breaks(text, first).changes(_WHITE if has_odd_spaces else _DOUBTFUL, first, last)
    if not has_odd_spaces:
        found += [(soft.start(), soft.end(), " ") for soft in _SOFT.finditer(text, first, last)]
    if first:
        found.append((0, first, ""))
    if last < len(text):
        found.append((last, len(text), ""))
    return sorted(found)


class _Breaks:
    """The line breaks of a text: which single ones stay.

    Attributes:
        full_line: how wide the text was set: the median of its lines; headings and cells do not count. No more than
            the median, for a conversion that joins broken words makes one line of several.
        knows_width: whether there are enough lines to tell.
        stayed: where the last line begins that is known to begin something new.
    """

    def __init__(self, text: str, first: int) -> None:
        lengths = sorted(length for length in map(len, text.split("\n", _SAMPLE)[:_SAMPLE]) if length > _LINE)
        self.text = text
        self.knows_width = len(lengths) >= _ENOUGH_LINES
        median = lengths[len(lengths) // 2] if lengths else 0
        self.full_line = median if self.knows_width else max(median, _USUAL_LINE)
        self.stayed = first

    def changes(self, white_space: re.Pattern[str], first: int, last: int) -> list[Change]:
        """What to put in the place of white space."""
        found: list[Change] = []
        for white in white_space.finditer(self.text, first, last):
            start, end = white.span()
            breaks = 1 if end - start == 1 else white.group().count("\n")
            new = PARAGRAPH if breaks > 1 else "\n" if breaks and self.stays(start, end) else " "
            if new != " ":
                self.stayed = end
            if end - start > 1 or new == " ":
                found.append((start, end, new))
        return found

    def stays(self, end: int, next_line: int) -> bool:
        """Whether to keep the break between a line that ends at `end` and what begins at `next_line`."""
        text = self.text
        begins, ends = text[next_line], text[end - 1]
        if ends in "-/–" and _BROKEN_WORD.match(text, max(0, end - 2)):
            return True
        if begins.islower():
            return _SMALL_ITEM.match(text, next_line) is not None
        line = text.rfind("\n", 0, end) + 1
        is_long = end - line >= self.full_line / 2
        if is_long and begins.isalpha() and ends not in _ENDS_ITEM:  # a line of running text, like most
            begins_something = self._is_heading(line, end, next_line)
        elif text[line] == "|" or self._starts_item(line, end, next_line):
            return True
        else:
            begins_something = (
                (ends in _ENDS_PARAGRAPH and self._has_room(end - line, end, next_line))
                or self._is_alone(line, end, next_line)
                or self._is_heading(line, end, next_line)
            )
        return begins_something and not OPEN_END.search(text, max(line, end - LONGEST_OPEN_END), end)

    def _starts_item(self, line: int, end: int, next_line: int) -> bool:
        begins, may_end = self.text[next_line], self.text[end - 1] in _ENDS_ITEM
        if not begins.isalnum() and _BULLET.match(self.text, next_line):
            return begins not in "–—" or may_end or self.text[line] == begins
        may_end = may_end or end - line < self.full_line / 2
        return may_end and _NUMBERED_ITEM.match(self.text, next_line) is not None

    def _has_room(self, length: int, end: int, next_line: int) -> bool:
        if self.full_line > _PARAGRAPH_IN_A_LINE or next_line - end > _SET_IN:
            return True
        next_word = self.text.find(" ", next_line, next_line + self.full_line) - next_line
        return length + 1 + next_word < self.full_line

    def _is_alone(self, line: int, end: int, next_line: int) -> bool:
        text = self.text
        if end - line < _LONGEST_ALONE and _ALONE.match(text, line):
            return True
        next_end = text.find("\n", next_line, next_line + _LONGEST_ALONE)
        if next_end < 0 and next_line + _LONGEST_ALONE < len(text):
            return False
        # As the last line of its paragraph it may be the rest of a sentence: `… vom⏎5. Juni 2020`.
        is_last = next_end < 0 or text.startswith("\n", next_end + 1)
        may_be = not is_last or end - line < self.full_line / 2
        return may_be and _ALONE.match(text, next_line) is not None

    def _is_heading(self, line: int, end: int, next_line: int) -> bool:
        is_first_line = line <= self.stayed or self.text.startswith(PARAGRAPH, line - 2)
        if not (self.knows_width and is_first_line) or self.text[line].islower():
            return False
        longest = 0.9 if _NUMBERED_HEADING.match(self.text, line) else 0.6
        furthest = min(len(self.text), next_line + self.full_line)
        next_end = self.text.find("\n", next_line, furthest)
        next_length = (furthest if next_end < 0 else next_end) - next_line
        return next_length > self.full_line / 2 and end - line < longest * next_length

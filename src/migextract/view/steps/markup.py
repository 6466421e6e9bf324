r"""Markdown marks go, the text between them stays.

`**Südliche Ostsee**`, `***„Thema“***`, `__fett__`, `*kursiv*`, `` `Kode` ``, leading `#`, quotation marks `>` at line
starts, and the backslash of `\*`, `\_`, `\[`. Of `[BSPC](http://www.bspc.net)` the text stays and the address goes:
no mention stands in an address. A rule (`---`, `***`, `===`, the line below a table's head) ends a paragraph; so does
a heading.

Not marks: the star of `Migrant*innen`, the underscore of `Bürger_innen`, bullets, and the bars between table cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from migextract.view.text_view import PARAGRAPH, Edit, disjoint, starts_line

# Every alternative begins with a literal: that lets `re` run through a text without marks in no time.
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|\* (?:\* )+\*(?![^ \n])|- (?:- )+-(?![^ \n])"
    r"|\*\**|__*|``*|---+|===+"
    r"|##{0,5} +|> ?(?!\d)"
    r"|!\[|\["
    r"|\](?:\((?:(?=[^()\s]*[/.#@:])[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?: +\"[^\"\n]{0,300}\")?)?\))?"
)
_RULE_LINE = re.compile(r"[-=*_|:+ ]*(?=\n|\Z)")
_CLOSING_HASHES = re.compile(r" +#+ *(?=\n|\Z)")
_LONGEST_MARK = 3


def edits(text: str) -> list[Edit]:
    r"""Remove the marks.

    >>> edits("die **Agentur**")
    [Edit(start=4, end=6, new=''), Edit(start=13, end=15, new='')]
    >>> edits(r"Migrant\*innen")
    [Edit(start=7, end=8, new='')]
    """
    return disjoint(_Marks(text).edits())


class _Marks:
    """One pass over the marks of a text that remembers which of them are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.opened: dict[str, Edit] = {}  # the last single star, underscore or tick that may open an emphasis
        self.brackets: list[Edit] = []
        self.line_end = 0  # of the last line that was asked whether it is a rule

    def edits(self) -> Iterator[Edit]:
        for token in _TOKEN.finditer(self.text):
            mark = Edit(token.start(), token.end(), "")
            match self.text[mark.start]:
                case "\\":
                    yield mark._replace(end=mark.start + 1)
                case "-" | "=":
                    yield from self.rule(mark)
                case "*" | "_" | "`":
                    yield from self.emphasis(mark)
                case "#":
                    yield from self.heading(mark)
                case ">" if starts_line(self.text, mark.start, " >"):
                    yield mark
                case "!" | "[":
                    self.brackets.append(mark)
                case "]" if self.brackets:
                    opening = self.brackets.pop()
                    if mark.end - mark.start > 1:
                        yield from (opening, mark)

    def rule(self, mark: Edit) -> Iterator[Edit]:
        if mark.start < self.line_end:
            return
        line_start = self.text.rfind("\n", 0, mark.start) + 1
        rule = _RULE_LINE.match(self.text, line_start)
        line_end = self.text.find("\n", mark.end)
        self.line_end = line_end if line_end >= 0 else len(self.text)
        if rule:
            yield Edit(line_start, rule.end(), "")

    def emphasis(self, mark: Edit) -> Iterator[Edit]:
        run = self.text[mark.start : mark.end]
        before, behind = self.text[mark.start - 1 : mark.start] or "\n", self.text[mark.end : mark.end + 1] or "\n"
        if len(run) >= _LONGEST_MARK:
            yield from self.rule(mark)
        may_open, may_close = not behind.isspace(), not before.isspace()
        in_word = before.isalnum() and behind.isalnum()
        if len(run) > _LONGEST_MARK or (in_word and run[0] == "_"):
            return
        if len(run) > 1 and run[0] != "`":
            if may_open or may_close:
                yield mark
        elif not in_word:
            yield from self.pair(run, mark, may_open and not before.isalnum(), may_close and not behind.isalnum())

    def pair(self, run: str, mark: Edit, may_open: bool, may_close: bool) -> Iterator[Edit]:
        opened = self.opened.pop(run, None)
        if may_close and opened and PARAGRAPH not in self.text[opened.end : mark.start]:
            yield from (opened, mark)
        elif may_open:
            self.opened[run] = mark

    def heading(self, mark: Edit) -> Iterator[Edit]:
        if not starts_line(self.text, mark.start):
            return
        yield mark._replace(new="\n" if mark.start else "")
        end = self.text.find("\n", mark.end)
        if end >= 0:
            closing = _CLOSING_HASHES.search(self.text, mark.end, end)
            if closing:
                yield Edit(closing.start(), closing.end(), "")
            yield Edit(end, end + 1, PARAGRAPH)

"""HTML tags in Markdown and web text go, their text stays.

`<b>Frontex</b>`, `CO<sub>2</sub>`, `Sejmik<br>Ermland`, `<!-- Seite 5 -->`. Tags that end a line leave a line break,
those that end a paragraph a blank line, those of table cells a space; inline ones leave nothing. Only tags that HTML
knows are touched: `<Name der Behörde>` stays.
"""

from __future__ import annotations

import re

from migextract.view.text_view import PARAGRAPH, Edit, disjoint

_TAG = re.compile(
    "</?(?:"
    "(?P<line>br|li|tr|dt|dd|option)"
    "|(?P<paragraph>p|div|ul|ol|dl|h[1-6]|table|thead|tbody|section|article|header|footer|blockquote|hr|pre|figure)"
    "|(?P<cell>td|th)"
    "|sup|sub|b|i|u|s|em|strong|small|big|span|a|font|mark|img|del|ins|abbr|cite|code|center|nobr|wbr"
    ")(?=[ \n/>])[^<>]*>",
    re.IGNORECASE,
)
_LEAVES = {"line": "\n", "paragraph": PARAGRAPH, "cell": " ", None: ""}


def edits(text: str) -> list[Edit]:
    """Remove the tags.

    >>> edits("CO<sub>2</sub>")
    [Edit(start=2, end=7, new=''), Edit(start=8, end=14, new='')]
    """
    if "<" not in text:
        return []
    comments = _comments(text)
    found = [Edit(tag.start(), tag.end(), _LEAVES[tag.lastgroup]) for tag in _TAG.finditer(text)]
    return disjoint([*comments, *found]) if comments else found


def _comments(text: str) -> list[Edit]:
    found = []
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        found.append(Edit(start, end + 3, ""))
        start = text.find("<!--", end + 3)
    return found

"""HTML entities in Markdown and web text become the characters they stand for.

`F&ouml;rderung`, `R&uuml;ckkehr &amp; Reintegration`, `330&nbsp;Mio.&nbsp;&euro;`: no name and no amount is found in
these. Only entities that end in a semicolon and that HTML knows are decoded, once: `AT&T;` stays.
"""

from __future__ import annotations

import html
import re

from migextract.view.text_view import Edit

_ENTITY = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def edits(text: str) -> list[Edit]:
    """Decode entities.

    >>> edits("Asyl &amp; Migration")
    [Edit(start=5, end=10, new='&')]
    """
    if "&" not in text:
        return []
    decoded = ((match, html.unescape(match.group())) for match in _ENTITY.finditer(text))
    return [Edit(match.start(), match.end(), new) for match, new in decoded if new and not new.endswith(";")]

"""Where the web and e-mail addresses of a text are: no mention stands in one."""

from __future__ import annotations

import re

TOP_DOMAINS = (
    "de|at|ch|eu|org|net|com|int|info|gov|edu|uk|fr|it|nl|be|lu|pl|cz|hu|si|hr|rs|ba|al|mk|me|gr|bg|ro|dk|se|no|fi"
)
IN_ADDRESS = '[^\\s<>"„“”‚‘«»|]'
PIECE = re.compile(f"{IN_ADDRESS}+")
TRAILING = ".,;:!?)]’'"  # what may stand behind an address without being part of it

# The look-behind stands behind the dot: the engine skips to first letters much faster than to look-behinds.
_CUE = re.compile(rf"://|www\.|@|\.(?<=[a-z0-9].)(?:{TOP_DOMAINS})(?![\w-]|\.[^\W\d_])")
_SCHEME = re.compile(r"(?:https?|ftp)://.")
_WWW = re.compile(r"www\.\w")
_DOMAIN = re.compile(rf"(?=[\w.-]*[^\W\d_][\w-]*\.)(?:[\w-]+\.)+(?:{TOP_DOMAINS})(?:[:/?#]{IN_ADDRESS}*)?$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_OUTSIDE = re.compile(r"[\s<>\"„“”‚‘«»|(\[]")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and e-mail addresses stand: URLs, `www.…`, bare domains (`statewatch.org/media`), `name@host`.

    A full stop, comma or bracket behind an address is not part of it. Linear in the length of the text.

    Args:
        text: the view of a paper; an address that a line end broke must have been joined.

    Returns:
        Half-open spans in code points, sorted, without overlaps.

    >>> text = "vgl. www.salzburgforum.org, (https://a.eu/x_(1).pdf)."
    >>> [text[start:end] for start, end in addresses(text)]
    ['www.salzburgforum.org', 'https://a.eu/x_(1).pdf']
    """
    found: list[tuple[int, int]] = []
    done = 0
    for cue in _CUE.finditer(text):
        if cue.start() < done:
            continue
        start = cue.start()
        while start > done and not _OUTSIDE.match(text, start - 1):
            start -= 1
        piece = PIECE.match(text, start)
        done = piece.end() if piece else cue.end()
        span = _address(text, start, done)
        if span:
            found.append(span)
    return found


def _address(text: str, start: int, end: int) -> tuple[int, int] | None:
    scheme = _SCHEME.search(text, start, end)
    if scheme:
        start = scheme.start()
    end = _without_trailing(text, start, end)
    forms = (_SCHEME, _WWW, _DOMAIN, _MAIL)
    return (start, end) if any(form.match(text, start, end) for form in forms) else None


def _without_trailing(text: str, start: int, end: int) -> int:
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start and text[end - 1] in TRAILING:
        if text[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return end

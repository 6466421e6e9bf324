"""Addresses that a line end broke are joined.

`(https://www.statewatch.org/media/1233/eu-council-we⏎stern-balkans-7896-20.pdf)` is one address: left broken, its
second half reads as text, with names and numbers in it. A half is joined if the first cannot end there
(`https://www.state`, `…/eu-council-`), if the second looks like an address, or if it alone closes the bracket. The
next word of the sentence is not: `www.salzburgforum.org⏎sowie`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from migextract.view.text_view import Edit, disjoint
from migextract.view.web_addresses import IN_ADDRESS, PIECE, TOP_DOMAINS, TRAILING

# Two patterns: each begins with a literal of some length, which `re` finds faster than a choice.
_STARTS = (re.compile(rf"http(?:s?)://{IN_ADDRESS}*+"), re.compile(rf"www\.{IN_ADDRESS}*+"))
_GAP = re.compile(r" *\n *(?=[^\s])")
_WHOLE_HOST = re.compile(rf"(?:https?://)?(?:[\w-]+\.)+(?:{TOP_DOMAINS})(?:[:/?#]|$)")
_ENDED = re.compile(r"[),;:!?\]]$")
_UNFINISHED = re.compile(r"[-_=&?%+~#]$")
_PLAUSIBLE = re.compile(r"[A-Za-z0-9/._~%=&?#+:@,-]+")
_MARK = re.compile("[/._=%?&#-]")
_FILE = re.compile(r"\.(?:pdf|html?|aspx?|php|xml|docx?|xlsx?|jsp)$")
_PAPER_NUMBER = re.compile(r"\d{1,5}/\d{1,6}$")
_LONGEST_HOST = 300
_REACH = 300  # code points before an address in which its opening bracket is sought


def edits(text: str) -> list[Edit]:
    r"""Join broken addresses.

    >>> edits("(https://www.state\nwatch.org/media)")
    [Edit(start=18, end=19, new='')]
    >>> edits("www.salzburgforum.org\nsowie")
    []
    """
    return disjoint(edit for begin in _STARTS for start in begin.finditer(text) for edit in _joined(text, start))


def _joined(text: str, start: re.Match[str]) -> Iterator[Edit]:
    head, last, end = start.group()[:_LONGEST_HOST], start.group(), start.end()
    while gap := _GAP.match(text, end):
        piece = PIECE.match(text, gap.end())
        if not piece or not _goes_on(head, last, piece.group(), _in_brackets(text, start.start())):
            return
        yield Edit(gap.start(), gap.end(), "")
        last, end = piece.group(), piece.end()
        head = (head + last)[:_LONGEST_HOST]


def _in_brackets(text: str, place: int) -> bool:
    reach = max(0, place - _REACH)
    return text.rfind("(", reach, place) > text.rfind(")", reach, place)


def _goes_on(head: str, last: str, piece: str, in_brackets: bool) -> bool:
    """Whether an address goes on in the piece that follows a line break.

    `head` is the address from its start, as far as a host may reach, `last` its part before the break.
    """
    half = piece.rstrip(TRAILING)
    if (
        _ENDED.search(last)
        or not _PLAUSIBLE.fullmatch(half)
        or _PAPER_NUMBER.match(half)
        or any(begin.match(half) for begin in _STARTS)
    ):
        return False
    if _UNFINISHED.search(last):
        return True
    marks = len(_MARK.findall(half))
    if half[0].isupper():
        return bool(_FILE.search(half)) and marks > 1
    closes = in_brackets and piece[len(half) :].startswith(")")
    return not _WHOLE_HOST.match(head) or marks > 1 or closes or bool(_FILE.search(half))

"""Tables on pages: Markdown between the markers `<!-- NAME -->` and `<!-- /NAME -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

MARKER: Final = re.compile(r"^<!-- (?P<name>[a-z-]+) -->$", re.MULTILINE)


def with_block(page: str, name: str, block: str) -> str:
    """The page with what stands between the markers of this name replaced.

    Raises:
        ValueError: if the page has no such markers.
    """
    pattern = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(page):
        raise ValueError(f"the page has no markers <!-- {name} --> and <!-- /{name} -->")
    return pattern.sub(lambda _: f"\n{block.strip()}\n\n", page, count=1)


def names(page: str) -> list[str]:
    r"""The names of the markers on a page.

    >>> names("<!-- speed -->\n\n<!-- /speed -->")
    ['speed']
    """
    return MARKER.findall(page)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> str:
    """A Markdown table.

    Args:
        head: names of the columns.
        rows: the cells of each row.
        words: how many of the first columns hold words, which stand left; numbers stand right.

    Raises:
        ValueError: if a row has not as many cells as the head.

    >>> print(table(["system", "F1"], [["ours", "99.0"]]))
    | system | F1 |
    | --- | --: |
    | ours | 99.0 |
    """
    kept = [list(row) for row in rows]
    if uneven := [row for row in kept if len(row) != len(head)]:
        raise ValueError(f"rows that do not fit the columns {', '.join(head)}: {uneven}")
    rule = ["---"] * words + ["--:"] * (len(head) - words)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [list(head), rule, *kept])


def notes(lines: Iterable[str]) -> str:
    """A list of remarks below a table."""
    return "\n".join(f"* {line}" for line in lines)

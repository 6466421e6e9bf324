"""What both kinds of page are made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib import resources
from string import Template
from typing import NamedTuple
from urllib.parse import quote

from migextract.labels import LABELS
from migextract.records import Document

SWITCHED_OFF = '.off-{0} mark[data-label="{0}"] {{ background: none; outline: none; cursor: inherit; padding: 0; }}'


@cache
def template(name: str) -> Template:
    """A page with its places to fill; `style` is filled in already."""
    here = resources.files("migextract.writing.html")
    colours = "\n".join(f'[data-label="{label}"] {{ --c: var(--{label}); }}' for label in LABELS)
    style = (here / "style.css").read_text(encoding="utf-8") + colours
    return Template(Template((here / name).read_text(encoding="utf-8")).safe_substitute(style=style))


def shown(text: str) -> str:
    r"""Text as HTML; what has no UTF-8 form (lone surrogates) as a question mark.

    >>> shown('<b> & "x" \ud800')
    '&lt;b&gt; &amp; &quot;x&quot; ?'
    """
    return escape(text.encode("utf-8", "replace").decode("utf-8"))


def link(href: str, text: str, attributes: str = "") -> str:
    """A link to a file of the site.

    >>> link("papers/a b#1.html", "<next>")
    '<a href="papers/a%20b%231.html">&lt;next&gt;</a>'
    """
    return f'<a href="{quote(href)}"{attributes and " " + attributes}>{shown(text)}</a>'


class Thing(NamedTuple):
    """What papers may have in common: an entry of the knowledge base, or a document that they cite.

    Attributes:
        id: of the entry, or `scheme:canonical`.
        label: of its mentions.
        name: how to show it.
        mentions: positions in `Document.mentions`.
    """

    id: str
    label: str
    name: str
    mentions: tuple[int, ...]


def things(document: Document) -> Iterator[Thing]:
    """The things that a document mentions: first entries of the knowledge base, then what else it cites."""
    known = {entity.id for entity in document.entities}
    for entity in document.entities:
        yield Thing(entity.id, entity.label, entity.name, entity.mentions)
    for reference in document.references:
        if reference.target not in known:
            numbered = ":" in reference.target  # an act may also be cited by its number alone
            label = "DOC_NUMBER" if numbered else document.mentions[reference.mentions[0]].label
            yield Thing(reference.target, label, reference.target, reference.mentions)

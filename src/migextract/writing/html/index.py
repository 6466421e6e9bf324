"""The index of a site: all papers, and the things that they mention with the way to each mention."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from migextract.labels import LABELS, MEANING
from migextract.records import Document
from migextract.writing.html.parts import Thing, link, shown, template, things


class Occurrence(NamedTuple):
    """That a paper mentions a thing.

    Attributes:
        paper: position of the paper in the index.
        mentions: how often.
        first: position of the first one in `Document.mentions`.
    """

    paper: int
    mentions: int
    first: int


@dataclass(slots=True)
class Known:
    """A thing and the papers that mention it."""

    thing: Thing
    occurrences: list[Occurrence] = field(default_factory=list)

    @property
    def mentions(self) -> int:
        """How often it is mentioned in all papers together."""
        return sum(occurrence.mentions for occurrence in self.occurrences)


class Index:
    """Collects what the index says of each paper while the pages are written."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.known: dict[str, Known] = {}
        self.mentions = 0
        self.failed = 0

    def add(self, document: Document, href: str) -> None:
        """Take in one document, whose page lies at `href`."""
        for thing in things(document):
            known = self.known.setdefault(thing.id, Known(thing._replace(mentions=())))
            known.occurrences.append(Occurrence(len(self.rows), len(thing.mentions), min(thing.mentions)))
        self.rows.append(row(document, href))
        self.mentions += len(document.mentions)
        self.failed += bool(document.errors)

    def page(self) -> str:
        """The page."""
        ordered = sorted(self.known.values(), key=lambda known: (-known.mentions, known.thing.id))
        size = f"{len(self.rows):,} papers · {self.mentions:,} mentions · {len(ordered):,} things mentioned"
        return template("index.html").substitute(
            subtitle=size + (f" · {self.failed:,} could not be extracted" if self.failed else ""),
            heads="".join(head(label, MEANING[label]) for label in LABELS),
            rows="\n".join(self.rows),
            things="\n".join(item(known) for known in ordered),
        )


def head(label: str, meaning: str) -> str:
    """The head of the column of a label, by which the table can be sorted."""
    swatch = f'<span class="swatch" data-label="{label}">{label}</span>'
    return f'<th scope="col" class="narrow"><button title="{shown(meaning)}">{swatch}</button></th>'


def row(document: Document, href: str) -> str:
    """The row of a paper: what it is, its day, and how many mentions of each label it has."""
    metadata = document.metadata
    counts = Counter(mention.label for mention in document.mentions)
    facts = [metadata.number, metadata.kind, metadata.issuer, document.id]
    about = shown(" · ".join(dict.fromkeys(fact for fact in facts if fact)))
    errors = "".join(
        f'<span class="error"><strong>{shown(error.code)}</strong> {shown(error.message)}</span>'
        for error in document.errors
    )
    cells = "".join(f"<td>{counts[label] or ''}</td>" for label in LABELS)
    title = link(href, metadata.title or document.id, 'lang="de"')
    day = f'<time datetime="{metadata.date}">{metadata.date}</time>' if metadata.date else ""
    return (
        f'<tr{" class=bad" if errors else ""}><th scope="row">{title}<span class="soft">{about}</span>{errors}</th>'
        f"<td>{day}</td><td>{len(document.mentions)}</td>{cells}</tr>"
    )


def item(known: Known) -> str:
    """A thing, to be chosen, with the papers that mention it."""
    thing = known.thing
    papers = shown(json.dumps(known.occurrences, separators=(",", ":")))
    return (
        f'<li><button data-thing="{shown(thing.id)}" data-papers="{papers}" aria-pressed="false">'
        f'<span class="swatch" data-label="{thing.label}">{thing.label}</span>'
        f'<span class="name" lang="de">{shown(thing.name)}</span>'
        f'<span class="count">{known.mentions:,} in {len(known.occurrences):,}</span></button></li>'
    )

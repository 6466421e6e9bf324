"""The page of one document: the text as the source has it, with every mention to point at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from migextract.errors import UsageError
from migextract.labels import LABELS, MEANING, Label
from migextract.records import Document, Mention
from migextract.recounting import recounted
from migextract.writing.folder import Place
from migextract.writing.html.parts import SWITCHED_OFF, link, shown, template, things
from migextract.writing.table import readable

LEFT_OUT = {"evidence", "start", "end", "boxes"}
"""Fields of a mention that the page does not show, or shows in words of its own."""


def page(document: Document, place: Place) -> str:
    """The page of a document, which must keep its source text (`load(keep_text=True)`).

    Args:
        document: in whatever unit of offsets; the page shows code points.
        place: where it stands among the other pages.

    Raises:
        UsageError: if the document has no source text, though it was read.
    """
    if document.source.text is None and not document.errors:
        raise UsageError(f"{document.id}: the page needs the source text; extract with `keep_text=True`")
    if document.source.text is not None:
        document = recounted(document, "code-points")
    counts = Counter(mention.label for mention in document.mentions)
    return template("paper.html").substitute(
        title=shown(document.metadata.title or document.id),
        subtitle=shown(subtitle(document)),
        before=link(place.before, "← previous", 'rel="prev"') if place.before else "",
        after=link(place.after, "next →", 'rel="next" class="after"') if place.after else "",
        off="\n".join(SWITCHED_OFF.format(label) for label in LABELS),
        notices=notices(document),
        unread=" hidden" if document.source.text is None else "",
        legend="\n".join(legend_row(label, counts[label]) for label in LABELS),
        total=len(document.mentions),
        paper=facts(document),
        text="".join(marked(document)),
    )


def subtitle(document: Document) -> str:
    """Where the text is from, and what its paper is."""
    metadata = document.metadata
    known = [metadata.kind, metadata.number, metadata.date, document.source.path or document.id]
    return " · ".join([*(str(fact) for fact in known if fact), f"{document.source.characters:,} characters"])


def notices(document: Document) -> str:
    """What went wrong with a document, and what a person should know of its reading."""
    errors = [f"<li><strong>{shown(error.code)}</strong>: {shown(error.message)}</li>" for error in document.errors]
    warnings = [f"<li>{shown(warning)}</li>" for warning in document.warnings]
    return notice("bad", "This document could not be extracted", errors) + notice("warned", "Please note", warnings)


def notice(kind: str, head: str, items: Sequence[str]) -> str:
    """A box with a list in it, if there is anything to say."""
    return f'<section class="box {kind}"><h2>{head}</h2><ul>{"".join(items)}</ul></section>' if items else ""


def facts(document: Document) -> str:
    """The box that says what the paper says of itself."""
    fields = document.metadata.model_dump(mode="json", exclude={"read_from", "title"}, exclude_none=True)
    rows = [(name.replace("_", " "), readable(value)) for name, value in fields.items() if value not in ("", [])]
    listed = "".join(f"<dt>{name}</dt><dd>{shown(str(value))}</dd>" for name, value in rows)
    return f'<section class="box"><h2>Paper</h2><dl>{listed}</dl></section>' if rows else ""


def legend_row(label: Label, count: int) -> str:
    """One line of the legend: a switch, the label and how often it was found."""
    return (
        f'<label title="{escape(MEANING[label])}"><input type="checkbox" value="{label}" checked>'
        f'<span class="swatch" data-label="{label}">{label}</span><span class="count">{count}</span></label>'
    )


def marked(document: Document) -> Iterator[str]:
    """The text in pieces, with a `mark` element around every mention; mentions are nested, never crossing."""
    text = document.source.text or ""
    shared = {number: thing.id for thing in reversed(list(things(document))) for number in thing.mentions}
    position = 0
    ends: list[int] = []
    for number, mention in enumerate(document.mentions):
        while ends and ends[-1] <= mention.start:
            yield f"{shown(text[position : ends[-1]])}</mark>"
            position = ends.pop()
        yield f"{shown(text[position : mention.start])}{opening(mention, number, shared.get(number))}"
        position = mention.start
        ends.append(min(mention.end, ends[-1]) if ends else mention.end)
    while ends:
        yield f"{shown(text[position : ends[-1]])}</mark>"
        position = ends.pop()
    yield shown(text[position:])


def opening(mention: Mention, number: int, thing: str | None) -> str:
    """The start tag of a mention, with everything the page shows of it and what the index knows it by."""
    fields = mention.model_dump(mode="json", exclude=LEFT_OUT, exclude_none=True)
    rows = [(name, str(readable(value))) for name, value in fields.items() if value not in ("", [], {})]
    rows.append(("offsets", f"{mention.start}-{mention.end}"))
    rows.append(("found by", f"{mention.evidence.finder}: {mention.evidence.rule}"))
    if mention.evidence.detail:
        rows.append(("detail", mention.evidence.detail))
    data = shown(json.dumps(rows, ensure_ascii=False))
    hint = shown(f"{mention.label}: {mention.value or 'no value'}")
    known = f' data-thing="{shown(thing)}"' if thing else ""
    return (
        f'<mark id="m{number}" data-label="{mention.label}" tabindex="0" role="button" title="{hint}" '
        f'data-fields="{data}"{known}>'
    )

"""HTML: one self-contained page a document, the text as the source has it with every mention to point at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from migextract.errors import UsageError
from migextract.labels import LABELS, MEANING
from migextract.records import Document, Mention

LABEL_STYLE = (
    'mark[data-label="{0}"], .swatch[data-label="{0}"] {{ --c: var(--{0}); }}\n'
    '.off-{0} mark[data-label="{0}"] {{ background: none; outline: none; cursor: inherit; padding: 0; }}'
)


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write one page a document into a folder.

    Raises:
        UsageError: if a document does not keep its source text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken: Counter[str] = Counter()
    for document in documents:
        name = file_name(document)
        taken[name.casefold()] += 1  # two papers of one name must not share a page, also where case does not count
        if (copy := taken[name.casefold()]) > 1:
            name = f"{name.removesuffix('.html')}~{copy}.html"
        (folder / name).write_text(page(document), encoding="utf-8", newline="\n")


def file_name(document: Document) -> str:
    """A file name for the page: the id, with everything that could name another folder replaced.

    >>> from migextract.records import Metadata, SourceInfo
    >>> source = SourceInfo(path=None, sha256=None, media_type=None, characters=0)
    >>> file_name(Document(id="../a b", source=source, metadata=Metadata(), mentions=()))
    '.._a b.html'
    """
    safe = "".join(char if char.isalnum() or char in " ._-" else "_" for char in document.id)
    return f"{safe[:150] or 'document'}.html"


def page(document: Document) -> str:
    """The page of one document, which must keep its source text (`load(keep_text=True)`)."""
    if document.source.text is None and not document.errors:
        raise UsageError(f"{document.id}: the page needs the source text; extract with `keep_text=True`")
    counts = Counter(mention.label for mention in document.mentions)
    template = resources.files("migextract.writing").joinpath("page.html").read_text(encoding="utf-8")
    return Template(template).substitute(
        title=escape(document.metadata.title or document.id),
        subtitle=escape(subtitle(document)),
        label_styles="\n".join(LABEL_STYLE.format(label) for label in LABELS),
        legend="\n".join(legend_row(label, counts[label]) for label in LABELS),
        total=len(document.mentions),
        text="".join(marked(document.source.text or "", document.mentions)),
    )


def subtitle(document: Document) -> str:
    """Where the text is from, what its paper is, and what went wrong with it."""
    facts = [document.source.path or document.id, f"{document.source.characters:,} characters"]
    metadata = document.metadata
    facts += [str(fact) for fact in (metadata.kind, metadata.number, metadata.date) if fact is not None]
    facts += [f"error: {error.message}" for error in document.errors]
    return " · ".join(facts)


def legend_row(label: str, count: int) -> str:
    """One line of the legend: a switch, the label and how often it was found."""
    return (
        f'<label title="{escape(MEANING[label])}"><input type="checkbox" value="{label}" checked>'  # type: ignore[index]
        f'<span class="swatch" data-label="{label}">{label}</span><span class="count">{count}</span></label>'
    )


def marked(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The text in pieces, with a `mark` element around every mention; mentions are nested, never crossing."""
    position = 0
    ends: list[int] = []
    for mention in mentions:
        while ends and ends[-1] <= mention.start:
            yield f"{shown(text[position : ends[-1]])}</mark>"
            position = ends.pop()
        yield f"{shown(text[position : mention.start])}{opening(mention)}"
        position = mention.start
        ends.append(min(mention.end, ends[-1]) if ends else mention.end)
    while ends:
        yield f"{shown(text[position : ends[-1]])}</mark>"
        position = ends.pop()
    yield shown(text[position:])


def shown(text: str) -> str:
    """Text as HTML; what has no UTF-8 form (lone surrogates) as the replacement character."""
    return escape(text.encode("utf-8", "replace").decode("utf-8"))


def opening(mention: Mention) -> str:
    """The start tag of a mention, with everything the page shows of it."""
    fields = mention.model_dump(mode="json", exclude={"evidence", "start", "end"}, exclude_none=True)
    rows = [(name.replace("_", " "), readable(value)) for name, value in fields.items() if value not in ("", [], {})]
    rows.append(("offsets", f"{mention.start}-{mention.end}"))
    rows.append(("found by", f"{mention.evidence.finder}: {mention.evidence.rule}"))
    data = escape(json.dumps(rows, ensure_ascii=False))
    hint = escape(f"{mention.label}: {mention.value or 'no value'}")
    return f'<mark data-label="{mention.label}" tabindex="0" role="button" title="{hint}" data-fields="{data}">'


def readable(value: object) -> str:
    """A field's value as a person reads it."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {item}" for name, item in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

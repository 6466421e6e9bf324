"""W3C Web Annotations: one JSON-LD page a document, linked to a collection (Web Annotation Data Model, 2017).

Each mention is an annotation whose target is a place in the source text, given twice: as a `TextPositionSelector`,
which counts code points as the recommendation demands, and as a `TextQuoteSelector`, which also finds the place where
the text has been set anew. An annotation is known by a name made of its text and place, the same in every run; pages
are known by their file names, relative to where they lie.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from migextract import __version__
from migextract.errors import UsageError
from migextract.records import Document, Mention
from migextract.recounting import recounted
from migextract.writing.folder import Place, placed

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
COLLECTION: Final = "collection.jsonld"
PAGES: Final = "papers"
AROUND: Final = 32
"""Code points that are quoted before and behind a mention."""

Node = dict[str, Any]


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write the collection and, into the folder `papers` below it, one page of annotations for each document.

    Raises:
        UsageError: if a document does not keep its source text.
    """
    (folder / PAGES).mkdir(parents=True, exist_ok=True)
    first = last = None
    total = 0
    for document, place in placed(documents, ".jsonld"):
        page = annotation_page(document, place, total)
        dump(page, folder / PAGES / place.name)
        total += len(page["items"])
        first, last = first or place.name, place.name
    ends = {"first": address(first), "last": address(last)} if first and last else {}
    dump(
        {
            "@context": CONTEXT,
            "id": COLLECTION,
            "type": "AnnotationCollection",
            "label": "Mentions in policy papers",
            "generator": {"type": "Software", "name": f"migextract {__version__}"},
            "total": total,
            **ends,
        },
        folder / COLLECTION,
    )


def dump(node: Node, path: Path) -> None:
    """Write a node as a file of its own."""
    path.write_text(json.dumps(node, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def address(name: str) -> str:
    """The address of a page, seen from the collection."""
    return f"{PAGES}/{quote(name)}"


def annotation_page(document: Document, place: Place, start: int) -> Node:
    """The annotations of one document.

    Args:
        document: in whatever unit of offsets, with its source text.
        place: where it stands among the other pages.
        start: number of annotations on the pages before.

    Raises:
        UsageError: if it has no source text, though it was read.
    """
    if document.source.text is None and not document.errors:
        raise UsageError(f"{document.id}: annotations quote the source text; extract with `keep_text=True`")
    own = quote(place.name)
    target = source(document)
    said = [*(f"{error.code}: {error.message}" for error in document.errors), *document.warnings]
    items = [remark(text, target) for text in said]
    if document.source.text is not None:
        text, mentions = document.source.text, recounted(document, "code-points").mentions
        items += [annotation(mention, text, target) for mention in mentions]
    around = {"prev": place.before, "next": place.after}
    return {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationPage",
        "partOf": f"../{COLLECTION}",
        **{name: quote(page) for name, page in around.items() if page is not None},
        "startIndex": start,
        "items": items,
    }


def source(document: Document) -> Node:
    """The text that is annotated: known by the hash of its bytes (RFC 6920), labelled with its path as given."""
    info = document.source
    digest = info.sha256 and base64.urlsafe_b64encode(bytes.fromhex(info.sha256)).decode().rstrip("=")
    return {
        "id": f"ni:///sha-256;{digest}" if digest else quote(document.id, safe=""),
        "type": "Text",
        "label": info.path or document.id,
        **({"format": info.media_type} if info.media_type else {}),
        "language": "de",
    }


def remark(text: str, target: Node) -> Node:
    """An annotation of the whole text: why it could not be extracted, or what a person should know of it."""
    return {
        "id": name_of(f"{target['id']}#{text}"),
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": text, "format": "text/plain", "language": "en"},
        "target": target,
    }


def annotation(mention: Mention, text: str, target: Node) -> Node:
    """One mention: its label as a tag, its value as what it identifies, and the addresses that it leads to."""
    bodies = [textual(mention.label, "tagging")]
    if mention.value is not None:
        bodies.append(textual(mention.value, "identifying"))
    name = getattr(mention, "name", None)
    if name is not None:
        bodies.append(textual(name, "describing"))
    links = dict.fromkeys(getattr(mention, field, None) for field in ("address", "eli"))
    bodies += [{"type": "SpecificResource", "purpose": "linking", "source": link} for link in links if link]
    return {
        "id": name_of(f"{target['id']}#char={mention.start},{mention.end};{mention.label}"),
        "type": "Annotation",
        "motivation": "identifying" if mention.value is not None else "tagging",
        "body": bodies,
        "target": {
            "source": target,
            "selector": [
                {"type": "TextPositionSelector", "start": mention.start, "end": mention.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": mention.text,
                    "prefix": text[max(0, mention.start - AROUND) : mention.start],
                    "suffix": text[mention.end : mention.end + AROUND],
                },
            ],
        },
    }


def name_of(place: str) -> str:
    """The name of the annotation of a place, which is written as RFC 5147 does.

    >>> name_of("ni:///sha-256;x#char=0,7;AGENCY")
    'urn:uuid:509426f2-fdca-52e6-a3f9-5453c42201f3'
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, place).urn


def textual(value: str, purpose: str) -> Node:
    """A body that is a text."""
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}

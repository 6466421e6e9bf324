"""W3C Web Annotations: linked pages, places that hold in the source, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from migextract import Document
from migextract.errors import UsageError
from migextract.recounting import recounted
from migextract.writing import webannotation

Node = dict[str, Any]

TERMS = {
    "@context", "id", "type", "label", "generator", "name", "total", "first", "last", "partOf", "prev", "next",
    "startIndex", "items", "motivation", "body", "target", "source", "selector", "start", "end", "exact", "prefix",
    "suffix", "format", "language", "value", "purpose",
}  # fmt: skip
"""The terms of http://www.w3.org/ns/anno.jsonld that we use; JSON-LD drops every other one in silence."""


def keys(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node).union(*map(keys, node.values()))
    return set().union(*map(keys, node)) if isinstance(node, list) else set()


def written(documents: list[Document], folder: Path) -> tuple[Node, list[Node]]:
    """The collection and the pages, found by following their links as a reader does."""
    webannotation.write(iter(documents), folder)
    at = (folder / "collection.jsonld").as_uri()
    collection = load(at)
    pages = []
    following = collection.get("first")
    while following:
        at = urljoin(at, following)
        pages.append(load(at))
        assert urljoin(at, pages[-1]["id"]) == at
        assert urljoin(at, pages[-1]["partOf"]) == (folder / "collection.jsonld").as_uri()
        following = pages[-1].get("next")
    return collection, pages


def load(uri: str) -> Node:
    node: Node = json.loads(Path(unquote(urlsplit(uri).path)).read_text(encoding="utf-8"))
    assert node["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert keys(node) - TERMS == set()
    return node


def test_pages_are_linked_and_counted(documents: list[Document], tmp_path: Path) -> None:
    collection, pages = written(documents, tmp_path)
    counts = [len(page["items"]) for page in pages]
    assert counts == [len(documents[0].mentions) + 1, 0, 1]
    assert collection["total"] == sum(counts)
    assert [page["startIndex"] for page in pages] == [0, counts[0], counts[0]]
    assert [page.get("prev") for page in pages] == [None, pages[0]["id"], pages[1]["id"]]
    assert collection["last"].endswith(pages[-1]["id"])
    names = [item["id"] for page in pages for item in page["items"]]
    assert len(set(names)) == len(names)
    assert all(name.startswith("urn:uuid:") for name in names)


@pytest.mark.parametrize("unit", ["code-points", "utf-16"])
def test_a_mention_is_an_annotation(rich: Document, unit: Any, tmp_path: Path) -> None:
    _, (page,) = written([recounted(rich, unit)], tmp_path)
    text = rich.source.text or ""
    _, *items = page["items"]
    selectors = [item["target"]["selector"] for item in items]
    assert [(place["start"], place["end"]) for place, _ in selectors] == [(m.start, m.end) for m in rich.mentions]
    for place, quoted in selectors:
        around = text[max(0, place["start"] - 32) : place["end"] + 32]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] == around
    bodies = [[(body["purpose"], body.get("value") or body["source"]) for body in item["body"]] for item in items]
    assert bodies[1] == [
        ("tagging", "DOC_NUMBER"),
        ("identifying", "bt-drs:19/21876"),
        ("linking", "https://dserver.bundestag.de/btd/19/218/1921876.pdf"),
    ]
    (person,) = (body for item, body in zip(items, bodies, strict=True) if item["motivation"] == "tagging")
    assert person == [("tagging", "PERSON")]
    source = items[0]["target"]["source"]
    assert source["id"].startswith("ni:///sha-256;")
    assert (source["label"], source["format"], source["type"]) == (rich.source.path, "application/pdf", "Text")


def test_errors_and_warnings_are_remarks_on_the_whole_text(documents: list[Document], tmp_path: Path) -> None:
    _, (rich, _, broken) = written(documents, tmp_path)
    remarks = [page["items"][0] for page in (rich, broken)]
    assert [(remark["motivation"], remark["body"]["value"]) for remark in remarks] == [
        ("commenting", documents[0].warnings[0]),
        ("commenting", f"needs-ocr: {documents[2].errors[0].message}"),
    ]
    assert remarks[1]["target"] == {"id": "scan", "type": "Text", "label": "folder/scan.pdf", "language": "de"}


def test_the_same_mention_has_the_same_name_in_every_run(rich: Document, tmp_path: Path) -> None:
    fewer = rich.model_copy(update={"mentions": rich.mentions[3:]})
    (_, (whole,)), (_, (part,)) = written([rich], tmp_path / "a"), written([fewer], tmp_path / "b")
    assert [item["id"] for item in part["items"][1:]] == [item["id"] for item in whole["items"][4:]]


@pytest.mark.parametrize("id", ["../../etc/passwd", "a b#c?d", "ä/ö", "", "x" * 500])
def test_no_id_leaves_the_folder(rich: Document, id: str, tmp_path: Path) -> None:
    document = rich.model_copy(update={"id": id})
    _, pages = written([document, document], tmp_path)
    assert len(pages) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"collection.jsonld", "papers"}


def test_no_documents(tmp_path: Path) -> None:
    collection, pages = written([], tmp_path)
    assert (collection["total"], pages) == (0, [])


def test_it_needs_the_source_text(rich: Document, tmp_path: Path) -> None:
    bare = rich.model_copy(update={"source": rich.source.model_copy(update={"text": None})})
    with pytest.raises(UsageError, match="keep_text=True"):
        webannotation.write([bare], tmp_path)

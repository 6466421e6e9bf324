"""HTML: one self-contained page to pan, filter, search and read; it loads nothing from anywhere."""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any

import networkx as nx

from migextract.graph.building import KINDS, RELATIONS

LIBRARY = "cytoscape/cytoscape.min.js"


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the page."""
    path.write_text(page(graph), encoding="utf-8", newline="\n")


def page(graph: nx.MultiDiGraph) -> str:
    """The page of a graph."""
    here = resources.files("migextract.graph")
    papers = sum(facts["in_batch"] for _, facts in graph.nodes(data=True))
    size = f"{graph.number_of_nodes():,} nodes, {graph.number_of_edges():,} edges"
    return Template((here / "page.html").read_text(encoding="utf-8")).substitute(
        subtitle=f"{papers:,} papers of the batch, {size}",
        kinds="\n".join(switch("kind", kind, meaning) for kind, meaning in KINDS.items()),
        relations="\n".join(switch("relation", relation, meaning) for relation, meaning in RELATIONS.items()),
        library=(here / LIBRARY).read_text(encoding="utf-8"),
        data=embedded(data(graph)),
    )


def switch(name: str, value: str, meaning: str) -> str:
    """A box to tick, with the sign of a kind or relation and the number of what is of it."""
    return (
        f'<label title="{escape(meaning)}"><input type="checkbox" name="{name}" value="{value}" checked>'
        f'<span class="sign {value}"></span>{value}<span class="count"></span></label>'
    )


def data(graph: nx.MultiDiGraph) -> dict[str, Any]:
    """What the page draws; edges name their ends by place."""
    places = {node: place for place, node in enumerate(graph)}
    return {
        "nodes": [{"id": node, **facts} for node, facts in graph.nodes(data=True)],
        "edges": [
            [places[source], places[target], relation, facts["count"], facts.get("sections", ())]
            for source, target, relation, facts in graph.edges(keys=True, data=True)
        ],
    }


def embedded(value: object) -> str:
    r"""JSON that can stand in a script element: nothing in it can end the element or open a comment.

    >>> embedded("</script><!-- &")
    '"\\u003c/script>\\u003c!-- \\u0026"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c")

"""GraphML, for networkx, Gephi, yEd and Cytoscape: only strings, whole numbers and truth values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph as GraphML (graphml.graphdrawing.org, 1.0).

    Every edge has an id of its own, its relation as `label` too, and its count as `weight`, which is what Gephi shows
    and computes with. Tuples are joined by semicolons.
    """
    plain: nx.MultiDiGraph = nx.MultiDiGraph()
    for node, facts in graph.nodes(data=True):
        plain.add_node(node, **flat(facts))
    for place, (source, target, facts) in enumerate(graph.edges(data=True)):
        plain.add_edge(source, target, f"e{place}", **flat(facts), label=facts["relation"], weight=facts["count"])
    # Not `write_graphml`, whose output depends on whether lxml is installed.
    nx.write_graphml_xml(plain, path, prettyprint=True)


def flat(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with tuples as text.

    >>> flat({"count": 2, "sections": ("frage-1", "frage-2")})
    {'count': 2, 'sections': 'frage-1; frage-2'}
    """
    return {name: "; ".join(fact) if isinstance(fact, tuple) else fact for name, fact in facts.items()}

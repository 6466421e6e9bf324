"""DOT, for Graphviz: `sfdp -Tsvg net.dot -o net.svg`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import networkx as nx

SHAPES: Final = {"paper": "box", "act": "diamond", "body": "ellipse", "instrument": "hexagon"}
STYLES: Final = {"cites": "solid", "mentions": "dotted", "answers": "bold", "precedes": "dashed"}

HEAD: Final = (
    'graph [layout="sfdp", overlap="false", outputorder="edgesfirst"]',
    'node [fontname="sans-serif", fontsize="10", style="filled", fillcolor="white"]',
    'edge [color="#00000060", arrowsize="0.6"]',
)


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph in the language of graphviz.org/doc/info/lang.html."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines(graph))


def lines(graph: nx.MultiDiGraph) -> Iterator[str]:
    """The lines of the file: what applies to all, then nodes, then edges."""
    yield "digraph migextract {"
    yield from (f"  {line};" for line in HEAD)
    for node, facts in graph.nodes(data=True):
        look = {"shape": SHAPES[facts["kind"]], "label": facts["label"], "tooltip": facts["name"]}
        if facts["in_batch"]:
            look["fillcolor"] = "#cfe3ff"
        if "address" in facts:
            look["URL"] = facts["address"]
        yield f"  {quoted(node)} [{attributes(look)}];"
    for source, target, facts in graph.edges(data=True):
        tooltip = f"{facts['relation']} ({facts['count']})"
        look = {"style": STYLES[facts["relation"]], "weight": str(facts["count"]), "tooltip": tooltip}
        yield f"  {quoted(source)} -> {quoted(target)} [{attributes(look)}];"
    yield "}"


def attributes(look: Mapping[str, Any]) -> str:
    """Attributes of a node or an edge; Graphviz would read a character reference in them."""
    return ", ".join(f"{name}={quoted(value.replace('&', '&amp;'))}" for name, value in look.items())


def quoted(text: str) -> str:
    r"""A quoted string of the language: every backslash doubled, lest it escape what follows.

    >>> print(quoted('a "b" \\N'))
    "a \"b\" \\N"
    """
    doubled = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{doubled}"'

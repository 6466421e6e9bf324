"""JSON-LD with the terms of schema.org, for triple stores and whoever links data.

Counts and sections of edges are not in it, since a plain statement has no place for them: GraphML has them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import networkx as nx

OWN: Final = "urn:migextract:"
"""Prefix of the names of nodes, and of the few terms that schema.org has not."""

LINK: Final = {"@type": "@id"}

CONTEXT: Final[dict[str, Any]] = {
    "@vocab": "https://schema.org/",
    "url": {"@id": "https://schema.org/url", **LINK},
    "datePublished": {"@id": "https://schema.org/datePublished", "@type": "https://schema.org/Date"},
    "citation": {"@id": "https://schema.org/citation", **LINK},
    "mentions": {"@id": "https://schema.org/mentions", **LINK},
    "answers": {"@id": f"{OWN}term:answers", **LINK},
    "precedes": {"@id": f"{OWN}term:precedes", **LINK},
    "inBatch": f"{OWN}term:inBatch",
    "timesMentioned": f"{OWN}term:timesMentioned",
    "error": f"{OWN}term:error",
}

TYPES: Final = {"paper": "CreativeWork", "act": "Legislation", "body": "GovernmentOrganization", "instrument": "Thing"}

FACTS: Final = {
    "name": "name",
    "label": "alternateName",
    "type": "additionalType",
    "date": "datePublished",
    "issuer": "creditText",
    "address": "url",
    "celex": "legislationIdentifier",
    "in_batch": "inBatch",
    "mentions": "timesMentioned",
    "error": "error",
}
"""Attributes of a node and the terms that say the same."""

RELATIONS: Final = {"cites": "citation", "mentions": "mentions", "answers": "answers", "precedes": "precedes"}


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the graph as JSON-LD 1.1."""
    things = [thing(graph, node, facts) for node, facts in graph.nodes(data=True)]
    text = json.dumps({"@context": CONTEXT, "@graph": things}, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def thing(graph: nx.MultiDiGraph, node: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """One node with all that it points to."""
    found: dict[str, Any] = {"@id": name_of(node), "@type": type_of(facts)}
    found |= {term: facts[name] for name, term in FACTS.items() if name in facts}
    if found["alternateName"] == found["name"]:
        del found["alternateName"]
    found["identifier"] = list(dict.fromkeys((facts.get("number", node), *facts.get("documents", ()))))
    for _, target, relation in graph.out_edges(node, keys=True):
        found.setdefault(RELATIONS[relation], []).append(name_of(target))
    return found


def type_of(facts: Mapping[str, Any]) -> str:
    """The class of a node; what is no agency and no institution is no body of a government."""
    return "Organization" if facts.get("entity_label") == "ORG" else TYPES[facts["kind"]]


def name_of(node: str) -> str:
    """The IRI of a node.

    >>> name_of("com:COM(2008) 69 final")
    'urn:migextract:com:COM%282008%29%2069%20final'
    """
    return OWN + quote(node, safe=":/")

"""From documents to a networkx graph: nodes with their facts, edges with their counts, in an order of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import networkx as nx

from migextract.errors import ValueFormError
from migextract.graph.contribution import Contribution, Naming, contribution, one_line
from migextract.graph.identity import paper_nodes, same_nodes
from migextract.knowledge.load import load
from migextract.knowledge.schema import Entry
from migextract.labels import Label
from migextract.records import Document
from migextract.values import doc_numbers

KINDS: Final[dict[str, str]] = {
    "paper": "document of the batch, or one that it cites",
    "act": "regulation, directive, law, treaty, resolution with a name",
    "body": "agency, institution or other organisation",
    "instrument": "information system, fund, network, operation",
}
"""Kinds of nodes, in the order of the output."""

RELATIONS: Final[dict[str, str]] = {
    "cites": "gives the number of",
    "mentions": "names",
    "answers": "is the answer to",
    "precedes": "is the paper before, which the other one follows or is about",
}
"""Kinds of edges; each is the key of its edge."""

_KIND_OF_LABEL: Final[dict[Label, str]] = {
    "ACT": "act",
    "AGENCY": "body",
    "INSTITUTION": "body",
    "ORG": "body",
    "INSTRUMENT": "instrument",
}

_ACT_NUMBER: Final = re.compile(r"eu-act:|celex:3")

SHORT: Final = 30
"""Code points of a name that fits beside a node."""

Facts = dict[str, Any]


def build(documents: Iterable[Document], entries: Iterable[Entry] | None = None) -> nx.MultiDiGraph:
    """Build the net of a batch.

    Nodes have `kind` (of `KINDS`), `label` (short), `name`, `in_batch`, `mentions` (number of places in the batch that
    cite or name them), and where known `type`, `date`, `number`, `celex`, `issuer`, `address`, `entity_label`,
    `documents` (ids of the records) and `error`. Edges have a `relation` (of `RELATIONS`), which is their key as well,
    a `count`, and `sections` where known. All values are strings, whole numbers, truth values or tuples of strings;
    every string is one line.

    Args:
        documents: the batch, read once; one with errors becomes a node without edges of its own.
        entries: the knowledge base that the documents were linked with, by default migextract's own.
    """
    known = {entry.id: entry for entry in (load() if entries is None else entries)}
    papers = [contribution(document) for document in documents]
    nodes = paper_nodes(papers)
    net = _Net(known, same_nodes(papers, nodes, known))
    for paper, node in zip(papers, nodes, strict=True):
        net.add_paper(node, paper)
    for paper, node in zip(papers, nodes, strict=True):
        net.add_edges(node, paper)
    return in_order(net.graph)


class _Net:
    """A graph that grows."""

    def __init__(self, entries: Mapping[str, Entry], same: Mapping[str, str]) -> None:
        self.graph: nx.MultiDiGraph = nx.MultiDiGraph()
        self.entries = entries
        self.same = same

    def add_paper(self, node: str, paper: Contribution) -> None:
        """Add a document of the batch; two records of one paper are one node, and the first one's facts stand."""
        by_number = number_facts(paper.numbers[0]) if paper.numbers else {"label": paper.id}
        self.add(node, by_number | paper.facts | {"kind": "paper"})
        facts = self.graph.nodes[node]
        facts["in_batch"] = True
        facts["documents"] = (*facts.get("documents", ()), paper.id)

    def add_edges(self, node: str, paper: Contribution) -> None:
        """Add what a document cites, names and follows, and the nodes of these."""
        for cited in paper.citations:
            target = self.numbered(cited.target, address=cited.address, celex=cited.celex)
            self.connect(node, target, "cites", cited.count, cited.sections)
        for named in paper.namings:
            if named.label in _KIND_OF_LABEL:
                self.add(named.id, self.entry_facts(named.id) or naming_facts(named))
                self.connect(node, named.id, "mentions", named.count)
        for number in paper.before:
            before = self.numbered(number)
            if paper.is_answer:
                self.connect(node, before, "answers")
            else:
                self.connect(before, node, "precedes")

    def numbered(self, number: str, address: str | None = None, celex: str | None = None) -> str:
        """The node that a number means, added if it is new."""
        node = self.same.get(number, number)
        facts = number_facts(number) | facts_without({"address": address, "celex": celex})
        self.add(node, facts | self.entry_facts(node))
        return node

    def entry_facts(self, id: str) -> Facts:
        """What the knowledge base says of a thing; nothing if it is not there."""
        entry = self.entries.get(id)
        if entry is None or entry.label not in _KIND_OF_LABEL:
            return {}
        return facts_without(
            {
                "kind": _KIND_OF_LABEL[entry.label],
                "type": entry.kind,
                "label": short_name(entry),
                "name": entry.names[0].text,
                "address": entry.address,
                "celex": entry.identifiers.celex if entry.label == "ACT" else None,
                "entity_label": entry.label,
            }
        )

    def add(self, node: str, facts: Facts) -> None:
        """Add a node, or to a node what was not known of it."""
        if node not in self.graph:
            self.graph.add_node(node, in_batch=False, mentions=0)
        attributes = self.graph.nodes[node]
        for name, fact in facts.items():
            if name != "address" or fact.startswith(("https://", "http://")):
                attributes.setdefault(name, one_line(fact))

    def connect(self, source: str, target: str, relation: str, count: int = 1, sections: tuple[str, ...] = ()) -> None:
        """Add an edge, or its count to the one there is; nothing is connected with itself."""
        if source == target:
            return
        if not self.graph.has_edge(source, target, relation):
            self.graph.add_edge(source, target, relation, relation=relation, count=0)
        edge = self.graph.edges[source, target, relation]
        edge["count"] += count
        if sections:
            edge["sections"] = tuple(dict.fromkeys((*edge.get("sections", ()), *sections)))
        if relation in {"cites", "mentions"}:
            self.graph.nodes[target]["mentions"] += count


def number_facts(number: str) -> Facts:
    """What follows from a number alone; what is no number is the id of an act that the knowledge base does not have."""
    scheme, colon, _ = number.partition(":")
    if not colon:
        return {"kind": "act"}
    try:
        address = doc_numbers.describe(number).address
    except ValueFormError:
        address = None
    kind = "act" if _ACT_NUMBER.match(number) else "paper"
    return facts_without({"kind": kind, "type": scheme, "number": number, "label": number, "address": address})


def short_name(entry: Entry) -> str:
    """The name that fits beside a node: the first acronym in use, or else the preferred or the shortest name."""
    names = [name for name in entry.names if name.until is None and name.condition is None] or entry.names
    acronyms = [name.text for name in names if name.form == "acronym"]
    if acronyms:
        return acronyms[0]
    preferred = entry.names[0].text
    return preferred if len(preferred) <= SHORT else min((name.text for name in names), key=len)


def naming_facts(named: Naming) -> Facts:
    """What a document says of a thing that the knowledge base does not have (it was made with other knowledge)."""
    facts = {"kind": _KIND_OF_LABEL[named.label], "type": named.kind, "name": named.name, "entity_label": named.label}
    return facts_without(facts)


def facts_without(facts: Mapping[str, str | None]) -> Facts:
    """The facts that are known."""
    return {name: fact for name, fact in facts.items() if fact}


def in_order(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The same graph with nodes by kind and name, edges by their ends, and every node labelled."""
    ordered: nx.MultiDiGraph = nx.MultiDiGraph()
    places = {kind: place for place, kind in enumerate(KINDS)}
    for node, facts in sorted(graph.nodes.items(), key=lambda item: (places[item[1]["kind"]], item[0])):
        ordered.add_node(node, **dict(labelled(node, facts)))
    for source, target, relation, facts in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        ordered.add_edge(source, target, relation, **facts)
    return ordered


def labelled(node: str, facts: Facts) -> Iterator[tuple[str, Any]]:
    """The facts of a node in one order, with a label and a name if it has none of its own."""
    label = facts.get("label") or facts.get("name") or node
    complete = facts | {"label": label, "name": facts.get("name") or label}
    for name in ORDER:
        if name in complete:
            yield name, complete[name]


ORDER: Final = (
    "kind", "label", "name", "type", "number", "celex", "date", "issuer", "address",
    "in_batch", "mentions", "entity_label", "documents", "error",
)  # fmt: skip
"""The attributes of a node, in the order of the output."""

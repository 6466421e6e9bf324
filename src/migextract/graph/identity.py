"""Which names are one node: a paper and the numbers by which others cite it, an act's entry and its EU number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from migextract.graph.contribution import Contribution
from migextract.knowledge.schema import Entry


def paper_nodes(papers: Sequence[Contribution]) -> list[str]:
    """The node of each paper: its own number, or else its id.

    An id that something else already bears gets a count behind it, so that no two things melt into one.
    """
    taken = {number for paper in papers for number in (*paper.numbers, *paper.before)}
    taken.update(cited.target for paper in papers for cited in paper.citations)
    taken.update(named.id for paper in papers for named in paper.namings)
    nodes = []
    for paper in papers:
        node = paper.numbers[0] if paper.numbers else free(paper.id, taken)
        taken.add(node)
        nodes.append(node)
    return nodes


def free(name: str, taken: Iterable[str]) -> str:
    """The name, with the first count behind it that makes it new.

    >>> free("a", {"b"}), free("a", {"a", "a (2)"})
    ('a', 'a (3)')
    """
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name} ({count})"
    return candidate


def same_nodes(papers: Sequence[Contribution], nodes: Sequence[str], entries: Mapping[str, Entry]) -> dict[str, str]:
    """The node that each number means where it is not its own node.

    A paper's main number means the paper whatever others claim; for its further numbers the first paper wins. A cited
    number whose mention carries the CELEX number of an ACT entry means that entry, and two numbers of one CELEX number
    are one act.

    Args:
        papers: the batch.
        nodes: the node of each, as `paper_nodes` gives it.
        entries: the knowledge base by id.
    """
    same = {paper.numbers[0]: node for paper, node in zip(papers, nodes, strict=True) if paper.numbers}
    for paper, node in zip(papers, nodes, strict=True):
        for number in paper.numbers[1:]:
            same.setdefault(number, node)
    entry_of: dict[str, str] = {}
    for entry in entries.values():
        if entry.label == "ACT" and entry.identifiers.celex:
            entry_of.setdefault(entry.identifiers.celex, entry.id)
    numbers_of: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for cited in paper.citations:
            if cited.celex and cited.target not in same:
                numbers_of[cited.celex].add(cited.target)
    for celex, numbers in sorted(numbers_of.items()):
        # `eu-act:` is the later one in the alphabet, and the one that papers print.
        node = entry_of.get(celex) or max(numbers)
        same.update(dict.fromkeys(numbers - same.keys(), node))
    return same

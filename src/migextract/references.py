"""Which documents and acts a paper cites, with its mentions of each, the sections they stand in, and an address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from migextract.knowledge.schema import Entry

Fields = dict[str, Any]

EUR_LEX = "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:"


def references(mentions: Sequence[Fields], entries: Mapping[str, Entry], own: Collection[str]) -> list[Fields]:
    """The documents and acts that are cited, in the order of their first mention.

    An act that is cited by its name and by its number is one reference, to the number.

    Args:
        mentions: the mentions of the paper, in their order.
        entries: knowledge entries by id.
        own: the paper's own numbers, which are no references.
    """
    cited = {target: places for target, places in grouped(mentions, {"DOC_NUMBER"}).items() if target not in own}
    addresses = {target: mentions[places[0]]["address"] for target, places in cited.items()}
    by_celex = {mentions[places[0]]["celex"]: target for target, places in cited.items()}
    for entry_id, places in grouped(mentions, {"ACT"}).items():
        celex = entries[entry_id].identifiers.celex
        target = by_celex.get(celex, entry_id) if celex else entry_id
        cited.setdefault(target, []).extend(places)
        addresses.setdefault(target, entries[entry_id].address or (celex and f"{EUR_LEX}{celex}"))
    return [
        {
            "target": target,
            "mentions": sorted(places),
            "sections": citing_sections(mentions, sorted(places)),
            "address": addresses[target],
        }
        for target, places in sorted(cited.items(), key=lambda item: min(item[1]))
    ]


def citing_sections(mentions: Sequence[Fields], places: Sequence[int]) -> tuple[str, ...]:
    """The sections that mentions stand in, each once, in the order of the text."""
    ids = [mentions[place]["section"] for place in places]
    return tuple(dict.fromkeys(id for id in ids if id is not None))


def grouped(mentions: Sequence[Fields], labels: Collection[str]) -> dict[str, list[int]]:
    """Positions of the mentions of these labels by value."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, mention in enumerate(mentions):
        if mention["label"] in labels and mention["value"] is not None:
            places[mention["value"]].append(position)
    return dict(places)

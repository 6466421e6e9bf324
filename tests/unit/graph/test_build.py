"""The net itself: what is one node, what is an edge, and in which order."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import pytest

from migextract.graph import build
from migextract.graph.building import KINDS, RELATIONS
from migextract.graph.contribution import one_line
from migextract.records import Document
from tests.unit.graph.papers import ENTRIES, batch, entry, numbered, paper


def net(*documents: Document) -> nx.MultiDiGraph:
    return build(documents, ENTRIES)


def edges(graph: nx.MultiDiGraph) -> list[tuple[str, str, str, int]]:
    every = graph.edges(keys=True, data="count")
    return [(source, target, relation, count) for source, target, relation, count in every]


def test_a_batch() -> None:
    graph = net(*batch())
    assert [(node, facts["kind"], facts["in_batch"], facts["mentions"]) for node, facts in graph.nodes(data=True)] == [
        ("bt-drs:18/7", "paper", False, 1),
        ("bt-drs:19/100", "paper", True, 3),
        ("bt-drs:19/200", "paper", True, 0),
        ("bt-drs:19/300", "paper", True, 0),
        ("com:COM(2019) 293 final", "paper", False, 1),
        ("web page", "paper", True, 0),
        ("dublin-iii", "act", False, 2),
        ("elsewhere", "body", False, 1),
        ("europol", "body", False, 2),
        ("pro-asyl", "body", False, 1),
        ("eurodac", "instrument", False, 2),
    ]
    assert edges(graph) == [
        ("bt-drs:18/7", "bt-drs:19/300", "precedes", 1),
        ("bt-drs:19/100", "bt-drs:19/300", "precedes", 1),
        ("bt-drs:19/100", "dublin-iii", "cites", 1),
        ("bt-drs:19/100", "eurodac", "mentions", 2),
        ("bt-drs:19/100", "europol", "mentions", 1),
        ("bt-drs:19/200", "bt-drs:19/100", "answers", 1),
        ("bt-drs:19/200", "bt-drs:19/100", "cites", 2),
        ("bt-drs:19/200", "dublin-iii", "mentions", 1),
        ("bt-drs:19/200", "europol", "mentions", 1),
        ("bt-drs:19/200", "pro-asyl", "mentions", 1),
        ("bt-drs:19/300", "bt-drs:18/7", "cites", 1),
        ("bt-drs:19/300", "bt-drs:19/100", "cites", 1),
        ("web page", "com:COM(2019) 293 final", "cites", 1),
        ("web page", "elsewhere", "mentions", 1),
    ]


def test_the_facts_of_nodes() -> None:
    graph = net(*batch())
    assert graph.nodes["bt-drs:19/100"] == {
        "kind": "paper", "label": "bt-drs:19/100", "name": "Anfrage zu Eurodac", "type": "kleine-anfrage",
        "number": "bt-drs:19/100", "date": "2019-03-01", "issuer": "Fraktion X",
        "address": "https://dserver.bundestag.de/btd/19/001/1900100.pdf",
        "in_batch": True, "mentions": 3, "documents": ("bt-drs-19/100",),
    }  # fmt: skip
    assert graph.nodes["europol"] == {
        "kind": "body", "label": "Europol", "name": "Agentur für Polizei", "type": "eu-agency",
        "address": "https://www.europol.europa.eu", "in_batch": False, "mentions": 2, "entity_label": "AGENCY",
    }  # fmt: skip
    assert graph.nodes["dublin-iii"] | {"address": None} == {
        "kind": "act", "label": "Dublin III", "name": "Zuständigkeitsverordnung", "type": "regulation",
        "number": "eu-act:604/2013", "celex": "32013R0604", "address": None,
        "in_batch": False, "mentions": 2, "entity_label": "ACT",
    }  # fmt: skip
    assert graph.nodes["dublin-iii"]["address"].startswith("http")
    assert graph.nodes["elsewhere"]["name"] == "the elsewhere"
    assert graph.nodes["bt-drs:18/7"]["address"] == "https://dserver.bundestag.de/btd/18/000/1800007.pdf"


def test_the_order_of_the_batch_does_not_matter() -> None:
    documents = batch()
    first = net(*documents)
    random.Random(3).shuffle(documents)
    second = net(*documents)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_a_citation_by_any_number_of_a_paper_means_the_paper() -> None:
    own = paper("note", number="council:5312/20", numbers=["council:5312/20", "com:COM(2020) 7 final"])
    graph = net(own, paper("a", "com:COM(2020) 7 final", "council:5312/20"))
    assert edges(graph) == [("a", "council:5312/20", "cites", 2)]
    assert list(graph) == ["a", "council:5312/20"]


def test_a_subject_number_names_no_single_paper() -> None:
    numbers = ["council:5312/20", "council-subject:JAI 473"]
    graph = net(paper("n", number=numbers[0], numbers=numbers), paper("a", "council-subject:JAI 473"))
    assert edges(graph) == [("a", "council-subject:JAI 473", "cites", 1)]


def test_the_main_number_wins_over_the_further_number_of_an_earlier_paper() -> None:
    first = paper("1", number="bt-drs:19/1", numbers=["bt-drs:19/1", "bt-drs:19/2"])
    graph = net(first, numbered("bt-drs:19/2"), paper("a", "bt-drs:19/2"))
    assert edges(graph) == [("a", "bt-drs:19/2", "cites", 1)]


def test_two_records_of_one_paper_are_one_node() -> None:
    one = numbered("bt-drs:19/1", "europol", title="Ein Antrag")
    other = paper("copy", "europol", "europol", number="bt-drs:19/1", numbers=["bt-drs:19/1"], title="Abschrift")
    graph = net(one, other)
    assert edges(graph) == [("bt-drs:19/1", "europol", "mentions", 3)]
    assert graph.nodes["bt-drs:19/1"]["documents"] == ("bt-drs-19/1", "copy")
    assert graph.nodes["bt-drs:19/1"]["name"] == "Ein Antrag"


def test_papers_without_a_number_stay_apart_whatever_their_ids() -> None:
    graph = net(paper("a"), paper(" a\n"), paper("europol", "europol"))
    assert list(graph) == ["a", "a (2)", "europol (2)", "europol"]
    assert edges(graph) == [("europol (2)", "europol", "mentions", 1)]


def test_two_numbers_of_one_celex_number_are_one_act() -> None:
    graph = net(paper("a", "celex:32013R0603"), paper("b", "eu-act:603/2013"))
    assert edges(graph) == [("a", "eu-act:603/2013", "cites", 1), ("b", "eu-act:603/2013", "cites", 1)]
    assert graph.nodes["eu-act:603/2013"]["celex"] == "32013R0603"


def test_an_act_whose_entry_another_label_founded_is_no_body() -> None:
    body = entry("office", "AGENCY", "eu-agency", "Das Amt", identifiers={"celex": "32013R0604"})
    graph = build([paper("a", "eu-act:604/2013")], [body])
    assert list(graph) == ["a", "eu-act:604/2013"]


def test_sections_of_a_citation() -> None:
    document = paper("a", "bt-drs:19/1", "bt-drs:19/1", "bt-drs:19/1", sections=("frage-2", "frage-1", "frage-2"))
    (facts,) = [facts for *_, facts in net(document).edges(data=True)]
    assert facts == {"relation": "cites", "count": 3, "sections": ("frage-2", "frage-1")}


def test_a_document_with_errors_is_a_node_without_edges() -> None:
    document = paper("bad", "europol").model_copy(update={"errors": ({"code": "reading", "message": "binary"},)})
    graph = net(Document.model_validate(document.model_dump(warnings=False)))
    assert graph.nodes["bad"]["error"] == "reading: binary"
    assert (list(graph), edges(graph)) == (["bad"], [])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x.de"])
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    document = paper("a", "oj:L 2024/1689")
    reference = document.references[0].model_copy(update={"target": "own:1", "address": address})
    graph = net(document.model_copy(update={"references": (reference,)}))
    assert "address" not in graph.nodes["own:1"]


def test_nothing_is_connected_with_itself() -> None:
    assert edges(net(numbered("bt-drs:19/1", predecessor="bt-drs:19/1"))) == []


def test_an_empty_batch() -> None:
    assert list(build([], ENTRIES)) == []


def test_every_kind_and_relation_is_named(extractor: Any) -> None:
    """On real extraction, with the knowledge base that migextract brings."""
    text = "Die Verordnung (EU) Nr. 604/2013 und Drucksache 19/1596 nennen Europol und Eurodac."
    graph = build([extractor.extract(text)])
    assert {facts["kind"] for _, facts in graph.nodes(data=True)} == set(KINDS)
    assert {relation for *_, relation in graph.edges(keys=True)} <= set(RELATIONS)
    cited = [node for node, facts in graph.nodes(data=True) if facts.get("number") == "eu-act:604/2013"]
    assert cited == ["dublin-iii-verordnung"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\u2028b\x85c", "a b c"), ("\ud800", "\ufffd"), ("\x00", "\ufffd"), (" ", "\ufffd"), ("ä😀", "ä😀")],
)
def test_every_text_becomes_one_line_that_can_be_written(text: str, line: str) -> None:
    assert one_line(text) == line

"""GraphML, JSON-LD and DOT: read back by others, nothing lost, nothing that breaks out of its quotes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import UsageError
from migextract.graph import FORMATS, build, dot, graphml, jsonld, write
from migextract.graph.html import data, embedded
from tests.unit.graph.papers import ENTRIES, NASTY, batch, paper

DOT = shutil.which("dot")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


@pytest.fixture
def net() -> nx.MultiDiGraph:
    return build(batch(), ENTRIES)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_net_is_written_alike(form: str, net: nx.MultiDiGraph, tmp_path: Path) -> None:
    write(net, tmp_path / "new" / "a", form)
    write(build(reversed(batch()), ENTRIES), tmp_path / "new" / "b", form)
    assert (tmp_path / "new" / "a").read_bytes() == (tmp_path / "new" / "b").read_bytes()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["a", "b"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_net(form: str, tmp_path: Path) -> None:
    write(build([], ENTRIES), tmp_path / "empty", form)
    assert (tmp_path / "empty").stat().st_size


def test_no_such_format(net: nx.MultiDiGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no graph format 'xml'; there are graphml, jsonld, dot, html"):
        write(net, tmp_path / "a", "xml")
    assert not list(tmp_path.iterdir())


def test_graphml_is_read_back_by_networkx(net: nx.MultiDiGraph, tmp_path: Path) -> None:
    graphml.write(net, tmp_path / "net.graphml")
    back = nx.read_graphml(tmp_path / "net.graphml")
    assert isinstance(back, nx.MultiDiGraph)
    assert dict(back.nodes(data=True)) == {node: graphml.flat(facts) for node, facts in net.nodes(data=True)}
    read = [(source, target, facts["relation"], facts["weight"]) for source, target, facts in back.edges(data=True)]
    assert sorted(read) == sorted(net.edges(keys=True, data="count"))
    ids = re.findall(r'<edge [^>]*id="([^"]+)"', (tmp_path / "net.graphml").read_text(encoding="utf-8"))
    assert len(set(ids)) == len(ids) == net.number_of_edges()


def test_json_ld_links_only_what_is_there(net: nx.MultiDiGraph, tmp_path: Path) -> None:
    jsonld.write(net, tmp_path / "net.jsonld")
    written = json.loads((tmp_path / "net.jsonld").read_text(encoding="utf-8"))
    things: dict[str, dict[str, Any]] = {thing["@id"]: thing for thing in written["@graph"]}
    assert len(things) == len(written["@graph"]) == net.number_of_nodes()
    linked = [other for thing in things.values() for term in jsonld.RELATIONS.values() for other in thing.get(term, ())]
    assert len(linked) == net.number_of_edges()
    assert set(linked) <= set(things)
    assert things["urn:migextract:bt-drs:19/200"] == {
        "@id": "urn:migextract:bt-drs:19/200", "@type": "CreativeWork", "name": NASTY, "alternateName": "bt-drs:19/200",
        "additionalType": "antwort", "datePublished": "2019-04-01",
        "url": "https://dserver.bundestag.de/btd/19/002/1900200.pdf", "inBatch": True, "timesMentioned": 0,
        "identifier": ["bt-drs:19/200", "bt-drs-19/200"],
        "citation": ["urn:migextract:bt-drs:19/100"], "answers": ["urn:migextract:bt-drs:19/100"],
        "mentions": ["urn:migextract:dublin-iii", "urn:migextract:europol", "urn:migextract:pro-asyl"],
    }  # fmt: skip
    types = {name.removeprefix("urn:migextract:"): thing["@type"] for name, thing in things.items()}
    assert types["dublin-iii"] == "Legislation"
    assert types["europol"] == "GovernmentOrganization"
    assert types["pro-asyl"] == "Organization"
    assert types["eurodac"] == "Thing"


@given(st.text())
def test_a_quoted_string_of_dot_ends_where_it_should(text: str) -> None:
    match = QUOTED.fullmatch(dot.quoted(text).replace("\n", " "))
    assert match
    assert re.sub(r"\\(.)", r"\1", match[1]) == text.replace("\n", " ")


def test_dot_escapes(net: nx.MultiDiGraph) -> None:
    nasty = next(line for line in dot.lines(net) if line.startswith('  "bt-drs:19/200" ['))
    assert r"\"quoted\" \\N \\ '" in nasty
    assert "&amp; " in nasty


@pytest.mark.skipif(not DOT, reason="no Graphviz on this machine; install the package graphviz")
def test_graphviz_reads_it(net: nx.MultiDiGraph, tmp_path: Path) -> None:
    dot.write(net, tmp_path / "net.dot")
    run = subprocess.run(  # noqa: S603 - the program found above, on a file of our own
        [str(DOT), "-Tjson", str(tmp_path / "net.dot")], capture_output=True, text=True, timeout=60, check=True
    )
    drawn = json.loads(run.stdout)
    assert sorted(item["name"] for item in drawn["objects"]) == sorted(net)
    assert len(drawn["edges"]) == net.number_of_edges()


@given(st.lists(st.tuples(st.text(), st.text()), max_size=3))
def test_any_title_and_id_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, papers: list[tuple[str, str]]
) -> None:
    net = build([paper(id, title=title) for id, title in papers], ENTRIES)
    assert net.number_of_nodes() == len(papers)
    folder = tmp_path_factory.mktemp("any")
    for form in FORMATS:
        write(net, folder / form, form)
    assert sorted(nx.read_graphml(folder / "graphml")) == sorted(net)
    assert len(json.loads((folder / "jsonld").read_text(encoding="utf-8"))["@graph"]) == len(papers)
    assert embedded(data(net)) in (folder / "html").read_text(encoding="utf-8")

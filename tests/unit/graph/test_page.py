"""The page of a net: loads nothing, runs nothing of the papers, and does in a real browser what it says."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from migextract.graph import build
from migextract.graph.html import page
from tests.unit.graph.papers import ENTRIES, NASTY, batch, numbered

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--window-size=1400,1000"]  # fmt: skip
in_browser = pytest.mark.skipif(
    not BROWSER, reason="no Chromium on this machine; install the packages chromium, chromium-driver"
)


def written() -> str:
    return page(build(batch(), ENTRIES))


def own(text: str) -> str:
    """The page without the library."""
    before, rest = text.split("<script>", 1)
    return before + rest.split("</script>", 1)[1]


def test_the_data_are_in_the_page_and_cannot_leave_their_element() -> None:
    text = own(written())
    inside = text.split('<script type="application/json" id="data">')[1].split("</script>", 1)[0]
    assert "<" not in inside
    titles = [node["name"] for node in json.loads(inside)["nodes"]]
    assert NASTY in titles
    assert "pwned = 1</script>" not in text


def test_the_page_loads_nothing_from_anywhere() -> None:
    text = own(written())
    assert "default-src 'none'" in text
    assert not re.search(r"""<(?:link|img|iframe|script)\b[^>]*(?:src|href)\s*=|url\(|@import|fetch\(|import\(""", text)


def test_the_page_makes_no_markup_of_text() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", own(written()))


def test_the_library_is_whole_and_its_licence_is_beside_it() -> None:
    folder = Path(page.__code__.co_filename).parent / "cytoscape"
    library = (folder / "cytoscape.min.js").read_text(encoding="utf-8")
    assert "</script" not in library.lower()
    assert "Copyright (c) 2016-2026, The Cytoscape Consortium" in library
    assert "Permission is hereby granted" in (folder / "LICENSE").read_text(encoding="utf-8")
    (version,) = re.findall(r"Version ([\d.]+),", (folder / "README.md").read_text(encoding="utf-8"))
    assert f'"{version}"' in library


def said(text: str, steps: str, folder: Path) -> dict[str, Any]:
    """What `steps`, run at the end of the page in a real browser, put into `said`."""
    ending = f"""<script>{{ const said = {{}};
    {steps}
    const result = document.createElement("output");
    result.textContent = JSON.stringify(said);
    document.body.append(result); }}</script></body>"""
    file = folder / "page.html"
    file.write_text(text.replace("</body>", ending), encoding="utf-8")
    run = subprocess.run(  # noqa: S603 - the browser found above, on a file of our own
        [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    output = re.search(r"<output>(.*?)</output>", run.stdout, re.DOTALL)
    assert output, run.stdout[-500:]
    answer: dict[str, Any] = json.loads(html.unescape(output[1]))
    return answer


@pytest.mark.browser
@in_browser
def test_in_a_real_browser(tmp_path: Path) -> None:
    steps = """
    const key = (target, key) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    said.start = status.textContent;
    said.apart = new Set(cy.nodes().map(node => Math.round(node.position("x")))).size;
    document.querySelector('input[value="body"]').click();
    said.without_bodies = status.textContent;
    document.querySelector('input[value="body"]').click();
    byId("least").value = 3;
    byId("least").dispatchEvent(new Event("change"));
    said.connected = drawn.map(node => node.id);
    key(document.body, "/");
    said.focused = document.activeElement.id;
    byId("search").value = "pro  ASYL";
    byId("search").dispatchEvent(new Event("input"));
    said.found = byId("found").textContent;
    key(byId("search"), "Enter");
    said.sought = [chosen.id, drawn.includes(chosen)];
    cy.getElementById("n" + nodes.find(node => node.id === "bt-drs:19/200").place).emit("tap");
    said.detail = detail.textContent;
    said.link = [...detail.querySelectorAll("a")].map(link => [link.href, link.rel, link.target]);
    said.bold = detail.querySelectorAll("img, script").length;
    [...detail.querySelectorAll("button")].find(button => button.textContent.includes("bt-drs:19/100")).click();
    said.neighbour = chosen.id;
    key(net, "n");
    said.next = chosen.id;
    const before = cy.pan().x;
    key(net, "ArrowLeft");
    said.moved = cy.pan().x - before;
    key(net, "Escape");
    said.nothing = [chosen, cy.elements(".faded").length];
    said.pwned = window.pwned === undefined;
    """
    answer = said(written(), steps, tmp_path)
    assert answer["start"] == "Drawn: 11 nodes, 14 edges."
    assert answer["apart"] == 11
    assert answer["without_bodies"] == "Drawn: 8 nodes, 10 edges."
    assert answer["connected"] == ["bt-drs:19/100", "bt-drs:19/200"]
    assert answer["focused"] == "search"
    assert answer["found"] == "Pro Asyl1"
    assert answer["sought"] == ["pro-asyl", True]
    assert NASTY in answer["detail"]
    assert answer["link"] == [["https://dserver.bundestag.de/btd/19/002/1900200.pdf", "noopener noreferrer", "_blank"]]
    assert answer["bold"] == 0
    assert answer["neighbour"] == "bt-drs:19/100"
    assert answer["next"] == "bt-drs:19/200"
    assert answer["moved"] == 60
    assert answer["nothing"] == [None, 0]
    assert answer["pwned"] is True


@pytest.mark.browser
@in_browser
def test_a_large_net_begins_with_its_best_connected_nodes(tmp_path: Path) -> None:
    papers = [
        numbered(f"bt-drs:19/{n}", *(f"bt-drs:18/{n * 7 % 200 + k * k + 1}" for k in range(12))) for n in range(1, 301)
    ]
    net = build(papers, ENTRIES)
    steps = """
    said.start = status.textContent;
    said.kept = drawn.at(-1).degree >= ranked[drawn.length].degree;
    byId("most").value = 500;
    const began = performance.now();
    byId("most").dispatchEvent(new Event("change"));
    said.seconds = (performance.now() - began) / 1000;
    said.drawn = drawn.length;
    """
    answer = said(page(net), steps, tmp_path)
    left = net.number_of_nodes() - 150
    said_so = rf"Drawn: 150 nodes, \d+ edges; the best connected, {left} more fit the filters\."
    assert re.fullmatch(said_so, answer["start"])
    assert answer["kept"] is True
    assert answer["drawn"] == 500
    assert answer["seconds"] < 30, "the layout is to take 5 seconds on a free machine"


@pytest.mark.browser
@in_browser
def test_an_address_that_runs_code_is_no_link(tmp_path: Path) -> None:
    net = build(batch(), ENTRIES)
    net.nodes["europol"]["address"] = "javascript:window.pwned=3"
    steps = """
    seek(nodes.find(node => node.id === "europol"));
    said.chosen = detail.querySelector("h2").textContent;
    said.links = detail.querySelectorAll("a").length;
    """
    assert said(page(net), steps, tmp_path) == {"chosen": "Europol", "links": 0}

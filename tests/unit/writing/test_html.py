"""The site: the text as the source has it, every mention to point at, nothing unescaped; looked at in a browser."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from migextract import Document
from migextract.errors import UsageError
from migextract.recounting import recounted
from migextract.writing.folder import Place, placed, safe
from migextract.writing.html import write
from migextract.writing.html.paper import page
from tests.unit.writing.conftest import EVIL, TEXT

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--window-size=1400,1000"]  # fmt: skip
in_browser = pytest.mark.skipif(
    not BROWSER, reason="no Chromium on this machine; install the packages chromium, chromium-driver"
)
HERE = Place(0, "here.html")


class Elements(HTMLParser):
    """All elements of a page with their attributes, as a browser sees them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def site(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write(iter(documents), folder)
    return folder


def papers(folder: Path) -> list[Path]:
    return sorted((folder / "papers").iterdir())


def shown_text(written: str) -> str:
    """The source text as a browser reads it out of the page."""
    body = written.split('<pre id="text" lang="de" tabindex="-1">')[1].split("</pre>", maxsplit=1)[0]
    return html.unescape(re.sub(r"</?mark\b[^>]*>", "", body))


@pytest.mark.parametrize("unit", ["code-points", "utf-16"])
def test_the_text_stands_in_the_page_as_the_source_has_it(rich: Document, unit: Any) -> None:
    written = page(recounted(rich, unit), HERE)
    assert shown_text(written) == TEXT
    marks = re.findall(r"<mark [^>]*>([^<]*)", written)
    assert [html.unescape(mark) for mark in marks if mark][:3] == [m.text for m in rich.mentions[:3]]


def test_nested_mentions_are_nested_elements(rich: Document) -> None:
    pattern = r'<mark id="m\d+" data-label="ACT"[^>]*>Verordnung <mark id="m\d+" data-label="DOC_NUMBER"'
    assert re.search(pattern, page(rich, HERE))


def test_everything_of_the_papers_is_escaped(site: Path) -> None:
    for file in (site / "index.html", *papers(site)):
        text = file.read_text(encoding="utf-8")
        elements = [tag for tag, _ in Elements(text).found]
        assert elements.count("script") == 1
        assert not {"b", "i", "pictures", "paper", "img"} & set(elements)
        assert "pwned='yes'" not in text


def test_the_pages_load_nothing_from_anywhere(site: Path) -> None:
    for file in (site / "index.html", *papers(site)):
        text = file.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not re.search(r"url\(|@import|fetch\(|import\(", text)
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
        for tag, attributes in Elements(text).found:
            assert "src" not in attributes
            assert not [name for name in attributes if name.startswith("on")]
            if "href" in attributes:
                assert tag == "a"
                assert (file.parent / unquote(attributes["href"] or "")).resolve().is_file()


def test_each_paper_leads_to_its_neighbours(documents: list[Document], tmp_path: Path) -> None:
    first, middle, last = documents
    write([first, middle, last], tmp_path)
    names = ("_a _paper_ _ more.html", "silent.html", "scan.html")
    pages = [Elements((tmp_path / "papers" / name).read_text(encoding="utf-8")).found for name in names]
    links = [[(item.get("rel"), item["href"]) for tag, item in found if tag == "a"] for found in pages]
    index = (None, "../index.html")
    assert links == [
        [index, ("next", "silent.html")],
        [("prev", "_a%20_paper_%20_%20more.html"), index, ("next", "scan.html")],
        [("prev", "silent.html"), index],
    ]


def test_the_index_says_what_each_paper_is(documents: list[Document], site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr.*?</tr>", text.split("<tbody>")[1], re.DOTALL)
    cells = [[html.unescape(re.sub(r"<[^>]*>", " ", cell)).split() for cell in row.split("<td>")] for row in rows]
    head, day, *counts = cells[0]
    assert " ".join(head) == f"Wien {EVIL} bt-drs:19/21876 · antwort · Bundesregierung · ../a <paper> & more"
    assert day == ["2020-08-26"]
    found = [len(documents[0].mentions), 3, 1, 2, 2, 2, 3, 2, 1, 1, 1]
    assert [int(*count) for count in counts] == found
    assert [row.count("bad") for row in rows] == [0, 0, 1]
    assert " ".join(cells[2][0]) == f"scan scan needs-ocr {documents[2].errors[0].message}"
    assert f"3 papers · {found[0]} mentions" in text
    assert "1 could not be extracted" in text


def test_the_index_leads_from_a_thing_to_each_mention_of_it(documents: list[Document], tmp_path: Path) -> None:
    write([documents[1], documents[0], documents[0]], tmp_path)
    buttons = [
        attributes
        for tag, attributes in Elements((tmp_path / "index.html").read_text(encoding="utf-8")).found
        if tag == "button" and "data-papers" in attributes
    ]
    places = {button["data-thing"]: json.loads(button["data-papers"] or "") for button in buttons}
    first = next(number for number, mention in enumerate(documents[0].mentions) if mention.value == "europol")
    assert places["europol"] == [[1, 2, first], [2, 2, first]]
    assert places["bt-drs:19/21876"] == [[1, 1, 1], [2, 1, 1]]
    sums = [sum(count for _, count, _ in found) for found in places.values()]
    assert sums == sorted(sums, reverse=True)
    written = page(documents[0], HERE)
    assert re.search(rf'<mark id="m{first}" data-label="AGENCY"[^>]*data-thing="europol">Europol</mark>', written)


def test_a_paper_that_failed_has_a_page_that_says_so(broken: Document) -> None:
    written = page(broken, HERE)
    assert "This document could not be extracted" in written
    assert "<strong>needs-ocr</strong>: =scan.pdf: 12 pages are &lt;pictures&gt;" in written


def test_warnings_are_shown(rich: Document) -> None:
    assert "<li>page 2 holds &lt;i&gt;a picture&lt;/i&gt; alone</li>" in page(rich, HERE)


def test_a_page_needs_the_source_text(rich: Document) -> None:
    bare = rich.model_copy(update={"source": rich.source.model_copy(update={"text": None})})
    with pytest.raises(UsageError, match="keep_text=True"):
        page(bare, HERE)


def test_lone_surrogates_are_shown_as_question_marks(silent: Document, tmp_path: Path) -> None:
    source = silent.source.model_copy(update={"text": "\ud800 Europol", "characters": 9})
    write([silent.model_copy(update={"source": source})], tmp_path)
    assert "? Europol" in (tmp_path / "papers" / "silent.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b", "a_b"),
        ("C:\\x", "C__x"),
        ("", "document"),
        ("..", "document"),
        (".hidden", "hidden"),
        ("n\0ul\n", "n_ul_"),
        ("x" * 500, "x" * 120),
        ("ä" * 500, "ä" * 60),
        ("a\u0308", "ä"),
    ],
)
def test_no_id_leaves_the_folder(id: str, name: str, silent: Document, tmp_path: Path) -> None:
    assert safe(id) == name
    write([silent.model_copy(update={"id": id})], tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["index.html", f"{name}.html"]


def test_papers_of_one_name_have_pages_of_their_own(silent: Document) -> None:
    ids = ["x", "X", "x", "x~2", "a\u0308", "ä", "index"]
    names = [place.name for _, place in placed((silent.model_copy(update={"id": id}) for id in ids), ".html")]
    assert names == ["x.html", "X~2.html", "x~3.html", "x_2.html", "ä.html", "ä~2.html", "index.html"]


def test_no_more_than_two_documents_are_held(silent: Document) -> None:
    taken = 0

    def counted() -> Any:
        nonlocal taken
        for _ in range(5):
            taken += 1
            yield silent

    assert [taken - place.number for _, place in placed(counted(), ".html")] == [2, 2, 2, 2, 1]


def test_an_empty_site(tmp_path: Path) -> None:
    write([], tmp_path)
    assert "0 papers" in (tmp_path / "index.html").read_text(encoding="utf-8")


def said(file: Path, steps: str, folder: Path) -> dict[str, Any]:
    """What `steps`, run at the end of the page in a real browser, put into `said`."""
    ending = f"""<script>{{ const said = {{}};
    const press = key => document.body.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true }}));
    {steps}
    const result = document.createElement("output");
    result.textContent = JSON.stringify(said);
    document.body.append(result); }}</script></body>"""
    copy = file.with_name("copy.html")
    copy.write_text(file.read_text(encoding="utf-8").replace("</body>", ending), encoding="utf-8")
    run = subprocess.run(  # noqa: S603 - the browser found above, on a file of our own
        [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", copy.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    copy.unlink()
    output = re.search(r"<output>(.*?)</output>", run.stdout, re.DOTALL)
    assert output, run.stdout[-500:]
    result: dict[str, Any] = json.loads(html.unescape(output[1]))
    return result


@pytest.mark.browser
@in_browser
def test_a_paper_in_a_real_browser(rich: Document, site: Path, tmp_path: Path) -> None:
    steps = """
    said.marks = marks.length;
    said.text = document.getElementById("text").textContent;
    press("n"); press("n");
    said.focused = document.activeElement.textContent;
    said.detail = detail.textContent;
    said.links = [...detail.querySelectorAll("a")].map(link => link.getAttribute("href"));
    const box = document.querySelector('input[value="DATE"]');
    const date = document.querySelector('mark[data-label="DATE"]');
    said.before = getComputedStyle(date).backgroundColor;
    box.click();
    said.after = getComputedStyle(date).backgroundColor;
    date.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    said.hovered = detail.textContent;
    location.hash = "m3"; follow();
    said.followed = document.activeElement.textContent;
    said.pwned = typeof pwned;
    """
    found = said(site / "papers" / "_a _paper_ _ more.html", steps, tmp_path)
    assert found["marks"] == len(rich.mentions)
    assert found["text"] == TEXT
    assert found["focused"] == "19/21876"
    assert "bt-drs" in found["detail"]
    address = "https://dserver.bundestag.de/btd/19/218/1921876.pdf"
    assert found["links"] == [address, "../index.html#bt-drs%3A19%2F21876"]
    assert found["before"] != found["after"] == "rgba(0, 0, 0, 0)"
    assert "2020-07-22" in found["hovered"]
    assert found["followed"] == "Europol"
    assert found["pwned"] == "undefined"


@pytest.mark.browser
@in_browser
def test_the_index_in_a_real_browser(site: Path, tmp_path: Path) -> None:
    steps = """
    const visible = () => rows.filter(({ row }) => !row.hidden).map(({ link }) => link.href.split("/").pop());
    said.all = visible();
    press("/");
    said.focused = document.activeElement.id;
    filter.value = "BUNDESREG 2020";
    filter.dispatchEvent(new Event("input"));
    said.filtered = visible();
    filter.value = "";
    location.hash = "europol"; follow();
    said.chosen = visible();
    said.chip = chip.textContent;
    said.pressed = document.querySelector("[aria-pressed=true]").dataset.thing;
    select(null); location.hash = ""; follow();
    said.again = visible().length;
    const heads = document.querySelectorAll("#papers thead th");
    heads[2].querySelector("button").click();
    said.sorted = [...document.querySelectorAll("#papers tbody tr")].map(row => row.cells[2].textContent);
    said.how = heads[2].getAttribute("aria-sort");
    heads[0].querySelector("button").click();
    said.titles = [...document.querySelectorAll("#papers tbody a")].map(link => link.textContent.slice(0, 4));
    find.value = "verordnung";
    find.dispatchEvent(new Event("input"));
    said.found = things.filter(({ button }) => !button.parentElement.hidden).map(({ words }) => words);
    const reachable = [...document.querySelectorAll("a, button, input")];
    said.pwned = typeof pwned;
    said.unreachable = reachable.filter(element => element.tabIndex < 0).length;
    """
    found = said(site / "index.html", steps, tmp_path)
    rich = "_a%20_paper_%20_%20more.html"
    assert found["all"] == [rich, "silent.html", "scan.html"]
    assert found["focused"] == "filter"
    assert found["filtered"] == [rich]
    assert len(found["chosen"]) == 1
    assert re.fullmatch(rf"{re.escape(rich)}#m\d+", found["chosen"][0])
    assert found["chip"].startswith("that mention Agentur der Europäischen Union")
    assert (found["pressed"], found["again"]) == ("europol", 3)
    assert (found["sorted"][1:], found["how"]) == (["0", "0"], "descending")
    assert found["titles"] == ["scan", "sile", "Wien"]
    assert found["found"]
    assert all("verordnung" in words for words in found["found"])
    assert (found["unreachable"], found["pwned"]) == (0, "undefined")

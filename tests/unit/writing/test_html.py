"""The page: the text as the source has it, every mention to point at, nothing unescaped; looked at in a browser."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from migextract.errors import UsageError
from migextract.records import Document
from migextract.writing.html import file_name, page, write

TEXT = 'Die <b>Verordnung</b> (EU) 2019/1240 & "Europol" – am 5. Juni 2020.\n\n  Eingerückt.\t<script>alert(1)</script>'
BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), "")


def mention(surface: str, label: str, value: str | None, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    evidence = {"finder": "test", "rule": "by <hand>"}
    common = {"label": label, "start": start, "end": start + len(surface), "text": surface, "value": value}
    return common | {"evidence": evidence} | fields


def document(**changes: Any) -> Document:
    fields: dict[str, Any] = {
        "id": "a <paper>",
        "source": {
            "path": "a&b.txt", "sha256": "0" * 64, "media_type": "text/plain", "characters": len(TEXT), "text": TEXT,
        },
        "metadata": {},
        "mentions": [
            mention("(EU) 2019/1240", "DOC_NUMBER", "eu-act:2019/1240", scheme="eu-act", parts={"year": "2019"},
                    status="derived", celex="32019R1240"),
            mention("Europol", "AGENCY", "europol", name="Europol", kind="eu-agency"),
            mention("5. Juni 2020", "DATE", "2020-06-05", edtf="2020-06-05", first="2020-06-05", last="2020-06-05"),
        ],
    }  # fmt: skip
    return Document.model_validate(fields | changes)


def shown_text(written: str) -> str:
    """The source text as a browser reads it out of the page."""
    body = written.split('<pre id="text" tabindex="-1">')[1].split("</pre>", maxsplit=1)[0]
    return html.unescape(re.sub(r"</?mark\b[^>]*>", "", body))


def test_the_text_stands_in_the_page_as_the_source_has_it() -> None:
    assert shown_text(page(document())) == TEXT


def test_everything_is_escaped() -> None:
    written = page(document())
    assert "<script>alert" not in written
    assert "<b>Verordnung" not in written
    assert "<title>a &lt;paper&gt;</title>" in written
    assert "by &lt;hand&gt;" in written


def test_nested_mentions_are_nested_elements() -> None:
    act = mention("Verordnung</b> (EU) 2019/1240", "ACT", None)
    written = page(document(mentions=[act, *document().model_dump(mode="json")["mentions"]]))
    assert re.search(r'<mark data-label="ACT"[^>]*>Verordnung&lt;/b&gt; <mark data-label="DOC_NUMBER"', written)
    assert shown_text(written) == TEXT


def test_the_page_loads_nothing_from_anywhere() -> None:
    written = page(document())
    assert "default-src 'none'" in written
    assert not re.search(r'(?:src|href)\s*=|url\(|@import|https?://(?!\S*"\])', written)


def test_a_page_needs_the_source_text() -> None:
    source = document().source.model_dump() | {"text": None}
    with pytest.raises(UsageError, match="keep_text=True"):
        page(document(source=source))


def test_lone_surrogates_are_shown_as_question_marks(tmp_path: Path) -> None:
    source = document().source.model_dump() | {"text": "\ud800 Europol", "characters": 9}
    write([document(source=source, mentions=[])], tmp_path)
    assert "? Europol" in (tmp_path / file_name(document())).read_text(encoding="utf-8")


@pytest.mark.parametrize("id", ["../../etc/passwd", "a/b", "C:\\x", "", "n\0ul", "x" * 500])
def test_no_id_leaves_the_folder(id: str, tmp_path: Path) -> None:
    write([document(id=id)], tmp_path)
    (only,) = tmp_path.iterdir()
    assert only.parent == tmp_path


def test_papers_of_one_name_have_pages_of_their_own(tmp_path: Path) -> None:
    write([document(id="x"), document(id="X"), document(id="x")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["X~2.html", "x.html", "x~3.html"]


@pytest.mark.browser
@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine; install the packages chromium, chromium-driver")
def test_in_a_real_browser(tmp_path: Path) -> None:
    steps = """
    <script>
    const said = {};
    const press = key => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    said.marks = marks.length;
    said.text = document.getElementById("text").textContent;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
    said.focused = document.activeElement.textContent;
    said.detail = detail.textContent;
    const box = document.querySelector('input[value="DATE"]');
    const date = document.querySelector('mark[data-label="DATE"]');
    said.before = getComputedStyle(date).backgroundColor;
    box.click();
    said.after = getComputedStyle(date).backgroundColor;
    date.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    said.hovered = detail.textContent;
    const result = document.createElement("output");
    result.textContent = JSON.stringify(said);
    document.body.append(result);
    </script></body>"""
    file = tmp_path / "page.html"
    file.write_text(page(document()).replace("</body>", steps), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
             "--disable-background-networking", "--disable-component-update"]  # fmt: skip
    run = subprocess.run(  # noqa: S603 - the browser found above, on a file of our own
        [BROWSER, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    output = re.search(r"<output>(.*?)</output>", run.stdout, re.DOTALL)
    assert output, run.stdout[-500:]
    said = json.loads(html.unescape(output[1]))
    assert said["marks"] == 3
    assert said["text"] == TEXT
    assert said["focused"] == "Europol"
    assert "eu-agency" in said["detail"]
    assert said["before"] != said["after"] == "rgba(0, 0, 0, 0)"
    assert "2020-06-05" in said["hovered"]

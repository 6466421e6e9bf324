"""The report page and the table of scores."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.gold import Gold
from migextract.evaluation.measure import Compared, evaluate, score
from migextract.evaluation.report import to_html, write_report
from migextract.evaluation.scores import Rate, Scores
from migextract.evaluation.table import percent, to_markdown

from .conftest import REPORT, mark, record
from .test_score import INFO

VOID = {"meta", "br", "input", "line", "rect", "path"}


class Page(HTMLParser):
    """A page taken apart: rows of its tables, addresses, and whether every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.addresses: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [str(value) for name, value in attrs if name in {"src", "href", "action"}]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


@pytest.fixture
def scores(gold: Gold) -> Scores:
    """One error of each kind."""
    report, letter = gold.documents
    kept = [m for m in report.mentions if m.text not in {"Europol", "Faeser", "22. und 23. Juli 2020", "Wien"}]
    wrong = [
        mark(REPORT, "Europol und", "AGENCY", "europol"),
        mark(REPORT, "22. und 23. Juli 2020", "DATE", "2020-07-23"),
        mark(REPORT, "Wien", "ORG", None),
        mark(REPORT, "trafen", "ORG", None),
    ]
    about = {"system": "migextract <0.1>"}
    return evaluate(gold, [record(report, [*kept, *wrong]), record(letter)], about=about, resamples=50)


def test_the_page_shows_scores_errors_and_patterns(scores: Scores) -> None:
    rows = Page(to_html(scores)).rows
    heads = [row[0] for row in rows]
    assert heads.count("AGENCY") == 1
    agency = next(row for row in rows if row[0] == "AGENCY")
    assert agency[1:6] == ["2", "2", "50.0", "50.0", "50.0"]
    errors = [row for row in rows if len(row) == 6 and row[0] != "kind"]
    assert [row[:2] for row in errors] == [
        ["wrong-boundary", "AGENCY"],
        ["false-find", "ORG"],
        ["wrong-value", "DATE"],
        ["wrong-label", "LOCATION → ORG"],
        ["missed", "PERSON"],
    ]
    context = errors[0][3]
    assert context == REPORT[:46] + "Europol und" + REPORT[57:117]
    assert errors[2][4:] == [
        "DATE [81, 102)22. und 23. Juli 2020{2020-07-22,2020-07-23}",
        "DATE [81, 102)22. und 23. Juli 20202020-07-23",
    ]


def test_gold_and_prediction_are_marked_where_they_differ(scores: Scores) -> None:
    page = to_html(scores)
    assert '<mark class="gold found">Europol</mark><mark class="found"> und</mark>' in page
    assert '<mark class="gold">Faeser</mark>' in page
    assert '<mark class="found">trafen</mark>' in page


def test_the_page_loads_nothing(scores: Scores) -> None:
    page = to_html(scores)
    assert Page(page).addresses == []
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|@import|url\(", page)


def test_everything_from_outside_is_escaped() -> None:
    text = '<script>alert(1)</script> & "x" </td> $notes'
    gold = [Annotation(0, 25, "ORG", text[:25], None)]
    found = [Annotation(8, 16, "ORG", text[8:16], 'a"b<c>')]
    scores = score([Compared('d"><b', text, gold, found)], INFO, about={"<i>": "&"}, resamples=0)
    page = to_html(scores)
    assert page.count("<script>") == 1
    assert "&lt;script&gt;" in page
    assert '"><b' not in page
    assert "<c>" not in page
    assert "<i>" not in page
    assert "$notes" in page
    Page(page)


def test_labels_without_mentions_are_in_the_table_and_not_in_the_plot(scores: Scores) -> None:
    only_dates = score([Compared("d", "2018", [Annotation(0, 4, "DATE", "2018", "2018")], [])], INFO, resamples=10)
    page = to_html(only_dates)
    assert re.findall(r'<text class="label"[^>]*>(\w+)<', page) == ["DATE", "CORE", "ALL"]
    assert "precision –" in page
    plot = re.findall(r'<text class="label"[^>]*>(\w+)<', to_html(scores))
    assert plot[-2:] == ["CORE", "ALL"]
    assert len(plot) == 11


def test_bars_and_whiskers_have_the_length_of_the_scores(scores: Scores) -> None:
    page = to_html(scores)
    everything = scores.labels["ALL"].exact.f1
    assert everything.value is not None
    bars = re.findall(r'<rect class="F1" x="120" y="\d+" width="([\d.]+)"', page)
    assert float(bars[-1]) == pytest.approx(560 * everything.value, abs=0.1)
    assert everything.low is not None
    assert f"M{120 + 560 * everything.low:.1f} " in page


def test_documents_that_were_lost_are_named(gold: Gold) -> None:
    scores = evaluate(gold, [record(gold.documents[0], None, "no <charset> fits")], resamples=0)
    page = to_html(scores)
    assert "failed; reading: no &lt;charset&gt; fits" in page
    assert "counted as if nothing had been found in them: report (failed), letter (missing)" in page


def test_the_page_of_nothing() -> None:
    page = to_html(score([], INFO))
    assert '<output id="shown" aria-live="polite">0 errors</output>' in page
    Page(page)


def test_the_page_is_written(scores: Scores, tmp_path: Path) -> None:
    write_report(scores, tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text("utf-8") == to_html(scores)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(1.0, "100.0"), (0.9999, "99.9"), (0.0, "0.0"), (2 / 3, "66.6"), (0.29, "29.0"), (0.001, "0.1"), (None, "–")],
)
def test_shares_are_never_rounded_up(share: float | None, shown: str) -> None:
    assert percent(share) == shown


def test_every_thousandth_is_shown_as_itself() -> None:
    assert [percent(part / 1000) for part in range(1001)] == [f"{part // 10}.{part % 10}" for part in range(1001)]


def test_markdown_table(scores: Scores) -> None:
    lines = to_markdown(scores).splitlines()
    assert lines[0].startswith("| label | gold | found | precision | recall | F1 | 95 % |")
    assert len({line.count("|") for line in lines[:14]}) == 1
    assert (
        lines[2]
        == f"| AGENCY | 2 | 2 | 50.0 | 50.0 | 50.0 | {interval(scores)} | 100.0 | 100.0 | 100.0 | – | 100.0 (1/1) |"
    )
    assert "* system: migextract <0.1>" in lines
    assert any(line.startswith("* gold: 13 mentions in 2 documents") for line in lines)


def interval(scores: Scores) -> str:
    rate: Rate = scores.labels["AGENCY"].exact.f1
    return f"{percent(rate.low)} to {percent(rate.high)}"


@pytest.mark.browser
def test_the_page_works_in_a_browser(scores: Scores, tmp_path: Path) -> None:
    """Filters, patterns and keys, tried in a real browser by a script that the page is given for it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium")
    trial = """
    const visible = () => [...document.querySelectorAll("#errors tbody tr")].filter((row) => !row.hidden);
    const wait = () => new Promise((done) => setTimeout(done, 20));
    const press = (key) =>
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const choose = (name, value) => {
      form.elements[name].value = value;
      form.dispatchEvent(new Event("input"));
      return visible().length;
    };
    (async () => {
      const seen = [visible().length, choose("kind", "missed"), choose("kind", ""), choose("label", "ORG")];
      seen.push(choose("text", "location"));
      form.reset(); await wait(); seen.push(visible().length);
      document.querySelector("button[data-show='1']").click(); await wait(); seen.push(visible().length);
      form.reset(); await wait();
      document.activeElement.blur();
      for (const key of ["j", "j", "j", "k"]) {
        press(key);
        seen.push(visible().indexOf(document.activeElement));
      }
      press("/");
      seen.push(document.activeElement.name, document.getElementById("shown").textContent);
      document.title = JSON.stringify(seen);
    })();
    """
    page = tmp_path / "report.html"
    page.write_text(to_html(scores).replace("show();\n</script>", f"show();\n{trial}</script>"), "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [chromium, *flags, "--virtual-time-budget=3000", "--dump-dom", page.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout  # noqa: S603
    title = re.search(r"<title>(.*?)</title>", dom)
    assert title is not None
    assert title[1] == '[5,1,5,2,1,5,1,0,1,2,1,"text","5 of 5 errors"]'

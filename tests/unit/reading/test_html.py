"""Web pages: their text, and nothing but it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import LimitError, MigextractError, ReadingError
from migextract.reading.html import decode
from migextract.reading.limits import Limits
from migextract.reading.source import Decoded
from migextract.reading.web_page import words


def text_of(page: str) -> str:
    return decode(page.encode(), "seite.html").text


COOKIES = """
<div id="cookie-banner" class="modal"><h2>Cookies</h2>
  <p>Wir verwenden Cookies und ähnliche Verfahren, damit diese Seite besser wird. Die Einwilligung ist freiwillig, kann
  jederzeit widerrufen werden und gilt für alle Angebote, die auf dieser Seite verlinkt sind. Näheres steht in unserer
  Erklärung zum Datenschutz, die auch sagt, wie lange wir etwas aufbewahren und wer es bekommt.</p>
  <button>Alle zulassen</button></div>
"""

BUNDESTAG = f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Deutscher Bundestag - Grenzschutz</title>
<script>var bt = "Frontex";</script><style>.bt {{ color: red }}</style></head>
<body class="bt-skin cookie-set">
<a class="sr-only" href="#main">Direkt zum Hauptinhalt springen</a>
{COOKIES}
<header class="bt-header"><a href="/"><img alt="Deutscher Bundestag" src="adler.svg"></a>
  <nav><ul><li><a href="/abg">Abgeordnete</a></li><li><a href="/aus">Ausschüsse</a></li></ul></nav></header>
<main id="main"><ol class="breadcrumb"><li><a href="/">Startseite</a></li><li><a href="/dok">Dokumente</a></li></ol>
<article class="bt-artikel"><header><p class="bt-datum">Inneres &mdash; 14.&nbsp;Mai 2024</p>
<h1>Ausbau der EU&#8209;Agentur Frontex</h1></header>
<p>Die Bundes&shy;regierung unterst&uuml;tzt den Ausbau von <a href="/frontex">Frontex</a>, wie
aus der Antwort (<a href="/20/11111.pdf">20/11111</a>) hervorgeht.<sup>1</sup></p>
<h2>Zahlen</h2>
<ul><li>10&nbsp;000 Kräfte bis 2027</li><li><p>eine <b>ständige</b> Reserve</p></li></ul>
<footer><p>(hau/14.05.2024)</p></footer></article>
<div class="social-media"><ul><li><a href="x">Teilen</a></li></ul></div></main>
<footer><p>© Deutscher Bundestag</p><a href="/impressum">Impressum</a></footer>
</body></html>"""


def test_a_page_of_a_parliament():
    assert decode(BUNDESTAG.encode(), "a.html") == Decoded(
        "Inneres — 14.\u00a0Mai 2024\n\n"
        "Ausbau der EU\u2011Agentur Frontex\n\n"
        "Die Bundes\u00adregierung unterstützt den Ausbau von Frontex, wie aus der Antwort (20/11111) hervorgeht.¹\n\n"
        "Zahlen\n\n"
        "• 10\u00a0000 Kräfte bis 2027\n\n"
        "• eine ständige Reserve\n\n"
        "(hau/14.05.2024)",
        "utf-8",
    )


OFFICIAL_JOURNAL = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_2019295DE.fmx</title><script src="oj.js"/><style/></head>
<body>
<table width="100%"><col width="20%"/><tbody><tr><td/>
  <td><p class="oj-hd-ti">Amtsblatt der EU</p></td><td><p class="oj-hd-oj">L&#160;295/1</p></td></tr></tbody></table>
<div class="eli-container">
<p class="oj-doc-ti" id="d1">VERORDNUNG (EU) 2019/9999</p>
<p class="oj-doc-ti">vom 13.&#160;November 2019</p>
<table><tbody><tr><td><p class="oj-normal">(1)</p></td>
  <td><p class="oj-normal">Die Agentur <a id="ntc1" href="#ntr1">(<span class="oj-super">1</span>)</a> hilft.</p></td>
</tr></tbody></table>
<a name="anker"/>
<p class="oj-ti-art">Artikel 1</p>
<table><tbody><tr><td><p>a)</p></td><td><p>an den Grenzen:</p>
  <table><tr><td><p>i)</p></td><td><p>zu Land,</p></td></tr><tr><td><p>ii)</p></td><td><p>zur See.</p></td></tr></table>
</td></tr></tbody></table>
</div></body></html>"""


def test_an_act_as_the_official_journal_shows_it():
    assert decode(OFFICIAL_JOURNAL.encode(), "a.html") == Decoded(
        "Amtsblatt der EU | L\u00a0295/1\n\n"
        "VERORDNUNG (EU) 2019/9999\n\n"
        "vom 13.\u00a0November 2019\n\n"
        "(1) Die Agentur (1) hilft.\n\n"
        "Artikel 1\n\n"
        "a) an den Grenzen:\n\n"
        "i) zu Land,\n\n"
        "ii) zur See.",
        "utf-8",
    )


MINISTRY = f"""<!doctype html><html><body class="gsb js-off"><div id="wrapperOuter" class="nav-open">
<h1 class="aural">Ministerium des Innern</h1>
<p class="navSkip"><em>Springe direkt zu:</em></p><ul class="navSkip"><li><a href="#content">Inhalt</a></li></ul>
<div id="header"><h2>Servicemenü</h2><ul><li><a href="en">English</a></li></ul></div>
<div id="navPrimary" class="small"><ul><li><a href="a">Themen</a></li><li><a href="b">Presse</a></li></ul></div>
<div id="wrapperNavi"><a href="c">Migration</a><a href="d">Sicherheit</a></div>
<div id="content" class="row">
<p>Pressemitteilung vom 3. Juli 2023</p><p>Die Ministerin hat in Wien mit ihren Kollegen über den Schutz der Grenzen
gesprochen.<br>Es ging um <q>Rückführungen</q>.</p>
<table class="zahlen"><caption>Anträge</caption><thead><tr><th>Staat</th><th>2021</th><th>2022</th></tr></thead>
<tr><td>Ungarn<td>12<td>330</tr><tr><td>Malta</td><td></td><td>7</td></tr></table>
<div hidden><p>Ausgeklappt: mehr zum Thema</p></div>
<ul class="navigation"><li><a href="e">weitere Meldungen</a></li></ul></div>
<div class="footer"><p>Diese Seite</p><a href="i">Impressum</a></div>{COOKIES}</div></body></html>"""


def test_a_page_of_a_ministry():
    assert decode(MINISTRY.encode(), "a.html") == Decoded(
        "Ministerium des Innern\n\n"
        "Pressemitteilung vom 3. Juli 2023\n\n"
        "Die Ministerin hat in Wien mit ihren Kollegen über den Schutz der Grenzen gesprochen.\n"
        "Es ging um Rückführungen.\n\n"
        "Anträge\n\n"
        "Staat | 2021 | 2022\n\n"
        "Ungarn | 12 | 330\n\n"
        "Malta | 7\n\n"
        "Ausgeklappt: mehr zum Thema",
        "utf-8",
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a<p>b", "a\n\nb"),
        ("<p>Ein\n  <b>neuer</b>\t Satz</p>", "Ein neuer Satz"),
        ("<p>Euro<b>pol</b></p>", "Europol"),
        ("<p><b>Europol</b> <i>und</i> Frontex", "Europol und Frontex"),
        ("<p>a<br>b<br/><br>c</p>", "a\nb\nc"),
        ("<h1>A</h1>b<h2>C</h2>", "A\n\nb\n\nC"),
        ("<p>10<sup>6</sup> km<sup>2</sup> am 1<sup>er</sup> CO<sub>2</sub>", "10⁶ km² am 1er CO2"),
        ("<p>a&nbsp;b&amp;amp;c &lt;b&gt;", "a\u00a0b&amp;c <b>"),
        ("<dl><dt>EASO</dt><dd>Büro</dd></dl>", "EASO\n\nBüro"),
        ("<ol start=3><li>a<li>b<li value=9>c<li>d</ol>", "3. a\n\n4. b\n\n9. c\n\n10. d"),
        ("<ol type=a><li>x<ol type=i><li>y</ol><li>z</ol>", "a. x\n\ni. y\n\nb. z"),
        ("<ol style='list-style: none'><li>1. Welche</ol>", "1. Welche"),
        ("<ol start=abc><li>x</ol>", "1. x"),
        ("<ul><li></li></ul><p>y", "y"),
        ("<li>x", "• x"),
        ("<pre>Zeile 1\n  Zeile 2</pre>nach", "Zeile 1\n  Zeile 2\n\nnach"),
        ("<!-- nicht --><p>a<!-- nie -->b", "ab"),
        ("<p>a<script>document.write('<p>x')</script>b<template>c</template><noscript>d</noscript>", "ab"),
        ("<form><label>Suche</label><input value=x><select><option>y</select><textarea>z</textarea></form>", "Suche"),
        ("Text ohne ein Zeichen davon", "Text ohne ein Zeichen davon"),
        ("<frameset><frame src=a></frameset>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_elements(page: str, text: str):
    assert decode(page.encode(), "a.html") == Decoded(text, "utf-8")


LINKS = "<ul>" + "".join(f"<li><a href='{page}'>Verweis auf Seite {page}</a></li>" for page in range(30)) + "</ul>"
PROSE = "<p>" + "Der Rat hat die Lage an den Grenzen erörtert und Schlussfolgerungen angenommen. " * 5 + "</p>"


@pytest.mark.parametrize(
    ("page", "is_sure"),
    [
        (f"<body>{PROSE}", True),
        (f"<body>{PROSE}{LINKS}", False),
        (f"<body><nav>{LINKS}</nav>{PROSE}", True),
        (f"<body><div class='kasten'>{LINKS}</div><main>{PROSE}</main>", True),
        (f"<body><div class='kasten'>{LINKS}</div><div id='content'>{PROSE}</div>", True),
        (f"<body><div class='kasten'>{LINKS}</div><article>{PROSE}</article>", True),
        (f"<body><main></main><div>{PROSE}</div>", True),  # a main that a script would have filled
        (f"<body><article>Kurz</article>{PROSE}{LINKS}", False),
        (f"<body><div class='cookie-consent'>{PROSE}</div>", False),  # named so, and all there is
        (f"<body><div class='header'>{PROSE}</div>", True),
        (f"<body>{LINKS}", False),
    ],
)
def test_no_prose_is_lost_and_what_is_unsure_is_said(page: str, is_sure: bool):
    decoded = decode(page.encode(), "a.html")
    assert ("Schlussfolgerungen angenommen" in decoded.text) == (PROSE in page)
    assert decoded.warnings == (
        () if is_sure else ("the main text could not be told from the rest of the page; all of it was taken",)
    )


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>X</nav>",
        "<dialog open>X</dialog>",
        "<div role=navigation>X</div>",
        "<div role=dialog>X</div>",
        "<header>X</header>",
        "<footer>X</footer>",
        "<aside>X</aside>",
        "<div hidden>X</div>",
        "<div aria-hidden=true>X</div>",
        "<div style='display: none'>X</div>",
        "<div class='cookie-banner'>X</div>",
        "<div id=CookieBanner>X</div>",
        "<div class='consent_modal'>X</div>",
        "<div class='sidebar'>X</div>",
        "<div class='x page-footer'>X</div>",
        "<ul class='main-nav'><li><a href=x>X</a></ul>",
        "<p id='breadcrumbs'><a href=x>X</a></p>",
        "<div class='share-buttons'><a href=x>X</a></div>",
        "<svg><text>X</text></svg>",
    ],
)
def test_furniture(furniture: str):
    assert text_of(f"<body>{furniture}{PROSE}") == text_of(PROSE)
    assert text_of(f"<body>{PROSE}{furniture}") == text_of(PROSE)


@pytest.mark.parametrize(
    "content",
    [
        "<h2 id='cookie-richtlinie'>X</h2>",
        "<section id='navigation'>X, zur See</section>",
        "<section class='sharing-data'>X</section>",
        "<div class='navy'>X</div>",
        "<main><header>X</header></main>",
        "<article><footer>X</footer></article>",
        "<main><aside>X</aside></main>",
        "<div class='content'><div hidden>X</div></div>",
        "<header><h1>X</h1></header>",
    ],
)
def test_no_furniture(content: str):
    page = content.replace("X", f"<b>Inhalt</b>{PROSE}")
    assert text_of(f"<body>{page}").startswith("Inhalt")


@pytest.mark.parametrize(
    ("data", "charset", "warnings"),
    [
        ("<p>Küste".encode("utf-8-sig"), "utf-8-sig", ()),
        ("<p>Küste".encode(), "utf-8", ()),
        ("<p>Küste – €".encode("cp1252"), "cp1252", ()),
        ("<meta charset=iso-8859-1><p>Küste „hier“".encode("cp1252"), "cp1252", ()),
        ("<META CONTENT='text/html; charset=ISO-8859-15'><p>Küste €".encode("iso8859-15"), "iso8859-15", ()),
        ("<meta charset='windows-1250'><p>Łódź".encode("cp1250"), "cp1250", ()),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><p>Küste".encode("latin-1"), "cp1252", ()),
        ("<meta charset=iso-8859-1><p>Küste".encode(), "utf-8", ()),  # it says so, and it is not
        ("<meta charset=utf-16><p>Küste".encode(), "utf-8", ()),
        ("<meta charset=utf-8><p>Küste".encode("utf-16"), "utf-16", ()),
        ("<meta charset=klingonisch><p>Küste".encode("cp1252"), "cp1252", ()),
        ("<meta charset=unicode_escape><p>K\\u00fcste".encode("cp1252"), "utf-8", ()),
        (
            b"<meta charset=utf-8><p>K\xc3\xbcste \xff",
            "utf-8",
            ("1 characters are damaged: the page says that it is utf-8, and they are not; they became U+FFFD",),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_charsets(data: bytes, charset: str, warnings: tuple[str, ...]):
    decoded = decode(data, "a.html")
    assert (decoded.charset, decoded.warnings) == (charset, warnings)
    assert decoded.text.startswith(("Küste", "Łódź", "K\\u00fcste"))


def test_xhtml_elements_that_close_themselves_do_not_swallow_the_page():
    page = "<html><head><title/><script src='a'/></head><body><a id='x'/><p>Text <b/>da</p></body></html>"
    assert text_of(f"<?xml version='1.0'?>{page}") == "Text da"


def test_bytes_that_are_no_text_are_refused():
    for data in (b"%PDF-1.7", b"<html>\0\0\0", b"PK\x03\x04"):
        with pytest.raises(ReadingError, match=r"seite\.html"):
            decode(data, "seite.html")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 101,
        "".join(f"<b class={number}>" for number in range(101)) + "<p>x" * 101,
        "<p " + " ".join(f"attribute{number}" for number in range(101)) + ">x",
        "<p " + " ".join(f"attribute{number}='a b'" for number in range(101)) + ">x",
    ],
)
def test_nesting_has_a_limit(page: str):
    with pytest.raises(LimitError, match=r"a\.html: 101 open elements, the limit is 100; .*--max-open-elements"):
        decode(page.encode(), "a.html", Limits(open_elements=100))
    assert decode(page.encode(), "a.html", Limits(open_elements=101))


@pytest.mark.parametrize(
    "page",
    [
        "<p>x" * 300,
        "<ul>" + "<li>x" * 300 + "</ul>",
        "<script>" + "if (a<b && c<d) " * 300 + "</script><p>x",
        "<!-- " + "<div>" * 300 + " --><p>x",
        f"<img alt='{'ein Wort ' * 300}'><p>x",
        "</div>" * 300 + "<p>x",
        "<div></div>" * 300 + "x",
    ],
)
def test_long_pages_are_not_deep(page: str):
    assert "x" in decode(page.encode(), "a.html", Limits(open_elements=100)).text


def test_the_text_has_a_limit_and_the_page_around_it_none():
    page = "<p>" + "x" * 50 + "<script>" + "y" * 500 + "</script>"
    assert decode(page.encode(), "a.html", Limits(characters=50)).text == "x" * 50
    with pytest.raises(LimitError, match=r"a\.html: 50 characters, the limit is 49; .*--max-characters"):
        decode(page.encode(), "a.html", Limits(characters=49))


TAGS = st.sampled_from(
    sorted(
        words(
            "<p> </p> <b> </b> <a> </a> <table> <tr> <td> </td> </tr> </table> <ol> <li> </ol> <sup> </sup> <br> <main>"
            " </main> <nav> </nav> <script> </script> <!-- --> <? & &amp; < > <svg> </svg> <frameset> <!doctype"
        )
    )
)


@given(st.lists(st.one_of(TAGS, st.text(max_size=5)), max_size=30).map("".join))
def test_any_page_is_read_or_refused(page: str):
    try:
        decoded = decode(page.encode("utf-8", "replace"), "a.html")
    except MigextractError:
        return
    assert "\n\n\n" not in decoded.text
    assert decoded.text == decoded.text.strip(" \t\n\r\f")


@given(st.lists(st.text("abcdeÄ§€", min_size=1, max_size=9), min_size=1, max_size=20))
def test_every_word_of_a_plain_page_comes_back(words: list[str]):
    page = "".join(f"<p>{word}</p>" for word in words)
    assert text_of(page).split("\n\n") == words

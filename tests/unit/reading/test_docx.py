"""Word documents: their text, and harm that they may do."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migextract.errors import LimitError, MigextractError, ReadingError
from migextract.reading.docx import decode
from migextract.reading.limits import Limits
from migextract.reading.source import Decoded

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def part(root: str, content: str, namespace: str = WORD) -> str:
    more = 'xmlns:mc="urn:mc" xmlns:a="urn:a" xmlns:m="urn:m" xmlns:c="urn:c"'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" {more}>{content}</w:{root}>'


def archive(entries: dict[str, str | bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return data.getvalue()


def word(body: str, /, namespace: str = WORD, **others: str) -> bytes:
    """A Word document of a body and other parts, by the kind of their relation: `footnotes`, `header`, `header_2` …"""
    kinds = {f"{name}.xml": name.partition("_")[0] for name in others}
    return archive(
        {
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>", namespace),
            "word/_rels/document.xml.rels": relations(kinds),
            **{f"word/{name}.xml": content for name, content in others.items()},
        }
    )


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of texts and other elements."""
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def text_of(body: str, **others: str) -> str:
    decoded = decode(word(body, **others), "papier.docx")
    assert decoded.warnings == ()
    return decoded.text


def test_a_document_of_python_docx():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Rat der Europäischen Union"
    document.sections[0].footer.paragraphs[0].text = "8622/20 JAI.1"
    document.add_heading("Bekämpfung der Schleusung", 1)
    paragraph = document.add_paragraph("Europol\tund ")
    paragraph.add_run("Fron").bold = True
    paragraph.add_run("tex\nin Wien")
    document.add_paragraph("erstens", style="List Bullet")
    document.add_paragraph("zweitens", style="List Number")
    document.add_paragraph("drittens", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Absender:", "Vorsitz", "Empfänger:", "Delegationen"), strict=True):
        cell.text = text
    document.add_paragraph("Schluss")
    data = BytesIO()
    document.save(data)
    assert decode(data.getvalue(), "a.docx") == Decoded(
        "Rat der Europäischen Union\n\n"
        "Bekämpfung der Schleusung\n\n"
        "Europol\tund Frontex\nin Wien\n\n"
        "• erstens\n\n1. zweitens\n\n2. drittens\n\n"
        "Absender: | Vorsitz\n\nEmpfänger: | Delegationen\n\n"
        "Schluss\n\n"
        "8622/20 JAI.1",
        None,
    )


RUN = "<w:r><w:t>{}</w:t></w:r>"
BOXES = "<w:r><mc:AlternateContent>{}</mc:AlternateContent></w:r>"
BOX = "<w:txbxContent>" + p("Kasten") + "</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("a") + p() + p("   ") + p("b"), "a\n\nb"),
        (p("Euro", "pol"), "Europol"),
        (p(" a ", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:cr/></w:r>"), "a \tb"),
        (p("a", properties='<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'), "a"),
        (p("EU", "<w:r><w:noBreakHyphen/></w:r>", "Rat", "<w:r><w:softHyphen/></w:r>", "s"), "EU\u2011Rat\u00ads"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>', " x"), "\uf0b7 x"),
        (p('<w:r><w:sym w:char="D800"/><w:sym w:char="kaputt"/><w:sym/></w:r>'), "\ufffd\ufffd\ufffd"),
        (p("km", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>', " 2"), "km² 2"),
        (p("Am ", '<w:ins w:id="1">' + RUN.format("5. ") + "</w:ins>", "Juni"), "Am 5. Juni"),
        (p("Am ", '<w:del w:id="1"><w:r><w:delText>6. </w:delText></w:r></w:del>', "Juni"), "Am Juni"),
        (p(f"<w:moveFrom>{RUN.format('alt')}</w:moveFrom>", f"<w:moveTo>{RUN.format('neu')}</w:moveTo>"), "neu"),
        (p("Euro", properties="<w:rPr><w:del/></w:rPr>") + p("pol"), "Europol"),
        (p("Ende", properties="<w:rPr><w:del/></w:rPr>"), "Ende"),
        (p("a", properties="<w:rPr><w:ins/></w:rPr>") + p("b"), "a\n\nb"),
        (p("<w:hyperlink>" + RUN.format("Frontex") + "</w:hyperlink>", " hilft"), "Frontex hilft"),
        (p("<w:smartTag>" + RUN.format("Wien") + "</w:smartTag>"), "Wien"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p('Titel')}</w:sdtContent></w:sdt>", "Titel"),
        (p("S. ", "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:fldChar/></w:r>", "3"), "S. 3"),
        (p('<w:fldSimple w:instr="DATE">' + RUN.format("heute") + "</w:fldSimple>"), "heute"),
        (p("x = ", "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>"), "x = y"),
        (p("vor ", f"<w:r><w:pict>{BOX}</w:pict></w:r>", "nach"), "Kasten\n\nvor nach"),
        (p(BOXES.format(f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>")), "Kasten"),
        (p(BOXES.format(f"<mc:Fallback>{BOX}</mc:Fallback>")), "Kasten"),
        (p("<w:r><a:p><a:r><a:t>Bild</a:t></a:r></a:p></w:r>"), "Bild"),
        (table([[p("(1)"), p("Hilfe") + p("Schutz")], [p(), p("12"), p("330")]]) + p("Ende"),
         "(1) Hilfe\n\nSchutz\n\n12 | 330\n\nEnde"),
        ("", ""),
    ],
)  # fmt: skip
def test_elements(body: str, text: str):
    assert text_of(body) == text


def test_strict_documents_read_alike():
    assert decode(word(p("Küste"), namespace=STRICT), "a.docx").text == "Küste"


def reference(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'


def note(kind: str, number: int, *runs: str) -> str:
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", *runs)}</w:{kind}>'


def test_notes_bear_their_numbers_in_the_text_and_behind_it():
    body = p("EASO", reference("footnote", 7), " und Rat", reference("footnote", 2), reference("endnote", 2), ".")
    footnotes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
        + note("footnote", 2, " Dok. 2")
        + note("footnote", 7, " Dok. 7"),
    )
    endnotes = part("endnotes", note("endnote", 2, " Ende"))
    assert text_of(body, endnotes=endnotes, footnotes=footnotes) == "EASO¹ und Rat²¹.\n\n² Dok. 2\n\n¹ Dok. 7\n\n¹ Ende"


def test_a_note_with_a_mark_of_its_own_has_no_number():
    body = p("EASO", reference("footnote", 2, 'w:customMarkFollows="1"'), "*", reference("footnote", 3))
    notes = part("footnotes", f'<w:footnote w:id="2">{p("* Büro")}</w:footnote>' + note("footnote", 3, " Dok."))
    assert text_of(body, footnotes=notes) == "EASO*¹\n\n* Büro\n\n¹ Dok."


def test_headers_stand_first_and_footers_last_and_each_text_once():
    headers = [part("hdr", p(text)) for text in ("Rat", "Rat", "Anlage")]
    found = text_of(
        p("Text"), footer=part("ftr", p("Rat")), header=headers[0], header_2=headers[1], header_3=headers[2]
    )
    assert found == "Rat\n\nAnlage\n\nText\n\nRat"


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    f'<w:lvlText w:val="{shown}"/></w:lvl>'
    for level, (start, form, shown, more) in enumerate(
        [
            (1, "decimal", "%1.", ""),
            (1, "lowerLetter", "%2)", '<w:pStyle w:val="Unterpunkt"/>'),
            (3, "upperRoman", "%1.%3", "<w:isLgl/>"),
            (1, "upperRoman", "§ %4", ""),
            (1, "bullet", "\uf0b7", ""),
            (1, "bullet", "–", ""),
            (1, "none", "", ""),
        ]
    )
)
NUMBERING = part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Listenart"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
)
STYLES = part(
    "styles",
    '<w:style w:styleId="Punkt"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Unterpunkt"><w:basedOn w:val="Punkt"/></w:style>'
    '<w:style w:styleId="Listenart"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Kreis"><w:basedOn w:val="Kreis"/></w:style>',
)


def item(level: int, number: int = 1) -> str:
    return p("x", properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(style: str, more: str = "") -> str:
    return p("x", properties=f'<w:pStyle w:val="{style}"/>{more}')


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ([item(0), item(0), item(1), item(1), item(0), item(1)], ["1. ", "2. ", "a) ", "b) ", "3. ", "a) "]),
        ([item(0), item(2), item(2), item(3)], ["1. ", "1.3 ", "1.4 ", "§ I "]),
        ([item(2)], ["1.3 "]),
        ([item(4), item(5), item(6), item(8)], ["• ", "– ", "", ""]),
        ([item(0), item(0, 2), item(0, 2), item(0)], ["1. ", "5. ", "6. ", "7. "]),
        ([item(1, 2)], ["a) "]),
        ([item(0, 3), item(0)], ["1. ", "2. "]),
        ([item(0, 99), item(0, 0)], ["", ""]),
        ([styled("Punkt"), styled("Unterpunkt"), styled("Kreis"), styled("fehlt")], ["1. ", "a) ", "", ""]),
        ([styled("Punkt", '<w:numPr><w:numId w:val="0"/></w:numPr>'), styled("Punkt")], ["", "1. "]),
        ([item(0), "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>", item(0)], ["1. ", "3. "]),
    ],
)  # fmt: skip
def test_lists_bear_the_numbers_that_word_shows(items: list[str], marks: list[str]):
    assert text_of("".join(items), numbering=NUMBERING, styles=STYLES).split("\n\n") == [f"{mark}x" for mark in marks]


def test_what_is_left_out_is_said():
    body = p("a", '<w:r><w:commentReference w:id="1"/><w:commentReference w:id="2"/></w:r>', "<w:r><c:chart/></w:r>")
    assert decode(word(f"{body}<w:altChunk/>"), "a.docx").warnings == (
        "left out of the text: comments (2), charts (1), embedded files (1)",
    )


def test_another_name_for_the_main_part():
    data = archive(
        {
            "_rels/.rels": relations({"/word/document2.xml": "officeDocument"}),
            "word\\document2.xml": part("document", f"<w:body>{p('Text')}</w:body>"),
            "word/_rels/document2.xml.rels": relations({"../word/fehlt.xml": "header", "/word/Kopf.xml": "header"}),
            "word/kopf.xml": part("hdr", p("Kopf")),
        }
    )
    assert decode(data, "a.docx").text == "Kopf\n\nText"


# --- what is no document, and what does harm --------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def with_document(xml: str) -> bytes:
    return archive({"word/document.xml": xml})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no Word document, or only a part of one"),
        (b"kein Archiv", "no Word document, or only a part of one"),
        (word(p("x"))[:-30], "no Word document, or only a part of one"),
        (archive({"xl/workbook.xml": ""}), r"an Excel workbook \(XLSX\)"),
        (archive({"ppt/presentation.xml": ""}), "a PowerPoint presentation"),
        (archive({"content.xml": ""}), "an OpenDocument file"),
        (archive({"META-INF/container.xml": ""}), "an e-book"),
        (archive({"liesmich.txt": ""}), "another ZIP archive"),
        (archive({}), "another ZIP archive"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "an old Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (with_document("<w:document"), r"word/document\.xml is damaged XML"),
        (with_document(""), r"word/document\.xml is damaged XML"),
        (with_document("\0"), r"word/document\.xml is damaged XML"),
        (with_document(f"{LAUGHS}<x>&i;</x>"), "a document type"),
        (with_document(f'{LAUGHS}<x y="&i;"/>'), "damaged XML|a document type"),
        (with_document('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'), "a document type"),
        (with_document('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'), "a document type"),
        (with_document("<x>" * 1000 + "</x>" * 1000), "damaged XML"),
        (with_document(f"<x>{'y' * 11_000_000}</x>"), "damaged XML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_refused(data: bytes, reason: str):
    with pytest.raises(ReadingError, match=rf"papier\.docx: .*(?:{reason})"):
        decode(data, "papier.docx")


def test_a_harmful_part_beside_the_document_is_refused():
    with pytest.raises(ReadingError, match=r"word/footnotes\.xml: a document type"):
        decode(word(p("x"), footnotes=f"{LAUGHS}<x>&i;</x>"), "a.docx")


def test_unpacking_has_a_limit():
    bomb = archive({"word/document.xml": part("document", p("x")), "word/media/bild.bmp": bytes(5_000_000)})
    assert len(bomb) < 10_000
    with pytest.raises(
        LimitError, match=r"a\.docx: 5,000,\d+ unpacked bytes, the limit is 1,000,000; .*--max-unpacked"
    ):
        decode(bomb, "a.docx", Limits(unpacked_bytes=1_000_000))
    assert decode(bomb, "a.docx").text == "x"


def test_a_part_that_unpacks_to_more_than_it_claims_is_damaged():
    content = part("document", p("x" * 100_000)).encode()
    data = with_document(content.decode())
    size = len(content).to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(ReadingError, match="damaged"):
        decode(data.replace(size, (1_000).to_bytes(4, "little")), "a.docx", Limits(unpacked_bytes=2_000))


def test_parts_have_a_limit():
    data = archive({f"word/{number}.xml": "" for number in range(99)} | {"word/document.xml": part("document", p("x"))})
    with pytest.raises(LimitError, match=r"a\.docx: 100 parts, the limit is 99; .*--max-parts"):
        decode(data, "a.docx", Limits(parts=99))
    assert decode(data, "a.docx", Limits(parts=100)).text == "x"


def test_the_text_has_a_limit():
    with pytest.raises(LimitError, match=r"a\.docx: 9 characters, the limit is 8"):
        decode(word(p("abcdefghi")), "a.docx", Limits(characters=8))
    with pytest.raises(LimitError, match=r"a\.docx: 10 characters, the limit is 9"):
        decode(word(p("abcdefghi"), footer=part("ftr", p("x"))), "a.docx", Limits(characters=9))


def test_an_encrypted_part_is_refused():
    data = bytearray(with_document(part("document", p("x"))))
    for start in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[start] |= 1
    with pytest.raises(ReadingError, match="damaged or encrypted"):
        decode(bytes(data), "a.docx")


GOOD = word(p("Frontex und Europol"), footnotes=part("footnotes", note("footnote", 1, "x")), numbering=NUMBERING)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(GOOD)))
@settings(max_examples=300)
def test_a_damaged_document_is_read_or_refused(changes: list[tuple[int, int]], length: int):
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    for damaged in (bytes(data), bytes(data[:length])):
        try:
            assert isinstance(decode(damaged, "a.docx").text, str)
        except MigextractError as error:
            assert str(error).startswith("a.docx: ")  # noqa: PT017


@given(st.recursive(st.sampled_from(["x", "<w:tab/>", "<w:t>y</w:t>", "<w:br/>"]), lambda inner: st.builds(
    lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
    st.sampled_from(["p", "r", "t", "tbl", "tr", "tc", "del", "rPr", "pPr", "footnote", "numPr", "txbxContent"]),
    st.lists(inner, max_size=4),
), max_leaves=20))  # fmt: skip
def test_any_nesting_of_elements_is_read(body: str):
    assert isinstance(decode(word(body), "a.docx").text, str)

"""From a file, or its bytes, to a source."""

from __future__ import annotations

import codecs
import hashlib
import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migextract.errors import LimitError, MigextractError, MissingExtraError, ReadingError, UnsupportedFormatError
from migextract.reading import FORMATS, Source, has_known_suffix, items_in, read
from migextract.reading.formats import by_content
from migextract.reading.limits import Limits

HTML = b"<!DOCTYPE html><html><body><p>404: nicht gefunden</p></body></html>"


def word() -> bytes:
    data = BytesIO()
    document = docx.Document()
    document.add_paragraph("Frontex")
    document.save(data)
    return data.getvalue()


def test_a_file(tmp_path: Path):
    path = tmp_path / "council-8622-20.txt"
    path.write_bytes("Brüssel\r\n".encode("cp1252"))
    assert read(path) == Source(
        text="Brüssel\r\n",
        id="council-8622-20",
        path=str(path),
        sha256=hashlib.sha256("Brüssel\r\n".encode("cp1252")).hexdigest(),
        media_type="text/plain",
        charset="cp1252",
    )
    assert read(str(path), id="other").id == "other"


def test_bytes():
    source = read("Küste".encode("utf-8-sig"))
    assert (source.text, source.charset, source.path) == ("Küste", "utf-8-sig", None)
    assert source.id == f"text-{source.sha256[:12]}"
    page = read(HTML, id="seite")
    assert (page.id, page.text, page.media_type) == ("seite", "404: nicht gefunden", "text/html")
    assert read(word()).text == "Frontex"


@pytest.mark.parametrize(
    ("name", "data", "media_type", "warnings"),
    [
        ("a.txt", b"Text", "text/plain", ()),
        ("a.md", b"# Titel", "text/markdown", ()),
        ("a.MARKDOWN", b"# Titel", "text/markdown", ()),
        ("a.html", HTML, "text/html", ()),
        ("a.HTM", b"ein St\xc3\xbcck", "text/html", ()),
        ("a.docx", word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ()),
        ("ohne", HTML, "text/html", ()),
        ("ohne", word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ()),
        ("seite.php", HTML, "text/html", ()),
        ("a.pdf", HTML, "text/html", ("the file is called .pdf, but its content is HTML; it was read as that",)),
        ("a.docx", HTML, "text/html", ("the file is called .docx, but its content is HTML; it was read as that",)),
        (
            "a.txt",
            word(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ("the file is called .txt, but its content is DOCX; it was read as that",),
        ),
    ],
)  # fmt: skip
def test_the_content_says_what_a_file_is(
    tmp_path: Path, name: str, data: bytes, media_type: str, warnings: tuple[str, ...]
):
    (tmp_path / name).write_bytes(data)
    source = read(tmp_path / name)
    assert (source.media_type, source.warnings) == (media_type, warnings)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\r\n%PDF-1.4", "PDF"),
        (b"PAR1\x15", "Parquet"),
        (b"PK\x03\x04\x14\0[Content_Types].xml...PK\x03\x04word/document.xml", "DOCX"),
        (b"<!doctype html>", "HTML"),
        (b"<!DOCTYPE HTML PUBLIC '-//W3C'>", "HTML"),
        (b"\xef\xbb\xbf \n<!-- saved from url=x -->\n<html lang=de>", "HTML"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', "HTML"),
        (b"<HEAD><TITLE>404</TITLE>", "HTML"),
        (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), "HTML"),
        (codecs.BOM_UTF16_BE + "<!-- x --><body >".encode("utf-16-be"), "HTML"),
        (b"Die Datei %PDF-1.7", None),
        (b"PK\x03\x04\x14\0xl/workbook.xml", None),
        (b"<!-- Kommentar --> Text <html>", None),
        (b"<!-- offen", None),
        (b"<?xml version='1.0'?><akte>", None),
        (b"<htmlx>", None),
        (b"<p>Absatz", None),
        (b'{"text": "<html>"}', None),
        (b" " * 4_096, None),
        (b"<!-- " * 800, None),
        (b"", None),
    ],
)  # fmt: skip
def test_how_formats_begin(head: bytes, name: str | None):
    form = by_content(head)
    assert (form.name if form else None) == name


def test_errors_name_the_path(tmp_path: Path):
    (tmp_path / "bild.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "verweis.txt").symlink_to(tmp_path / "fehlt")
    (tmp_path / "kreis.txt").symlink_to(tmp_path / "kreis.txt")
    os.mkfifo(tmp_path / "rohr.txt")
    cases = {
        "fehlt.txt": "no such file",
        "bild.txt": "PNG",
        "": "a folder, not a file",
        "a\0b.txt": "cannot be reached",
        "x" * 300 + ".txt": "cannot be reached",
        "verweis.txt": "a link to a file that is not there",
        "kreis.txt": "cannot be reached",
        "rohr.txt": "a named pipe, not a file",
    }
    for name, reason in cases.items():
        with pytest.raises(ReadingError, match=reason) as caught:
            read(tmp_path / name)
        assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("tabelle.xls", b"", "suffix .xls has no reader; supported are .pdf, .docx, "),
        ("ohne", b"Text", "no suffix has no reader; supported are .pdf, .docx, "),
        ("brief.doc", b"\xd0\xcf\x11\xe0", "suffix .doc has no reader (it looks like an old Office document; "),
    ],
)  # fmt: skip
def test_what_has_no_reader(tmp_path: Path, name: str, data: bytes, reason: str):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnsupportedFormatError) as caught:
        read(tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path / name}: {reason}")


def test_a_device_is_no_file():
    with pytest.raises(ReadingError, match="/dev/null: a device, not a file"):
        read("/dev/null")


def test_a_text_in_the_place_of_a_path_is_recognised():
    with pytest.raises(ReadingError, match="from_text"):
        read("Am 5. Juni 2020\ntagte der Rat.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path):
    path = tmp_path / "zu.txt"
    path.write_text("Text", "utf-8")
    path.chmod(0)
    with pytest.raises(ReadingError, match="cannot be read"):
        read(path)


def failing(times: int) -> Callable[..., object]:
    """A function that opens files so often, and fails then."""
    really = Path.open
    calls = 0

    def fail(path: Path, mode: str = "r") -> object:
        nonlocal calls
        calls += 1
        if calls > times:
            raise PermissionError(13, "Permission denied")
        return really(path, mode)

    return fail


@pytest.mark.parametrize("times", [0, 1])
def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int):
    path = tmp_path / "a.txt"
    path.write_text("Text", "utf-8")
    monkeypatch.setattr(Path, "open", failing(times))
    with pytest.raises(ReadingError, match=r"a\.txt: cannot be read \(Permission denied\)"):
        read(path)


@pytest.mark.parametrize(
    ("name", "data", "warning"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \r\n\t", "the file is empty"),
        ("a.txt", "\u00a0 \n".encode(), "the file is empty"),
        ("a.md", b"\n", "the file is empty"),
        ("a.pdf", b"", "the file is empty"),
        ("a.docx", b"", "the file is empty"),
        ("a.html", b"", "the file is empty"),
        ("a.html", b"<html><body><script>x</script></body></html>", "no text was found in the file"),
    ],
)  # fmt: skip
def test_an_empty_file_is_a_document_with_a_warning(tmp_path: Path, name: str, data: bytes, warning: str):
    (tmp_path / name).write_bytes(data)
    source = read(tmp_path / name)
    assert (source.text.strip(), source.warnings) == ("", (warning,))
    assert source.media_type != "text/plain" or name == "a.txt"


def test_the_file_has_a_limit(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    for given_ in (tmp_path / "a.txt", b"x" * 11):
        with pytest.raises(LimitError, match=r"11 file bytes, the limit is 10; raise it with --max-file-bytes"):
            read(given_, limits=Limits(file_bytes=10))
        assert read(given_, limits=Limits(file_bytes=11)).text == "x" * 11


@pytest.mark.parametrize(
    ("name", "data", "package", "extra"),
    [
        ("a.html", HTML, "selectolax", "html"),
        ("a.docx", word(), "lxml", "docx"),
        ("a.pdf", b"%PDF-1.7", "pypdfium2", "pdf"),
    ],
)
def test_a_missing_package_is_an_error_that_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, package: str, extra: str
):
    monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MissingExtraError, match=rf"not installed: pip install 'migextract\[{extra}\]'"):
        read(tmp_path / name)
    (tmp_path / "a.xls").write_bytes(b"")
    with pytest.raises(UnsupportedFormatError, match=rf"for \w+: pip install 'migextract\[{extra}\]'"):
        read(tmp_path / "a.xls")


def test_items_of_what_is_no_table_are_the_file(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Text")
    (tmp_path / "a.xls").write_text("Text")
    for name in ("a.txt", "a.xls", "fehlt.jsonl", ""):
        assert list(items_in(tmp_path / name)) == [tmp_path / name]


def test_formats_do_not_contradict_each_other():
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert {".txt", ".md", ".html", ".docx", ".pdf", ".jsonl", ".parquet"} <= set(suffixes)
    assert all(has_known_suffix(f"x{suffix.upper()}") for suffix in suffixes)
    assert not has_known_suffix("txt")


BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE)
STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"<html>",
        b"<!doctype html>",
        b"PK\x03\x04word/",
        b"PAR1",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
    ]
)


@given(STARTS, st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_are_a_source_or_an_error_of_ours(start: bytes, data: bytes):
    try:
        source = read(start + data)
    except MigextractError:
        return
    source.text.encode()  # fails at lone surrogates


@given(st.sampled_from([suffix for form in FORMATS for suffix in form.suffixes]), STARTS, st.binary(max_size=100))
@settings(max_examples=300)
def test_any_file_is_a_source_or_an_error_of_ours(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, start: bytes, data: bytes
):
    path = tmp_path_factory.getbasetemp() / f"x{suffix}"
    path.write_bytes(start + data)
    try:
        assert isinstance(read(path), Source)
    except MigextractError as error:
        assert str(path) in str(error)  # noqa: PT017

"""From files to sources."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from migextract.errors import ReadingError, UnsupportedFormatError
from migextract.reading import FORMATS, files_in, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.markdown", "sub/d.TXT", "sub/e.xls", "f", ".hidden.txt", ".git/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text", "utf-8")
    return tmp_path


def test_a_file(tmp_path: Path):
    path = tmp_path / "council-8622-20.txt"
    path.write_bytes("Brüssel\r\n".encode("cp1252"))
    source = read(path)
    assert source.text == "Brüssel\r\n"
    assert (source.id, source.path, source.media_type, source.charset) == (
        "council-8622-20",
        str(path),
        "text/plain",
        "cp1252",
    )
    assert source.sha256 == hashlib.sha256("Brüssel\r\n".encode("cp1252")).hexdigest()
    assert read(str(path), id="other").id == "other"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.md", "text/markdown"), ("a.MARKDOWN", "text/markdown")],
)
def test_media_types(tmp_path: Path, name: str, media_type: str):
    (tmp_path / name).write_text("# Titel", "utf-8")
    assert read(tmp_path / name).media_type == media_type


def test_bytes():
    source = read("Küste".encode("utf-8-sig"))
    assert (source.text, source.charset, source.path) == ("Küste", "utf-8-sig", None)
    assert source.id == f"text-{source.sha256[:12]}"
    assert read(b"", id="leer").text == ""


def test_errors_name_the_path(tmp_path: Path):
    (tmp_path / "bild.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "tabelle.xls").write_bytes(b"")
    (tmp_path / "ohne").write_bytes(b"")
    cases = {
        "fehlt.txt": "no such file",
        "bild.txt": "PNG",
        "": "a folder, not a file",
        "a\0b.txt": "cannot be reached",
        "x" * 300 + ".txt": "cannot be reached",
    }
    for name, reason in cases.items():
        with pytest.raises(ReadingError, match=reason) as caught:
            read(tmp_path / name)
        assert str(tmp_path) in str(caught.value)
    for name in ("tabelle.xls", "ohne"):
        with pytest.raises(UnsupportedFormatError, match=r"has no reader; supported are \.txt, \.md, \.markdown"):
            read(tmp_path / name)


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


def test_a_file_that_fails_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    path.write_text("Text", "utf-8")

    def fail(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(ReadingError, match=r"a\.txt: cannot be read \(Permission denied\)"):
        read(path)


def test_folders_are_expanded_in_the_order_of_their_paths(folder: Path):
    found = files_in(folder)
    assert [path.relative_to(folder).as_posix() for path in found.readable] == [
        "a.md",
        "b.txt",
        "sub/c.markdown",
        "sub/d.TXT",
    ]
    assert [path.relative_to(folder).as_posix() for path in found.skipped] == ["f", "sub/e.xls"]


def test_each_file_comes_once_at_its_first_place(folder: Path):
    assert files_in([folder / "sub" / "d.TXT", folder]).readable == [
        folder / "sub" / "d.TXT",
        folder / "a.md",
        folder / "b.txt",
        folder / "sub" / "c.markdown",
    ]


def test_a_hidden_file_may_be_named(folder: Path):
    assert files_in(str(folder / ".hidden.txt")).readable == [folder / ".hidden.txt"]


def test_what_was_named_and_cannot_be_read_is_an_error(folder: Path):
    with pytest.raises(UnsupportedFormatError, match=r"e\.xls"):
        files_in([folder / "sub" / "e.xls"])
    with pytest.raises(ReadingError, match="no such file"):
        files_in([folder / "fehlt"])


def test_a_folder_without_a_readable_file_is_an_error(tmp_path: Path):
    (tmp_path / "a.xls").write_bytes(b"")
    with pytest.raises(ReadingError, match=r"no readable file in this folder; supported are \.txt, \.md, \.markdown"):
        files_in(tmp_path)


def test_a_folder_that_cannot_be_opened_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def walk(top: Path, onerror: object) -> list[object]:
        onerror(PermissionError(13, "Permission denied", str(top / "sub")))  # type: ignore[operator]
        return []

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(ReadingError, match=r"sub: this folder cannot be opened"):
        files_in(folder)


def test_no_paths_no_files():
    assert files_in([]) == ([], [])


def test_every_format_has_a_reader():
    assert set(FORMATS) >= {".txt", ".md", ".markdown"}

"""Which files there are, and what becomes of those that cannot be read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import ReadingError, UnsupportedFormatError
from migextract.reading import Skipped, files_in, ids_for


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.markdown", "sub/d.TXT", "sub/e.xls", "f", ".hidden.txt", ".git/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text", "utf-8")
    (tmp_path / "sub" / "seite").write_text("<!doctype html><p>Text", "utf-8")
    (tmp_path / "sub" / "seite.aspx").write_text("<html><p>Text", "utf-8")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def reasons(skipped: list[Skipped], folder: Path) -> list[tuple[str, str]]:
    return [(place.relative_to(folder).as_posix(), reason) for place, reason in skipped]


def test_folders_are_expanded_in_the_order_of_their_paths(folder: Path):
    found = files_in(folder)
    assert names(found.readable, folder) == [
        "a.md",
        "b.txt",
        "sub/c.markdown",
        "sub/d.TXT",
        "sub/seite",
        "sub/seite.aspx",
    ]
    assert reasons(found.skipped, folder) == [
        ("f", "no suffix has no reader"),
        ("sub/e.xls", "suffix .xls has no reader"),
    ]


def test_each_file_comes_once_at_its_first_place(folder: Path):
    found = files_in([folder / "sub" / "d.TXT", folder, str(folder)])
    assert names(found.readable, folder)[:3] == ["sub/d.TXT", "a.md", "b.txt"]
    assert len(found.readable) == len(set(found.readable)) == 6
    assert len(found.skipped) == 2


def test_a_hidden_file_may_be_named(folder: Path):
    assert files_in(str(folder / ".hidden.txt")).readable == [folder / ".hidden.txt"]


def test_what_was_named_and_cannot_be_read_is_an_error(folder: Path):
    with pytest.raises(UnsupportedFormatError, match=r"e\.xls"):
        files_in([folder / "sub" / "e.xls"])
    with pytest.raises(ReadingError, match="no such file"):
        files_in([folder / "fehlt"])
    os.mkfifo(folder / "rohr.txt")
    with pytest.raises(ReadingError, match="a named pipe, not a file"):
        files_in([folder / "rohr.txt"])


def test_a_folder_without_a_readable_file_is_an_error(tmp_path: Path):
    (tmp_path / "a.xls").write_bytes(b"")
    with pytest.raises(ReadingError, match=r"no readable file in this folder; supported are \.pdf, \.docx, "):
        files_in(tmp_path)


def test_what_is_no_file_is_named_and_waited_for_by_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.txt").write_text("Text")
    os.mkfifo(tmp_path / "rohr.txt")
    os.mkfifo(tmp_path / "rohr")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("dose.txt")
        found = files_in(tmp_path)
    assert names(found.readable, tmp_path) == ["a.txt"]
    assert reasons(found.skipped, tmp_path) == [
        ("dose.txt", "a socket, not a file"),
        ("rohr", "a named pipe, not a file"),
        ("rohr.txt", "a named pipe, not a file"),
    ]


def test_links(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Text")
    (tmp_path / "sub" / "kreis").symlink_to(tmp_path)
    (tmp_path / "sub" / "selbst.txt").symlink_to(tmp_path / "sub" / "selbst.txt")
    (tmp_path / "sub" / "verweis.txt").symlink_to(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "leer.txt").symlink_to(tmp_path / "fehlt.txt")
    (tmp_path / "ordner").symlink_to(tmp_path / "sub")
    found = files_in(tmp_path)
    assert names(found.readable, tmp_path) == ["sub/a.txt", "sub/verweis.txt"]
    assert reasons(found.skipped, tmp_path) == [
        ("ordner", "a link to a folder is not followed; name it itself"),
        ("sub/kreis", "a link to a folder is not followed; name it itself"),
        ("sub/leer.txt", "a link to a file that is not there"),
        ("sub/selbst.txt", "cannot be reached (Too many levels of symbolic links)"),
    ]
    assert names(files_in(tmp_path / "ordner").readable, tmp_path) == ["ordner/a.txt", "ordner/verweis.txt"]


def test_the_lock_of_an_open_document_is_none(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Text")
    (tmp_path / "~$papier.docx").write_bytes(b"\x05Anna")
    found = files_in(tmp_path)
    assert names(found.readable, tmp_path) == ["a.txt"]
    assert reasons(found.skipped, tmp_path) == [
        ("~$papier.docx", "the mark of an Office program that a document is open")
    ]


def test_a_closed_folder_inside_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch):
    scan = os.scandir

    def closed(place: str) -> object:
        if os.fspath(place).endswith("sub"):
            raise PermissionError(13, "Permission denied", os.fspath(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", closed)
    found = files_in(folder)
    assert names(found.readable, folder) == ["a.md", "b.txt"]
    assert reasons(found.skipped, folder)[1:] == [("sub", "this folder cannot be opened (Permission denied)")]
    with pytest.raises(ReadingError, match=r"sub: this folder cannot be opened \(Permission denied\)"):
        files_in(folder / "sub")


def test_no_paths_no_files():
    assert files_in([]) == ([], [])


# --- ids --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        ([], []),
        (["in/x.txt"], ["x"]),
        (["x.txt", "y.txt"], ["x", "y"]),
        (["in/a/x.txt", "in/b/x.txt"], ["a/x", "b/x"]),
        (["in/a/x.txt", "in/b/x.txt", "in/b/y.txt"], ["a/x", "b/x", "y"]),
        (["/in/x.txt", "/in/x.md"], ["x.txt", "x.md"]),
        (["in/x.txt", "in/a/x.txt"], ["x.txt", "a/x"]),
        (["in/a/x.txt", "in/a/x.md", "in/b/x.txt"], ["a/x.txt", "a/x.md", "b/x"]),
        (["in/x.txt.md", "in/x.txt", "in/x.html"], ["x.txt.md", "x.txt-c65c7871", "x.html"]),
        (["../in/a/x.txt", "../in/b/x.txt"], ["a/x", "b/x"]),
        ([".x.txt", "x"], [".x", "x"]),
    ],
)  # fmt: skip
def test_ids(paths: list[str], ids: list[str]):
    assert ids_for(paths) == dict(zip(map(Path, paths), ids, strict=True))


def test_names_that_differ_only_in_bytes_that_are_no_text():
    first, second = ids_for([os.fsdecode(b"in/a\xfe.txt"), os.fsdecode(b"in/a\xff.txt")]).values()
    assert first != second
    assert {first[:7], second[:7]} == {"a\ufffd.txt-"}


NAMES = st.text("abx.ä \udcff", min_size=1, max_size=4).filter(lambda name: name.strip(".") != "")
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join) | st.sampled_from(["a/../x", "x", "./x.txt", "/x"])


@given(st.lists(PATHS, max_size=12), st.randoms())
def test_ids_are_unique_printable_and_do_not_depend_on_the_order(paths: list[str], random: object):
    ids = ids_for(paths)
    assert len(set(ids.values())) == len(ids) == len({Path(path) for path in paths})
    assert "".join(ids.values()).isprintable()
    shuffled = list(paths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ids_for(shuffled) == ids
    assert all(not id.startswith(("/", "../")) for id in ids.values())

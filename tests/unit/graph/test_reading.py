"""JSON lines back in, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from migextract.errors import ReadingError, RecordError
from migextract.graph import read
from migextract.writing import jsonl
from tests.unit.graph.papers import batch


def test_what_was_written_is_read(tmp_path: Path) -> None:
    jsonl.write(batch(), tmp_path / "out.jsonl")
    assert list(read(tmp_path / "out.jsonl")) == batch()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "Invalid JSON"),
        (b"[]", "Input should be an object"),
        (b'{"id": "a"}', "source: Field required"),
        (b"\xff\xfe", "Invalid JSON"),
        (b'{"id": "a", "colour": 1}', "colour: Extra inputs"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(line: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    jsonl.write(batch()[:1], path)
    path.write_bytes(path.read_bytes() + b"\n" + line + b"\n")
    with pytest.raises(RecordError) as caught:
        list(read(path))
    assert f"{path}, line 3: " in str(caught.value)
    assert reason in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"nowhere\.jsonl: cannot be read"):
        list(read(tmp_path / "nowhere.jsonl"))
    with pytest.raises(ReadingError, match="cannot be read"):
        list(read(tmp_path))

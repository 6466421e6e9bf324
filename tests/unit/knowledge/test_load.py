"""Knowledge that breaks the rules is refused with file, line and reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from migextract.errors import KnowledgeError
from migextract.knowledge.load import load, own_entries
from migextract.knowledge.succession import Succession

GOOD = {
    "id": "gam",
    "label": "AGENCY",
    "kind": "unit",
    "names": [{"text": "GAM", "form": "acronym"}],
    "sources": [{"ref": "invented for this test", "facts": ["names"]}],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.jsonl"


def test_our_own_entries_are_there() -> None:
    assert len(own_entries()) > 4_000


def test_users_entries_come_after_ours(file: Path) -> None:
    file.write_text(json.dumps(GOOD) + "\n\n", encoding="utf-8")
    assert [entry.id for entry in load([file])][-1] == "gam"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (json.dumps(GOOD | {"label": "COLOUR"}), "label: Input should be 'AGENCY'"),
        (json.dumps(GOOD | {"names": []}), "names: Tuple should have at least 1 item"),
        (json.dumps(GOOD | {"sources": []}), "sources: Tuple should have at least 1 item"),
        (json.dumps(GOOD | {"colour": "red"}), "colour: Extra inputs are not permitted"),
        (json.dumps(GOOD | {"id": "Ümlaut"}), "id: String should match pattern"),
        ("{", "line: Invalid JSON"),
    ],
)
def test_a_bad_line_is_named(file: Path, line: str, reason: str) -> None:
    file.write_text(json.dumps(GOOD) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load([file])
    assert f"{file}, line 2: " in str(caught.value)
    assert reason in str(caught.value)


def test_an_id_that_stands_twice(file: Path) -> None:
    file.write_text(f"{json.dumps(GOOD)}\n{json.dumps(GOOD)}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="line 2: id 'gam' stands twice"):
        load([file])


def test_an_id_that_is_ours(file: Path) -> None:
    file.write_text(json.dumps(GOOD | {"id": "europol"}), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="line 1: id 'europol' stands twice"):
        load([file])


@pytest.mark.parametrize(
    "fields",
    [
        {"part_of": "nowhere"},
        {"state": "nowhere"},
        {"predecessors": [{"id": "nowhere"}]},
        {"successors": [{"id": "europol"}, {"id": "nowhere"}]},
    ],
)
def test_an_entry_that_points_nowhere(file: Path, fields: dict[str, object]) -> None:
    file.write_text(json.dumps(GOOD | fields), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="line 1: it points at 'nowhere', but no entry has this id"):
        load([file])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"successors": [{"id": "b"}]}, {"successors": [{"id": "gam"}]}),
        ({"part_of": "b"}, {"part_of": "gam"}),
        ({"successors": [{"id": "gam"}]}, {}),
        ({"predecessors": [{"id": "euaa"}], "successors": [{"id": "easo"}]}, {}),
    ],
)
def test_entries_in_a_circle(file: Path, one: dict[str, object], other: dict[str, object]) -> None:
    entries = [GOOD | one, GOOD | {"id": "b"} | other]
    file.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"in a circle: .*gam"):
        load([file])


def test_an_entry_may_follow_one_of_ours(file: Path) -> None:
    file.write_text(json.dumps(GOOD | {"predecessors": [{"id": "frontex"}]}), encoding="utf-8")
    assert Succession(load([file])).today("frontex") == ("gam",)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load([tmp_path / "missing.jsonl"])
    (tmp_path / "latin.jsonl").write_bytes("Ärger".encode("cp1252"))
    with pytest.raises(KnowledgeError, match="cannot be read as UTF-8"):
        load([tmp_path / "latin.jsonl"])

"""Knowledge that breaks the rules is refused with file, line and reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from migextract.errors import KnowledgeError
from migextract.knowledge.load import load, own_entries

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


def test_our_own_entries_are_valid_and_ids_they_point_at_exist() -> None:
    entries = {entry.id: entry for entry in own_entries()}
    assert len(entries) > 300
    for entry in entries.values():
        pointed_at = {relation.id for relation in (*entry.predecessors, *entry.successors)} | {entry.part_of} - {None}
        assert pointed_at <= entries.keys(), entry.id


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
    with pytest.raises(KnowledgeError, match="'gam' stands twice"):
        load([file])


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load([tmp_path / "missing.jsonl"])
    (tmp_path / "latin.jsonl").write_bytes("Ärger".encode("cp1252"))
    with pytest.raises(KnowledgeError, match="cannot be read as UTF-8"):
        load([tmp_path / "latin.jsonl"])

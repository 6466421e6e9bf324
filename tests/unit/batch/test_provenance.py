"""What has to be the same for a run to go on where another one ended."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

import migextract
from migextract.batch.provenance import check_same, made_with, version_of
from migextract.errors import KnowledgeError, UsageError
from migextract.extractor import Settings
from migextract.reading.limits import Limits


def test_it_is_plain_json_and_always_the_same() -> None:
    settings = Settings(labels=("DATE", "MONEY"), limits=Limits(pages=7))
    made = made_with(settings, "csv", datetime.date(2020, 6, 5), None)
    assert made == json.loads(json.dumps(made)) == made_with(settings, "csv", datetime.date(2020, 6, 5), None)
    chosen = ("labels", "date", "max_pages", "time_limit", "format", "migextract", "base", "base_version")
    assert [made[name] for name in chosen] == [
        ["DATE", "MONEY"], "2020-06-05", 7, None, "csv", migextract.__version__, None, None
    ]  # fmt: skip


def test_knowledge_counts_by_its_content(tmp_path: Path) -> None:
    def digest(name: str, text: str) -> object:
        (tmp_path / name).write_text(text)
        return made_with(Settings(knowledge=(str(tmp_path / name),)), "csv", None, None)["knowledge"]

    assert digest("a", "x") == digest("b", "x") != digest("a", "y")
    with pytest.raises(KnowledgeError, match="nowhere: cannot be read"):
        made_with(Settings(knowledge=("nowhere",)), "csv", None, None)


def test_a_base_model_counts_by_its_version(tmp_path: Path) -> None:
    assert version_of("pydantic") is not None  # any installed package
    assert version_of("de_nowhere") is None
    (tmp_path / "meta.json").write_text('{"version": "1"}')
    first = version_of(str(tmp_path))
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert version_of(str(tmp_path)) != first


@pytest.mark.parametrize(
    ("now", "limits", "message"),
    [
        ({"a": 1, "max_x": 2}, True, None),
        ({"a": 1, "max_x": 3}, False, None),
        ({"a": 1, "max_x": 3}, True, "same way: max_x was 2 and is 3; add --retry-failed"),
        ({"a": 2, "max_x": 3}, True, "same way: a was 1 and is 2; max_x was 2 and is 3; leave --resume out"),
        ({"a": 1}, True, "max_x was 2 and is None"),
        ({"a": 1, "max_x": 2, "new": True}, False, "new was None and is True"),
    ],
)
def test_differences_are_named(tmp_path: Path, now: dict[str, object], limits: bool, message: str | None) -> None:
    before = tmp_path / "out.run.json"
    before.write_text('{"a": 1, "max_x": 2}')
    if message is None:
        check_same(before, now, limits=limits)
    else:
        with pytest.raises(UsageError, match=message):
            check_same(before, now, limits=limits)

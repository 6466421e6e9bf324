"""Our own gold set: in its one canonical form, its texts unaltered, its ids in the knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest

from migextract.evaluation import read, write
from migextract.knowledge.load import own_entries
from migextract.labels import LINKED

ANNOTATIONS = Path(__file__).parents[1] / "annotations"


def test_it_is_written_as_it_was_read(tmp_path: Path) -> None:
    write(read(ANNOTATIONS / "gold"), tmp_path)
    for file in [Path("manifest.json"), *(path.relative_to(tmp_path) for path in tmp_path.glob("*/*"))]:
        assert (tmp_path / file).read_bytes() == (ANNOTATIONS / "gold" / file).read_bytes(), file


def test_every_id_is_an_entry_of_its_label() -> None:
    labels = {entry.id: entry.label for entry in own_entries()}
    for document in read(ANNOTATIONS / "gold").documents:
        for mention in document.mentions:
            if mention.label in LINKED and mention.value is not None:
                assert labels.get(mention.value) == mention.label, mention


@pytest.mark.parametrize("split", ["train", "dev"])
def test_no_gold_text_is_among_the_papers_for_training(split: str) -> None:
    manifest = (ANNOTATIONS / split / "manifest.json").read_text(encoding="utf-8")
    assert all(document.sha256 not in manifest for document in read(ANNOTATIONS / "gold").documents)

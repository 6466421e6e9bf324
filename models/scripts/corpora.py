"""The corpora: where each file is from, and the texts in it. `models/README.md` gives their licences."""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.guard import Guard, fingerprint, hashes

ROOT = Path(__file__).parents[2]
ANNOTATIONS = ROOT / "annotations"
RAW = ("written-answers", "drucksachen", "speeches")
ANNOTATED = ("written-answers", "drucksachen")


def arguments(description: str | None) -> argparse.Namespace:
    """The arguments of a step that reads the corpora and writes files: `corpora` and `out`, which is there then."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def lines(path: Path) -> Iterator[str]:
    """The lines of a compressed file."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from file


def read(corpora: Path, name: str) -> dict[str, str]:
    """The texts of a corpus by id."""
    return {record["id"]: record["text"] for record in map(json.loads, lines(corpora / "raw" / f"{name}.jsonl.xz"))}


def annotated(corpora: Path, split: str) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Id, text and mentions of the annotated papers of `train` or `dev`.

    Raises:
        ValueError: if the corpus has another text than the one that was annotated.
    """
    texts = {name: read(corpora, name) for name in ANNOTATED}
    for entry in manifest(split):
        text = texts[entry["corpus"]][entry["source_id"]][entry["start"] : entry["end"]]
        if fingerprint(text) != entry["sha256"]:
            raise ValueError(f"{entry['id']}: the corpus has another text than the one that was annotated")
        mentions = (ANNOTATIONS / split / "mentions" / f"{entry['id']}.jsonl").read_text(encoding="utf-8").splitlines()
        yield entry["id"], text, [json.loads(line) for line in mentions]


def manifest(split: str) -> list[dict[str, Any]]:
    """What `annotations/train` or `annotations/dev` says of its papers."""
    path = ANNOTATIONS / split / "manifest.json"
    documents: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["documents"]
    return documents


def guard(corpora: Path) -> Guard:
    """The guard over the gold texts and the papers of `dev`."""
    gold = [path.read_bytes().decode() for path in sorted((ANNOTATIONS / "gold" / "texts").glob("*.txt"))]
    return Guard(hashes(ANNOTATIONS), [*gold, *(text for _, text, _ in annotated(corpora, "dev"))])

"""The sets that accuracy is measured on: the gold set, and the papers of `annotations/dev` where the corpora are."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.result import ROOT
from benchmarks.texts import GOLD
from benchmarks.unseen import restore
from migextract.evaluation import Gold, read


def gold_sets(corpora: Path | None) -> dict[str, Gold]:
    """The sets by name; `dev` only where the folder of the corpora is given."""
    found = {"gold": read(GOLD)}
    if corpora is not None:
        with tempfile.TemporaryDirectory() as folder:
            restore(ROOT / "annotations" / "dev", corpora, Path(folder))
            found["dev"] = read(folder)
    return found

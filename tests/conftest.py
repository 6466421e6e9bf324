"""What many tests share: one extractor, since building one takes most of a second, and the gold texts."""

from __future__ import annotations

from pathlib import Path

import pytest

import migextract
from migextract import Extractor

GOLD_TEXTS = Path(__file__).parents[1] / "annotations" / "gold" / "texts"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return migextract.load(trained=False)


@pytest.fixture(scope="session")
def gold_texts() -> dict[str, str]:
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(GOLD_TEXTS.glob("*.txt"))}

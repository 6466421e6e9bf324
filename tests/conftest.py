"""What many tests share: one extractor, since building one takes most of a second, and the gold texts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import migextract
from migextract import Extractor

# The gate must give the same answer twice: in CI the examples are always the same ones, elsewhere new ones are tried.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

GOLD_TEXTS = Path(__file__).parents[1] / "annotations" / "gold" / "texts"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return migextract.load(trained=False)


@pytest.fixture(scope="session")
def gold_texts() -> dict[str, str]:
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(GOLD_TEXTS.glob("*.txt"))}

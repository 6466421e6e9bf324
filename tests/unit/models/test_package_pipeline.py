"""The spaCy package `de_migextract`: built, installed and loaded by a process that never imports migextract itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from migextract.components import MENTIONS, read
from migextract.pipeline import build
from tests.conftest import GOLD_TEXTS

ROOT = Path(__file__).parents[3]
LARGEST = 100_000  # bytes; knowledge and weights are not in it
LOAD = """
import json, pathlib, sys, spacy
nlp = spacy.load("de_migextract")
doc = nlp(pathlib.Path(sys.argv[1]).read_bytes().decode("utf-8"))
found = [(span.start_char, span.end_char, span.label_, span.kb_id_, span.id_) for span in doc.spans["mentions"]]
print(json.dumps({"meta": nlp.meta, "pipes": nlp.pipe_names, "found": found}))
"""

pytestmark = pytest.mark.slow


def run(*command: str, path: Path | None = None) -> str:
    """What a new Python process prints, with a folder more to import from."""
    lines = f"import sys; sys.path.insert(0, {str(path)!r})\n" if path else ""
    command = ("-c", lines + command[0], *command[1:]) if path else command
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_package_finds_what_the_library_finds(tmp_path: Path) -> None:
    run(str(ROOT / "models" / "package_pipeline.py"), str(tmp_path / "dist"))
    (wheel,) = (tmp_path / "dist").glob("de_migextract-*.whl")
    assert wheel.stat().st_size < LARGEST
    offline = ("--no-index", "--no-deps", "--disable-pip-version-check")
    run("-m", "pip", "install", *offline, "--target", str(tmp_path / "site"), str(wheel))

    paper = min(GOLD_TEXTS.glob("*.txt"))
    loaded = json.loads(run(LOAD, str(paper), path=tmp_path / "site"))
    nlp = build(trained=True)
    doc = nlp(paper.read_bytes().decode("utf-8"))
    assert loaded["found"] == [
        [item.start, item.end, item.label, item.value, item.rule] for item in read(doc, MENTIONS)
    ]
    assert loaded["pipes"] == nlp.pipe_names
    meta = loaded["meta"]
    assert meta["license"] == "MIT"
    assert meta["requirements"][0].startswith("migextract>=")
    assert {source["license"] for source in meta["sources"]} == {"official work", "CC BY 4.0"}

"""Build the spaCy package `de_migextract`, for `spacy.load("de_migextract")`: `python models/package_pipeline.py DIST`.

Its wheel holds the settings of our pipeline, and no second copy of knowledge or weights: those are in `migextract`,
which it requires and whose version it has. Building it takes an up-to-date setuptools and no network.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from spacy.util import get_minor_version_range

import migextract
from migextract.pipeline import build

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Build the wheel in the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch:
        wheel_of(Path(scratch), folder)


def wheel_of(scratch: Path, folder: Path) -> None:
    """Save the pipeline, have spaCy make a package of it, and pip a wheel of that."""
    nlp = build(trained=True)
    nlp.meta.update(described())
    nlp.to_disk(scratch / "pipeline")
    shutil.copy(ROOT / "LICENSE", scratch / "pipeline")
    shutil.copy(ROOT / "models" / "README.md", scratch / "pipeline")
    run("spacy", "package", str(scratch / "pipeline"), str(scratch), "--build", "none")
    (package,) = scratch.glob("de_migextract-*")
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--use-pep517")
    run("pip", "wheel", *offline, "--wheel-dir", str(folder), str(package))


def described() -> dict[str, object]:
    """What the package says of itself."""
    version = migextract.__version__
    sources = json.loads((ROOT / "models" / "sources.json").read_text(encoding="utf-8"))
    return {
        "name": "migextract",
        "version": version,
        "description": "Mentions in German policy papers on migration and security, with values and links.",
        "author": "The migextract authors",
        "license": "MIT",
        "requirements": [f"migextract{get_minor_version_range(version)}"],
        "sources": [
            {"name": source["path"], "url": source["repository"], "license": source["licence"]} for source in sources
        ],
    }


def run(*command: str) -> None:
    """Run a module of this Python."""
    subprocess.run([sys.executable, "-m", *command], check=True)  # noqa: S603 - a fixed command


if __name__ == "__main__":
    main()

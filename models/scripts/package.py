"""Put a trained pipeline into the library: `python -m scripts.package PIPELINE DATA CORPORA`.

What is shipped is what spaCy saved, without the words it saw in training, and with what it was made of in `meta.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

from migextract.trained.tagset import LABELS
from scripts.corpora import ANNOTATIONS, ROOT

SHIPPED = ROOT / "src" / "migextract" / "trained" / "model"
LIBRARIES = ("spacy", "thinc", "numpy", "floret")
LARGEST = 20_000_000
VECTORS = "vectors/vocab/vectors"


def main() -> None:
    """Copy the pipeline, and note what it was made of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    shutil.rmtree(SHIPPED, ignore_errors=True)
    shutil.copytree(options.pipeline, SHIPPED)
    (SHIPPED / "vocab" / "strings.json").write_text(json.dumps(sorted(LABELS)), encoding="utf-8")
    meta = SHIPPED / "meta.json"
    about = json.loads(meta.read_text(encoding="utf-8")) | described(options.data, options.corpora)
    meta.write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB in {SHIPPED.relative_to(ROOT)}")
    if size > LARGEST:
        raise SystemExit(f"more than {LARGEST / 1e6:.0f} MB: make the network or the vectors smaller")


def described(data: Path, corpora: Path) -> dict[str, Any]:
    """Name, licence, versions and fingerprints."""
    inputs = [path for folder in ("raw", "ner") for path in sorted((corpora / folder).iterdir())]
    inputs += sorted((ANNOTATIONS / "train").rglob("*.json*"))
    return {
        "name": "migextract",
        "version": "0.1.0",
        "description": "Names in German policy papers, found with the help of rules",
        "author": "The migextract authors",
        "license": "MIT; trained on CC BY 4.0 corpora, see models/README.md",
        "versions": {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES},
        "data": {path.name: fingerprint([path]) for path in [*sorted(data.glob("*.spacy")), data / VECTORS]},
        "corpora": fingerprint(inputs),
    }


def fingerprint(paths: list[Path]) -> str:
    """The first twelve digits of the SHA-256 of files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    main()

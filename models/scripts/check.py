"""Check the local copy of the corpora: `python -m scripts.check CORPORA`.

The corpora are not downloaded: the files are extracts that were made once of the repositories below, at these commits,
and their checksums say which extract a model was trained on.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import srsly

from scripts.corpora import ROOT

SOURCES = ROOT / "models" / "sources.json"


def main() -> None:
    """Name every file that is missing or another one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    wrong = problems(parser.parse_args().corpora, srsly.read_json(SOURCES))
    if wrong:
        raise SystemExit("\n".join(wrong))


def problems(corpora: Path, sources: list[dict[str, str]]) -> list[str]:
    """What is wrong with the local copy."""
    found = []
    for source in sources:
        path = corpora / source["path"]
        origin = f"make it from {source['repository']} at {source['commit']}"
        if not path.is_file():
            found.append(f"{source['path']} is missing: {origin}")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != source["sha256"]:
            found.append(f"{source['path']} has another checksum: {origin}")
    return found


if __name__ == "__main__":
    main()

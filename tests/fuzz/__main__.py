"""Fuzz one target with atheris. What makes it fail stays in the folder given, as `crash-…`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["migextract"]):
    from tests.fuzz.targets import TARGETS, seeds, words

SLOW = 10  # seconds that nothing short may take


def quoted(word: str) -> str:
    """A word as a line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "replace")) + '"'


def main() -> None:
    """Read the options and fuzz until the time is over or something fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--folder", type=Path, default=None, help="keep the corpus here, and go on with it")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="migextract-fuzz-"))
    corpus = folder / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(options.target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    dictionary = folder / f"{options.target}.dict"
    dictionary.write_text("\n".join(map(quoted, words(options.target))), encoding="ascii")
    flags = [f"-max_total_time={options.seconds}", f"-timeout={SLOW}", f"-dict={dictionary}", "-max_len=2000"]
    flags.append(f"-artifact_prefix={folder}/{options.target}-")
    atheris.Setup([sys.argv[0], *flags, str(corpus)], TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

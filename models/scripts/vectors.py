"""floret vectors of the raw corpora: `python -m scripts.vectors CORPORA OUT`.

They know what kind of word stands where a name stands, also for words that no annotated paper has, and since they are
made of pieces of words, for words that no paper has. The papers that accuracy is measured on are left out.
"""

from __future__ import annotations

from pathlib import Path

import floret
from spacy.language import Language

from migextract.pipeline import blank
from migextract.view import view
from scripts import corpora

ROWS, WIDTH = 20_000, 96
SETTINGS = {
    "model": "cbow", "mode": "floret", "hashCount": 2, "bucket": ROWS, "dim": WIDTH, "minn": 3, "maxn": 5,
    "minCount": 5, "epoch": 6, "ws": 4, "neg": 5, "lr": 0.05, "thread": 1,
}  # fmt: skip


def main() -> None:
    """Write the words of the corpora, train on them, and keep the table as spaCy's `init vectors` reads it."""
    options = corpora.arguments(__doc__)
    words = options.out / "words.txt"
    print(write_words(options.corpora, blank(), words), "lines")
    floret.train_unsupervised(str(words), **SETTINGS).save_floret_vectors(str(options.out / "vectors.floret"))


def write_words(folder: Path, nlp: Language, path: Path) -> int:
    """Write the tokens of the raw papers, one line of a paper a line; returns how many lines."""
    guard = corpora.guard(folder)
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for name in corpora.RAW:
            for text in corpora.read(folder, name).values():
                if not guard.admits(text):
                    continue
                for line in view(text).text.splitlines():
                    if line.strip() and guard.admits_piece(line):
                        print(*(token.text for token in nlp.make_doc(line) if not token.is_space), file=file)
                        written += 1
    return written


if __name__ == "__main__":
    main()

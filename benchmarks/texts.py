"""The texts that time is measured on: the gold texts, which everybody has, and papers of corpora where these are."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.result import ROOT

GOLD: Final = ROOT / "annotations" / "gold"
CORPORA: Final = ("written-answers", "drucksachen")
VARIED_SHARE: Final = 0.1


class Text(NamedTuple):
    """A text with a name."""

    id: str
    text: str


def words(texts: Iterable[Text]) -> int:
    """Number of words, that is of stretches between white space."""
    return sum(len(item.text.split()) for item in texts)


def gold_texts() -> list[Text]:
    """The texts of the gold set."""
    return [Text(path.stem, path.read_bytes().decode()) for path in sorted((GOLD / "texts").glob("*.txt"))]


def varied(texts: Sequence[Text], copies: int) -> list[Text]:
    """The texts, and again in copies in which every tenth of the longer lower-case words is spelled anew.

    What has been seen before costs a tokenizer next to nothing, so plain repetition would be too kind to it. Names,
    numbers and dates stay, so that there is as much to find in a copy as in the text.
    """
    return [Text(f"{item.id}-{copy}", respelled(item.text, copy)) for copy in range(copies) for item in texts]


def respelled(text: str, seed: int) -> str:
    """The text with a tenth of its lower-case words of six letters and more shuffled inside; seed 0 changes nothing.

    >>> respelled("Die Bundesregierung", 1), respelled("teilnehmen", 0)
    ('Die Bundesregierung', 'teilnehmen')
    """
    if not seed:
        return text
    chance = random.Random(seed)

    def shuffled(word: re.Match[str]) -> str:
        if chance.random() >= VARIED_SHARE:
            return word[0]
        inside = list(word[0][1:-1])
        chance.shuffle(inside)
        return word[0][0] + "".join(inside) + word[0][-1]

    return re.sub(r"(?<!\w)[a-zäöüß]{6,}(?!\w)", shuffled, text)


def read_corpus(path: Path) -> dict[str, str]:
    """The texts of a corpus by id: JSON lines with `id` and `text`, packed by xz."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return {record["id"]: record["text"] for record in map(json.loads, lines)}


def corpus_texts(corpora: Path, size: int) -> list[Text]:
    """Whole papers of the corpora, spread evenly over them, of so many words together or a little more."""
    found: list[Text] = []
    for name in CORPORA:
        papers = [Text(id, text) for id, text in read_corpus(corpora / f"{name}.jsonl.xz").items()]
        random.Random(0).shuffle(papers)
        taken = 0
        for paper in papers:
            if taken >= size / len(CORPORA):
                break
            found.append(paper)
            taken += words([paper])
    return found

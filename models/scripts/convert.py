"""From papers to pieces: `python -m scripts.convert CORPORA OUT` writes train, dev and silver.

The annotated papers get their mentions for targets, the unlabelled ones what the rules find (silver).
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from migextract.components import MENTIONS, Proposals
from migextract.finders.heads import label_of_head
from migextract.labels import CORE, Label
from migextract.pipeline import build
from migextract.trained.hints import NONE, hints, places
from migextract.view import view
from scripts import corpora
from scripts.guard import Guard
from scripts.joins import joined
from scripts.pieces import MASK, Piece, kept, painted, save

SEED = 20261123
CHARACTERS = {"written-answers": 8_100_000, "drucksachen": 4_000_000, "speeches": 6_000_000}
"""How much of each corpus is used for silver."""
COMMON = 12
"""How often a noun must be seen, and never in a name, to count as common."""
KNOWN = 3
"""How often a word must be in a name to count as known to the rules, who then leave it unmarked on purpose."""
LONG_END = 5
SEEDS = corpora.ROOT / "models" / "seeds.json"


def main() -> None:
    """Write `train.spacy`, `dev.spacy` and `silver.spacy`."""
    options = corpora.arguments(__doc__)
    nlp = build()
    guard = corpora.guard(options.corpora)
    for split in ("train", "dev"):
        pieces = []
        for name, text, mentions in corpora.annotated(options.corpora, split):
            if split == "train":
                guard.check(text, name)
            clean = view(text)
            doc = nlp.make_doc(clean.text)
            whole = Piece(tuple(t.text for t in doc), hints_of(nlp, doc), tuple(painted(doc, clean, mentions)))
            pieces += whole.cut() if split == "train" else [whole]
        print(split, len(pieces), "pieces", save(pieces, options.out / f"{split}.spacy"), "tokens")
    pieces = []
    for text in unlabelled(options.corpora, guard):
        doc = nlp.make_doc(view(text).text)
        found = hints_of(nlp, doc)
        whole = Piece(tuple(t.text for t in doc), found, tuple(map(kept, found)))
        pieces += [piece for piece in whole.cut() if guard.admits_piece(" ".join(piece.words))]
    silver = map(joined, seeded(masked(pieces), seeds()))
    print("silver", len(pieces), "pieces", save(silver, options.out / "silver.spacy"), "tokens")


def hints_of(nlp: Language, doc: Doc) -> tuple[str, ...]:
    """What the rules find in a text, as hints for its tokens."""
    groups: dict[str, Proposals] = {}
    for _, step in nlp.pipeline:
        if step.spans_key != MENTIONS:
            groups[step.spans_key] = step.find(doc.text, groups)
    return tuple(hints((found for group in groups.values() for found in group), *places(doc)))


def unlabelled(folder: Path, guard: Guard) -> Iterator[str]:
    """A random choice of the raw papers, without those that are measured on or annotated for training."""
    annotated = {entry["source_id"] for entry in corpora.manifest("train")}
    for name, wanted in CHARACTERS.items():
        papers = corpora.read(folder, name).items()
        texts = [text for id, text in papers if id not in annotated and guard.admits(text)]
        random.Random(SEED).shuffle(texts)
        sizes = accumulate(map(len, texts), initial=0)
        yield from (text for text, before in zip(texts, sizes, strict=False) if before < wanted)


def masked(pieces: list[Piece]) -> Iterator[Piece]:
    """Silver, in which a word may only count as no name if it is sure to be none.

    What the rules do not know they leave unmarked; a network that learned from that would miss what they miss.
    """
    seen, named = Counter[str](), Counter[str]()
    for piece in pieces:
        seen.update(piece.words)
        named.update(word for word, target in zip(piece.words, piece.targets, strict=True) if target != NONE)
    nouns = {word for word, count in seen.items() if count >= COMMON and named[word] < KNOWN and is_noun(word)}
    nouns |= {word for word, count in named.items() if count >= KNOWN}
    ends = {word.lower() for word in nouns if len(word) >= LONG_END}
    plain = {word for word in seen if word.islower() or not any(map(str.isalpha, word)) or word in nouns}
    plain |= {word for word in seen if is_noun(word) and is_compound(word, ends)}
    for piece in pieces:
        targets = tuple(
            target if target != NONE or word in plain else MASK
            for word, target in zip(piece.words, piece.targets, strict=True)
        )
        yield Piece(piece.words, piece.hints, targets)


def seeds() -> dict[str, Label | Literal["NONE"]]:
    """The label of words that the rules leave unmarked, by someone who knows them; `NONE` if they are no names.

    They are the words that an earlier network took for names in the unlabelled papers (`seeds.json`).
    """
    found = json.loads(SEEDS.read_text(encoding="utf-8"))
    return {name: label for label, names in found.items() for name in names.split()}


def seeded(pieces: Iterable[Piece], labels: dict[str, Label | Literal["NONE"]]) -> Iterator[Piece]:
    """Silver in which those words are marked, where the rules leave them unmarked.

    In a compound with a hyphen only agencies and instruments are mentions (guidelines, rule 5).
    """
    for piece in pieces:
        targets = list(piece.targets)
        for position, (word, hint) in enumerate(zip(piece.words, piece.hints, strict=True)):
            label = labels.get(word)
            if label and hint == NONE:
                beside = {*piece.words[max(0, position - 1) : position], *piece.words[position + 1 : position + 2]}
                is_name = label in CORE or (label != "NONE" and "-" not in beside)
                targets[position] = f"B-{label}" if is_name else NONE
        yield Piece(piece.words, piece.hints, tuple(targets))


def is_noun(word: str) -> bool:
    """Whether a word is written like a noun: a capital, then small letters.

    >>> is_noun("Frage"), is_noun("EU"), is_noun("frage")
    (True, False, False)
    """
    return word[:1].isupper() and word[1:].islower()


def is_compound(word: str, ends: set[str]) -> bool:
    """Whether a noun ends with a common one, and not with one that names bodies, means or acts.

    >>> is_compound("Callcenterbranche", {"branche"}), is_compound("Analysezentrum", {"zentrum"})
    (True, False)
    """
    if label_of_head(word):
        return False
    return any(word[start:] in ends for start in range(2, len(word) - LONG_END + 1))


if __name__ == "__main__":
    main()

"""The public corpora as pieces: `python -m scripts.public CORPORA OUT` writes `public.spacy`."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from migextract.pipeline import build
from migextract.trained.hints import NONE
from scripts import corpora
from scripts.convert import hints_of
from scripts.mapping import OUTSIDE, TABLES, UNKNOWN, label_of
from scripts.pieces import MASK, Piece, save

COLUMNS = {
    "ler": ("ler-*.conll.xz", 0, 1),
    "germeval": ("germeval2014-*.tsv.xz", 1, 2),
    "mobie": ("mobie-*.conll.xz", 0, 3),
}
"""By corpus: its files, and the columns of word and tag."""
SPACE = re.compile(r"\s*")


class Named(NamedTuple):
    """A name that a corpus annotates: code points and the corpus's own label."""

    start: int
    end: int
    kind: str


def main() -> None:
    """Write `public.spacy`."""
    options = corpora.arguments(__doc__)
    nlp = build()
    pieces = []
    for corpus, text, found in sentences(options.corpora / "ner"):
        if all(TABLES[corpus][name.kind].to in {OUTSIDE, UNKNOWN} for name in found):
            continue  # nothing to learn from, and there are very many
        doc = nlp.make_doc(text)
        hints = hints_of(nlp, doc)
        # What a corpus leaves unmarked and our rules know may be a name that it does not annotate.
        targets = [NONE if hint == NONE else MASK for hint in hints]
        for name in found:
            span = doc.char_span(name.start, name.end, alignment_mode="expand")
            known = {hint[2:] for hint in hints[span.start : span.end]}
            exact = (span.start_char, span.end_char) == (name.start, name.end)
            only = known.pop() if len(known) == 1 else None
            label = label_of(corpus, name.kind, span.text, only) if exact else UNKNOWN
            targets[span.start : span.end] = iob(label, len(span))
        pieces.append(Piece(tuple(token.text for token in doc), hints, tuple(targets)).learned())
    print("public", len(pieces), "pieces", save(pieces, options.out / "public.spacy"), "tokens")


def iob(label: str, length: int) -> list[str]:
    """Targets of a name."""
    if label == UNKNOWN:
        return [MASK] * length
    if label == OUTSIDE:
        return [NONE] * length
    return [f"B-{label}"] + [f"I-{label}"] * (length - 1)


def sentences(folder: Path) -> Iterator[tuple[str, str, list[Named]]]:
    """Corpus, text and names of every sentence or message."""
    for corpus, (pattern, word, tag) in COLUMNS.items():
        for path in sorted(folder.glob(pattern)):
            for filled, rows in groupby(corpora.lines(path), key=lambda line: bool(line.strip())):
                if filled:
                    cells = [row.split() if corpus == "ler" else row.rstrip("\n").split("\t") for row in rows]
                    cells = [row for row in cells if row[0] != "#" and not row[0].startswith("-DOCSTART-")]
                    yield corpus, *joined([(row[word], row[tag]) for row in cells])
    with gzip.open(folder / "smartdata-v1-train.json.gz", "rt", encoding="utf-8") as file:
        for message in many(file.read()):
            found = [
                Named(mention["span"]["start"], mention["span"]["end"], mention["type"])
                for mention in message["conceptMentions"]["array"]
            ]
            yield "smartdata", message["text"]["string"], sorted(found)


def many(text: str) -> Iterator[dict[str, dict[str, str]]]:
    """JSON objects that follow one another, with white space between them."""
    decoder, position = json.JSONDecoder(), 0
    while position < len(text):
        record, position = decoder.raw_decode(text, position)
        yield record
        position = SPACE.match(text, position).end()


def joined(tagged: Iterable[tuple[str, str]]) -> tuple[str, list[Named]]:
    """A text of words, set as one usually does, and the names in it.

    >>> joined([("(", "O"), ("Bonn", "B-ST"), (")", "O")])
    ('(Bonn)', [Named(start=1, end=5, kind='ST')])
    """
    text, found = "", []
    for word, tag in tagged:
        if text and not re.match(r"[.,;:!?)\]“]", word) and text[-1] not in "([„":
            text += " "
        start = len(text)
        text += word
        if tag[0] == "B":
            found.append(Named(start, len(text), tag[2:]))
        elif tag[0] == "I" and found and found[-1].kind == tag[2:]:
            found[-1] = found[-1]._replace(end=len(text))
    return text, found


if __name__ == "__main__":
    main()

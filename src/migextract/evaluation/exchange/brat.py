"""brat stand-off: `<id>.txt`, `<id>.ann`, and an `annotation.conf` that allows mentions in mentions.

    T1	DATE 29 41	5. Juni 2020
    #1	AnnotatorNotes T1	2020-06-05

Offsets are code points. The value is the mention's note, because brat's attributes are closed lists; no note is null.
A line of brat cannot hold a line break, so a mention that runs over one is written, as brat itself does it, as
fragments around it (`DATE 29 34;35 41`), and joined again when it is read.
Form of the files: https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.checks import is_label, unknown_label
from migextract.evaluation.exchange.edited import Edited
from migextract.evaluation.failure import Failure
from migextract.evaluation.gold import Gold, GoldDocument
from migextract.labels import LABELS

LINE_BREAKS: Final = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""All that Python and other readers of lines may take for the end of one."""

_CONF: Final = """\
[entities]
{labels}

[relations]
# Mentions may stand in mentions.
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""

_MENTION: Final = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
_NOTE: Final = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)", re.DOTALL)


def write(gold: Gold, folder: Path) -> None:
    """Write texts, mentions and `annotation.conf`."""
    (folder / "annotation.conf").write_text(_CONF.format(labels="\n".join(LABELS)), "utf-8", newline="\n")
    for document in gold.documents:
        (folder / f"{document.id}.txt").write_bytes(document.text.encode())
        (folder / f"{document.id}.ann").write_bytes("".join(_lines(document)).encode())


def _lines(document: GoldDocument) -> Iterator[str]:
    for number, (start, end, label, text, value) in enumerate(document.mentions, 1):
        fragments = list(_fragments(text, start, end))
        spans = ";".join(f"{first} {last}" for first, last in fragments)
        yield f"T{number}\t{label} {spans}\t{_words(document.text, fragments)}\n"
        if value is not None:
            yield f"#{number}\tAnnotatorNotes T{number}\t{value}\n"


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a mention between its line breaks."""
    first = start
    for match in LINE_BREAKS.finditer(text):
        yield first, start + match.start()
        first = start + match.end()
    yield first, end


def _words(text: str, fragments: list[tuple[int, int]]) -> str:
    return " ".join(text[first:last] for first, last in fragments)


def read(folder: Path, gold: Gold, failures: list[Failure]) -> dict[str, Edited]:
    """The mentions that brat saved."""
    edited = {}
    for document in gold.documents:
        path = folder / f"{document.id}.ann"
        if not path.is_file():
            continue
        saved_text = folder / f"{document.id}.txt"
        if not saved_text.is_file() or saved_text.read_bytes() != document.text.encode():
            mend = "restore the text; only mentions can be corrected"
            failures.append(Failure(saved_text.name, None, "it is missing or not the text of the gold", mend))
            continue
        edited[document.id] = Edited(path.name, _read_mentions(path, document.text, failures))
    return edited


def _read_mentions(path: Path, text: str, failures: list[Failure]) -> list[tuple[Annotation, int | None]]:
    lines = list(enumerate(path.read_bytes().decode().split("\n"), 1))
    values: dict[str, str] = {}
    for number, line in lines:
        if note := _NOTE.fullmatch(line):
            name, value = note.groups()
            if name in values:
                failures.append(Failure(path.name, number, f"{name} has two notes", "keep the one that is its value"))
            values[name] = value
    mentions: list[tuple[Annotation, int | None]] = []
    for number, line in lines:
        if not line or _NOTE.fullmatch(line):
            continue
        mention = _MENTION.fullmatch(line)
        if mention is None:
            mend = "remove it: the gold has mentions and their values (notes), no relations, events or attributes"
            failures.append(Failure(path.name, number, f"{line!r} is neither a mention nor its note", mend))
            continue
        name, label, spans, words = mention.groups()
        value = values.pop(name, None)
        wrong = _fragments_wrong(text, spans, words)
        if not is_label(label):
            failures.append(Failure(path.name, number, *unknown_label(label)))
        elif wrong is not None:
            failures.append(Failure(path.name, number, *wrong))
        else:
            start, end = int(spans.split()[0]), int(spans.split()[-1])
            mentions.append((Annotation(start, end, label, text[start:end], value), number))
    failures += [
        Failure(path.name, None, f"there is a note on {name}, which is no mention", "remove the note")
        for name in values
    ]
    return mentions


def _fragments_wrong(text: str, spans: str, words: str) -> tuple[str, str] | None:
    """Whether the fragments lie in the text, part at line breaks alone, and read as the line says."""
    numbers = [tuple(map(int, span.split())) for span in spans.split(";")]
    fragments = [(first, last) for first, last in numbers]
    edges = [edge for fragment in fragments for edge in fragment]
    if edges != sorted(edges) or edges[-1] > len(text):
        return f"{spans!r} is no span of a text of {len(text)} code points", "mark the mention again"
    gaps = [text[left[1] : right[0]] for left, right in pairwise(fragments)]
    if any(not LINE_BREAKS.fullmatch(gap) for gap in gaps):
        return f"{words!r} leaves out words in its middle", "mark the mention from its first to its last character"
    found = _words(text, fragments)
    if found != words:
        return f"{words!r} is not what stands at {spans!r}: {found!r}", "mark the mention again"
    return None

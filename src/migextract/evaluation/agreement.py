"""How far two annotators agree: their raw rows turned into offsets, then scored against each other.

Raw rows are what a person writes without counting characters, one JSON object a line:

    {"line": 12, "text": "Europol", "label": "AGENCY", "nth": 2, "value": "europol"}

`line` is the line of the text on which the mention starts, from 1; `nth` says which occurrence of these words on that
line is meant (1 if it is left out); `NIL` and null both mean that the knowledge base has no such thing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from migextract.evaluation.annotation import Annotation, Key, in_order
from migextract.evaluation.failure import Failure, raise_all
from migextract.evaluation.measure import RESAMPLES, Compared, score
from migextract.evaluation.scores import GoldInfo, Scores
from migextract.evaluation.strict_json import parse
from migextract.labels import Label


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    line: int = Field(ge=1)
    text: str = Field(min_length=1)
    label: Label
    nth: int = Field(1, ge=1)
    value: str | None = None
    note: str | None = None


def agreement(
    texts: Path | str,
    first: Path | str,
    second: Path | str,
    *,
    about: Mapping[str, str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Scores:
    """Compare two raw annotations of the same texts.

    The first is scored as if it were the gold and the second as if it were a prediction. F1 is the same both ways;
    recall is the share of the first that the second has, precision the share of the second that the first has.

    Args:
        texts: folder of `<id>.txt`.
        first: folder of `<id>.jsonl`, the rows of one annotator, one file for each text.
        second: the same of the other annotator.
        about: what was compared, to stand in the scores.
        resamples: of the bootstrap.
        seed: of the bootstrap.

    Raises:
        GoldError: if a row does not fit its text, or a file is missing; the message names each with file and line.
    """
    failures: list[Failure] = []
    compared = []
    digest = hashlib.sha256()
    for path in sorted(Path(texts).glob("*.txt")):
        raw = path.read_bytes()
        digest.update(raw)
        text = raw.decode()
        one, other = (_read_rows(Path(folder) / f"{path.stem}.jsonl", text, failures) for folder in (first, second))
        digest.update(repr(one).encode())
        compared.append(Compared(path.stem, text, one, other))
    if not compared:
        failures.append(Failure(str(texts), None, "there are no texts", "name the folder of the `<id>.txt` files"))
    for folder in (Path(first), Path(second)):
        failures += _strangers(folder, {document.id for document in compared})
    raise_all(failures)
    info = GoldInfo(
        fingerprint=digest.hexdigest(),
        guidelines="",
        documents=len(compared),
        mentions=sum(len(document.gold) for document in compared),
    )
    return score(compared, info, about=about, resamples=resamples, seed=seed)


def _strangers(folder: Path, known: set[str]) -> Iterator[Failure]:
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem not in known:
            yield Failure(str(path), None, "there is no text of this name", "rename the file after its text")


def _read_rows(path: Path, text: str, failures: list[Failure]) -> list[Annotation]:
    if not path.is_file():
        failures.append(Failure(str(path), None, "there is no such file", "annotate every text, or name the file so"))
        return []
    # Offset of every line; a line ends at \n alone, as when the annotator counted.
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    seen: dict[Key, int] = {}
    annotations = []
    for number, raw in enumerate(path.read_text("utf-8").split("\n"), 1):
        row = parse(_Row, raw, str(path), number, failures) if raw.strip() else None
        annotation = None if row is None else _resolve(row, text, lines, failures, (str(path), number))
        if annotation is None:
            continue
        if annotation.key in seen:
            problem = f"{annotation.label} {annotation.text!r} is the mention of line {seen[annotation.key]} once more"
            failures.append(Failure(str(path), number, problem, 'remove it, or say which occurrence with "nth"'))
            continue
        seen[annotation.key] = number
        annotations.append(annotation)
    return in_order(annotations)


def _resolve(
    row: _Row, text: str, lines: list[int], failures: list[Failure], place: tuple[str, int]
) -> Annotation | None:
    """The mention that a row means, or None and what is wrong with it."""
    begin, end = (lines[row.line - 1], lines[row.line]) if row.line < len(lines) else (len(text), len(text))
    at = begin - 1
    for _ in range(row.nth):
        at = text.find(row.text, at + 1)
        if not begin <= at < end:
            problem = f"{row.text!r} does not stand on line {row.line} of the text {row.nth} times"
            failures.append(Failure(*place, problem, "copy the words as they stand and correct line or nth"))
            return None
    return Annotation(at, at + len(row.text), row.label, row.text, None if row.value == "NIL" else row.value)

"""The gold set: texts byte for byte, stand-off mentions, and a manifest that says what the texts are.

    manifest.json          one entry a document: id, SHA-256, characters, source, issuer, licence, reference date
    texts/<id>.txt         UTF-8, never edited
    mentions/<id>.jsonl    one mention a line, in the order of the text, outer before inner

Nothing in a line depends on the lines around it: a mention that stands in another names it by its offsets
(`"inside": [109, 134]`), not by a running number, so a correction changes the lines that it is about and no other.
The mentions bear no hash of their own, for they are meant to be corrected; `Gold.fingerprint` tells versions apart.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, field_validator

from migextract.evaluation.annotation import Annotation, in_order, places
from migextract.evaluation.checks import check_annotations, span_wrong
from migextract.evaluation.failure import Failure, raise_all
from migextract.evaluation.strict_json import parse
from migextract.labels import Label

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with its mentions, in the order of the text, outer before inner.

    Attributes:
        id: name of the document, the stem of its files.
        text: the text as given; all offsets count its code points.
        mentions: its annotations.
        source: what the text is and where it is from.
        issuer: who published it.
        licence: on what basis it may be reproduced.
        reference_date: the day from which its dates were resolved, or None where it states none.
    """

    id: str
    text: str
    mentions: tuple[Annotation, ...]
    source: str
    issuer: str
    licence: str
    reference_date: datetime.date | None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text's UTF-8 form, which is the file byte for byte."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Gold:
    """A checked gold set.

    Attributes:
        guidelines: version of the annotation guidelines it follows.
        documents: its documents, in the order of the manifest.
    """

    guidelines: str
    documents: tuple[GoldDocument, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over all that a score depends on: ids, texts, reference dates and mentions."""
        digest = hashlib.sha256()
        for document in sorted(self.documents, key=lambda document: document.id):
            digest.update(f"{document.id} {document.sha256} {document.reference_date}\n".encode())
            digest.update(mention_lines(document).encode())
        return digest.hexdigest()


def read(folder: Path | str) -> Gold:
    """Read a gold set and check it.

    Raises:
        GoldError: if anything is wrong; the message names each failure with its file, line and mend.
    """
    gold, failures = _read(Path(folder))
    raise_all(failures)
    return gold


def check(folder: Path | str) -> list[Failure]:
    """Everything that is wrong with a gold set; empty where `read` would succeed."""
    return _read(Path(folder))[1]


def write(gold: Gold, folder: Path | str) -> None:
    """Write a gold set in its one canonical form, so that equal sets are equal files."""
    folder = Path(folder)
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "mentions").mkdir(exist_ok=True)
    for document in gold.documents:
        (folder / "texts" / f"{document.id}.txt").write_bytes(document.text.encode())
        (folder / "mentions" / f"{document.id}.jsonl").write_bytes(mention_lines(document).encode())
    entries = [
        {
            "id": document.id,
            "sha256": document.sha256,
            "characters": len(document.text),
            "source": document.source,
            "issuer": document.issuer,
            "licence": document.licence,
            "reference_date": document.reference_date and document.reference_date.isoformat(),
        }
        for document in gold.documents
    ]
    manifest = {"guidelines": gold.guidelines, "documents": entries}
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


def mention_lines(document: GoldDocument) -> str:
    """The mentions of a document as they stand in its file."""
    lines = []
    for annotation, outer, _ in places(document.mentions):
        inside = outer and [outer.start, outer.end]
        lines.append(json.dumps({**annotation._asdict(), "inside": inside}, ensure_ascii=False) + "\n")
    return "".join(lines)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _MentionLine(_Strict):
    start: int
    end: int
    label: Label
    text: str
    value: str | None
    inside: Annotated[list[int], Field(min_length=2, max_length=2)] | None


class _DocumentEntry(_Strict):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    sha256: str
    characters: int
    source: Annotated[str, Field(min_length=1)]
    issuer: Annotated[str, Field(min_length=1)]
    licence: Annotated[str, Field(min_length=1)]
    reference_date: str | None

    @field_validator("reference_date")
    @classmethod
    def _is_a_day(cls, day: str | None) -> str | None:
        if day is not None and datetime.date.fromisoformat(day).isoformat() != day:
            raise ValueError("a day is written YYYY-MM-DD")
        return day


class _Manifest(_Strict):
    guidelines: str
    documents: list[Any]


def _read(folder: Path) -> tuple[Gold, list[Failure]]:
    failures: list[Failure] = []
    if not (folder / MANIFEST).is_file():
        mend = f"name a folder that holds {MANIFEST}, texts/ and mentions/"
        return Gold("", ()), [Failure(str(folder / MANIFEST), None, "there is no such file", mend)]
    raw = _decode(folder, MANIFEST, failures) or "{}"
    manifest = parse(_Manifest, raw, MANIFEST, None, failures)
    documents: list[GoldDocument] = []
    for item in manifest.documents if manifest else []:
        line = _line_of(item, raw)
        entry = parse(_DocumentEntry, json.dumps(item), MANIFEST, line, failures)
        if entry is not None and any(entry.id == document.id for document in documents):
            failures.append(Failure(MANIFEST, line, f"document {entry.id!r} is named twice", "remove one entry"))
        elif entry is not None:
            documents.append(_read_document(folder, entry, line, failures))
    if manifest is not None:
        failures += _strangers(folder, {document.id for document in documents})
    return Gold(manifest.guidelines if manifest else "", tuple(documents)), failures


def _line_of(item: object, raw: str) -> int | None:
    """The line of the manifest that names this document."""
    name = json.dumps(item.get("id"), ensure_ascii=False) if isinstance(item, dict) else ""
    found = re.search(rf'"id"\s*:\s*{re.escape(name)}', raw)
    return raw.count("\n", 0, found.start()) + 1 if found else None


def _strangers(folder: Path, known: set[str]) -> Iterator[Failure]:
    """Files of texts and mentions that the manifest does not name: nothing may be left out in silence."""
    for kind, suffix in (("texts", ".txt"), ("mentions", ".jsonl")):
        for path in sorted((folder / kind).glob(f"*{suffix}")):
            if path.stem not in known:
                mend = f"add an entry with id {path.stem!r} there, or remove the file"
                yield Failure(f"{kind}/{path.name}", None, f"{MANIFEST} does not name it", mend)


def _read_document(folder: Path, entry: _DocumentEntry, line: int | None, failures: list[Failure]) -> GoldDocument:
    text_file, mentions_file = f"texts/{entry.id}.txt", f"mentions/{entry.id}.jsonl"
    text = _decode(folder, text_file, failures)
    if text is not None:
        found = hashlib.sha256(text.encode()).hexdigest()
        if found != entry.sha256:
            problem = f"{text_file} has SHA-256 {found}, not {entry.sha256}"
            mend = "restore the text byte for byte; if it is another text, annotate it anew and give its hash"
            failures.append(Failure(MANIFEST, line, problem, mend))
        if len(text) != entry.characters:
            problem = f"{text_file} has {len(text)} code points, not {entry.characters}"
            failures.append(Failure(MANIFEST, line, problem, f"write {len(text)} once the hash is right"))
    mentions = _decode(folder, mentions_file, failures)
    annotations = [] if mentions is None else _read_mentions(mentions, mentions_file, text, failures)
    return GoldDocument(
        id=entry.id,
        text=text or "",
        mentions=tuple(in_order(annotations)),
        source=entry.source,
        issuer=entry.issuer,
        licence=entry.licence,
        reference_date=datetime.date.fromisoformat(entry.reference_date) if entry.reference_date else None,
    )


def _decode(folder: Path, file: str, failures: list[Failure]) -> str | None:
    try:
        return (folder / file).read_bytes().decode()
    except FileNotFoundError:
        failures.append(Failure(file, None, "there is no such file", f"add it, or remove its entry from {MANIFEST}"))
    except UnicodeDecodeError as error:
        failures.append(Failure(file, None, f"byte {error.start} is no UTF-8", "save the file as UTF-8"))
    return None


def _read_mentions(lines: str, file: str, text: str | None, failures: list[Failure]) -> list[Annotation]:
    """The annotations of one file. Only a line feed ends a line: a mention may hold other line breaks."""
    numbered: list[tuple[Annotation, int | None]] = []
    inside: dict[Annotation, list[int] | None] = {}
    unread: list[Failure] = []
    for number, line in enumerate(lines.split("\n"), 1):
        mention = parse(_MentionLine, line, file, number, unread) if line.strip() else None
        if mention is not None:
            annotation = Annotation(mention.start, mention.end, mention.label, mention.text, mention.value)
            numbered.append((annotation, number))
            inside[annotation] = mention.inside
    failures += unread
    if text is None:
        return []
    failures += check_annotations(text, numbered, file)
    # A mention that could not be read or placed may be the one that others stand in.
    if not unread and all(span_wrong(text, annotation) is None for annotation in inside):
        failures += _inside_wrong(dict(numbered), inside, file)
    return list(inside)


def _inside_wrong(
    line_of: dict[Annotation, int | None], inside: dict[Annotation, list[int] | None], file: str
) -> Iterator[Failure]:
    """Mentions that do not name the one they stand in."""
    for annotation, outer, _ in places(line_of):
        expected = None if outer is None else [outer.start, outer.end]
        if inside[annotation] != expected:
            what = f'{annotation.label} {annotation.text!r} has "inside": {json.dumps(inside[annotation])}'
            mend = f'write "inside": {json.dumps(expected)}, the smallest mention that contains it'
            yield Failure(file, line_of[annotation], f"{what}, which is not where it stands", mend)

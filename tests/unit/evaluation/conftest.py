"""Miniature gold sets, made in memory and written where a test wants them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from migextract.evaluation.annotation import Annotation, in_order
from migextract.evaluation.gold import Gold, GoldDocument, write
from migextract.labels import Label
from migextract.records import MENTION_CLASSES, Document, ErrorRecord, Evidence, Mention, Metadata, SourceInfo

REPORT = (
    "Die Verordnung (EU) 2019/1240 gilt seit 2018.\n"
    "Europol und Frontex trafen sich am 22. und 23. Juli 2020 in Wien.\n"
    "Dafür gab es 3,3 Mrd. EUR, sagte Faeser.\n"
)
LETTER = "Brüssel, den 5. Juni 2020: die Euro-\n dac-Datei, \U0001d504\U0001f4dc Triton."


def mark(text: str, words: str, label: Label, value: str | None = None, nth: int = 1) -> Annotation:
    """The nth occurrence of these words as an annotation."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Annotation(at, at + len(words), label, words, value)


def document(id: str, text: str, *mentions: Annotation, date: datetime.date | None = None) -> GoldDocument:
    return GoldDocument(id, text, tuple(in_order(mentions)), "a paper", "an office", "§ 5 UrhG", date)


def record(document: GoldDocument, mentions: Iterable[Annotation] | None = None, *errors: str) -> Document:
    """A document record with these mentions, or with the gold's own, as an extractor would give it."""
    annotations = document.mentions if mentions is None else mentions
    return Document(
        id=document.id,
        source=SourceInfo(
            path=None,
            sha256=document.sha256,
            media_type="text/plain",
            characters=len(document.text),
            text=document.text,
        ),
        metadata=Metadata(),
        mentions=tuple(map(_mention, annotations)),
        errors=tuple(ErrorRecord(code="reading", message=message) for message in errors),
    )


def _mention(annotation: Annotation) -> Mention:
    typed: dict[str, object] = {}
    if annotation.label == "DATE":
        typed = {"edtf": annotation.value}
    elif annotation.label == "DOC_NUMBER":
        scheme = str(annotation.value).partition(":")[0]
        typed = {"scheme": scheme, "parts": {}, "status": "derived"}
    elif annotation.label == "MONEY":
        amount, currency = str(annotation.value).split()
        typed = {"amount": amount, "currency": currency}
    evidence = Evidence(finder="test", rule="test")
    mention: Mention = MENTION_CLASSES[annotation.label](**annotation._asdict(), **typed, evidence=evidence)
    return mention


@pytest.fixture
def gold() -> Gold:
    report = document(
        "report",
        REPORT,
        mark(REPORT, "Verordnung (EU) 2019/1240", "ACT", "vo-ilo"),
        mark(REPORT, "(EU) 2019/1240", "DOC_NUMBER", "eu-act:2019/1240"),
        mark(REPORT, "2018", "DATE", "2018"),
        mark(REPORT, "Europol", "AGENCY", "europol"),
        mark(REPORT, "Frontex", "AGENCY", "frontex"),
        mark(REPORT, "22. und 23. Juli 2020", "DATE", "{2020-07-22,2020-07-23}"),
        mark(REPORT, "Wien", "LOCATION", "wien"),
        mark(REPORT, "3,3 Mrd. EUR", "MONEY", "3300000000 EUR"),
        mark(REPORT, "Faeser", "PERSON"),
        date=datetime.date(2020, 8, 1),
    )
    letter = document(
        "letter",
        LETTER,
        mark(LETTER, "Brüssel", "LOCATION", "bruessel"),
        mark(LETTER, "5. Juni 2020", "DATE", "2020-06-05"),
        mark(LETTER, "Euro-\n dac", "INSTRUMENT", "eurodac"),
        mark(LETTER, "Triton", "INSTRUMENT", None),
    )
    return Gold("1.2", (report, letter))


@pytest.fixture
def folder(gold: Gold, tmp_path: Path) -> Path:
    """The miniature gold set on disk."""
    write(gold, tmp_path / "gold")
    return tmp_path / "gold"


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], Path]:
    """Replace words in a file of the set on disk."""

    def replace(file: str, old: str, new: str) -> Path:
        path = folder / file
        before = path.read_bytes().decode()
        assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {file}"
        path.write_bytes(before.replace(old, new).encode())
        return folder

    return replace

"""spaCy documents on disk: plain spaCy reads every mention that fits tokens, and a line says each that does not."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus

from migextract import Document
from migextract.errors import UsageError
from migextract.recounting import recounted
from migextract.writing import docbin


def read(folder: Path) -> list[Doc]:
    vocab = spacy.blank("de").vocab
    return [doc for part in sorted(folder.glob("*.spacy")) for doc in DocBin().from_disk(part).get_docs(vocab)]


def left_out(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / docbin.LEFT_OUT).read_text(encoding="utf-8").splitlines()]


def test_plain_spacy_reads_every_mention(documents: list[Document], tmp_path: Path) -> None:
    docbin.write(iter(documents), tmp_path / "out")
    rich, silent = read(tmp_path / "out")
    assert (rich.text, rich.user_data) == (documents[0].source.text, {"document": documents[0].id})
    assert [
        (span.start_char, span.end_char, span.label_, span.kb_id_, span.id_, span.text)
        for span in rich.spans["mentions"]
    ] == [
        (m.start, m.end, m.label, m.value or "", f"{m.evidence.finder}.{m.evidence.rule}", m.text)
        for m in documents[0].mentions
    ]
    assert (silent.text, len(silent.spans["mentions"]), silent.ents) == ("Nichts davon.", 0, ())


def test_entities_are_the_outermost_mentions(documents: list[Document], tmp_path: Path) -> None:
    docbin.write(documents, tmp_path)
    entities = read(tmp_path)[0].ents
    texts = [entity.text for entity in entities]
    assert "Verordnung (EU) 2019/1240" in texts
    assert "(EU) 2019/1240" not in texts
    agency = next(entity for entity in entities if entity.text == "Europol")
    assert (agency.label_, agency.kb_id_, agency.ent_id_) == ("AGENCY", "europol", "names.europol")


def test_offsets_in_utf_16_are_the_same_mentions(rich: Document, tmp_path: Path) -> None:
    docbin.write([rich], tmp_path / "a")
    docbin.write([recounted(rich, "utf-16")], tmp_path / "b")
    assert (tmp_path / "a" / "part-00000.spacy").read_bytes() == (tmp_path / "b" / "part-00000.spacy").read_bytes()


def test_spacy_trains_on_the_folder(documents: list[Document], tmp_path: Path) -> None:
    docbin.write(documents, tmp_path)
    nlp = spacy.blank("de")
    recogniser = nlp.add_pipe("ner")
    examples = list(Corpus(tmp_path)(nlp))
    assert len(examples) == 2
    nlp.initialize(lambda: iter(examples))
    losses = nlp.update(examples)
    assert losses["ner"] > 0
    assert "AGENCY" in recogniser.labels  # type: ignore[attr-defined]


def test_what_is_left_out_is_said(documents: list[Document], tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rich, _, broken = documents
    text = "Euro" + (rich.source.text or "")[4:]
    inside = rich.mentions[0].model_copy(update={"start": 1, "end": 4, "text": text[1:4]})
    odd = rich.model_copy(
        update={
            "mentions": (inside, *rich.mentions[1:]),
            "source": rich.source.model_copy(update={"text": text}),
        }
    )
    with caplog.at_level(logging.WARNING):
        docbin.write([odd, broken], tmp_path)
    (doc,) = read(tmp_path)
    assert len(doc.spans["mentions"]) == len(rich.mentions) - 1
    place = {"label": inside.label, "start": 1, "end": 4, "text": text[1:4]}
    assert left_out(tmp_path) == [
        {"document": rich.id, "code": "unaligned", **place},
        {"document": broken.id, "code": "needs-ocr", "message": broken.errors[0].message},
    ]
    assert caplog.messages == ["2 mentions or documents could not be kept; they stand in left-out.jsonl"]


def test_parts_are_small(documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docbin, "TOKENS", 1)
    docbin.write(iter(documents * 2), tmp_path)
    assert len(list(tmp_path.glob("*.spacy"))) == 4
    assert [doc.user_data["document"] for doc in read(tmp_path)] == [documents[0].id, "silent"] * 2
    assert [line["document"] for line in left_out(tmp_path)] == ["scan", "scan"]


def test_no_documents(tmp_path: Path) -> None:
    docbin.write([], tmp_path)
    assert (read(tmp_path), left_out(tmp_path)) == ([], [])


def test_it_needs_the_source_text(rich: Document, tmp_path: Path) -> None:
    bare = rich.model_copy(update={"source": rich.source.model_copy(update={"text": None})})
    with pytest.raises(UsageError, match="keep_text=True"):
        docbin.write([bare], tmp_path)

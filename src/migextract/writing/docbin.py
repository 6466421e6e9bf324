"""spaCy documents on disk: a folder of `DocBin` files, as `spacy train` takes it.

Each document has its mentions in `doc.spans["mentions"]` and the outermost of them in `doc.ents`, with label, value
(`kb_id_`) and rule (`id_`), and its id in `doc.user_data["document"]`. Our tokenizer cuts the source text as it was
given, not its clean view: a mention may there begin or end inside a token, or a document have no text at all. What is
left out for that stands in `left-out.jsonl`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import spacy
from spacy.tokens import DocBin
from spacy.util import filter_spans

from migextract.components import MENTIONS
from migextract.errors import UsageError
from migextract.language import PolicyTokenizer
from migextract.records import Document
from migextract.recounting import recounted

if TYPE_CHECKING:
    from spacy.tokens import Doc

ATTRIBUTES: Final = ("ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")
TOKENS: Final = 500_000
"""Tokens of a part, which is held in memory while it is written, and again when it is read."""
LEFT_OUT: Final = "left-out.jsonl"

logger = logging.getLogger(__name__)


def write(documents: Iterable[Document], folder: Path) -> None:
    """Write `part-00000.spacy` and so on, and `left-out.jsonl` with one line for all that could not be kept.

    Raises:
        UsageError: if a document does not keep its source text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    left_out = 0
    waiting = iter(documents)
    with (folder / LEFT_OUT).open("w", encoding="utf-8", newline="\n") as file:
        number = 0
        while (document := next(waiting, None)) is not None:
            part = Part()
            for line in part.fill(document, waiting):
                file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
                left_out += 1
            if len(part.docs):
                part.docs.to_disk(folder / f"part-{number:05}.spacy")
                number += 1
    if left_out:
        logger.warning("%d mentions or documents could not be kept; they stand in %s", left_out, LEFT_OUT)


class Part:
    """One `DocBin` on its way; it has a vocabulary of its own, which would else grow with the batch."""

    def __init__(self) -> None:
        self.docs = DocBin(attrs=ATTRIBUTES, store_user_data=True)
        self.tokenizer = PolicyTokenizer(spacy.blank("de").vocab)

    def fill(self, document: Document | None, waiting: Iterator[Document]) -> Iterator[dict[str, Any]]:
        """Take documents until the part is full; yield what could not be kept."""
        tokens = 0
        while document is not None:
            if document.errors:
                yield from ({"document": document.id, **error.model_dump()} for error in document.errors)
            else:
                doc, unaligned = self.doc(document)
                self.docs.add(doc)
                tokens += len(doc)
                yield from unaligned
            document = next(waiting, None) if tokens < TOKENS else None

    def doc(self, document: Document) -> tuple[Doc, list[dict[str, Any]]]:
        """The spaCy document, and the mentions that fit no tokens."""
        if document.source.text is None:
            raise UsageError(f"{document.id}: spaCy needs the source text; extract with `keep_text=True`")
        doc = self.tokenizer(document.source.text)
        spans, unaligned = [], []
        for mention in recounted(document, "code-points").mentions:
            rule = f"{mention.evidence.finder}.{mention.evidence.rule}"
            span = doc.char_span(
                mention.start, mention.end, label=mention.label, kb_id=mention.value or "", span_id=rule
            )
            if span is not None:
                spans.append(span)
            else:
                place = mention.model_dump(include={"label", "start", "end", "text"})
                unaligned.append({"document": document.id, "code": "unaligned", **place})
        doc.spans[MENTIONS] = spans
        doc.set_ents(filter_spans(spans))
        doc.user_data["document"] = document.id
        return doc, unaligned

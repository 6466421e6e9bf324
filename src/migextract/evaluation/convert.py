"""Gold for training and for data science: a HuggingFace `Dataset`, a spaCy `DocBin`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from migextract.errors import GoldError
from migextract.evaluation.annotation import places
from migextract.evaluation.gold import Gold, GoldDocument

if TYPE_CHECKING:
    from datasets import Dataset
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin

SPANS_KEY = "mentions"
"""The span group of all mentions, the same as in the pipeline; `doc.ents` has the outermost ones."""


def to_dataset(gold: Gold) -> Dataset:
    """The gold set as a HuggingFace dataset, one row a document; made in memory, without network.

    The columns are those of `GoldDocument`; `mentions` is a list of start, end, label, text and value.
    """
    from datasets import Dataset, Features, Value  # noqa: PLC0415  # slow to import, rarely needed

    text, number = Value("string"), Value("int64")
    mention = {"start": number, "end": number, "label": text, "text": text, "value": text}
    columns = {"id": text, "text": text, "mentions": [mention], "source": text, "issuer": text, "licence": text}
    features = Features(columns | {"reference_date": Value("date32")})
    rows = [asdict(document) | {"mentions": _mentions(document)} for document in gold.documents]
    return Dataset.from_dict({name: [row[name] for row in rows] for name in features}, features=features)


def _mentions(document: GoldDocument) -> list[dict[str, object]]:
    return [annotation._asdict() for annotation in document.mentions]


def to_docbin(gold: Gold, nlp: Language) -> DocBin:
    """The gold set as spaCy documents: all mentions in `doc.spans["mentions"]`, the outermost ones in `doc.ents`.

    Values are the spans' `kb_id_` ("" for null); the document's id is in `doc.user_data["id"]`.

    Args:
        gold: the gold set.
        nlp: only its tokenizer is used.

    Raises:
        GoldError: if a mention does not begin and end with a token; spaCy would drop it in silence. All are named.
    """
    from spacy.tokens import DocBin  # noqa: PLC0415  # slow to import, rarely needed

    unaligned: list[str] = []
    docs = [_doc(document, nlp, unaligned) for document in gold.documents]
    if unaligned:
        raise GoldError(
            "\n".join(["the tokenizer cannot express these mentions; use one that parts the text there:", *unaligned])
        )
    return DocBin(docs=docs, store_user_data=True)


def _doc(document: GoldDocument, nlp: Language, unaligned: list[str]) -> Doc:
    doc = nlp.make_doc(document.text)
    doc.user_data["id"] = document.id
    spans, outermost = [], []
    for (start, end, label, words, value), outer, _ in places(document.mentions):
        span = doc.char_span(start, end, label=label, kb_id=value or "")
        if span is None:
            around = document.text[max(0, start - 10) : end + 10]
            unaligned.append(f"{document.id} [{start}, {end}) {label} {words!r} in {around!r}")
            continue
        spans.append(span)
        if outer is None:
            outermost.append(span)
    doc.spans[SPANS_KEY] = spans
    doc.ents = tuple(outermost)
    return doc

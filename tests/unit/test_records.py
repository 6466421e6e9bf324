"""Records refuse whatever contradicts the source or itself."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from migextract.records import MENTION_CLASSES, DateMention, DocNumberMention, Document, Metadata, MoneyMention

EVIDENCE = {"finder": "dates", "rule": "year"}
DATE: dict[str, Any] = {
    "label": "DATE", "start": 3, "end": 7, "text": "2020", "value": "2020", "edtf": "2020", "evidence": EVIDENCE,
}  # fmt: skip
NUMBER: dict[str, Any] = {
    "label": "DOC_NUMBER", "start": 0, "end": 7, "text": "8622/20", "value": "council:8622/20", "scheme": "council",
    "parts": {"number": "8622"}, "status": "derived", "evidence": EVIDENCE,
}  # fmt: skip
MONEY: dict[str, Any] = {
    "label": "MONEY", "start": 0, "end": 6, "text": "8 Euro", "value": "8 EUR", "amount": "8", "currency": "EUR",
    "evidence": EVIDENCE,
}  # fmt: skip
SOURCE = {"path": None, "sha256": "0" * 64, "media_type": "text/plain", "characters": 8}


def document(**fields: Any) -> dict[str, Any]:
    return {"id": "paper", "source": SOURCE, "metadata": {}, "mentions": [DATE]} | fields


def test_a_document_reads_back_what_it_wrote() -> None:
    written = Document.model_validate(document())
    assert Document.model_validate_json(written.model_dump_json()) == written


def test_every_label_has_its_class() -> None:
    for label, made in MENTION_CLASSES.items():
        assert made.model_fields["label"].default == label


@pytest.mark.parametrize(
    ("model", "fields", "message"),
    [
        (DateMention, DATE | {"end": 8}, "has 4 code points"),
        (DateMention, DATE | {"start": -1}, "greater than or equal to 0"),
        (DateMention, DATE | {"edtf": "2021"}, "differ"),
        (DateMention, DATE | {"first": "2020-01-01"}, "both a first and a last day"),
        (DateMention, DATE | {"first": "2020-02-01", "last": "2020-01-01"}, "is after last day"),
        (DateMention, DATE | {"colour": "red"}, "Extra inputs are not permitted"),
        (DocNumberMention, NUMBER | {"value": "com:COM(2019) 1"}, "does not begin with its scheme"),
        (DocNumberMention, NUMBER | {"status": "guessed"}, "Input should be 'derived'"),
        (MoneyMention, MONEY | {"amount": "viel"}, "is no decimal number"),
        (MoneyMention, MONEY | {"currency": "Euro"}, "String should match pattern"),
        (Document, document(mentions=[DATE | {"label": "COLOUR"}]), "does not match any of the expected tags"),
        (Document, document(source=SOURCE | {"characters": 5}), "ends behind the source's last character"),
        (Document, document(source=SOURCE | {"text": "im 2021 x"}), "is not the source's slice"),
        (
            Document,
            document(entities=[{"id": "x", "label": "AGENCY", "name": "X", "mentions": [1]}]),
            "points at a mention that does not exist",
        ),
    ],
)
def test_refused(model: Any, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        model.model_validate(fields)


def test_a_mention_that_is_not_the_sources_slice_cannot_be_built() -> None:
    DateMention.model_validate(DATE, context={"source_text": "im 2020 x"})
    with pytest.raises(ValidationError, match="is not the source's slice"):
        DateMention.model_validate(DATE, context={"source_text": "im 2021 x"})


def test_records_are_frozen() -> None:
    read = Document.model_validate(document())
    with pytest.raises(ValidationError, match="frozen"):
        read.mentions[0].start = 4
    with pytest.raises(ValidationError, match="frozen"):
        read.metadata.date = None


def test_metadata_is_null_where_the_paper_does_not_say() -> None:
    assert {value for name, value in Metadata.model_validate({}) if name != "numbers"} == {None}

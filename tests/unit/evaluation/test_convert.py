"""Gold as a HuggingFace dataset and as spaCy documents."""

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import DocBin

from migextract.errors import GoldError
from migextract.evaluation.annotation import Annotation
from migextract.evaluation.convert import to_dataset, to_docbin
from migextract.evaluation.gold import Gold

from .conftest import REPORT, mark


def characters(vocab: spacy.Vocab) -> spacy.Language:
    """A pipeline whose every character is a token, so that every span can be expressed."""
    nlp = spacy.blank("de", vocab=vocab)
    nlp.tokenizer = lambda text: spacy.tokens.Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    return nlp


def test_dataset_holds_the_gold(gold: Gold) -> None:
    dataset = to_dataset(gold)
    assert dataset.column_names == ["id", "text", "mentions", "source", "issuer", "licence", "reference_date"]
    for row, document in zip(dataset, gold.documents, strict=True):
        assert row == {
            "id": document.id,
            "text": document.text,
            "mentions": [annotation._asdict() for annotation in document.mentions],
            "source": document.source,
            "issuer": document.issuer,
            "licence": document.licence,
            "reference_date": document.reference_date,
        }


def test_dataset_of_nothing_has_its_columns() -> None:
    assert to_dataset(Gold("1.2", ())).num_rows == 0


def test_docbin_holds_all_mentions_and_the_outermost_as_entities(gold: Gold) -> None:
    nlp = characters(spacy.Vocab())
    saved = DocBin().from_bytes(to_docbin(gold, nlp).to_bytes())
    docs = list(saved.get_docs(spacy.Vocab()))
    for doc, document in zip(docs, gold.documents, strict=True):
        assert doc.text == document.text
        assert doc.user_data["id"] == document.id
        found = [
            Annotation(span.start_char, span.end_char, span.label_, span.text, span.kb_id_ or None)
            for span in doc.spans["mentions"]
        ]
        assert found == list(document.mentions)
    assert [span.label_ for span in docs[0].ents] == [
        annotation.label for annotation in gold.documents[0].mentions if annotation.label != "DOC_NUMBER"
    ]


def test_mentions_that_fit_no_tokens_are_all_named(gold: Gold) -> None:
    text = "Europol-Beamte und SIENA-Zugang seit 2018."
    mentions = (mark(text, "Europol", "AGENCY"), mark(text, "SIENA", "INSTRUMENT"), mark(text, "2018", "DATE", "2018"))
    hyphens = replace(gold.documents[0], text=text, mentions=mentions)
    nlp = characters(spacy.Vocab())
    nlp.tokenizer = lambda words: spacy.tokens.Doc(nlp.vocab, words=words.split(" "))
    with pytest.raises(GoldError) as raised:
        to_docbin(Gold("1.2", (hyphens,)), nlp)
    assert str(raised.value).splitlines()[1:] == [
        "report [0, 7) AGENCY 'Europol' in 'Europol-Beamte un'",
        "report [19, 24) INSTRUMENT 'SIENA' in 'eamte und SIENA-Zugang se'",
        "report [37, 41) DATE '2018' in 'gang seit 2018.'",
    ]


def test_a_text_is_never_changed_by_its_tokens(gold: Gold) -> None:
    nlp = spacy.blank("de")
    report = replace(gold.documents[0], mentions=(mark(REPORT, "Wien", "LOCATION", "wien"),))
    (doc,) = to_docbin(Gold("1.2", (report,)), nlp).get_docs(nlp.vocab)
    assert doc.text == REPORT

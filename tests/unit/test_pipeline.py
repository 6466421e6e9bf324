"""The components are plain spaCy: added one by one, disabled, serialised, run in processes."""

from __future__ import annotations

import logging

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from migextract.errors import PipelineError
from migextract.language import TOKENIZER
from migextract.pipeline import COMPONENTS, MENTIONS, PROPOSALS, blank, build

TEXT = (
    "Am 22. und 23. Juli 2020 nahm Europol am EMPACT-Treffen in Wien teil (Ratsdokument 8622/20), vgl. www.europol.eu."
)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return build()


def mentions(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.label_, span.text, span.kb_id_) for span in doc.spans[MENTIONS]]


def test_the_order_of_components(nlp: spacy.Language) -> None:
    assert nlp.pipe_names == [f"migextract_{name}" for name in COMPONENTS]


def test_mentions_carry_label_value_and_rule(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    assert ("DATE", "22. und 23. Juli 2020", "{2020-07-22,2020-07-23}") in mentions(doc)
    assert ("AGENCY", "Europol", "europol") in mentions(doc)
    assert ("DOC_NUMBER", "8622/20", "council:8622/20") in mentions(doc)
    assert all(span.id_.partition(".")[0] in PROPOSALS for span in doc.spans[MENTIONS])


def test_entities_are_the_outermost_mentions(nlp: spacy.Language) -> None:
    doc = nlp("Die Verordnung (EU) 2019/1240 gilt.")
    assert [(ent.label_, ent.text) for ent in doc.ents] == [("ACT", "Verordnung (EU) 2019/1240")]
    assert [label for label, _, _ in mentions(doc)] == ["ACT", "DOC_NUMBER"]


def test_nothing_is_found_in_web_addresses(nlp: spacy.Language) -> None:
    doc = nlp("Siehe https://www.europol.europa.eu/8622/20/Europol-2020.pdf und www.frontex.europa.eu/Frontex.")
    assert mentions(doc) == []


@pytest.mark.parametrize("name", PROPOSALS)
def test_a_component_works_alone_in_a_users_pipeline(name: str) -> None:
    own = blank()
    own.add_pipe(f"migextract_{name}", config={"spans_key": "mine"})
    doc = own(TEXT)
    assert "mine" in doc.spans
    assert "migextract_unaligned" not in doc.user_data


def test_a_component_can_be_disabled(nlp: spacy.Language) -> None:
    with nlp.select_pipes(disable=["migextract_dates"]):
        assert "DATE" not in {label for label, _, _ in mentions(nlp(TEXT))}


def test_a_proposal_that_fits_no_tokens_is_counted_and_said(caplog: pytest.LogCaptureFixture) -> None:
    stock = spacy.blank("de")
    stock.add_pipe("migextract_dates")
    with caplog.at_level(logging.WARNING, logger="migextract"):
        doc = stock("Die Frist endet 2020.")
    assert [item[2] for item in doc.user_data["migextract_unaligned"]] == ["DATE"]
    assert TOKENIZER in caplog.text


def test_it_survives_bytes_and_disk(nlp: spacy.Language, tmp_path: object) -> None:
    nlp.to_disk(tmp_path)  # type: ignore[arg-type]
    assert mentions(spacy.load(tmp_path)(TEXT)) == mentions(nlp(TEXT))  # type: ignore[arg-type]


def test_docs_survive_a_doc_bin(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert mentions(again) == mentions(doc)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # spaCy forks; Python warns of threads from 3.12 on
def test_several_processes_find_the_same(nlp: spacy.Language) -> None:
    texts = [TEXT, "Eurodac", ""] * 3
    assert [mentions(doc) for doc in nlp.pipe(texts, n_process=2)] == [mentions(doc) for doc in nlp.pipe(texts)]


def test_on_an_installed_base(tmp_path: object) -> None:
    base = spacy.blank("de")
    base.add_pipe("sentencizer")
    base.to_disk(tmp_path)  # type: ignore[arg-type]
    nlp = build(str(tmp_path))
    doc = nlp(TEXT)
    assert nlp.pipe_names[0] == "sentencizer"
    assert ("AGENCY", "Europol", "europol") in mentions(doc)
    assert "migextract_unaligned" not in doc.user_data


def test_a_base_that_is_not_installed() -> None:
    with pytest.raises(PipelineError, match="python -m spacy download de_core_news_nowhere"):
        build("de_core_news_nowhere")

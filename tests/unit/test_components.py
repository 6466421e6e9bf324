"""A step finds the same, whether it is run on a text alone or as a component on a `Doc`."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from migextract.components import MENTIONS, find, read
from migextract.pipeline import build
from migextract.view import view

GOLD = sorted(Path("annotations/gold/texts").glob("*"))
TEXT = "Am 5. Juni 2020 billigte Europol den Bericht (Drucksache 19/21876), sagt Frontex."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build()


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_text_alone_and_doc_give_the_same_mentions(nlp: Language, path: Path) -> None:
    text = view(path.read_text(encoding="utf-8")).text
    doc = nlp(text)
    assert find(nlp, text) == read(doc, MENTIONS)
    assert "migextract_unaligned" not in doc.user_data


def test_a_disabled_component_finds_nothing(nlp: Language) -> None:
    with nlp.select_pipes(disable=["migextract_names", "migextract_definitions"]):
        assert {mention.label for mention in find(nlp, TEXT)} == {"DATE", "DOC_NUMBER"}
    assert {mention.label for mention in find(nlp, TEXT)} == {"DATE", "DOC_NUMBER", "AGENCY"}


def test_a_component_of_the_users_own_is_run() -> None:
    @Language.component("tests_no_dates")
    def no_dates(doc: Doc) -> Doc:
        doc.spans["dates"] = []
        return doc

    nlp = build()
    nlp.add_pipe("tests_no_dates", before="migextract_resolver")
    assert {mention.label for mention in find(nlp, TEXT)} == {"DOC_NUMBER", "AGENCY"}


def test_without_a_resolver_there_are_no_mentions(nlp: Language) -> None:
    with nlp.select_pipes(disable=["migextract_resolver"]):
        assert find(nlp, TEXT) == []

"""Any text in, invariants out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import migextract
from migextract import Document, Extractor, Source
from migextract.components import MENTIONS, find, read
from migextract.labels import Label
from migextract.records import Mention
from migextract.recounting import recounted
from migextract.view import view

from .texts import TEXTS

SOME: tuple[Label, ...] = ("DATE", "AGENCY", "ACT", "DOC_NUMBER")
Span = tuple[int, int]

few = settings(max_examples=60)


@pytest.fixture(scope="session")
def some_labels() -> Extractor:
    return migextract.load(trained=False, labels=SOME)


def spans(mentions: Iterable[Mention]) -> list[tuple[str, int, int]]:
    return [(mention.label, mention.start, mention.end) for mention in mentions]


def crossing(found: Iterable[Span]) -> list[tuple[Span, Span]]:
    """Pairs that overlap without one containing the other."""
    pairs, around = [], list[Span]()
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        while around and around[-1][1] <= span[0]:
            around.pop()
        if around and around[-1][1] < span[1]:
            pairs.append((around[-1], span))
        around.append(span)
    return pairs


@settings(max_examples=100)
@given(TEXTS)
def test_mentions_and_sections_are_slices_that_nest(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    assert [mention.text for mention in document.mentions] == [text[m.start : m.end] for m in document.mentions]
    for kind in (document.mentions, document.sections):
        places = [(one.start, one.end) for one in kind]
        assert places == sorted(places, key=lambda span: (span[0], -span[1]))
        assert crossing(places) == []
    assert len({(mention.start, mention.end) for mention in document.mentions}) == len(document.mentions)
    assert all(text[section.start : section.end].strip() for section in document.sections)


@few
@given(TEXTS)
def test_a_mention_stands_in_its_section(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    places = {section.id: (section.start, section.end) for section in document.sections}
    for mention in document.mentions:
        if mention.section is not None:
            start, end = places[mention.section]
            assert start <= mention.start < end


@few
@given(TEXTS)
def test_a_record_reads_back_equal(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    for unit in migextract.offsets.UNITS:
        counted = recounted(document, unit, text)
        counted.check(text)
        again = Document.model_validate_json(counted.model_dump_json(), context={"source_text": None})
        assert again == counted
        assert recounted(again, "code-points", text) == document


@few
@given(st.lists(TEXTS, max_size=3))
def test_a_batch_gives_what_each_text_alone_gives(extractor: Extractor, texts: list[str]) -> None:
    sources = [Source.from_text(text, str(number)) for number, text in enumerate(texts)]
    alone = [extractor.extract(source) for source in sources]
    assert list(extractor.pipe(sources)) == alone
    assert [extractor.extract(source) for source in reversed(sources)] == alone[::-1]


@few
@given(TEXTS)
def test_text_alone_and_doc_give_the_same_mentions(extractor: Extractor, text: str) -> None:
    shown = view(text).text
    doc = extractor.nlp(shown)
    assert doc.text == shown
    assert "migextract_unaligned" not in doc.user_data
    assert find(extractor.nlp, shown) == read(doc, MENTIONS)


@few
@given(TEXTS, st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)))
def test_the_documents_date_changes_values_alone(extractor: Extractor, text: str, date: datetime.date) -> None:
    without, dated = extractor.extract(text), extractor.extract(text, date=date)
    assert spans(dated.mentions) == spans(without.mentions)
    assert dated.sections == without.sections


@few
@given(TEXTS)
def test_labels_only_choose_what_is_reported(extractor: Extractor, some_labels: Extractor, text: str) -> None:
    everything, some = extractor.extract(text), some_labels.extract(text)
    assert some.mentions == tuple(everything.with_label(*SOME))
    assert (some.sections, some.metadata) == (everything.sections, everything.metadata)

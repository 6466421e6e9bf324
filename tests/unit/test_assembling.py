"""What the anatomy of a paper adds to its document: metadata, sections, dates completed, references."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import migextract
from migextract import Document, Extractor

PAPER = """Deutscher Bundestag

Drucksache 20/812

20. Wahlperiode

24.02.2022

Antwort der Bundesregierung

auf die Kleine Anfrage der Fraktion der FDP – Drucksache 20/705 –

Muster an der Grenze

1. Was geschah am 24. Januar, und was sagt Europol dazu (Ratsdok. 5312/20)?

Auf Bundestagsdrucksache 20/600 wird ver-

\fDrucksache 20/812

– 2 –

Deutscher Bundestag – 20. Wahlperiode

wiesen (vgl. Ratsdokument 5312/20), ebenso auf Bundestagsdrucksache 20/812.

2. Wie viele Muster gab es?

\fDeutscher Bundestag – 20. Wahlperiode

– 3 –

Drucksache 20/812

Zehn.
"""


def slices(document: Document, text: str) -> dict[str, str]:
    return {section.id: text[section.start : section.end] for section in document.sections}


def test_metadata_says_where_in_the_source_it_was_read(extractor: Extractor) -> None:
    metadata = extractor.extract(PAPER).metadata
    assert metadata.read_from is not None
    assert (metadata.kind, metadata.number, str(metadata.date)) == ("antwort", "bt-drs:20/812", "2022-02-24")
    assert {field: PAPER[start:end] for field, (start, end) in metadata.read_from.items()} == {
        "number": "20/812",
        "term": "20. Wahlperiode",
        "date": "24.02.2022",
        "kind": "Antwort",
        "issuer": "Bundesregierung",
        "group": "Fraktion der FDP",
        "title": "Muster an der Grenze",
        "predecessor": "20/705",
        "predecessors": "20/705",
    }


def test_sections_count_the_source_as_given(extractor: Extractor) -> None:
    document = extractor.extract(PAPER)
    found = slices(document, PAPER)
    assert found["frage-1"] == "1. Was geschah am 24. Januar, und was sagt Europol dazu (Ratsdok. 5312/20)?"
    assert found["antwort-1"].startswith("Auf Bundestagsdrucksache")
    assert "– 2 –" in found["antwort-1"]
    assert found["antwort-2"] == "Zehn."
    # The page headers stand where they interrupt the text, inside of what they interrupt.
    assert [section.id for section in document.sections] == [
        "kopf",
        "frage-1",
        "antwort-1",
        "kopf-und-fusszeilen-1",
        "kopf-und-fusszeilen-2",
        "kopf-und-fusszeilen-3",
        "frage-2",
        "kopf-und-fusszeilen-4",
        "kopf-und-fusszeilen-5",
        "kopf-und-fusszeilen-6",
        "antwort-2",
    ]


def test_every_mention_knows_its_section(extractor: Extractor) -> None:
    document = extractor.extract(PAPER)
    numbers = [(mention.text, mention.section) for mention in document.with_label("DOC_NUMBER")]
    assert numbers == [
        ("20/812", "kopf"),
        ("20/705", "kopf"),
        ("5312/20", "frage-1"),
        ("20/600", "antwort-1"),
        ("20/812", "kopf-und-fusszeilen-1"),
        ("5312/20", "antwort-1"),
        ("20/812", "antwort-1"),
        ("20/812", "kopf-und-fusszeilen-6"),
    ]


def test_references_say_where_they_are_cited_and_leave_the_paper_itself_out(extractor: Extractor) -> None:
    references = extractor.extract(PAPER).references
    assert [(reference.target, reference.sections) for reference in references] == [
        ("bt-drs:20/705", ("kopf",)),
        ("council:5312/20", ("frage-1", "antwort-1")),
        ("bt-drs:20/600", ("antwort-1",)),
    ]


@pytest.mark.parametrize(
    ("text", "given_date", "value", "detail"),
    [
        (PAPER, None, "2022-01-24", "completed with the document's date 2022-02-24"),
        (PAPER, "2019-06-01", "2019-01-24", "completed with the date given 2019-06-01"),
        (PAPER.replace("24.02.2022\n", ""), None, "XXXX-01-24", None),
    ],
)
def test_the_date_that_completes_a_date(
    extractor: Extractor, text: str, given_date: str | None, value: str, detail: str | None
) -> None:
    document = extractor.extract(text, date=given_date)
    mention = next(mention for mention in document.mentions if mention.text == "24. Januar")
    assert (mention.value, mention.evidence.detail) == (value, detail)


def test_a_full_date_needs_no_completion(extractor: Extractor) -> None:
    mention = next(extractor.extract(PAPER).with_label("DATE"))
    assert (mention.text, mention.evidence.detail) == ("24.02.2022", None)


def test_the_given_date_is_not_the_papers_own(extractor: Extractor) -> None:
    document = extractor.extract(PAPER.replace("24.02.2022\n", ""), date="2019-06-01")
    assert document.metadata.date is None


def test_the_anatomy_is_the_same_whatever_labels_are_asked_for(extractor: Extractor) -> None:
    some = migextract.load(trained=False, labels=["AGENCY"]).extract(PAPER)
    every = extractor.extract(PAPER)
    assert [mention.text for mention in some.mentions] == ["Europol"]
    assert (some.metadata, some.sections) == (every.metadata, every.sections)


EVIDENCE = {"finder": "dates", "rule": "year"}
DATE = {"label": "DATE", "start": 3, "end": 7, "text": "2020", "value": "2020", "edtf": "2020", "evidence": EVIDENCE}
SOURCE = {"path": None, "sha256": "0" * 64, "media_type": "text/plain", "characters": 8}
SECTION = {"id": "antwort-1", "kind": "antwort", "start": 0, "end": 8}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"mentions": [DATE | {"section": "frage-1"}], "sections": [SECTION]}, "no such section: frage-1"),
        ({"mentions": [], "sections": [SECTION | {"answers": ["frage-9"]}]}, "no such section: frage-9"),
        ({"mentions": [], "sections": [SECTION, SECTION]}, "two sections bear the same id"),
        ({"mentions": [], "sections": [SECTION | {"end": 9}]}, "ends behind the source's last character"),
        ({"mentions": [], "sections": [SECTION | {"start": 8}]}, "is empty or ends behind"),
    ],
)
def test_records_refuse_sections_that_do_not_fit(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Document.model_validate({"id": "paper", "source": SOURCE, "metadata": {}, **fields})


LINES = st.sampled_from(PAPER.splitlines(keepends=True))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=60).map("".join))
def test_sections_nest_cleanly_in_the_source_too(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    document.check(text)
    for place, section in enumerate(document.sections):
        for other in document.sections[place + 1 :]:
            assert other.start >= section.end or other.end <= section.end
    for mention in document.mentions:
        around = [section for section in document.sections if section.start <= mention.start < section.end]
        innermost = min(around, key=lambda section: section.end - section.start, default=None)
        assert mention.section == (innermost.id if innermost else None)


def test_an_act_bears_the_celex_number_and_the_entry_of_the_number_in_it(extractor: Extractor) -> None:
    known, unknown = extractor.extract(
        "Die Verordnung (EU) Nr. 603/2013 und der Beschluss 2001/999/JI gelten."
    ).with_label("ACT")
    assert known.label == unknown.label == "ACT"
    assert (known.value is not None, known.celex) == (True, "32013R0603")
    assert (unknown.value, unknown.celex) == (None, "32001D0999")


def test_an_act_cited_by_name_and_number_is_one_reference(extractor: Extractor) -> None:
    text = "Die Verordnung (EU) Nr. 604/2013 heißt auch Dublin-III-Verordnung. Das Aufenthaltsgesetz gilt."
    references = extractor.extract(text).references
    assert references[0].target == "eu-act:604/2013"
    assert len(references[0].mentions) == 3
    assert [reference.target for reference in references[1:]] == ["aufenthg"]


def test_a_word_that_repeats_a_longer_name_is_linked_to_it(extractor: Extractor) -> None:
    text = "Die „Plattform für den Kampf gegen illegale Migration“ arbeitet. Die „Plattform“ tagt."
    long, short = extractor.extract(text).with_label("INSTRUMENT")
    assert short.value == long.value is not None
    assert short.evidence.detail is not None

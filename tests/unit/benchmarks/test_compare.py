"""The comparison: what counts in a task, how it is scored, and every adapter with a stand-in for its system."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import spacy
from benchmarks import compare
from benchmarks.compare import Comparison, Row, known_forms, last_line, row
from benchmarks.peers import Find, Form, Found, sentences
from benchmarks.peers.run import line
from benchmarks.peers.run import main as run
from benchmarks.tasks import OURS, TASKS, Task, citations, same
from spacy.language import Language
from spacy.tokens import Doc

from migextract.evaluation import Gold, GoldDocument
from migextract.evaluation.annotation import Annotation
from migextract.evaluation.predictions import read_predictions
from migextract.knowledge.schema import Entry

TEXT = "Frontex und der Rat berieten am 5. Juni 2020 über § 58 des Aufenthaltsgesetzes (C-601/15)."


def annotation(label: str, text: str, value: str | None = None) -> Annotation:
    start = TEXT.index(text)
    return Annotation(start, start + len(text), label, text, value)  # type: ignore[arg-type]


GOLD = Gold(
    "1.2",
    (
        GoldDocument(
            id="one",
            text=TEXT,
            mentions=(
                annotation("AGENCY", "Frontex", "frontex"),
                annotation("INSTITUTION", "Rat", "rat"),
                annotation("DATE", "5. Juni 2020", "2020-06-05"),
                annotation("ACT", "Aufenthaltsgesetzes", "aufenthg"),
                annotation("DOC_NUMBER", "C-601/15", "ecj-case:C-601/15"),
            ),
            source="invented",
            issuer="nobody",
            licence="none",
            reference_date=None,
        ),
    ),
)


def written(tmp_path: Path, *found: Found) -> Path:
    path = tmp_path / "predictions.jsonl"
    path.write_text(line({"id": "one", "text": TEXT}, found), encoding="utf-8")
    return path


def place(text: str) -> tuple[int, int]:
    return TEXT.index(text), TEXT.index(text) + len(text)


TASK = {task.name: task for task in TASKS}


def test_a_system_is_scored_only_on_what_the_task_is_about(tmp_path: Path) -> None:
    predictions = written(
        tmp_path,
        Found("DATE", *place("5. Juni 2020"), "2020-06-05"),
        Found("DATE", *place("58")),
        Found("PERSON", *place("Frontex")),
    )
    found = row(TASK["dates"], "peer", "gold", GOLD, predictions, 123.0)
    assert (found.task, found.set, found.system, found.words_per_second) == ("dates", "gold", "peer", 123.0)
    assert (found.gold, found.found, found.precision, found.recall, found.values) == (1, 2, 0.5, 1.0, 1.0)
    assert found.f1 == found.overlap_f1 == pytest.approx(2 / 3)


def test_all_kinds_of_bodies_count_as_organisations(tmp_path: Path) -> None:
    predictions = written(tmp_path, Found("ORG", *place("Frontex")), Found("AGENCY", *place("Rat")))
    found = row(TASK["persons, places, all organisations"], "peer", "gold", GOLD, predictions, 1.0)
    assert (found.gold, found.found, found.f1, found.values) == (2, 2, 1.0, None)


def test_of_citations_only_cited_laws_and_decisions_count(tmp_path: Path) -> None:
    predictions = written(tmp_path, Found("ACT", *place("Aufenthaltsgesetzes")), Found("ACT", *place("Frontex")))
    found = row(TASK["citations of laws and decisions"], "peer", "gold", GOLD, predictions, 1.0)
    assert (found.gold, found.found, found.precision, found.recall) == (2, 1, 1.0, 0.5)


def test_who_finds_nothing_is_scored_too(tmp_path: Path) -> None:
    found = row(TASK["dates"], "peer", "gold", GOLD, written(tmp_path), 1.0)
    assert (found.found, found.precision, found.recall, found.f1, found.values) == (0, None, 0.0, 0.0, None)


@pytest.mark.parametrize(
    ("before", "text", "label", "counts"),
    [
        ("nach § 58 Absatz 1 des ", "Aufenthaltsgesetzes", "ACT", True),
        ("Artikel 7 der ", "EED", "ACT", True),
        ("Art. 3 ", "GG", "ACT", True),
        ("§\u00a04\u00a0c Abs. 4 ", "SGB\u00a0II", "ACT", True),
        ("im Rahmen der ", "EED", "ACT", False),
        ("nach § 58; dazu kommt das ", "GG", "ACT", False),
        ("EuGH ", "C-601/15", "DOC_NUMBER", True),
        ("BGH, ", "VIII ZR 295/01", "DOC_NUMBER", True),
        ("Drucksache ", "19/21876", "DOC_NUMBER", False),
        ("Dok. ", "8622/20", "DOC_NUMBER", False),
    ],
)
def test_what_a_citation_is(before: str, text: str, label: str, counts: bool) -> None:
    mention = Annotation(len(before), len(before) + len(text), label, text, None)  # type: ignore[arg-type]
    assert citations(before + text, mention) is counts


def test_every_task_has_us_first_and_every_adapter_exists() -> None:
    assert all(task.systems[0] is OURS for task in TASKS)
    adapters = {path.stem for path in Path(compare.__file__).with_name("peers").glob("o*.py")}
    assert {system.adapter for task in TASKS for system in task.systems} == adapters


def test_the_labels_of_a_task_are_those_it_is_given() -> None:
    task = Task("x", same("DATE", "MONEY"), ())
    assert [mention.label for mention in task.of(TEXT, GOLD.documents[0].mentions)] == ["DATE"]


def test_known_forms_are_inflected_and_name_one_entry_each() -> None:
    entry = {
        "id": "one", "label": "INSTITUTION", "kind": "parliament", "sources": [{"ref": "none", "facts": ["names"]}],
        "names": [{"text": "Deutscher Bundestag", "form": "full"}, {"text": "BT", "form": "acronym"}],
    }  # fmt: skip
    entries = [Entry.model_validate(entry), Entry.model_validate(entry | {"id": "two"})]
    forms = known_forms(entries)
    assert ("Deutschen Bundestages", "INSTITUTION", "one") in forms
    assert {id for _, _, id in forms} == {"one"}
    assert len({form for form, _, _ in forms}) == len(forms)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("Traceback\n  …\nValueError: no model\n\n", "ValueError: no model"),
        ("", "it said nothing"),
        ("x" * 300, "x" * 200),
    ],
)
def test_the_reason_is_the_last_line(output: str, said: str) -> None:
    assert last_line(output) == said


def test_the_runner_writes_predictions_that_can_be_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(forms: list[Form]) -> Find:
        assert forms == [Form("Frontex", "AGENCY", "frontex")]
        return lambda _, date: [Found("AGENCY", 0, 7, date)] * 2

    stand_in(monkeypatch, "benchmarks.peers.of_nobody", load=load)
    job = tmp_path / "job.json"
    documents = [{"id": "one", "text": TEXT, "date": "2020-06-05"}, {"id": "two", "text": TEXT, "date": None}]
    job.write_text(json.dumps({"forms": [["Frontex", "AGENCY", "frontex"]], "documents": documents}), encoding="utf-8")
    run("of_nobody", str(job), str(tmp_path / "out.jsonl"))
    found = read_predictions(tmp_path / "out.jsonl")
    assert [(item.id, item.mentions) for item in found] == [
        ("one", (Annotation(0, 7, "AGENCY", "Frontex", "2020-06-05"),)),
        ("two", (Annotation(0, 7, "AGENCY", "Frontex", None),)),
    ]
    assert set(json.loads(capsys.readouterr().out)) == {"one", "two"}


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> None:
    """Put a module of our own in the place of one that need not be installed."""
    module = ModuleType(name)
    module.__dict__.update(members)
    monkeypatch.setitem(sys.modules, name, module)


def adapter(monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    """An adapter, imported anew with the stand-ins that are there now."""
    monkeypatch.delitem(sys.modules, f"benchmarks.peers.{name}", raising=False)
    module = import_module(f"benchmarks.peers.{name}")
    monkeypatch.delitem(sys.modules, f"benchmarks.peers.{name}")
    return module


def found_by(find: Find, text: str, date: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(found.label, text[found.start : found.end], found.value) for found in find(text, date)]


FORMS = [Form("Frontex", "AGENCY", "frontex"), Form("Rat der Europäischen Union", "INSTITUTION", "rat")]


def test_timexy(monkeypatch: pytest.MonkeyPatch) -> None:
    kb_ids = [
        ("5. Juni 2020", 'TIMEX3 type="DATE" value="2020-06-05T00:00:00"'),
        ("Mai 2018", 'TIMEX3 type="DATE" value="2018-05-01T00:00:00"'),
        ("zwei Jahre", 'TIMEX3 type="DURATION" value="P2Y"'),
    ]

    @Language.component("timexy")
    def timexy(doc: Doc) -> Doc:
        places = [(doc.text.index(text), len(text), kb_id) for text, kb_id in kb_ids]
        doc.ents = [doc.char_span(at, at + size, label="timexy", kb_id=kb_id) for at, size, kb_id in places]
        return doc

    stand_in(monkeypatch, "timexy")
    find = adapter(monkeypatch, "of_timexy").load([])
    assert found_by(find, "Am 5. Juni 2020 und im Mai 2018 zwei Jahre") == [
        ("DATE", "5. Juni 2020", "2020-06-05"),
        ("DATE", "Mai 2018", "2018-05"),
    ]


def test_dateparser(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def search_dates(text: str, **given: object) -> list[tuple[str, datetime, str]] | None:
        asked.append({"text": text, **given})
        june, may = datetime(2020, 6, 5), datetime(2018, 5, 5)
        return [
            ("die am 5. Juni 2020", june, "day"),
            ("im Mai 2018,", may, "month"),
            ("2018", may, "year"),
            ("am", may, "day"),
        ]

    stand_in(monkeypatch, "dateparser")
    stand_in(monkeypatch, "dateparser.search", search_dates=search_dates)
    find = adapter(monkeypatch, "of_dateparser").load([])
    assert found_by(find, "die am 5.\nJuni\u00a02020 und im Mai 2018, 2018", "2020-07-01") == [
        ("DATE", "5.\nJuni\u00a02020", "2020-06-05"),
        ("DATE", "Mai 2018", "2018-05"),
        ("DATE", "2018", "2018"),
    ]
    assert asked[0]["languages"] == ["de"]
    assert asked[0]["settings"]["RELATIVE_BASE"] == datetime(2020, 7, 1)  # type: ignore[index]


def test_dateparser_that_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "dateparser")
    stand_in(monkeypatch, "dateparser.search", search_dates=lambda *_, **__: None)
    assert found_by(adapter(monkeypatch, "of_dateparser").load([]), "Frontex") == []


def test_legal_references(monkeypatch: pytest.MonkeyPatch) -> None:
    class CaseCitation(SimpleNamespace):
        pass

    def span(text: str) -> SimpleNamespace:
        start = TEXT.index(text)
        return SimpleNamespace(start=start, end=start + len(text), text=text)

    def extract(text: str, fmt: str) -> SimpleNamespace:
        assert (text, fmt) == (TEXT, "plain")
        law = SimpleNamespace(span=span("§ 58 des Aufenthaltsgesetzes"), book="aufenthaltsgesetz")
        return SimpleNamespace(citations=[law, CaseCitation(span=span("C-601/15"))])

    stand_in(monkeypatch, "refex")
    stand_in(monkeypatch, "refex.citations", CaseCitation=CaseCitation)
    stand_in(monkeypatch, "refex.orchestrator", CitationExtractor=lambda: SimpleNamespace(extract=extract))
    find = adapter(monkeypatch, "of_legal_references").load([])
    assert found_by(find, TEXT) == [("ACT", "Aufenthaltsgesetzes", None), ("DOC_NUMBER", "C-601/15", None)]


def test_entity_ruler(monkeypatch: pytest.MonkeyPatch) -> None:
    find = adapter(monkeypatch, "of_entity_ruler").load(FORMS)
    assert found_by(find, "Frontex und der Rat der Europäischen Union, Frontexx") == [
        ("AGENCY", "Frontex", "frontex"),
        ("INSTITUTION", "Rat der Europäischen Union", "rat"),
    ]


def test_matchers(monkeypatch: pytest.MonkeyPatch) -> None:
    find = adapter(monkeypatch, "of_matchers").load(FORMS)
    text = "Am 22. und 23. Juli 2020 gab Frontex 3,3 Mrd. EUR aus (Drucksache 19/21876 vom Mai 2018 )"
    assert found_by(find, text) == [
        ("DATE", "22. und 23. Juli 2020", None),
        ("AGENCY", "Frontex", "frontex"),
        ("MONEY", "3,3 Mrd. EUR", None),
        ("DOC_NUMBER", "19/21876", None),
        ("DATE", "Mai 2018", None),
    ]


def test_german_lg(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("de")
    patterns = [("PER", "Faeser"), ("LOC", "Wien"), ("ORG", "Frontex"), ("MISC", "Brexit")]
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": text} for label, text in patterns])  # type: ignore[attr-defined]
    stand_in(monkeypatch, "de_core_news_lg", load=lambda: nlp)
    find = adapter(monkeypatch, "of_german_lg").load([])
    assert found_by(find, "Faeser sprach in Wien mit Frontex vom Brexit") == [
        ("PERSON", "Faeser", None),
        ("LOCATION", "Wien", None),
        ("ORG", "Frontex", None),
    ]


def test_flair(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sentence:
        def __init__(self, text: str) -> None:
            self.text = text

        def get_spans(self, kind: str) -> Iterator[SimpleNamespace]:
            assert kind == "ner"
            for tag, text in (("PER", "Faeser"), ("MISC", "Brexit")):
                if text in self.text:
                    at = self.text.index(text)
                    yield SimpleNamespace(tag=tag, start_position=at, end_position=at + len(text))

    tagger = SimpleNamespace(predict=lambda _: None)
    stand_in(monkeypatch, "flair")
    stand_in(monkeypatch, "flair.data", Sentence=Sentence)
    stand_in(monkeypatch, "flair.models", SequenceTagger=SimpleNamespace(load=lambda _: tagger))
    find = adapter(monkeypatch, "of_flair").load([])
    assert found_by(find, "Am Anfang.\n\nDann sprach Faeser vom Brexit.") == [("PERSON", "Faeser", None)]


def test_gliner(monkeypatch: pytest.MonkeyPatch) -> None:
    def predict_entities(text: str, labels: list[str]) -> Iterator[dict[str, object]]:
        assert labels == ["Person", "Ort", "Organisation"]
        for label, name in (("Person", "Faeser"), ("Ort", "Wien")):
            if name in text:
                yield {"label": label, "start": text.index(name), "end": text.index(name) + len(name)}

    model = SimpleNamespace(predict_entities=predict_entities)
    stand_in(monkeypatch, "gliner", GLiNER=SimpleNamespace(from_pretrained=lambda _: model))
    find = adapter(monkeypatch, "of_gliner").load([])
    assert found_by(find, "In Wien. Dort sprach Faeser.") == [("LOCATION", "Wien", None), ("PERSON", "Faeser", None)]


def test_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    find = adapter(monkeypatch, "ours").load([])
    assert ("DATE", "5. Juni", "2020-06-05") in found_by(find, "Am 5. Juni beriet der Rat.", "2020-08-01")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Am 5. Juni. Dann Europol", [(0, "Am 5. Juni."), (12, "Dann Europol")]),
        ("eins\nzwei\n\ndrei", [(0, "eins\nzwei"), (11, "drei")]),
        ("Nr. 3", [(0, "Nr."), (4, "3")]),
    ],
)
def test_sentences(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(sentences(text)) == expected


def test_the_table_names_who_did_not_take_part() -> None:
    made = Row(
        task="dates", set="gold", system="timexy", gold=2, found=0, precision=None, recall=0.0, f1=0.0,
        overlap_f1=0.0, values=None, words_per_second=6232.4,
    )  # fmt: skip
    shown = compare.block(
        Comparison(about={"machine": "one"}, rows=(made,), skipped={"flair": "flair is not installed"})
    )
    assert "| gold | dates | timexy | 2 | 0 | – | 0.0 | 0.0 | 0.0 | – | 6,232 |" in shown
    assert shown.endswith("* machine: one\n* did not take part: flair: flair is not installed")

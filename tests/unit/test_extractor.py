"""The contract of the library calls, and every kind of bad input."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import migextract
from migextract import Document, Extractor, Source
from migextract.errors import KnowledgeError, ReadingError, UnsupportedFormatError, UsageError
from migextract.extractor import Item, NamedFile, failed
from migextract.reading.limits import Limits
from tests.conftest import GOLD_TEXTS

TEXT = "Am 24. Januar tagte Europol in Wien; EMPACT kostete 3,3 Mrd. EUR."


def surfaces(document: Document) -> list[tuple[str, str]]:
    return [(mention.label, mention.text) for mention in document.mentions]


def test_offsets_count_the_source_as_given(extractor: Extractor, gold_texts: dict[str, str]) -> None:
    for text in gold_texts.values():
        document = extractor.extract(text)
        assert document.mentions
        document.check(text)
        assert Document.model_validate_json(document.model_dump_json()) == document


def test_the_documents_date_completes_dates(extractor: Extractor) -> None:
    def first(date: str | datetime.date | None) -> tuple[str | None, datetime.date | None]:
        mention = next(extractor.extract(TEXT, date=date).with_label("DATE"))
        return mention.value, mention.first

    assert first(None) == ("XXXX-01-24", None)
    assert first("2020-06-05") == ("2020-01-24", datetime.date(2020, 1, 24))
    assert first(datetime.date(2020, 6, 5)) == first("2020-06-05")


def test_entities_gather_the_mentions_of_one_thing(extractor: Extractor) -> None:
    document = extractor.extract("Europol und EUROPOL und das Europäische Polizeiamt; Wien.")
    entity = next(entity for entity in document.entities if entity.id == "europol")
    assert [document.mentions[place].text for place in entity.mentions][:2] == ["Europol", "EUROPOL"]


def test_references_gather_the_mentions_of_one_paper(extractor: Extractor) -> None:
    document = extractor.extract("Ratsdokument 8622/20, vgl. Ratsdok. 8622/20 und Bundestagsdrucksache 19/21516.")
    assert [(reference.target, reference.mentions) for reference in document.references] == [
        ("council:8622/20", (0, 1)),
        ("bt-drs:19/21516", (2,)),
    ]


def test_only_the_labels_asked_for() -> None:
    document = migextract.load(trained=False, labels=["MONEY", "DATE"]).extract(TEXT)
    assert surfaces(document) == [("DATE", "24. Januar"), ("MONEY", "3,3 Mrd. EUR")]


def test_the_source_text_is_kept_on_request() -> None:
    assert migextract.load(trained=False, keep_text=True).extract(TEXT).source.text == TEXT


def test_offsets_in_utf_16_on_request() -> None:
    text = "🇪🇺 Europol 🇪🇺 2020"
    document = migextract.load(trained=False, offsets="utf-16", keep_text=True).extract(text)
    utf_16 = text.encode("utf-16-le")
    spans = [utf_16[2 * mention.start : 2 * mention.end].decode("utf-16-le") for mention in document.mentions]
    assert spans == [mention.text for mention in document.mentions] == ["Europol", "2020"]
    assert document.source.offsets == "utf-16"
    assert document.source.characters == len(utf_16) // 2


def test_users_knowledge(tmp_path: Path) -> None:
    line = (
        '{"id":"gam","label":"AGENCY","kind":"unit","names":[{"text":"Gemeinsames Amt Musterstadt","form":"full"}],'
        '"sources":[{"ref":"invented","facts":["names"]}]}'
    )
    (tmp_path / "own.jsonl").write_text(line, encoding="utf-8")
    document = migextract.load(trained=False, knowledge=[tmp_path / "own.jsonl"]).extract(
        "des Gemeinsamen Amtes Musterstadt"
    )
    assert [(mention.text, mention.value) for mention in document.mentions] == [
        ("Gemeinsamen Amtes Musterstadt", "gam")
    ]


def test_pipe_takes_paths_texts_and_sources_and_reports_what_fails(extractor: Extractor, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Europol", encoding="utf-8")
    (tmp_path / "x.xls").write_bytes(b"PK")
    items = [good, str(good), "Eurojust und Europol", Source.from_text("Eurodac", "mine"), tmp_path / "missing.txt",
             str(tmp_path / "also-missing.txt"), tmp_path / "x.xls"]  # fmt: skip
    documents = list(extractor.pipe(items))
    assert [document.id for document in documents[:2]] == ["good", "good"]
    assert [len(document.mentions) for document in documents] == [1, 1, 2, 1, 0, 0, 0]
    assert [document.errors[0].code for document in documents[4:]] == ["reading", "reading", "unsupported-format"]
    assert all("missing.txt" in document.errors[0].message for document in documents[4:6])


def test_an_unexpected_error_does_not_stop_a_batch(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(text: str) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr("migextract.extractor.view", explode)
    (document,) = extractor.pipe(["Europol"])
    assert (document.errors[0].code, document.errors[0].message) == ("unexpected", "RuntimeError: Europol")


def test_what_failed_is_known_by_the_same_id_path_and_hash(extractor: Extractor, tmp_path: Path) -> None:
    file, closed = tmp_path / "x.txt", tmp_path / "none.txt"
    file.write_text("Europol", encoding="utf-8")
    items: list[Item] = [file, str(file), NamedFile(file, "mine"), Source.from_text("Europol", "y"), "Europol 2020"]
    for item in items:
        good, bad = extractor.extract_or_report(item, None), failed(item, ReadingError("x"))
        assert (good.errors, len(bad.errors)) == ((), 1)
        assert (bad.id, bad.source.path, bad.source.sha256) == (good.id, good.source.path, good.source.sha256)
    assert failed(closed, ReadingError("x")).source.sha256 is None
    assert failed(file, ReadingError("x"), Limits(file_bytes=6)).source.sha256 is None


def test_an_unexpected_error_is_logged_with_the_name(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("migextract.extractor.view", lambda _: 1 / 0)
    extractor.extract_or_report(Source.from_text("Europol", "paper 7"), None)
    assert "paper 7: unexpected error, please report it" in caplog.text


@pytest.mark.slow
def test_workers_find_the_same_in_the_same_order(extractor: Extractor, tmp_path: Path) -> None:
    files = sorted(GOLD_TEXTS.glob("*.txt"))
    items = [*files, tmp_path / "missing.txt", "Europol"] * 2
    one = list(extractor.pipe(items, date="2020-06-05"))
    assert list(extractor.pipe(items, workers=2, date="2020-06-05")) == one


class Bomb:
    """What ends the process that unpickles it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


@pytest.mark.slow
def test_an_item_that_ends_its_worker(extractor: Extractor) -> None:
    bomb = replace(Source.from_text("Frontex", "bomb"), layout=Bomb())  # type: ignore[arg-type]
    first, second, third = extractor.pipe(["Europol", bomb, "Eurojust"], workers=2)
    assert [mention.text for document in (first, third) for mention in document.mentions] == ["Europol", "Eurojust"]
    assert (second.id, second.source.characters) == ("bomb", 7)
    assert [(error.code, error.message) for error in second.errors] == [
        ("worker-died", "its process ended with code 9")
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \r\n", "\u00a0\u2007\u00ad\ufeff", "\x00\x01"])
def test_texts_without_words(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    assert (document.mentions, document.errors) == ((), ())
    assert document.source.characters == len(text)


@pytest.mark.parametrize(
    "text", ["\ud800 Europol \udfff 2020 \ud83d", "Das Euro\ud800päische Amt (EA) und Europol 2020"]
)
def test_lone_surrogates_stand_for_one_character_each(text: str) -> None:
    document = migextract.load(trained=False, keep_text=True).extract(text)
    assert ("AGENCY", "Europol") in surfaces(document)
    start = next(mention.start for mention in document.mentions if mention.text == "Europol")
    assert start == text.index("Europol")
    assert Document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize(
    "text",
    [
        "¨u\u0308 {}.",  # two steps of the view want the same letter
        "u\u0308¨a {}.",
        "Der Rat tagt.\f\n_\f{}.",
        "\f*\f#\f{}.",
        "Minister-\n\u00adkonferenz\u00a0{}.",
        "**A**  \n**{}**",
    ],
)
def test_damage_before_a_mention_does_not_shift_it(extractor: Extractor, text: str) -> None:
    source = text.format("Europol in Wien")
    document = extractor.extract(source)
    assert [(mention.start, mention.text) for mention in document.mentions if mention.label != "INSTITUTION"] == [
        (source.index("Europol"), "Europol"),
        (source.index("Wien"), "Wien"),
    ]


def test_a_file_name_that_is_no_utf_8(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.txt")
    path.write_text("Europol", encoding="utf-8")
    missing = tmp_path / os.fsdecode(b"\xfe.txt")
    for document in extractor.pipe([path, missing]):
        assert Document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("unit", [".", "=", "-", "_", "|"])
def test_rows_of_marks_are_no_burden(extractor: Extractor, unit: str) -> None:
    assert surfaces(extractor.extract(f"Europol {unit * 50_000}\nEurojust")) == [
        ("AGENCY", "Europol"),
        ("AGENCY", "Eurojust"),
    ]


def test_characters_beyond_the_basic_plane_are_one_code_point(extractor: Extractor) -> None:
    (mention,) = extractor.extract("🇪🇺👩‍👩‍👧 Europol").mentions
    assert (mention.start, mention.end) == (8, 15)


def test_text_in_another_language(extractor: Extractor) -> None:
    for text in ("The Council met on a rainy day and nothing happened.", "Совет собрался.", "理事会が開かれた。"):
        extractor.extract(text).check(text)


@pytest.mark.slow
def test_a_long_text_is_not_cut() -> None:
    extractor = migextract.load(trained=False)
    filler = "Die Lage wurde eingehend erörtert, ohne dass sich etwas ergab. " * 100
    text = f"Am 5. Juni 2020 tagte Europol. {filler}\n\n" * 3_200  # 20 MB
    document = extractor.extract(text)
    assert len(document.mentions) == 2 * 3_200
    assert document.mentions[-1].start == text.rindex("Europol")


@pytest.mark.slow
def test_a_line_of_a_million_characters(extractor: Extractor) -> None:
    text = "Europol tagte. " * 70_000
    assert len(extractor.extract(text).mentions) == 70_000


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: migextract.load(labels=["COLOUR"]), UsageError, "no such label: COLOUR. The labels are AGENCY"),
        (lambda: migextract.load(labels=[]), UsageError, "no label is asked for"),
        (lambda: migextract.load(offsets="bytes"), UsageError, "cannot count 'bytes', only code-points or utf-16"),
        (lambda: migextract.load(knowledge=["/nowhere.jsonl"]), KnowledgeError, "/nowhere.jsonl: cannot be read"),
    ],
)
def test_wrong_arguments(call: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()  # type: ignore[operator]


@pytest.mark.parametrize("date", ["2020", "5. Juni 2020", "2020-13-01", ""])
def test_a_date_that_is_none(extractor: Extractor, date: str) -> None:
    with pytest.raises(UsageError, match="is no date of the form YYYY-MM-DD"):
        extractor.extract("x", date=date)


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_date_that_no_paper_has(extractor: Extractor, date: str) -> None:
    with pytest.raises(UsageError, match="between 1800 and 2199"):
        extractor.extract("am 24. Januar", date=date)


def test_a_moment_is_a_date(extractor: Extractor) -> None:
    moment = datetime.datetime(2020, 6, 5, 12, 30, tzinfo=datetime.UTC)
    assert extractor.extract(TEXT, date=moment) == extractor.extract(TEXT, date="2020-06-05")


def test_files_that_cannot_be_read(extractor: Extractor, tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        extractor.extract_file(tmp_path / "missing.txt")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    with pytest.raises(UnsupportedFormatError, match=r"\.txt"):
        extractor.extract_file(tmp_path / "sheet.xlsx")


PIECES = st.sampled_from(
    ["Europol", "EMPACT", "22. und 23. Juli 2020", "19/21876", "(EU) 2019/1240", "3,3 Mrd. EUR", "Verordnung", "der",
     "\n", "\n\n", "-\n", " ", "\u00a0", "\u00ad", "„", "“", "(", ")", "**", "<sup>1</sup>", "Ö", "\ud800", "🇪🇺", "–",
     "Deutscher Bundestag – 19. Wahlperiode – 5 – Drucksache 19/21876"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200)))
def test_any_text(extractor: Extractor, text: str) -> None:
    document = extractor.extract(text)
    document.check(Source.from_text(text).text)
    assert Document.model_validate_json(document.model_dump_json()) == document
    spans = [(mention.start, mention.end) for mention in document.mentions]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert next(extractor.pipe([Source.from_text(text)])).mentions == document.mentions

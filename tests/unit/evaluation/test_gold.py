"""The gold set: what is read is what was written, and whatever is broken is named with file, line and mend."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.errors import GoldError
from migextract.evaluation.annotation import Annotation, in_order, places
from migextract.evaluation.checks import SLUG
from migextract.evaluation.gold import Gold, check, mention_lines, read, write
from migextract.knowledge.schema import Entry

from .conftest import REPORT, mark

Edit = Callable[[str, str, str], Path]
MENTIONS = "mentions/report.jsonl"


def test_reads_what_was_written(gold: Gold, folder: Path) -> None:
    assert read(folder) == gold
    assert check(folder) == []


def test_writing_again_changes_no_byte(folder: Path, tmp_path: Path) -> None:
    write(read(folder), tmp_path / "again")
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 5
    assert all((folder / file).read_bytes() == (tmp_path / "again" / file).read_bytes() for file in files)


def test_texts_are_kept_byte_for_byte(gold: Gold, tmp_path: Path) -> None:
    text = "\ufeffa\r\nb\rc\u2028d\x0ce\x00\U0001f4dc"
    odd = replace(gold.documents[0], text=text, mentions=())
    write(replace(gold, documents=(odd,)), tmp_path)
    assert (tmp_path / "texts/report.txt").read_bytes() == text.encode()
    assert read(tmp_path).documents[0].text == text


def test_a_mention_is_one_readable_line_and_names_the_one_around_it(gold: Gold) -> None:
    lines = mention_lines(gold.documents[0]).splitlines()
    assert lines[0] == (
        '{"start": 4, "end": 29, "label": "ACT", '
        '"text": "Verordnung (EU) 2019/1240", "value": "vo-ilo", "inside": null}'
    )
    assert lines[1] == (
        '{"start": 15, "end": 29, "label": "DOC_NUMBER", '
        '"text": "(EU) 2019/1240", "value": "eu-act:2019/1240", "inside": [4, 29]}'
    )


def test_removing_a_mention_changes_one_line(gold: Gold) -> None:
    report = gold.documents[0]
    before = mention_lines(report).splitlines()
    after = mention_lines(replace(report, mentions=report.mentions[:3] + report.mentions[4:])).splitlines()
    assert after == before[:3] + before[4:]


def test_the_order_of_lines_in_a_file_does_not_matter(gold: Gold, folder: Path) -> None:
    path = folder / MENTIONS
    path.write_text("".join(reversed(path.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    assert read(folder) == gold


def test_fingerprint_is_of_all_that_scores_depend_on_and_of_nothing_else(gold: Gold) -> None:
    report, letter = gold.documents
    same = [
        replace(gold, documents=(letter, report)),
        replace(gold, documents=(replace(report, source="another word for it"), letter)),
    ]
    other = [
        replace(gold, documents=(report,)),
        replace(gold, documents=(replace(report, reference_date=None), letter)),
        replace(gold, documents=(replace(report, mentions=report.mentions[1:]), letter)),
        replace(gold, documents=(replace(report, text=report.text + " "), letter)),
        replace(gold, documents=(replace(report, id="other"), letter)),
    ]
    assert {each.fingerprint for each in same} == {gold.fingerprint}
    assert len({gold.fingerprint, *(each.fingerprint for each in other)}) == 6


BROKEN = {
    "unknown label": (
        '"label": "AGENCY", "text": "Europol"',
        '"label": "AGENT", "text": "Europol"',
        4,
        "'AGENT'",
        "label",
    ),
    "offset moved": (
        '"start": 46, "end": 53',
        '"start": 47, "end": 54',
        4,
        "is not the slice",
        "they stand at [46, 53)",
    ),
    "text altered": ('"text": "Wien"', '"text": "Bonn"', 7, "is not the slice", "do not stand in the text"),
    "behind the end": ('"start": 106, "end": 110', '"start": 106, "end": 999', 7, "no span of a text", "they stand at"),
    "empty span": ('"start": 106, "end": 110', '"start": 106, "end": 106', 7, "no span of a text", "code points"),
    "negative offset": ('"start": 106, "end": 110', '"start": -1, "end": 3', 7, "no span of a text", "code points"),
    "white space": (
        '"start": 106, "end": 110, "label": "LOCATION", "text": "Wien"',
        '"start": 105, "end": 110, "label": "LOCATION", "text": " Wien"',
        7,
        "begins or ends with white space",
        "leave the white space outside",
    ),
    "date not in EDTF": ('"value": "2018"', '"value": "1.1.2018"', 3, "does not parse", "EDTF"),
    "no such day": ('"value": "2018"', '"value": "2018-02-30"', 3, "does not parse", "EDTF"),
    "date without value": ('"value": "2018"', '"value": null', 3, "has no value", "EDTF"),
    "unknown scheme": ('"value": "eu-act:2019/1240"', '"value": "eu:2019/1240"', 2, "does not parse", "scheme:"),
    "number not canonical": ('"eu-act:2019/1240"', '"eu-act:(EU) 2019/1240"', 2, "does not parse", "scheme:"),
    "amount abbreviated": ('"3300000000 EUR"', '"3.3 Mrd EUR"', 8, "does not parse", "in full"),
    "currency sign": ('"3300000000 EUR"', '"3300000000 €"', 8, "does not parse", "ISO 4217"),
    "NIL": ('"value": "wien"', '"value": "NIL"', 7, "no knowledge id", "write null"),
    "no slug": ('"value": "wien"', '"value": "Wien!"', 7, "no knowledge id", "id of a knowledge entry"),
    "person with value": (
        '"text": "Faeser", "value": null',
        '"text": "Faeser", "value": "faeser"',
        9,
        "a PERSON has value",
        "write null",
    ),
    "unknown key": ('"value": "wien", ', '"value": "wien", "note": "?", ', 7, "note", "the keys are start, end"),
    "missing key": ('"value": "wien", ', "", 7, "value", "the keys are start, end"),
    "key twice": ('"value": "wien", ', '"value": "wien", "value": "bonn", ', 7, "twice", "give each key once"),
    "offset is a string": ('"start": 106', '"start": "106"', 7, "start", "correct start"),
    "offset is true": ('"start": 4,', '"start": true,', 1, "start", "correct start"),
    "no JSON": ('"value": "wien", ', '"value": wien, ', 7, "no JSON", "write one JSON object"),
    "no object": ('{"start": 4,', '[{"start": 4,', 1, "no JSON", "write one JSON object"),
    "nested in nothing": ('"value": "wien", "inside": null', '"value": "wien", "inside": [4, 29]', 7, "inside", "null"),
    "nested in another": ('"inside": [4, 29]', '"inside": [4, 28]', 2, "inside", '"inside": [4, 29]'),
    "nesting not said": ('"inside": [4, 29]', '"inside": null', 2, "inside", '"inside": [4, 29]'),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_line_is_named_with_its_mend(case: str, edit: Edit) -> None:
    old, new, line, problem, mend = BROKEN[case]
    with pytest.raises(GoldError) as raised:
        read(edit(MENTIONS, old, new))
    first = str(raised.value).splitlines()[1]
    assert first.startswith(f"{MENTIONS}:{line}: ")
    found, _, advice = first.partition(". Mend: ")
    assert problem in found
    assert mend in advice


def add_line(folder: Path, annotation: Annotation, inside: list[int] | None) -> None:
    with (folder / MENTIONS).open("a", encoding="utf-8") as file:
        file.write(json.dumps({**annotation._asdict(), "inside": inside}) + "\n")


@pytest.mark.parametrize(
    ("annotation", "inside", "problem", "mend"),
    [
        (mark(REPORT, "Europol", "AGENCY", "europol"), None, "stands there twice, first in line 4", "remove one"),
        (mark(REPORT, "Europol", "AGENCY", None), [46, 53], "with two values", "decide for one value"),
        (mark(REPORT, "Europol", "ORG", "europol"), [46, 53], "also annotated as AGENCY", "decide for one label"),
        (mark(REPORT, "EU", "INSTITUTION", "eu"), [15, 29], "stands inside DOC_NUMBER", "only AGENCY, DATE"),
        (mark(REPORT, "2019/1240 gilt", "AGENCY", None), None, "crosses ACT", "contain the other or part them"),
        (mark(REPORT, "Europol und", "AGENCY", None), None, None, None),
    ],
)
def test_nesting_is_that_of_rule_seven(
    annotation: Annotation, inside: list[int] | None, problem: str | None, mend: str, folder: Path
) -> None:
    add_line(folder, annotation, inside)
    failures = check(folder)
    if problem is None:
        # A core label may contain a core label; only the inner one must now name it.
        (failure,) = failures
        assert (failure.line, failure.mend) == (4, 'write "inside": [46, 57], the smallest mention that contains it')
    else:
        assert any(
            failure.line in {4, 10} and problem in failure.problem and mend in failure.mend for failure in failures
        )


def test_mentions_that_touch_are_no_trouble(gold: Gold, tmp_path: Path) -> None:
    text = "Europol2018"
    touching = (Annotation(0, 7, "AGENCY", "Europol", None), Annotation(7, 11, "DATE", "2018", "2018"))
    gold = Gold("1.2", (replace(gold.documents[0], text=text, mentions=touching),))
    write(gold, tmp_path)
    assert read(tmp_path) == gold


def test_all_failures_are_collected(edit: Edit) -> None:
    edit(MENTIONS, '"value": "2018"', '"value": "neulich"')
    edit(MENTIONS, '"text": "Wien"', '"text": "Bonn"')
    folder = edit("mentions/letter.jsonl", '"value": "bruessel"', '"value": "NIL"')
    with pytest.raises(GoldError) as raised:
        read(folder)
    lines = str(raised.value).splitlines()
    assert lines[0] == "3 failures in the annotations:"
    assert [line.split(": ")[0] for line in lines[1:]] == ["mentions/letter.jsonl:1", f"{MENTIONS}:3", f"{MENTIONS}:7"]


def test_an_altered_text_is_noticed(edit: Edit) -> None:
    failures = check(edit("texts/report.txt", "gilt", "galt"))
    assert [(failure.file, failure.line) for failure in failures] == [("manifest.json", 5)]
    assert "SHA-256" in failures[0].problem
    assert "restore the text byte for byte" in failures[0].mend


def test_altered_line_ends_are_noticed(folder: Path) -> None:
    path = folder / "texts/report.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert any("SHA-256" in failure.problem for failure in check(folder))


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "mend"),
    [
        ('"characters": 153', '"characters": 1', 5, "has 153 code points, not 1", "write 153"),
        ('"id": "letter"', '"id": "report"', 5, "named twice", "remove one entry"),
        ('"id": "letter"', '"id": "../letter"', 14, "id", "correct id"),
        (
            '"issuer": "an office",\n      "licence": "§ 5 UrhG",\n      "reference_date": "2020',
            '"reference_date": "2020',
            5,
            "issuer",
            "the keys are",
        ),
        (
            '"reference_date": "2020-08-01"',
            '"reference_date": "20200801"',
            5,
            "reference_date",
            "correct reference_date",
        ),
        ('"reference_date": "2020-08-01"', '"reference_date": "2020-13-01"', 5, "reference_date", "correct"),
        ('"guidelines": "1.2"', '"guidelines": "1.2", "extra": 1', None, "extra", "the keys are guidelines, documents"),
        ('"guidelines": "1.2",', '"guidelines": "1.2"', 3, "no JSON", "write one JSON object"),
    ],
)
def test_a_broken_manifest_is_named(old: str, new: str, line: int | None, problem: str, mend: str, edit: Edit) -> None:
    failures = check(edit("manifest.json", old, new))
    assert any(
        failure.file == "manifest.json" and failure.line == line and problem in failure.problem and mend in failure.mend
        for failure in failures
    ), [str(failure) for failure in failures]


def test_missing_and_unknown_files_are_named(folder: Path) -> None:
    (folder / MENTIONS).rename(folder / "mentions/reprt.jsonl")
    (folder / "texts/letter.txt").unlink()
    found = {failure.file: failure.problem for failure in check(folder)}
    assert found[MENTIONS] == found["texts/letter.txt"] == "there is no such file"
    assert found["mentions/reprt.jsonl"] == "manifest.json does not name it"


def test_bytes_that_are_no_utf8_are_named(folder: Path) -> None:
    (folder / "texts/letter.txt").write_bytes(b"Br\xfcssel")
    failures = check(folder)
    assert [str(failure) for failure in failures] == [
        "texts/letter.txt: byte 2 is no UTF-8. Mend: save the file as UTF-8."
    ]


def test_one_fault_is_reported_once(edit: Edit) -> None:
    """The number inside the act is not blamed for the offsets of the act."""
    (failure,) = check(edit(MENTIONS, '"start": 4, "end": 29', '"start": 5, "end": 30'))
    assert failure.line == 1


def test_a_manifest_in_another_charset_is_named(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"\xfc")
    assert "manifest.json: byte 0 is no UTF-8. Mend: save the file as UTF-8." in [str(each) for each in check(folder)]


def test_a_folder_without_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"manifest\.json: there is no such file\. Mend: name a folder"):
        read(tmp_path)


def test_ids_have_the_form_of_the_knowledge_schema() -> None:
    pattern = Entry.model_json_schema()["properties"]["id"]["pattern"]
    assert pattern == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert SLUG.pattern.replace("(?:", "(") == pattern.strip("^$")


SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(
    lambda span: Annotation(span[0], span[0] + span[1], "DATE", "x" * span[1], None)
)


@given(st.lists(SPANS, unique=True, max_size=8))
def test_places_are_those_of_the_definition(annotations: list[Annotation]) -> None:
    found = list(places(annotations))
    assert [place.annotation for place in found] == in_order(annotations)
    for annotation, outer, crossed in found:
        around = [a for a in annotations if a.start <= annotation.start and a.end >= annotation.end and a != annotation]
        assert (outer is None) == (not around)
        assert outer is None or outer.end - outer.start == min(a.end - a.start for a in around)
        assert set(crossed) == {a for a in annotations if a.start < annotation.start < a.end < annotation.end}

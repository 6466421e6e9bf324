"""Agreement of two raw annotations: rows become offsets, both directions are counted."""

import json
from pathlib import Path

import pytest

from migextract.errors import GoldError
from migextract.evaluation.agreement import agreement

TEXT = "Frontex und Europol.\nFrontex, Frontex: Euro-\n dac am 5. Juni 2020\n"


def rows(path: Path, *items: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/paper.txt").write_bytes(TEXT.encode())
    return tmp_path


FRONTEX: dict[str, object] = {"line": 2, "text": "Frontex", "label": "AGENCY", "value": "frontex"}


def test_rows_become_offsets_and_are_compared(raw: Path) -> None:
    rows(
        raw / "A/paper.jsonl",
        FRONTEX | {"line": 1},
        FRONTEX | {"nth": 2},
        {"line": 2, "text": "Euro-\n dac", "label": "INSTRUMENT", "value": "eurodac"},
        {"line": 3, "text": "5. Juni 2020", "label": "DATE", "value": "2020-06-05"},
    )
    rows(
        raw / "B/paper.jsonl",
        FRONTEX | {"line": 1, "value": "NIL"},
        FRONTEX,
        FRONTEX | {"nth": 2},
        {"line": 3, "text": "Juni 2020", "label": "DATE", "value": "2020-06"},
    )
    found = agreement(raw / "texts", raw / "A", raw / "B", resamples=0)
    agency, date, everything = (found.labels[name] for name in ("AGENCY", "DATE", "ALL"))
    assert (agency.gold, agency.predicted, agency.correct) == (2, 3, 2)
    assert agency.exact.f1.value == pytest.approx(0.8)
    assert (agency.links.right, agency.links.of) == (1, 2)
    assert (date.exact.f1.value, date.overlap.f1.value) == (0, 1)
    assert (everything.gold, everything.predicted, everything.correct) == (4, 4, 2)
    spans = {(o.gold.start, o.gold.end) for o in found.outcomes if o.gold}
    assert spans == {(0, 7), (30, 37), (39, 49), (53, 65)}


def test_agreement_is_the_same_both_ways(raw: Path) -> None:
    rows(raw / "A/paper.jsonl", FRONTEX, FRONTEX | {"nth": 2}, FRONTEX | {"line": 1})
    rows(raw / "B/paper.jsonl", FRONTEX)
    there = agreement(raw / "texts", raw / "A", raw / "B", resamples=0).labels["ALL"].exact
    back = agreement(raw / "texts", raw / "B", raw / "A", resamples=0).labels["ALL"].exact
    assert there.f1.value == back.f1.value == 0.5
    assert (there.precision.value, there.recall.value) == (back.recall.value, back.precision.value)


def test_null_and_nil_agree(raw: Path) -> None:
    rows(raw / "A/paper.jsonl", FRONTEX | {"value": None})
    rows(raw / "B/paper.jsonl", FRONTEX | {"value": "NIL"})
    assert agreement(raw / "texts", raw / "A", raw / "B", resamples=0).labels["ALL"].links.accuracy.value == 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"line": 1, "text": "Eurojust", "label": "AGENCY"}, "does not stand on line 1 of the text 1 times"),
        ({"line": 2, "text": "Europol", "label": "AGENCY"}, "does not stand on line 2"),
        (FRONTEX | {"nth": 3}, "does not stand on line 2 of the text 3 times"),
        (FRONTEX | {"line": 99}, "does not stand on line 99"),
        (FRONTEX | {"label": "AGENT"}, "'AGENT'"),
        (FRONTEX | {"line": 0}, "line"),
        (FRONTEX | {"lable": "x"}, "lable"),
    ],
)
def test_rows_that_do_not_fit_are_named(raw: Path, row: dict[str, object], problem: str) -> None:
    rows(raw / "A/paper.jsonl", FRONTEX, row)
    rows(raw / "B/paper.jsonl", FRONTEX)
    with pytest.raises(GoldError) as raised:
        agreement(raw / "texts", raw / "A", raw / "B")
    assert "paper.jsonl:2: " in str(raised.value)
    assert problem in str(raised.value)


def test_a_row_twice_is_named(raw: Path) -> None:
    rows(raw / "A/paper.jsonl", FRONTEX, FRONTEX)
    rows(raw / "B/paper.jsonl", FRONTEX)
    with pytest.raises(GoldError, match=r"paper\.jsonl:2: AGENCY 'Frontex' is the mention of line 1 once more"):
        agreement(raw / "texts", raw / "A", raw / "B")


def test_missing_and_strange_files_are_named(raw: Path) -> None:
    rows(raw / "A/paper.jsonl", FRONTEX)
    rows(raw / "B/papers.jsonl", FRONTEX)
    with pytest.raises(GoldError) as raised:
        agreement(raw / "texts", raw / "A", raw / "B")
    assert "B/paper.jsonl: there is no such file" in str(raised.value)
    assert "B/papers.jsonl: there is no text of this name" in str(raised.value)


def test_a_folder_without_texts_is_named(raw: Path) -> None:
    with pytest.raises(GoldError, match="there are no texts"):
        agreement(raw / "nowhere", raw / "A", raw / "B")

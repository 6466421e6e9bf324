"""Offsets in code points and in UTF-16 code units: the same places, there and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from migextract.errors import RecordError, UsageError
from migextract.offsets import converter, cutter, length
from migextract.records import Document
from migextract.recounting import recounted

ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("🇪🇺𝔈a "))
EVIDENCE = {"finder": "test", "rule": "test"}


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 0), ("Europol", 7), ("Küste", 5), ("\uffff", 1), ("\U00010000", 2), ("🇪🇺", 4), ("e\u0301", 2), ("\ud800", 1)],
)
def test_lengths(text: str, units: int) -> None:
    assert (length(text, "code-points"), length(text, "utf-16")) == (len(text), units)


@given(ANY)
def test_an_offset_is_the_length_of_what_stands_before_it(text: str) -> None:
    there, back = converter(text, "code-points", "utf-16"), converter(text, "utf-16", "code-points")
    for offset in range(len(text) + 1):
        assert there(offset) == length(text[:offset], "utf-16")
        assert back(there(offset)) == offset


def test_an_offset_inside_a_character_becomes_the_one_behind_it() -> None:
    assert [converter("a𝔈b", "utf-16", "code-points")(offset) for offset in range(5)] == [0, 1, 2, 2, 3]


@given(ANY, st.data())
def test_both_units_cut_the_same(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    to = converter(text, "code-points", "utf-16")
    assert cutter(text, "utf-16")(to(start), to(end)) == cutter(text, "code-points")(start, end) == text[start:end]


def document(text: str, spans: list[tuple[int, int]], *, keep_text: bool = True) -> Document:
    mentions = [
        {"label": "ORG", "start": a, "end": b, "text": text[a:b], "value": None, "evidence": EVIDENCE} for a, b in spans
    ]
    sections = [{"id": f"s{n}", "kind": "punkt", "start": a, "end": b} for n, (a, b) in enumerate(spans)]
    source = {"path": None, "sha256": None, "media_type": None, "characters": len(text)}
    fields: dict[str, Any] = {
        "id": "x",
        "source": source | {"text": text if keep_text else None},
        "metadata": {"read_from": {"title": spans[0]}} if spans else {},
        "mentions": mentions,
        "sections": sections,
    }
    return Document.model_validate(fields)


@given(ANY, st.data())
def test_a_document_is_valid_in_both_units_and_comes_back_the_same(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(place, place).map(sorted).map(tuple), max_size=4))
    plain = document(text, [(a, b) for a, b in pairs if a < b])
    units = recounted(plain, "utf-16")
    assert Document.model_validate_json(units.model_dump_json()) == units
    assert units.source.characters == length(text, "utf-16")
    assert recounted(units, "code-points") == plain
    cut = cutter(text, "utf-16")
    assert [cut(section.start, section.end) for section in units.sections] == [m.text for m in plain.mentions]
    assert [cut(*span) for span in (units.metadata.read_from or {}).values()] == [m.text for m in plain.mentions[:1]]


def test_the_text_can_be_passed() -> None:
    text = "🇪🇺 EU"
    units = recounted(document(text, [(3, 5)], keep_text=False), "utf-16", text)
    assert (units.mentions[0].start, units.mentions[0].end, units.source.offsets) == (5, 7, "utf-16")
    assert recounted(units, "utf-16") is units
    units.check(text)


def test_what_cannot_be_counted_is_refused() -> None:
    bare = document("EU", [(0, 2)], keep_text=False)
    with pytest.raises(UsageError, match="keep it or pass it"):
        recounted(bare, "utf-16")
    with pytest.raises(RecordError, match="has 2 code-points, but the one given 3"):
        recounted(bare, "utf-16", "EU!")


def test_a_document_that_could_not_be_read_has_nothing_to_count() -> None:
    failed = document("", [], keep_text=False)
    assert recounted(failed, "utf-16").source.offsets == "utf-16"


@pytest.mark.parametrize(("unit", "end"), [("code-points", 4), ("utf-16", 2), ("utf-16", 3)])
def test_a_mention_in_the_wrong_unit_is_refused(unit: str, end: int) -> None:
    fields = document("🇪🇺", [(0, 2)], keep_text=False).model_dump(mode="json")
    fields["source"] |= {"offsets": unit, "characters": 4}
    fields["mentions"][0]["end"] = end
    with pytest.raises(ValidationError, match=r"not as long as its offsets say|spans 3"):
        Document.model_validate(fields)


def test_a_kept_text_is_checked_in_its_unit() -> None:
    fields = recounted(document("🇪🇺 EU", [(3, 5)]), "utf-16").model_dump(mode="json")
    assert Document.model_validate(fields).mentions[0].text == "EU"
    fields["mentions"][0] |= {"start": 3, "end": 5}
    with pytest.raises(ValidationError, match="is not the source's slice"):
        Document.model_validate(fields)

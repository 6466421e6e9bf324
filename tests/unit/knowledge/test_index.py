"""The index finds what a search for each form by itself finds, and grows with its entries."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.knowledge.index import BEGINNING, NameIndex
from migextract.knowledge.schema import Entry


def entry(id: str, *names: str, **fields: Any) -> Entry:
    return Entry.model_validate(
        {
            "id": id,
            "label": "AGENCY",
            "kind": "unit",
            "names": [{"text": name, "form": "acronym"} for name in names],
            "sources": [{"ref": "invented for this test", "facts": ["names"]}],
            **fields,
        }
    )


def found(index: NameIndex, text: str) -> list[tuple[str, list[str]]]:
    matches = sorted((start, end, [sense.entry.id for sense in senses]) for start, end, senses in index.matches(text))
    return [(text[start:end], ids) for start, end, ids in matches]


LONG = "Bundesamt für Grenzen"
INDEX = NameIndex([entry("a", "BKA"), entry("b", "BKA-Amt"), entry("c", LONG), entry("d", f"{LONG} und Zoll", "BKA")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("BKA", [("BKA", ["a", "d"])]),
        ("das BKA-Amt", [("BKA", ["a", "d"]), ("BKA-Amt", ["b"])]),
        ("XBKA BKAX 1BKA BKA2", []),
        ("(BKA)", [("BKA", ["a", "d"])]),
        (f"das {LONG} und Zoll", [(LONG, ["c"]), (f"{LONG} und Zoll", ["d"])]),
        (f"das {LONG} und Zoll"[:-1], [(LONG, ["c"])]),  # the text ends before the name does
        (LONG[:BEGINNING], []),
        (f"{LONG} {LONG}", [(LONG, ["c"]), (LONG, ["c"])]),
        ("ẞBKA ÄBKA", []),
    ],
)
def test_matches(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert found(INDEX, text) == expected


def one_by_one(forms: Iterable[str], text: str) -> set[tuple[int, int]]:
    """Every occurrence of every form that stands as a word of its own, by brute force."""
    return {
        (start, start + len(form))
        for form in forms
        for start in range(len(text) - len(form) + 1)
        if text.startswith(form, start)
        and not text[max(0, start - 1) : start].isalnum()
        and not text[start + len(form) : start + len(form) + 1].isalnum()
    }


NAMES = st.lists(st.text("ab -", min_size=2, max_size=2 * BEGINNING), min_size=1, max_size=8, unique=True)


@given(NAMES, st.text("ab -", max_size=80))
def test_any_names_are_found_as_one_by_one(names: list[str], text: str) -> None:
    index = NameIndex([entry("x", *names)])
    matches = [(start, end) for start, end, _ in index.matches(text)]
    assert len(matches) == len(set(matches))
    assert set(matches) == one_by_one(names, text)


def test_an_unconditional_name_is_the_better_reason() -> None:
    condition = {"context": ["Grenze"], "positive": ["An der Grenze steht GPK."], "negative": ["GPK."]}
    names = [
        {"text": "GPK", "form": "acronym", "since": "2020-01-01", "condition": condition},
        {"text": "GPK", "form": "acronym"},
    ]
    for order in (names, names[::-1]):
        (sense,) = NameIndex([entry("x", names=order)]).senses("GPK")
        assert sense.name.condition is None


def test_a_form_of_thousands_of_entries_keeps_them_in_order() -> None:
    index = NameIndex([entry(f"x{number}", "Amt") for number in range(3_000)])
    assert [sense.entry.id for sense in index.senses("Amt")] == [f"x{number}" for number in range(3_000)]
    assert len(index) == 1


def test_no_form_no_sense() -> None:
    assert list(INDEX.senses("Zoll")) == []


def test_a_pickled_index_finds_the_same() -> None:
    text = f"BKA und {LONG}"
    assert found(pickle.loads(pickle.dumps(INDEX)), text) == found(INDEX, text)  # noqa: S301 - our own bytes


def test_wholes_and_parts() -> None:
    index = NameIndex([entry("land", "Land"), entry("amt", "Amt", part_of="land"), entry("zoll", "Zoll")])
    assert [index.related(one, other) for one in ("land", "amt") for other in ("land", "amt", "zoll")] == [
        True, True, False, True, True, False,
    ]  # fmt: skip

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.exchange import Pools, damaged, exchanged
from scripts.pieces import MASK, Piece, names

POOLS = Pools(
    first=["Edda", "Ivo"],
    last=["Brandwein", "Kolodziej"],
    places=[("Zwiesel",), ("Bad", "Muskau")],
    topics={"für": [("Fischerei", "und", "Forsten")]},
)
NAMES = [
    ("PERSON", ("Anna", "Muster")),
    ("PERSON", ("Muster",)),
    ("LOCATION", ("Bonn",)),
    ("AGENCY", ("BAMF",)),
    ("AGENCY", ("Bundesamt", "für", "Strahlenschutz")),
    ("ACT", ("Verordnung", "(", "EU", ")", "1")),
]
words = st.sampled_from(["der", "Antrag", "in", ".", "\n"]).map(lambda word: [(word, "O", "O")])


def named(name):
    label, parts = name
    places = ["B"] + ["I"] * (len(parts) - 1)
    return st.booleans().map(
        lambda known: [
            (word, f"{place}-{label}" if known else "O", f"{place}-{label}")
            for word, place in zip(parts, places, strict=True)
        ]
    )


pieces = st.lists(words | st.sampled_from(NAMES).flatmap(named), min_size=1, max_size=12).map(
    lambda parts: Piece(*zip(*[row for part in parts for row in part], strict=True))
)


@given(pieces, st.integers(0, 10_000))
def test_an_exchange_keeps_the_number_the_labels_and_the_surroundings_of_names(piece, seed):
    new = exchanged(piece, POOLS, Random(seed))
    assert len(new.words) == len(new.hints) == len(new.targets)
    before, after = list(names(piece)), list(names(new))
    assert [piece.targets[start] for start, _ in before] == [new.targets[start] for start, _ in after]
    assert outside(piece) == outside(new)
    for start, end in after:
        assert {target[2:] for target in new.targets[start:end]} == {new.targets[start][2:]}


def outside(piece):
    return [word for word, target in zip(piece.words, piece.targets, strict=True) if target == "O"]


@given(pieces, st.integers(0, 10_000))
def test_one_name_has_one_fate(piece, seed):
    new = exchanged(piece, POOLS, Random(seed))
    fates = {}
    for (start, end), (to, behind) in zip(names(piece), names(new), strict=True):
        fates.setdefault(piece.words[start:end], set()).add(new.words[to:behind])
    assert all(len(found) == 1 for found in fates.values())


@pytest.mark.parametrize(("label", "words"), NAMES[:-1])
def test_a_name_gives_way_to_one_of_its_kind(label, words):
    new = POOLS.another(label, words, Random(1))
    assert new not in {None, words}
    assert all(new)


def test_an_act_is_left_alone():
    assert POOLS.another(*NAMES[-1], Random(1)) is None


def test_the_surroundings_of_two_names_side_by_side():
    piece = Piece(("Bonn", "Berlin"), ("B-LOCATION", "B-LOCATION"), ("B-LOCATION", "B-LOCATION"))
    assert list(names(piece)) == [(0, 1), (1, 2)]


def test_masked_words_are_no_names():
    assert list(names(Piece(("a", "b"), ("O", "O"), (MASK, MASK)))) == []


hints = st.lists(
    st.sampled_from([["O"], ["B-ORG"], ["B-ACT", "I-ACT"], ["B-ORG", "I-ORG", "I-ORG"]]), min_size=1, max_size=9
).map(lambda parts: [hint for part in parts for hint in part])


@given(hints, st.integers(0, 10_000))
def test_damaged_hints_are_still_hints(found, seed):
    new = damaged(found, Random(seed))
    assert len(new) == len(found)
    for before, hint in pairwise(("O", *new)):
        assert hint[0] in "BO" or before[2:] == hint[2:]


def test_some_hints_are_damaged_and_most_are_not():
    found = ["O", "B-ORG", "I-ORG", "I-ORG", "O", "O"] * 200
    changed = sum(a != b for a, b in zip(damaged(found, Random(0)), found, strict=True))
    assert 0 < changed < len(found) / 4

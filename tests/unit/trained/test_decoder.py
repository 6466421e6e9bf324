from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from migextract.trained.decoder import Tagged, decode, viterbi
from migextract.trained.tagset import FIRST, LABELS, LAST, LEGAL, TAGS, encode, number

FEW = [0, number("B", "AGENCY"), number("L", "AGENCY"), number("U", "AGENCY"), number("B", "ORG"), number("L", "ORG")]


def is_legal(tags):
    return FIRST[tags[0]] and LAST[tags[-1]] and all(LEGAL[pair] for pair in pairwise(tags))


def rows(tags, probability=0.9):
    found = np.full((len(tags), len(TAGS)), (1 - probability) / len(TAGS), dtype=np.float32)
    for row, tag in zip(found, tags, strict=True):
        row[TAGS.index(tag)] = probability
    return found


def unbroken(length):
    return np.zeros(length, dtype=bool)


scores = st.integers(1, 9).flatmap(
    lambda length: arrays(np.float32, (length, len(TAGS)), elements=st.floats(-9, 0, width=32))
)


@given(scores)
def test_only_legal_sequences(found):
    assert is_legal(viterbi(found))


@settings(max_examples=30)
@given(arrays(np.float32, (4, len(FEW)), elements=st.floats(-9, 0, width=32)))
def test_the_best_legal_sequence_as_brute_force_finds_it(few):
    found = np.full((4, len(TAGS)), -1000.0, dtype=np.float32)
    found[:, FEW] = few
    legal = filter(is_legal, product(FEW, repeat=4))
    best = max(sum(found[row, tag] for row, tag in enumerate(tags)) for tags in legal)
    assert found[np.arange(4), viterbi(found)].sum() == pytest.approx(best, abs=1e-3)


@given(
    st.integers(1, 12).flatmap(
        lambda length: st.tuples(
            arrays(np.float32, (length, len(TAGS)), elements=st.floats(0.0009765625, 1, width=32)),
            arrays(np.bool_, length),
        )
    )
)
def test_mentions_are_in_order_within_lines_and_probable(given_rows):
    found, breaks = given_rows
    last = 0
    for item in decode(found, breaks):
        assert last <= item.start < item.end <= len(found)
        assert not breaks[item.start : item.end].any()
        assert item.label in LABELS
        assert 0 < item.probability <= 1
        last = item.end


@given(scores)
def test_a_line_is_decoded_alike_whatever_stands_beside_it(found):
    probabilities = np.exp(found)
    alone = decode(probabilities, unbroken(len(found)))
    twice = np.concatenate([probabilities, probabilities[:1], probabilities])
    breaks = unbroken(len(twice))
    breaks[len(found)] = True
    behind = [item._replace(start=item.start + len(found) + 1, end=item.end + len(found) + 1) for item in alone]
    assert decode(twice, breaks) == alone + behind


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "O"], []),
        (["U-ORG"], [(0, 1, "ORG")]),
        (["U-ORG", "U-ORG"], [(0, 1, "ORG"), (1, 2, "ORG")]),
        (["B-ACT", "I-ACT", "L-ACT", "O"], [(0, 3, "ACT")]),
        (["O", "B-PERSON", "L-PERSON", "B-AGENCY", "L-AGENCY"], [(1, 3, "PERSON"), (3, 5, "AGENCY")]),
    ],
)
def test_mentions_of_legal_tags(tags, expected):
    found = decode(rows(tags), unbroken(len(tags)))
    assert [(item.start, item.end, item.label) for item in found] == expected


def test_the_probability_is_that_of_the_weakest_tag():
    found = rows(["B-ACT", "L-ACT"])
    found[1, TAGS.index("L-ACT")] = 0.5
    assert decode(found, unbroken(2)) == [Tagged(0, 2, "ACT", 0.5)]


def test_no_tokens_no_mentions():
    assert decode(np.zeros((0, len(TAGS)), dtype=np.float32), unbroken(0)) == []


def test_targets_of_columns_as_spacy_has_them():
    labels = {11: LABELS.index("ORG"), 12: LABELS.index("ACT")}
    iob = np.array([3, 3, 1, 1, 2, 0, 3, 3], dtype=np.uint64)
    names = np.array([11, 12, 12, 12, 0, 0, 11, 11], dtype=np.uint64)
    tags = encode(iob, names, labels)
    assert [TAGS[tag] if tag >= 0 else "-" for tag in tags] == [
        "U-ORG", "B-ACT", "I-ACT", "L-ACT", "O", "-", "U-ORG", "U-ORG",
    ]  # fmt: skip

"""The intervals: sentences that part no mention, the same numbers for the same seed, and a width that is right."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.bootstrap import intervals, sentence_of, sentence_starts
from migextract.evaluation.score import Tally


@pytest.mark.parametrize(
    "marked",
    [
        "Er tagt in Wien. |Dann tagt Frontex.",
        "Tagt er? |Nein! |Doch.",
        "Er sagte „Nein.“ |Dann ging er.",
        "Das war 2018. |Dann kam 19/21876. |Ende.",
        "Am 5. Juni 2020 tagt der 3. Ausschuss.",
        "Das gilt z. B. Anfang Juni und u. a. Mitte Juli.",
        "vom 30.11.2022. |Nur so.",
        "Überschrift\n\n|Text, der\nweitergeht.\n \n|Ende",
        "",
        "ohne Ende",
        "Nur ein Satz.\n",
    ],
)
def test_sentences(marked: str) -> None:
    sentences = marked.split("|")
    text = "".join(sentences)
    starts = [0, *np.cumsum([len(sentence) for sentence in sentences])[:-1].tolist()]
    assert sentence_starts(text, []) == starts


def test_a_mention_is_never_parted() -> None:
    text = "Fraktion der Grünen. Und SPD. Ende."
    whole = Annotation(0, 28, "INSTITUTION", text[:28], None)
    assert sentence_starts(text, []) == [0, 21, 30]
    assert sentence_starts(text, [whole]) == [0, 30]
    nested = Annotation(13, 19, "ORG", text[13:19], None)
    assert sentence_starts(text, [nested, whole]) == [0, 30]


TEXTS = st.text(alphabet="aB. !?\n“5", max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=6))
def test_every_mention_lies_in_one_sentence(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Annotation(start, min(start + length, len(text)), "DATE", text[start : start + length], None)
        for start, length in spans
        if start < len(text)
    ]
    starts = sentence_starts(text, marks)
    assert starts[0] == 0
    assert all(left < right for left, right in pairwise(starts))
    ends = [*starts[1:], len(text)]
    for mark in marks:
        sentence = sentence_of(starts, mark)
        assert starts[sentence] <= mark.start
        assert mark.end <= ends[sentence]


def table(right: int, missed: int) -> np.ndarray:
    """One mention a sentence, some found and some not."""
    rows = [Tally(gold=1, predicted=1, exact=1)] * right + [Tally(gold=1)] * missed
    return np.array(rows, dtype=float)[:, np.newaxis, :]


def test_the_same_seed_gives_the_same_interval() -> None:
    one, same, other = (intervals(table(70, 30), 500, seed) for seed in (1, 1, 2))
    assert all(np.array_equal(one[name], same[name], equal_nan=True) for name in one)
    assert not np.array_equal(one["exact_recall"], other["exact_recall"])


def test_the_width_is_that_of_a_share() -> None:
    # Recall is then a plain proportion, whose normal interval is p ± 1.96 √(p (1 - p) / n).
    low, high = intervals(table(280, 120), 4000, 0)["exact_recall"][0]
    half = 1.96 * (0.7 * 0.3 / 400) ** 0.5
    assert low == pytest.approx(0.7 - half, abs=0.006)
    assert high == pytest.approx(0.7 + half, abs=0.006)


def test_what_never_varies_has_no_width_and_what_is_never_defined_no_interval() -> None:
    found = intervals(table(50, 0), 100, 0)
    assert found["exact_f1"].tolist() == [[1.0, 1.0]]
    assert np.isnan(found["values"]).all()


def test_rarely_defined_rates_use_the_resamples_that_define_them() -> None:
    rows = np.zeros((200, 1, len(Tally._fields)))
    rows[0, 0] = Tally(gold=1, predicted=1, exact=1, values=1, values_right=1)
    assert intervals(rows, 300, 0)["values"].tolist() == [[1.0, 1.0]]

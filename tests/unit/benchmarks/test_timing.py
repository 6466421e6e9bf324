"""How time is taken: the clock itself is not tested, but what is done with what it says."""

from __future__ import annotations

import pytest
from benchmarks.texts import Text
from benchmarks.timing import WrongAnswerError, alternate, exponent, percentile
from hypothesis import given
from hypothesis import strategies as st

TEXTS = [Text("one", "ein Wort"), Text("two", "zwei Wörter")]


def test_contenders_take_turns_and_their_first_round_is_not_measured() -> None:
    order: list[str] = []

    def contender(name: str):
        def work(text: str) -> int:
            order.append(name)
            return len(text)

        return work

    times = alternate({name: contender(name) for name in "ab"}, TEXTS, rounds=3)
    assert "".join(order) == "aabb" * 4
    assert {name: [len(seconds) for seconds in rounds] for name, rounds in times.items()} == {
        "a": [2] * 3,
        "b": [2] * 3,
    }


def test_another_answer_than_before_is_an_error() -> None:
    answers = iter([1, 2, 1, 3])
    with pytest.raises(WrongAnswerError, match="liar gave another answer to two than before"):
        alternate({"liar": lambda _: next(answers)}, TEXTS, rounds=1)


@given(st.floats(-1, 3), st.floats(0.001, 1000))
def test_the_exponent_of_a_power_law_is_its_power(power: float, factor: float) -> None:
    sizes = [1, 2, 4, 8, 16, 32, 64]
    assert exponent(sizes, [factor * size**power for size in sizes]) == pytest.approx(power, abs=1e-6)


@pytest.mark.parametrize(
    ("sizes", "seconds"), [([1], [1]), ([2, 2], [1, 3]), ([1, 2], [1]), ([0, 1], [1, 1]), ([1, 2], [0, 1])]
)
def test_no_exponent_from_too_little(sizes: list[float], seconds: list[float]) -> None:
    with pytest.raises(ValueError, match="no exponent"):
        exponent(sizes, seconds)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([5], 0.95, 5), (list(range(1, 101)), 0.95, 95), (list(range(1, 21)), 0.95, 19), ([2, 1], 1, 2), ([2, 1], 0, 1)],
)
def test_percentile(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected

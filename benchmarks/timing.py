"""How time is taken: in turn, warm, several times, and with the answers checked while the clock runs."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from time import perf_counter
from typing import Final

from benchmarks.texts import Text

ROUNDS: Final = 7

Contender = Callable[[str], Hashable]
"""Works a text off and gives back its answer, by which it is known to have done the work."""

Times = dict[str, list[list[float]]]
"""Seconds by contender, round and text."""


class WrongAnswerError(Exception):
    """A contender gave another answer than before: whatever time it took says nothing."""


def alternate(contenders: Mapping[str, Contender], texts: Sequence[Text], rounds: int = ROUNDS) -> Times:
    """Let contenders work the same texts off in turn, so that what slows the machine down slows all of them down.

    A first round, which is not measured, warms everything up and gives the answers that every later one must give.

    Raises:
        WrongAnswerError: naming contender and text, if an answer changes.
    """
    right = {name: [work(item.text) for item in texts] for name, work in contenders.items()}
    times: Times = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            gc.collect()
            seconds = []
            for item, answer in zip(texts, right[name], strict=True):
                begin = perf_counter()
                if work(item.text) != answer:
                    raise WrongAnswerError(f"{name} gave another answer to {item.id} than before")
                seconds.append(perf_counter() - begin)
            times[name].append(seconds)
    return times


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The power with which time grows with size: 1 where twice as much takes twice as long.

    The slope of a straight line through the logarithms, by least squares.

    Raises:
        ValueError: if there are fewer than two different sizes, or one that is not above zero.

    >>> round(exponent([1, 2, 4], [3, 12, 48]), 6)
    2.0
    """
    if len(set(sizes)) < 2 or len(sizes) != len(seconds) or min(*sizes, *seconds) <= 0:  # noqa: PLR2004
        raise ValueError(f"no exponent from sizes {list(sizes)} and seconds {list(seconds)}")
    xs, ys = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / sum((x - x_mean) ** 2 for x in xs)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that so large a share of them does not exceed.

    >>> percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.95)
    (2, 4)
    """
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]

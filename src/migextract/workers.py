"""Work in several processes, in the order given, with bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any, Final, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD: Final = 4
"""Items in flight per worker: enough that none waits, few enough that memory does not grow with the batch."""


def in_order(
    function: Callable[[In], Out],
    items: Iterable[In],
    workers: int,
    start: Callable[..., None],
    settings: tuple[Any, ...],
) -> Iterator[Out]:
    """Apply a function to items in several processes and yield the results in the order of the items.

    Processes are spawned, not forked: a fork copies locks and threads of libraries in whatever state they are.

    Args:
        function: of one item; it is sent to the workers by name.
        items: read only as far ahead as the workers need.
        workers: number of processes.
        start: called once in each process, with `settings`.
        settings: arguments of `start`.
    """
    waiting = iter(items)
    with ProcessPoolExecutor(workers, get_context("spawn"), start, settings) as pool:
        running: deque[Future[Out]] = deque(pool.submit(function, item) for item in islice(waiting, AHEAD * workers))
        while running:
            result = running.popleft().result()
            running.extend(pool.submit(function, item) for item in islice(waiting, 1))
            yield result

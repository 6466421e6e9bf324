"""Work in several processes, in the order given, with bounded memory, whatever becomes of a process.

`ProcessPoolExecutor` breaks as a whole when one of its processes dies, and does not say at which item. Here each
process has a pipe of its own and holds one item at a time: the item that ended a process is known, another process
takes its place, and an item that takes too long is ended by ending its process.
"""

from __future__ import annotations

import math
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from traceback import format_exception
from typing import Any, Final, Generic, NamedTuple, TypeVar

from migextract.errors import MigextractError, TimeLimitError, WorkerDiedError

In = TypeVar("In")
Out = TypeVar("Out")

TIME_LIMIT: Final = 600.0
"""Seconds that an item of a batch may take unless the user says otherwise; most papers take less than one."""

AHEAD: Final = 64 * 1024 * 1024
"""Bytes of results that may wait for one before them, so that memory does not grow while one item takes long."""

STARTS: Final = 3
"""Processes in a row that may die while they start; then something is wrong that another one does not mend."""

PATIENCE: Final = 10.0
"""Seconds in which a process that closed its pipe has to end."""

KILLED: Final = 9
OUT_OF_MEMORY: Final = "where memory runs out, systems do that: try fewer workers"

# Processes are spawned, not forked: a fork copies locks and threads of libraries in whatever state they are.
CONTEXT: Final = get_context("spawn")


class Job(NamedTuple, Generic[In, Out]):
    """What the processes do.

    Attributes:
        function: of one item; sent to the processes by name. Where it raises, its process dies.
        lost: the result that stands for an item that got none. The error is a `WorkerDiedError`, a `TimeLimitError`,
            or what pickling the item raised.
        start: called once in each process, with `settings`.
        settings: arguments of `start`.
        time_limit: seconds that an item may take, or None.
    """

    function: Callable[[In], Out]
    lost: Callable[[In, Exception], Out]
    start: Callable[..., None]
    settings: tuple[Any, ...]
    time_limit: float | None = None


def in_order(job: Job[In, Out], items: Iterable[In], workers: int) -> Iterator[Out]:
    """Do a job for items in several processes and yield the results in the order of the items.

    Args:
        job: what to do.
        items: read only as far ahead as the processes need.
        workers: number of processes; fewer are started where there are fewer items.

    Raises:
        WorkerDiedError: if one process after the other dies before it has started.
        Exception: whatever `job.start` raised in a process.
    """
    pool = _Pool(job, items)
    try:
        yield from pool.results(workers)
    finally:
        pool.end()


class _Worker(Generic[In]):
    """One process and the pipe to it.

    Attributes:
        started: whether it takes items.
        held: the number of the item that it works at and the item itself, or None.
        since: when it was given that, by the monotonic clock.
    """

    def __init__(self, job: Job[In, Any]) -> None:
        self.connection, theirs = CONTEXT.Pipe()
        arguments = (theirs, job.function, job.start, job.settings)
        self.process = CONTEXT.Process(target=_serve, args=arguments, daemon=True)
        self.process.start()
        theirs.close()  # or the pipe would not end when the process does
        self.started = False
        self.held: tuple[int, In] | None = None
        self.since = 0.0

    def idle(self) -> bool:
        """Whether it could work at an item."""
        return self.started and self.held is None and self.process.is_alive()

    def give(self, number: int, item: In) -> None:
        """Have it work at an item.

        Raises:
            Exception: whatever the item raises when it is pickled.
        """
        data = pickle.dumps(item)
        self.held, self.since = (number, item), time.monotonic()
        try:
            self.connection.send_bytes(data)  # does not block for long: an idle process is waiting for it
        except OSError:
            return  # it died over it, which is heard as the end of its pipe

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.connection.close()

    def last_words(self) -> str:
        """How a process ended that closed its pipe."""
        self.process.join(PATIENCE)
        code = self.process.exitcode
        if code is None:
            return "stopped answering"
        if code >= 0:
            return f"ended with code {code}"
        advice = f"; {OUT_OF_MEMORY}" if code == -KILLED else ""
        return f"was ended by signal {-code} ({signal.strsignal(-code)}){advice}"


class _Pool(Generic[In, Out]):
    """Hands out items and keeps results, as the bytes that came through the pipe, until it is their turn."""

    def __init__(self, job: Job[In, Out], items: Iterable[In]) -> None:
        self._job = job
        self._items: Iterator[tuple[int, In]] = enumerate(items)
        self._more = True
        self._workers: list[_Worker[In]] = []
        self._results: dict[int, bytes] = {}
        self._waiting = 0
        self._stillborn = 0

    def results(self, workers: int) -> Iterator[Out]:
        """The results in order."""
        first = list(islice(self._items, workers))
        self._items, self._more = chain(first, self._items), bool(first)
        self._workers = [_Worker(self._job) for _ in first]
        turn = 0
        while True:
            self._hand_out()
            while (result := self._results.pop(turn, None)) is not None:
                self._waiting -= len(result)
                turn += 1
                yield pickle.loads(result)  # noqa: S301 - a process of ours wrote it
            if not self._more and not any(worker.held for worker in self._workers):
                return
            self._listen()

    def end(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _hand_out(self) -> None:
        for worker in self._workers:
            while self._more and self._waiting < AHEAD and worker.idle():
                self._more = False
                for number, item in islice(self._items, 1):
                    self._more = True
                    self._give(worker, number, item)

    def _give(self, worker: _Worker[In], number: int, item: In) -> None:
        try:
            worker.give(number, item)
        except Exception as error:  # pickling runs code of the item
            self._keep(number, pickle.dumps(self._job.lost(item, error)))

    def _keep(self, number: int, result: bytes) -> None:
        self._results[number] = result
        self._waiting += len(result)

    def _listen(self) -> None:
        """Wait until a process says something, ends, or has had its time."""
        workers = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(workers), self._patience()):
            self._hear(workers[connection])  # type: ignore[index]
        for worker in self._workers:
            if worker.held and self._time_left(worker) <= 0:
                limit = f"the time limit of {self._job.time_limit:g} seconds"
                self._replace(worker, TimeLimitError(f"stopped at {limit}; raise it with --time-limit"))

    def _patience(self) -> float | None:
        """Seconds until the first item has had its time; None for ever."""
        left = min((self._time_left(worker) for worker in self._workers if worker.held), default=math.inf)
        return None if left == math.inf else max(0.0, left)

    def _time_left(self, worker: _Worker[In]) -> float:
        limit = math.inf if self._job.time_limit is None else self._job.time_limit
        return worker.since + limit - time.monotonic()

    def _hear(self, worker: _Worker[In]) -> None:
        try:
            message = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._replace(worker, WorkerDiedError(f"its process {worker.last_words()}"))
            return
        if worker.held:
            self._keep(worker.held[0], message)
            worker.held = None
        elif error := pickle.loads(message):  # noqa: S301
            raise error
        else:
            worker.started, self._stillborn = True, 0

    def _replace(self, worker: _Worker[In], error: MigextractError) -> None:
        """Put another process in the place of one that is dead or has to be."""
        if worker.held:
            number, item = worker.held
            self._keep(number, pickle.dumps(self._job.lost(item, error)))
        elif not worker.started:
            self._stillborn += 1
        worker.end()
        if self._stillborn == STARTS:
            raise WorkerDiedError(
                f"{error} before it had started, as {STARTS} of them did in a row. A script that asks for workers must "
                'stand under `if __name__ == "__main__":`'
            )
        self._workers[self._workers.index(worker)] = _Worker(self._job)


def _serve(
    connection: Connection, function: Callable[[Any], Any], start: Callable[..., None], settings: tuple[Any, ...]
) -> None:
    """What a process does: start, then turn items into results until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the parent ends the others
    Thread(target=_follow_parent, daemon=True).start()
    try:
        start(*settings)
    except Exception as error:
        connection.send_bytes(_portable(error))
        return
    connection.send_bytes(pickle.dumps(None))
    for item in _received(connection):
        result = pickle.dumps(function(item))
        with suppress(OSError):  # the parent is gone
            connection.send_bytes(result)


def _received(connection: Connection) -> Iterator[Any]:
    with suppress(EOFError, OSError):  # the parent is gone
        while True:
            yield connection.recv()


def _follow_parent() -> None:
    """End this process as soon as its parent has, also in the middle of an item."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _portable(error: Exception) -> bytes:
    """An error as bytes, with its traceback; some cannot be pickled."""
    trace = "".join(format_exception(error))
    error.add_note(trace)
    try:
        data = pickle.dumps(error)
        pickle.loads(data)  # noqa: S301
    except Exception:
        data = pickle.dumps(WorkerDiedError(f"a process could not start: {trace}"))
    return data

"""Work in several processes, in the order given, with bounded memory, whatever becomes of a process.

`ProcessPoolExecutor` breaks as a whole when one of its processes dies, and does not say at which item. Here each
process has a pipe of its own: the item at which a process died is known, another process takes its place, and an item
that takes too long is ended by ending its process. A second item may wait in the pipe, so that no process does.
"""

from __future__ import annotations

import math
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
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

SMALL: Final = 4096
"""Bytes that fit into the pipe of a process that is at work and does not read, on every system."""

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


class _Task(NamedTuple, Generic[In]):
    """An item, its place in the order, and the bytes of it that a process is sent."""

    number: int
    item: In
    data: bytes


class _Worker(Generic[In]):
    """One process and the pipe to it.

    Attributes:
        started: whether it takes items.
        held: the item that it works at, and the one that waits in its pipe.
        since: when it began with the first of them, by the monotonic clock.
    """

    def __init__(self, job: Job[In, Any]) -> None:
        self.connection, theirs = CONTEXT.Pipe()
        arguments = (theirs, job.function, job.start, job.settings)
        self.process = CONTEXT.Process(target=_serve, args=arguments, daemon=True)
        self.process.start()
        theirs.close()  # or the pipe would not end when the process does
        self.started = False
        self.held: deque[_Task[In]] = deque()
        self.since = 0.0

    def takes(self, task: _Task[In]) -> bool:
        """Whether it could be given an item now, without waiting until it reads its pipe."""
        fits = not self.held or (len(self.held) == 1 and len(task.data) <= SMALL)
        return self.started and fits and self.process.is_alive()

    def give(self, task: _Task[In]) -> None:
        """Have it work at an item."""
        if not self.held:
            self.since = time.monotonic()
        self.held.append(task)
        with suppress(OSError):  # it has just died, which is heard as the end of its pipe
            self.connection.send_bytes(task.data)

    def done(self) -> _Task[In]:
        """Take note that it has done the first item, and which that was."""
        self.since = time.monotonic()
        return self.held.popleft()

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
        self._items = enumerate(items)
        self._tasks: deque[_Task[In]] = deque()  # read, and not yet given to a process
        self._workers: list[_Worker[In]] = []
        self._results: dict[int, bytes] = {}
        self._waiting = 0
        self._turn = 0
        self._stillborn = 0

    def results(self, workers: int) -> Iterator[Out]:
        """The results in order."""
        self._read(workers)
        self._workers = [_Worker(self._job) for _ in self._tasks]
        while True:
            self._hand_out()
            if (result := self._results.pop(self._turn, None)) is not None:
                self._waiting -= len(result)
                self._turn += 1
                yield pickle.loads(result)  # noqa: S301 - a process of ours wrote it
            elif self._tasks or any(worker.held for worker in self._workers):
                self._listen()
            else:
                return

    def end(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _read(self, number: int) -> None:
        """Read items until so many are there to be handed out."""
        while len(self._tasks) < number and (found := next(self._items, None)) is not None:
            try:
                self._tasks.append(_Task(*found, pickle.dumps(found[1])))
            except Exception as error:  # pickling runs code of the item
                self._lose(*found, error)

    def _hand_out(self) -> None:
        """Give items to the processes that take them, first to those that have none."""
        while True:
            self._read(1)
            if not self._tasks or (self._waiting >= AHEAD and self._tasks[0].number != self._turn):
                return
            takers = [worker for worker in self._workers if worker.takes(self._tasks[0])]
            if not takers:
                return
            min(takers, key=lambda worker: len(worker.held)).give(self._tasks.popleft())

    def _keep(self, number: int, result: bytes) -> None:
        self._results[number] = result
        self._waiting += len(result)

    def _lose(self, number: int, item: In, error: Exception) -> None:
        self._keep(number, pickle.dumps(self._job.lost(item, error)))

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
            self._keep(worker.done().number, message)
        elif error := pickle.loads(message):  # noqa: S301
            raise error
        else:
            worker.started, self._stillborn = True, 0

    def _replace(self, worker: _Worker[In], error: MigextractError) -> None:
        """Put another process in the place of one that is dead or has to be."""
        if worker.held:
            victim = worker.done()
            self._lose(victim.number, victim.item, error)
            self._tasks = deque(sorted((*worker.held, *self._tasks), key=lambda task: task.number))
        elif not worker.started:
            self._stillborn += 1
        worker.end()
        if self._stillborn == STARTS:
            raise WorkerDiedError(
                f"{STARTS} processes in a row ended before they had started; of the last one: {error}. A script of "
                'your own that asks for workers must stand under `if __name__ == "__main__":`'
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

"""Processes that work, die, hang and cannot start."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from migextract import workers
from migextract.errors import KnowledgeError, MigextractError, TimeLimitError, WorkerDiedError
from migextract.workers import Job, in_order

STARTED: list[object] = []


def start(*settings: object) -> None:
    STARTED.extend(settings)


def fail_to_start() -> None:
    raise KnowledgeError("mine.jsonl, line 3: no id")


def fail_to_start_oddly() -> None:
    class OddError(Exception):  # which cannot be pickled
        pass

    raise OddError("odd")


def die() -> None:
    os._exit(7)


def do(item: Any) -> Any:
    """What the tests ask of a worker."""
    match item:
        case "exit":
            os._exit(7)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            ctypes.string_at(0)
        case "raise":
            raise SystemExit(4)
        case "hang":
            time.sleep(1_000)
        case Path():  # say who we are, and wait for the end
            item.with_suffix(".new").write_text(str(os.getpid()))
            item.with_suffix(".new").replace(item)
            time.sleep(1_000)
        case ("after", seconds):
            time.sleep(seconds)
        case ("long", length):
            return "x" * length
    return item, len(STARTED)


def lost(item: object, error: Exception) -> tuple[str, str]:  # noqa: ARG001
    return type(error).__name__, str(error)


def results(items: Any, time_limit: float | None = None, number: int = 2) -> Iterator[Any]:
    return in_order(Job(do, lost, start, (1, 2), time_limit), items, number)


def test_results_come_in_the_order_of_the_items() -> None:
    items = [("after", 0.5), 1, "two", ("after", 0.1), *range(50)]
    assert list(results(items)) == [(item, 2) for item in items]
    assert multiprocessing.active_children() == []


def test_no_items_no_processes() -> None:
    assert list(results([])) == []


@pytest.mark.parametrize(
    ("item", "how"),
    [
        ("exit", "its process ended with code 7"),
        ("raise", "its process ended with code 4"),
        (
            "kill",
            "its process was ended by signal 9 (Killed); where memory runs out, systems do that: try fewer workers",
        ),
        ("crash", "its process was ended by signal 11 (Segmentation fault)"),
    ],
)
def test_a_process_that_dies_is_replaced(item: str, how: str) -> None:
    assert list(results(["a", item, "b", item], number=1)) == [
        ("a", 2),
        ("WorkerDiedError", how),
        ("b", 2),
        ("WorkerDiedError", how),
    ]


def test_a_process_killed_from_outside(tmp_path: Path) -> None:
    file = tmp_path / "pid"

    def items() -> Iterator[Any]:
        yield file
        yield from range(3)
        while not file.exists():
            yield "waiting"
        os.kill(int(file.read_text()), signal.SIGKILL)
        yield from range(3)

    first, *others = results(items())
    assert first[0] == "WorkerDiedError"
    assert [item for item, _ in others if item != "waiting"] == [0, 1, 2, 0, 1, 2]


def test_an_item_beyond_the_time_limit() -> None:
    found = list(results(["hang", 1, "hang", 2], time_limit=1.5))
    stopped = ("TimeLimitError", "stopped at the time limit of 1.5 seconds; raise it with --time-limit")
    assert found == [stopped, (1, 2), stopped, (2, 2)]


def test_an_item_that_cannot_be_pickled() -> None:
    kind, message = next(results([(number for number in "ab")]))
    assert (kind, message) == ("TypeError", "cannot pickle 'generator' object")


@pytest.mark.parametrize(
    ("begin", "error", "message"),
    [
        (fail_to_start, KnowledgeError, r"^mine\.jsonl, line 3: no id"),
        (fail_to_start_oddly, WorkerDiedError, "a process could not start: (.|\n)*OddError: odd"),
        (die, WorkerDiedError, "3 processes in a row ended .*: its process ended with code 7"),
    ],
)
def test_a_process_that_cannot_start(begin: Callable[[], None], error: type[MigextractError], message: str) -> None:
    with pytest.raises(error, match=message):
        next(in_order(Job(do, lost, begin, ()), range(10), 2))
    assert multiprocessing.active_children() == []


def test_a_closed_generator_ends_its_processes() -> None:
    generator = results(count())
    assert [item for item, _ in islice(generator, 3)] == [0, 1, 2]
    assert len(multiprocessing.active_children()) == 2
    generator.close()
    assert multiprocessing.active_children() == []


def test_results_that_wait_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 20_000)
    asked = []

    def items() -> Iterator[Any]:
        yield "hang"
        for number in range(100):
            asked.append(number)
            yield ("long", 1_000)

    generator = results(items(), time_limit=2)
    assert next(generator)[0] == "TimeLimitError"
    assert 1 < len(asked) <= 30
    assert [len(result) for result in generator] == [1_000] * 100


def test_all_go_on_when_results_have_waited_long_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 5_000)
    items = [("after", 1.0), *(("long", 1_000) for _ in range(30))] * 2
    assert len(list(results(items))) == 62


def test_whatever_dies_while_results_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 3_000)
    items = [*("exit", "exit", ("after", 0.3)), *(("long", 1_000) for _ in range(9)), "exit"] * 3
    died = ("WorkerDiedError", "its process ended with code 7")
    expected = [died if item == "exit" else "x" * 1_000 if item[0] == "long" else (item, 2) for item in items]
    assert list(results(items, number=3)) == expected


SCRIPT = """
import sys
from pathlib import Path
from migextract.workers import Job, in_order
from tests.unit.test_workers import do, lost, start
{guard}
    next(in_order(Job(do, lost, start, ()), [Path(sys.argv[1])], 1))
"""


def script(tmp_path: Path, guard: str) -> subprocess.Popen[str]:
    (tmp_path / "script.py").write_text(SCRIPT.format(guard=guard))
    arguments = [sys.executable, str(tmp_path / "script.py"), str(tmp_path / "pid")]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(  # noqa: S603
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )


def test_processes_end_with_their_parent(tmp_path: Path) -> None:
    with script(tmp_path, 'if __name__ == "__main__":') as parent:
        while not (tmp_path / "pid").exists():
            assert parent.poll() is None
            time.sleep(0.05)
        parent.kill()
        output, _ = parent.communicate()  # ends only when nobody holds the pipe any more, the worker neither
    assert output == ""


def test_a_script_without_a_guard_is_told(tmp_path: Path) -> None:
    with script(tmp_path, "if True:") as parent:
        output, _ = parent.communicate()
    assert parent.returncode == 1
    assert output.rstrip().endswith('your own that asks for workers must stand under `if __name__ == "__main__":`')


def test_errors_are_ours() -> None:
    assert (WorkerDiedError("x").code, TimeLimitError("x").code) == ("worker-died", "time-limit")

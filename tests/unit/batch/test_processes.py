"""Batches in real processes, which are really killed."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from migextract import Document
from migextract.batch import Options, Outcome, extract_to
from migextract.extractor import Settings
from tests.conftest import GOLD_TEXTS

pytestmark = pytest.mark.slow

NUMBER = 40
RULES = Settings(trained=False)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Papers of some ten thousand characters, some of them broken."""
    folder = tmp_path / "papers"
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD_TEXTS.glob("*.txt"))]
    for number in range(NUMBER):
        text = texts[number % len(texts)]
        data = b"%PDF-1.7" if number % 20 == 3 else text[number:].encode()
        (folder / f"paper {number}.txt").write_bytes(data)
    rows = "\n".join(f'{{"id": "row {number}", "text": "Europol {number}"}}' for number in range(5))
    (folder / "rows.jsonl").write_text(rows + "\nbroken\n")
    return folder


def command(papers: Path, output: Path, *options: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "migextract", "extract", str(papers), "-o", str(output), "--workers", "2"]
    return subprocess.Popen([*arguments, "--no-trained", *options], stderr=subprocess.PIPE, text=True)  # noqa: S603


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for_lines(path: Path, number: int, process: subprocess.Popen[str]) -> None:
    while lines(path) < number and process.poll() is None:
        time.sleep(0.001)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_killed_at_any_moment_and_resumed_it_writes_the_same(papers: Path, tmp_path: Path) -> None:
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    once = command(papers, whole)
    _, said = once.communicate()
    assert once.returncode == 3, said
    part = tmp_path / "out.jsonl.part"
    for how in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        run = command(papers, output, "--resume")
        wait_for_lines(part, lines(part) + random.randint(1, NUMBER // 5), run)
        run.send_signal(how)
        _, said = run.communicate()  # which ends when the last of its processes has
        assert run.returncode == (130 if how == signal.SIGINT else -how), said
        assert ("the same command with --resume goes on" in said) == (how == signal.SIGINT)
        assert "Traceback" not in said
        for line in part.read_bytes().splitlines(keepends=True)[:-1]:
            Document.model_validate_json(line)
        assert not output.exists()
    done = lines(part)
    last = command(papers, output, "--resume")
    _, said = last.communicate()
    assert last.returncode == 3, said
    assert 0 < done < NUMBER
    assert f"; {done} kept from an earlier run; " in said
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_worker_that_is_killed(papers: Path, tmp_path: Path) -> None:
    output, files = tmp_path / "out.jsonl", sorted(papers.glob("*.txt"))
    left = 3

    def kill(_: Outcome) -> None:
        nonlocal left
        if left:
            os.kill(random.choice(multiprocessing.active_children()).pid or 0, signal.SIGKILL)
        left = max(0, left - 1)

    summary = extract_to(files, output, RULES, Options(workers=2), kill)
    died = summary.failed["worker-died"]
    assert 1 <= died <= 3
    documents = [Document.model_validate_json(line) for line in output.read_bytes().splitlines()]
    assert [document.source.path for document in documents] == [str(file) for file in files]
    assert all(document.source.sha256 for document in documents)
    again = extract_to(files, output, RULES, Options(resume=True, retry_failed=True))
    assert (again.failed, again.kept) == ({"reading": 2}, NUMBER - summary.failed.total())
    extract_to(files, tmp_path / "once.jsonl", RULES)
    assert output.read_bytes() == (tmp_path / "once.jsonl").read_bytes()


def test_a_document_beyond_the_time_limit(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Am 5. Juni 2020 tagte Europol. " * 10_000)
    output, files = tmp_path / "out.jsonl", [tmp_path / "long.txt"]
    summary = extract_to(files, output, RULES, Options(time_limit=0.05))
    assert summary.failed == {"time-limit": 1}
    (document,) = (Document.model_validate_json(line) for line in output.read_bytes().splitlines())
    assert document.errors[0].message == "stopped at the time limit of 0.05 seconds; raise it with --time-limit"
    options = Options(time_limit=None, resume=True, retry_failed=True)
    assert extract_to(files, output, RULES, options).labels == {"AGENCY": 10_000, "DATE": 10_000}

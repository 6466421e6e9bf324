"""Run one adapter over some documents: `python -m benchmarks.peers.run ADAPTER JOB PREDICTIONS`.

JOB is a JSON file, `{"forms": [[text, label, id], …], "documents": [{"id": …, "text": …, "date": …}, …]}`. Predictions
are written as JSON lines in the form that `migextract evaluate --predictions` reads; the seconds that each document
took are printed as JSON, by id.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.peers import Form, Found


def main(adapter: str, job_file: str, predictions: str) -> None:
    """Load the adapter, let it warm up on the first document, and take the time of all of them."""
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    find = import_module(f"benchmarks.peers.{adapter}").load([Form(*form) for form in job["forms"]])
    first = job["documents"][0]
    list(find(first["text"], first["date"]))
    lines, seconds = [], {}
    for document in job["documents"]:
        start = perf_counter()
        found = list(find(document["text"], document["date"]))
        seconds[document["id"]] = perf_counter() - start
        lines.append(line(document, found))
    Path(predictions).write_text("".join(lines), encoding="utf-8", newline="\n")
    print(json.dumps(seconds))


def line(document: dict[str, Any], found: Iterable[Found]) -> str:
    """A line of predictions; what a system says twice of one place it says once."""
    mentions = [
        {"label": label, "start": start, "end": end, "text": document["text"][start:end], "value": value}
        for label, start, end, value in dict.fromkeys(found)
    ]
    return json.dumps({"id": document["id"], "mentions": mentions}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(*sys.argv[1:])

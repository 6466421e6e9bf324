"""What a fresh process needs until its first document is done: `python -m benchmarks.fresh CONTENDER`.

Prints JSON: seconds for importing, loading and the first document, and the most memory that the process ever had, once
it has worked all gold texts off. Nothing may be imported here that the contender does not need itself.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

TEXTS = Path(__file__).parents[1] / "annotations" / "gold" / "texts"


def tokenizer() -> tuple[float, float, Callable[[str], object]]:
    """SpaCy's German tokenizer."""
    begin = perf_counter()
    import spacy  # noqa: PLC0415 - is what is measured

    imported = perf_counter()
    nlp = spacy.blank("de")
    return imported - begin, perf_counter() - imported, nlp.make_doc


def ours(*, trained: bool) -> tuple[float, float, Callable[[str], object]]:
    """migextract, with or without its trained components."""
    begin = perf_counter()
    import migextract  # noqa: PLC0415 - is what is measured

    imported = perf_counter()
    extractor = migextract.load(trained=trained)
    return imported - begin, perf_counter() - imported, extractor.extract


def shaped() -> tuple[float, float, Callable[[str], object]]:
    """The pipeline of the shape of de_core_news_lg; it is made and not loaded, so only its memory says anything."""
    from benchmarks.lg_shape import build  # noqa: PLC0415 - is what is measured

    return 0.0, 0.0, build()


CONTENDERS = {
    "tokenizer": tokenizer,
    "rules": lambda: ours(trained=False),
    "all": lambda: ours(trained=True),
    "shaped": shaped,
}


def main(contender: str) -> None:
    """Measure this process."""
    texts = [path.read_bytes().decode() for path in sorted(TEXTS.glob("*.txt"))]
    importing, loading, work = CONTENDERS[contender]()
    begin = perf_counter()
    work(texts[0])
    first = perf_counter() - begin
    for text in texts[1:]:
        work(text)
    print(json.dumps({"import": importing, "load": loading, "first": first, "peak": peak()}))


def peak() -> float:
    """The most memory that this process ever had, in MiB."""
    status = Path("/proc/self/status")
    if status.is_file():
        # What `getrusage` says on Linux includes the process that started this one.
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024**2 if sys.platform == "darwin" else size / 1024


if __name__ == "__main__":
    main(sys.argv[1])

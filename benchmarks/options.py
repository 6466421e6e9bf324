"""What can be chosen about a run of the benchmarks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import ROUNDS


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen about a run.

    Attributes:
        corpora: folder with the corpora, or None where there are none.
        quick: whether to run everything once and small, to see that it runs.
        work: folder for what is made on the way: predictions, the environment of the peers.
    """

    corpora: Path | None
    quick: bool
    work: Path

    @property
    def rounds(self) -> int:
        """How often each time is taken."""
        return 1 if self.quick else ROUNDS

    @property
    def copies(self) -> int:
        """How many copies of the gold texts are timed."""
        return 1 if self.quick else 3

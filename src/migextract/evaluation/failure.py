"""`Failure`: one thing that is wrong with a set of annotations, where it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from migextract.errors import GoldError


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong with a set of annotations.

    Attributes:
        file: path inside the set.
        line: line of that file, from 1, or None where no single line is at fault.
        problem: what is wrong.
        mend: what to do about it.
    """

    file: str
    line: int | None
    problem: str
    mend: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.problem}. Mend: {self.mend}."


def raise_all(failures: Iterable[Failure]) -> None:
    """Raise one GoldError that names every failure, or do nothing where there is none.

    Raises:
        GoldError: with one line for each failure, in the order of files and lines.
    """
    found = sorted(set(failures), key=lambda f: (f.file, f.line or 0, f.problem))
    if found:
        count = "1 failure" if len(found) == 1 else f"{len(found)} failures"
        raise GoldError("\n".join([f"{count} in the annotations:", *map(str, found)]))

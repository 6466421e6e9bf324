"""What every benchmark hands over: a record that is kept as JSON, and from which tables and plots are made."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict

ROOT: Final = Path(__file__).parents[1]
RESULTS: Final = ROOT / "benchmarks" / "results"


class Record(BaseModel):
    """Base of all that is kept: frozen, and no field that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Result(Record):
    """What a benchmark found.

    Attributes:
        about: commit, versions and machine; no clock, so that the same commit gives the same.
    """

    about: dict[str, str]

    @property
    def notes(self) -> list[str]:
        """What the result depends on, a line each."""
        return [f"{key}: {value}" for key, value in self.about.items()]

    def write(self, path: Path) -> None:
        """Keep the result."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a result back.

        Raises:
            ValueError: if the file holds something else.
        """
        return cls.model_validate_json(path.read_text(encoding="utf-8"))


class Spread(Record):
    """A quantity measured several times: the median, the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """The spread of measured values.

        >>> Spread.of([3.0, 1.0, 2.0])
        Spread(median=2.0, low=1.0, high=3.0)
        """
        return cls(median=statistics.median(values), low=min(values), high=max(values))

    @property
    def cells(self) -> list[str]:
        """The three numbers, for a table."""
        return [number(self.median), number(self.low), number(self.high)]


def number(value: float) -> str:
    """A number with as many digits as a measurement is good for.

    >>> number(123456.7), number(12.345), number(0.0123), number(0)
    ('123,457', '12.3', '0.012', '0')
    """
    if value >= 100:  # noqa: PLR2004 - three digits before the point need none behind it
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 1 or not value else f"{value:.2g}"


def circumstances(*distributions: str) -> dict[str, str]:
    """The commit and the versions that a result depends on.

    Args:
        distributions: whose versions are named besides those of Python and spaCy.
    """
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h of %cs"],  # noqa: S607 - whatever git the user has
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.strip()  # fmt: skip
    versions = [f"Python {platform.python_version()}", f"spaCy {installed('spacy')}"]
    versions += [f"{name} {found}" for name in distributions if (found := installed(name))]
    return {"on top of commit": commit or "unknown", "with": ", ".join(versions)}


def installed(distribution: str) -> str | None:
    """The version of a distribution, None where it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def machine() -> dict[str, str]:
    """The processor and the number of its cores, for results that depend on them."""
    return {"machine": f"{processor()}, {os.cpu_count()} cores, {platform.system()}"}


def processor() -> str:
    """What the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())

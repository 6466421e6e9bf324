"""The environment of the peers: made once, and again when `requirements.txt` changes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

REQUIREMENTS: Final = Path(__file__).with_name("requirements.txt")


def peers_python(folder: Path) -> Path:
    """The Python of the environment in this folder, which is made if it is not there.

    Raises:
        subprocess.CalledProcessError: if it cannot be made, with what was wrong in `stderr`.
    """
    python = folder / "bin" / "python"
    made_from, stamp = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest(), folder / "made-from"
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from):
        ran([sys.executable, "-m", "venv", "--clear", str(folder)])
        ran([str(python), "-m", "pip", "install", "--quiet", "--requirement", str(REQUIREMENTS)])
        stamp.write_text(made_from, encoding="utf-8")
    return python


def modules_in(python: str, names: Iterable[str]) -> set[str]:
    """Which of these modules an environment has."""
    ask = (
        "import importlib.util, json, sys; print(json.dumps([n for n in sys.argv[1:] if importlib.util.find_spec(n)]))"
    )
    return set(json.loads(ran([python, "-c", ask, *names])))


def version_in(python: str, distribution: str) -> str:
    """The version of a distribution in an environment."""
    return ran(
        [python, "-c", "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))", distribution]
    ).strip()


def ran(command: list[str]) -> str:
    """Run a command to its end, and give back what it printed."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own commands

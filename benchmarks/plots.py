"""Plots as SVG files that are the same whenever they show the same."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.result import Result

STYLE: Final[dict[Any, Any]] = {
    "svg.hashsalt": "migextract",
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
}
DIGEST: Final = re.compile(r"results (?P<digest>[0-9a-f]{64})")
MADE_BY: Final = f"matplotlib {mpl.__version__}"


def to_svg(figure: Figure, result: Result) -> str:
    """A figure as SVG that bears the digest of the result it shows, and no date."""
    written = io.StringIO()
    with mpl.rc_context(STYLE):
        metadata = {"Date": None, "Creator": MADE_BY, "Description": f"results {digest(result)}"}
        figure.savefig(written, format="svg", metadata=metadata)
    # It ends lines in spaces here and there, which editors and version control stumble over.
    return re.sub(r"[ \t]+\n", "\n", written.getvalue())


def digest(result: Result) -> str:
    """By which a plot tells which result it was made from."""
    return hashlib.sha256(result.model_dump_json().encode()).hexdigest()


def shown_in(svg: str) -> str | None:
    """The digest of the result that a plot was made from, None if it bears none."""
    found = DIGEST.search(svg)
    return found["digest"] if found else None

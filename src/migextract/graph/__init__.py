"""The net of a batch: papers, acts, bodies and instruments, and which paper cites, mentions or answers which.

`build` makes a networkx graph of validated documents, `write` puts it into a file, one small module a format.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final

import networkx as nx

from migextract.errors import UsageError
from migextract.graph.building import build
from migextract.graph.reading import read

__all__ = ["FORMATS", "build", "read", "write"]

FORMATS: Final = ("graphml", "jsonld", "dot", "html")
"""Output formats, each a module of `migextract.graph`."""


def write(graph: nx.MultiDiGraph, path: Path, format: str) -> None:  # noqa: A002 - the name of the option
    """Write a graph. The file appears under its name only when it is complete; until then it is called `PATH.part`.

    Args:
        graph: what `build` made.
        path: the file to write.
        format: one of `FORMATS`.

    Raises:
        UsageError: if there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(f"no graph format {format!r}; there are {', '.join(FORMATS)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    import_module(f"migextract.graph.{format}").write(graph, part)
    part.replace(path)

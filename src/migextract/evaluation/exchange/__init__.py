"""Gold in the forms of annotation tools, and back: people correct it where they like to work.

    exchange.export(gold, "out/", "brat")            write texts and mentions for the tool
    exchange.load("out/", gold, "brat")              read the corrected mentions, checked by all rules of the gold

The texts do not change on the way, and what the manifest says of them stays in the gold, so a gold set that is
exported and loaded again is equal to itself. Offsets are code points in brat and Label Studio (from version 1.4 on)
and UTF-16 units in UIMA, which differ behind characters outside the basic plane; each module converts its own.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from migextract.errors import UsageError
from migextract.evaluation.annotation import in_order
from migextract.evaluation.checks import check_annotations
from migextract.evaluation.exchange.edited import Edited
from migextract.evaluation.failure import Failure, raise_all
from migextract.evaluation.gold import Gold

TOOLS: Final = {"brat": "brat", "label-studio": "label_studio", "inception": "inception"}
"""The tools, each with its module. INCEpTION needs the extra `exchange`."""


class Tool(Protocol):
    """What the module of a tool offers."""

    def write(self, gold: Gold, folder: Path) -> None:
        """Write texts and mentions, and what the tool needs to know of the labels."""

    def read(self, folder: Path, gold: Gold, failures: list[Failure]) -> dict[str, Edited]:
        """The mentions by document; whatever cannot be read is added to the failures."""


def export(gold: Gold, folder: Path | str, tool: str) -> None:
    """Write a gold set for an annotation tool.

    Raises:
        UsageError: if there is no form for such a tool, or its extra is not installed.
        GoldError: if the format cannot hold a text, for example a control character in XML.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _module(tool).write(gold, folder)


def load(folder: Path | str, gold: Gold, tool: str) -> Gold:
    """The gold set with the mentions that an annotation tool saved; write it with `gold.write`.

    Args:
        folder: what `export` wrote and the tool has changed.
        gold: the set that was exported; texts and manifest stay as they are here.
        tool: one of `TOOLS`.

    Raises:
        UsageError: if there is no form for such a tool, or its extra is not installed.
        GoldError: if a document is missing, a text was changed, or mentions break the rules; all are named.
    """
    failures: list[Failure] = []
    edited = _module(tool).read(Path(folder), gold, failures)
    documents = []
    for document in gold.documents:
        if document.id not in edited:
            failures.append(Failure(document.id, None, "the tool's files do not have it", "export all documents"))
            continue
        file, mentions = edited[document.id]
        failures += check_annotations(document.text, mentions, file)
        documents.append(replace(document, mentions=tuple(in_order(mention for mention, _ in mentions))))
    raise_all(failures)
    return replace(gold, documents=tuple(documents))


def _module(name: str) -> Tool:
    if name not in TOOLS:
        raise UsageError(f"there is no exchange with a tool {name!r}; use one of {', '.join(TOOLS)}")
    return cast("Tool", import_module(f"migextract.evaluation.exchange.{TOOLS[name]}"))

"""CSV: the table of mentions for spreadsheets, safe against formulas in the text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from migextract.records import Document
from migextract.writing.table import SCHEMA, readable, rows

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection")."""


def write(documents: Iterable[Document], path: Path) -> None:
    """Write the table of mentions as UTF-8 with a byte order mark, which spreadsheets need to see umlauts."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(SCHEMA.names)
        writer.writerows([harmless(readable(value)) for value in row.values()] for row in rows(documents))


def harmless(value: Any) -> Any:
    """The value, with an apostrophe before it if a spreadsheet would run it.

    >>> harmless("=HYPERLINK(1)"), harmless("Europol"), harmless(12)
    ("'=HYPERLINK(1)", 'Europol', 12)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value

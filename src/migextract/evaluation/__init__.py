"""Gold and evaluation: read a checked gold set, measure predictions against it, and show every error."""

from __future__ import annotations

from migextract.evaluation.agreement import agreement
from migextract.evaluation.compare import Comparison, compare, read_scores, to_json
from migextract.evaluation.convert import to_dataset, to_docbin
from migextract.evaluation.gold import Gold, GoldDocument, check, read, write
from migextract.evaluation.measure import evaluate
from migextract.evaluation.report import to_html, write_report
from migextract.evaluation.scores import Scores
from migextract.evaluation.table import to_markdown

__all__ = [
    "Comparison",
    "Gold",
    "GoldDocument",
    "Scores",
    "agreement",
    "check",
    "compare",
    "evaluate",
    "read",
    "read_scores",
    "to_dataset",
    "to_docbin",
    "to_html",
    "to_json",
    "to_markdown",
    "write",
    "write_report",
]

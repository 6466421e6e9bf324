"""Tables of cases, one for each step: text, and the view of it.

Where both are the same, or the row says `untouched`, the step must not have touched the text; else it must have.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from _pytest.mark.structures import ParameterSet

from migextract.view import BEFORE_FURNITURE, BEHIND_FURNITURE, view
from migextract.view.steps import furniture
from migextract.view.text_view import TextView, behind, edited, whole

CASES = Path(__file__).parent / "cases"
KEYS = {"text", "view", "untouched", "note", "xfail"}


class Case(NamedTuple):
    step: str
    text: str
    view: str
    edits: bool  # whether the step has to do with the difference


def cases() -> Iterator[ParameterSet]:
    for table in sorted(CASES.glob("*.jsonl")):
        for number, line in enumerate(table.read_text("utf-8").splitlines(), 1):
            row = json.loads(line)
            assert {"text", "view"} <= set(row) <= KEYS, f"{table.name}:{number}: unknown or missing keys"
            marks = [pytest.mark.xfail(reason=row["xfail"])] if "xfail" in row else []
            edits = row["text"] != row["view"] and not row.get("untouched")
            yield pytest.param(
                Case(table.stem, row["text"], row["view"], edits), marks=marks, id=f"{table.stem}:{number}"
            )


def steps_that_edit(text: str) -> set[str]:
    """Names of the steps that change something on the way from text to view."""
    used: set[str] = set()

    def run(shown: TextView, steps: tuple[object, ...]) -> TextView:
        for step in steps:
            found = step.edits(shown.text)  # type: ignore[attr-defined]
            if found:
                used.add(step.__name__.rpartition(".")[2])  # type: ignore[attr-defined]
            shown = edited(shown, found)
        return shown

    cleaned = run(whole(text), BEFORE_FURNITURE)
    body, tail = furniture.split(cleaned)
    if (body.text, tail.text) != (cleaned.text, ""):
        used.add("furniture")
    assert behind(run(body, BEHIND_FURNITURE), run(tail, BEHIND_FURNITURE)).text == view(text).text
    return used


def test_every_step_has_a_table_with_positive_and_negative_cases():
    names = {step.__name__.rpartition(".")[2] for step in (*BEFORE_FURNITURE, furniture, *BEHIND_FURNITURE)}
    kinds = {(case.step, case.edits) for parameters in cases() for case in parameters.values}
    assert kinds == {(name, kind) for name in names for kind in (True, False)}


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case):
    assert view(case.text).text == case.view
    assert (case.step in steps_that_edit(case.text)) == case.edits

"""The gate: no change lands that makes the extraction worse on the gold.

    python benchmarks/gate.py SCORES.json                     fails if a score is below its floor
    python benchmarks/gate.py SCORES.json --update            raises the floors, pins the gold; never lowers a floor
    python benchmarks/gate.py SCORES.json --update --allow-regression "why"    lowers them, and keeps the reason

`SCORES.json` is what `migextract evaluate --json` writes. `floors.json`:

    {"gold": "<fingerprint of the gold set>",
     "floors": {"AGENCY": {"f1": 0.98, "links": 0.99}, "DATE": {"f1": 0.99, "values": 0.98}, "ALL": {...}, ...},
     "regressions": [{"reason": "why", "lowered": {"AGENCY f1": [0.98, 0.97]}}]}

A score that had nothing to be counted on has no floor. Exit code 0: all is well; 1: the gate is shut; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict

FLOORS = Path(__file__).with_name("floors.json")

TOLERANCE = 0.005
"""How far a score may lie below its floor.

Rules give the same result on every machine, but the weights of the trained part are multiplied in another order on
another processor, which may turn a mention over. Half a point lets that happen in the large groups (3 in 670
mentions) and is less than one mention of any label with fewer than 100, where every single one is guarded.
"""

Rates = dict[str, dict[str, float]]


class Regression(TypedDict):
    """A floor that was lowered on purpose, with what it was and became."""

    reason: str
    lowered: dict[str, list[float | None]]


class Floors(TypedDict):
    """What `floors.json` holds."""

    gold: str
    floors: Rates
    regressions: list[Regression]


class GateError(Exception):
    """The gate is shut; the message says why and what to do."""


def rates(scores: dict[str, Any]) -> Rates:
    """The scores that are guarded: exact F1, and the accuracy of values or links where there are any."""
    found: Rates = {}
    for label, score in scores["labels"].items():
        shares = {
            "f1": score["exact"]["f1"]["value"],
            "values": score["values"]["accuracy"]["value"],
            "links": score["links"]["accuracy"]["value"],
        }
        found[label] = {name: share for name, share in shares.items() if share is not None}
    return {label: shares for label, shares in found.items() if shares}


def falls(floors: Rates, scores: Rates, tolerance: float) -> Iterator[tuple[str, str, float, float | None]]:
    """Label, name, floor and score of all scores below their floor; a score that is gone has fallen to None."""
    for label, shares in floors.items():
        for name, floor in shares.items():
            score = scores.get(label, {}).get(name)
            if score is None or score < floor - tolerance:
                yield label, name, floor, score


def check(floors: Floors, scores: dict[str, Any]) -> None:
    """Let scores pass that are on the same gold and below no floor.

    Raises:
        GateError: naming every score that fell, from what to what.
    """
    fingerprint = scores["gold"]["fingerprint"]
    if fingerprint != floors["gold"]:
        raise GateError(
            f"the floors are pinned to gold {floors['gold'][:12]}, the scores are on gold {fingerprint[:12]}: "
            "if the gold was corrected on purpose, re-pin with --update"
        )
    found = rates(scores)
    problems = [
        f"{label} {name} fell from {floor:.4f} to {_shown(score)}"
        for label, name, floor, score in falls(floors["floors"], found, TOLERANCE)
    ]
    problems += [
        f"{label} {name} has no floor yet: pin it with --update"
        for label, shares in found.items()
        for name in shares
        if name not in floors["floors"].get(label, {})
    ]
    if problems:
        raise GateError("\n".join(problems))


def update(old: Floors | None, scores: dict[str, Any], reason: str | None) -> Floors:
    """Floors raised to the scores. A floor is lowered only for a reason, which is kept.

    A score that is below its floor by no more than the tolerance keeps the floor, so that many small steps down
    cannot add up.

    Raises:
        GateError: naming the floors that would have to be lowered, if no reason is given.
    """
    found = rates(scores)
    before: Rates = old["floors"] if old else {}
    fallen = list(falls(before, found, TOLERANCE))
    if fallen and reason is None:
        lines = [f"{label} {name} from {floor:.4f} to {_shown(score)}" for label, name, floor, score in fallen]
        raise GateError(
            "\n".join(["a floor is not lowered without --allow-regression REASON; it would have to be:", *lines])
        )
    lowered = {(label, name) for label, name, _, _ in fallen}
    floors = {
        label: {
            name: share if (label, name) in lowered else max(share, before.get(label, {}).get(name, share))
            for name, share in shares.items()
        }
        for label, shares in found.items()
    }
    regressions = list(old["regressions"]) if old else []
    if fallen and reason is not None:
        changes: dict[str, list[float | None]] = {
            f"{label} {name}": [floor, score] for label, name, floor, score in fallen
        }
        regressions.append({"reason": reason, "lowered": changes})
    return {"gold": scores["gold"]["fingerprint"], "floors": floors, "regressions": regressions}


def _shown(score: float | None) -> str:
    return "nothing (no mention left to count)" if score is None else f"{score:.4f}"


def main(arguments: list[str] | None = None) -> int:
    """Run the gate; returns the exit code."""
    parser = argparse.ArgumentParser(description="Fail if a score is below its floor.")
    parser.add_argument("scores", type=Path, help="scores as written by `migextract evaluate --json`")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the floors (default: %(default)s)")
    parser.add_argument("--update", action="store_true", help="raise the floors to these scores and pin the gold")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors, and keep the reason")
    options = parser.parse_args(arguments)
    if options.allow_regression is not None and not (options.update and options.allow_regression.strip()):
        parser.error("--allow-regression needs --update and a reason in words")
    if not options.scores.is_file():
        parser.error(f"there is no file {options.scores}; write it with `migextract evaluate --json {options.scores}`")
    if not options.update and not options.floors.is_file():
        parser.error(f"there is no file {options.floors}; pin the first floors with --update")
    try:
        scores = json.loads(options.scores.read_text("utf-8"))
        floors: Floors | None = json.loads(options.floors.read_text("utf-8")) if options.floors.is_file() else None
        if options.update:
            new = update(floors, scores, options.allow_regression)
            options.floors.write_text(json.dumps(new, indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")
            print(f"pinned {sum(map(len, new['floors'].values()))} floors to gold {new['gold'][:12]}")
        elif floors is not None:
            check(floors, scores)
            print(f"no score is below its floor (gold {floors['gold'][:12]})")
    except GateError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        parser.error(f"{options.scores} holds no scores, or {options.floors} no floors: {error!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""JSON objects in the form of a model, each fault a failure with its file, line and mend."""

from __future__ import annotations

import json
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from migextract.evaluation.failure import Failure

Model = TypeVar("Model", bound=BaseModel)

KEY_ERRORS: Final = {"extra_forbidden", "missing"}


def parse(model: type[Model], raw: str, file: str, line: int | None, failures: list[Failure]) -> Model | None:
    """One JSON object in the form of a model, or None; what is wrong with it is added to the failures.

    Args:
        model: the form, which says itself whether unknown keys are refused.
        raw: the JSON.
        file: name of the file for the messages.
        line: line of that file, or None where `raw` is the whole file.
        failures: the list that failures are added to.
    """
    try:
        return model.model_validate(json.loads(raw, object_pairs_hook=_without_duplicates))
    except json.JSONDecodeError as error:
        failures.append(Failure(file, line or error.lineno, f"no JSON: {error.msg}", "write one JSON object"))
    except ValidationError as error:
        keys = ", ".join(model.model_fields)
        for detail in error.errors():
            where = ".".join(map(str, detail["loc"])) or "the line"
            problem, mend = f"{where}: {detail['msg'][0].lower()}{detail['msg'][1:]}", f"the keys are {keys}"
            if detail["type"] not in KEY_ERRORS:
                problem, mend = f"{problem}, and not {detail['input']!r}", f"correct {where}"
            failures.append(Failure(file, line, problem, mend))
    except _TwiceError as error:
        failures.append(Failure(file, line, str(error), "give each key once"))
    return None


class _TwiceError(Exception):
    """A key that stands twice in one JSON object."""


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; Python's own reader would keep the last of two equal keys in silence."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise _TwiceError(f"key {key!r} stands there twice")
    return dict(pairs)

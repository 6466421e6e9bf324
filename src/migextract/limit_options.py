"""The options `--max-…` of the command line: one for each field of `Limits`, which says what it bounds."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from inspect import Parameter
from typing import Annotated, Any, Final

import typer

from migextract.reading.limits import Limits

PANEL: Final = "Limits of one document; beyond them it fails"

ATTRIBUTE: Final = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
"""An attribute and what it is, in a docstring of Google's style."""


def with_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Make of a command's parameter `limits: Limits` an option for each of them."""
    limits = {f"max_{field.name}": field for field in fields(Limits)}

    @wraps(command)
    def with_options(**given: Any) -> None:
        values = {field.name: given.pop(option) for option, field in limits.items()}
        command(**given, limits=Limits(**values))

    signature = inspect.signature(command, eval_str=True)
    others = [parameter for parameter in signature.parameters.values() if parameter.name != "limits"]
    meaning = {name: " ".join(text.split()) for name, text in ATTRIBUTE.findall(inspect.getdoc(Limits) or "")}
    options = [
        Parameter(
            option,
            Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=Annotated[int, typer.Option(min=1, help=sentence(meaning[field.name]), rich_help_panel=PANEL)],
        )
        for option, field in limits.items()
    ]
    with_options.__signature__ = signature.replace(parameters=[*others, *options])  # type: ignore[attr-defined]
    return with_options


def sentence(text: str) -> str:
    """The text with a capital letter in front.

    >>> sentence("pages of a PDF.")
    'Pages of a PDF.'
    """
    return text[0].upper() + text[1:]

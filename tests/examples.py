"""Example tables: sentences with the answer written into them, one JSON object a line.

`{"text": "Am [22. und 23. Juli 2020|{2020-07-22,2020-07-23}] tagte …", "note": "why"}`: a mention is written
`[surface|value]`, mentions may nest, and a literal bracket or bar is escaped (`\\[`, `\\]`, `\\|`).
A line without brackets is a negative. `"xfail": "reason"` marks a known failure.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "examples"
_FIELDS = {"text", "note", "xfail"}
_MARKUP = re.compile(r"\\(?P<literal>[\[\]|\\])|(?P<mark>[\[\]|])")


class ExampleError(ValueError):
    """A table breaks its own rules; the message names the table, the line and the reason."""


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence and the mentions it holds.

    Attributes:
        id: table and line, for example `doc_numbers:12`.
        text: the sentence without markup.
        mentions: (start, end, value) of every mention, in the order of their starts, outer before inner.
        note: why the case is there.
        xfail: why the case is known to fail, or "".
    """

    id: str
    text: str
    mentions: list[tuple[int, int, str]]
    note: str = ""
    xfail: str = ""

    def surfaces(self) -> list[tuple[str, str]]:
        """(surface, value) of every mention."""
        return [(self.text[start:end], value) for start, end, value in self.mentions]


def parse(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Take the markup out of a sentence.

    Raises:
        ValueError: on a bracket that is not closed or not opened, a mention without a value, or an empty one.
    """
    text = ""
    mentions: list[tuple[int, int, str]] = []
    starts: list[int] = []  # of the mentions that are open
    value_start: int | None = None  # where the value of the innermost one began in `text`
    position = 0
    for match in _MARKUP.finditer(marked):
        text += marked[position : match.start()] + (match["literal"] or "")
        position = match.end()
        if match["mark"] == "[":
            _demand(value_start is None, "a mention opens inside a value")
            starts.append(len(text))
        elif match["mark"] == "|":
            _demand(bool(starts) and value_start is None, "a bar that parts nothing; write \\| for a literal one")
            value_start = len(text)
        elif match["mark"] == "]":
            _demand(bool(starts), "a bracket closes that none opened; write \\] for a literal one")
            _demand(value_start is not None, "a mention has no value; write \\[ and \\] for literal brackets")
            start = starts.pop()
            _demand(start != value_start, "a mention is empty")
            mentions.append((start, value_start or 0, text[value_start:]))
            text, value_start = text[:value_start], None
    _demand(not starts, "a bracket is not closed")
    return text + marked[position:], sorted(mentions, key=lambda mention: (mention[0], -mention[1]))


def _demand(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)


def load(name: str) -> list[Example]:
    """All cases of the table `tests/examples/<name>.jsonl`.

    Raises:
        ExampleError: if a line is no JSON object of the known fields, or its markup is broken.
    """
    examples = []
    for number, line in enumerate((FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{name}:{number}"
        try:
            row = json.loads(line)
            known = isinstance(row, dict) and "text" in row and row.keys() <= _FIELDS
            _demand(known, f"a line is an object with `text` and perhaps {sorted(_FIELDS - {'text'})}")
            text, mentions = parse(row["text"])
        except ValueError as error:
            raise ExampleError(f"{where}: {error}") from error
        examples.append(Example(where, text, mentions, row.get("note", ""), row.get("xfail", "")))
    return examples

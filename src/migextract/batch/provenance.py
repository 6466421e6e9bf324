"""How the documents of a batch were made: all that decides what stands in them, but for the items themselves.

It stands beside the output. A run only continues another one if it is the same, or the output would be of two minds.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from migextract.errors import KnowledgeError, UsageError
from migextract.extractor import Settings

LIMIT: Final = ("max_", "time_limit")
"""How the names of those values begin that decide which documents fail, and not what stands in the others."""


def made_with(
    settings: Settings,
    format: str,  # noqa: A002 - the name of the option
    date: datetime.date | None,
    time_limit: float | None,
) -> dict[str, Any]:
    """How documents are made, as values that JSON knows.

    Raises:
        KnowledgeError: if a file of the user's own knowledge cannot be read.
    """
    import migextract  # noqa: PLC0415 - which is not whole while this is imported

    values = asdict(settings)
    values |= {f"max_{name}": value for name, value in values.pop("limits").items()}
    values |= {
        "format": format,
        "date": date,
        "migextract": migextract.__version__,
        "spacy": metadata.version("spacy"),
        "base_version": None if settings.base is None else version_of(settings.base),
        "knowledge": [digest([Path(path)]) for path in settings.knowledge],
        "own_knowledge": digest(resources.files("migextract.knowledge").joinpath("data").iterdir()),
        "time_limit": time_limit,
    }
    plain: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return plain


def version_of(base: str) -> str | None:
    """The version of an installed spaCy pipeline; of one in a folder, what its `meta.json` has become."""
    meta = Path(base, "meta.json")
    if meta.is_file():
        return digest([meta])
    try:
        return metadata.version(base)
    except metadata.PackageNotFoundError:
        return None


def digest(files: Iterable[Traversable]) -> str:
    """SHA-256 of files, in the order of their names.

    Raises:
        KnowledgeError: naming the file that cannot be read.
    """
    total = sha256()
    for file in sorted(files, key=lambda file: file.name):
        try:
            total.update(file.read_bytes())
        except OSError as error:
            raise KnowledgeError(f"{file}: cannot be read ({error.strerror})") from error
    return total.hexdigest()


def check_same(before: Path, now: dict[str, Any], *, limits: bool) -> None:
    """Make sure that an earlier run made its documents in the same way.

    Args:
        before: the file that says how it did.
        now: how this one does.
        limits: whether the limits have to be the same as well.

    Raises:
        UsageError: naming what is different, or that nobody can tell.
    """
    try:
        then = json.loads(before.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(
            f"cannot resume: {before}, which says how the documents were made, cannot be read ({error}); "
            "leave --resume out to begin anew"
        ) from error
    names = [name for name in now | then if now.get(name) != then.get(name) and (limits or not name.startswith(LIMIT))]
    if names:
        changes = "; ".join(f"{name} was {then.get(name)!r} and is {now.get(name)!r}" for name in names)
        advice = "leave --resume out to begin anew"
        if all(name.startswith(LIMIT) for name in names):
            advice = "add --retry-failed to go on with other limits, which hold for what failed and what is new"
        raise UsageError(f"cannot resume, since the documents would not be made in the same way: {changes}; {advice}")

"""What a batch reads: the files that were named, and those in the folders that were, but never its own outputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from migextract.batch.output import output_around
from migextract.errors import UsageError
from migextract.extractor import Item, NamedFile
from migextract.reading import Columns, Skipped, files_in, ids_for, items_in
from migextract.reading.formats import by_suffix
from migextract.reading.limits import Limits


class Inputs(NamedTuple):
    """What a batch reads.

    Attributes:
        files: each once, in order.
        skipped: what stands in the folders and is left out, each with the reason.
    """

    files: list[Path]
    skipped: list[Skipped]

    def items(self, columns: Columns, limits: Limits) -> Iterator[Item]:
        """The documents: files, with ids that tell them apart, and rows of tables, read as they are asked for."""
        ids = ids_for(self.files)
        for file in self.files:
            for item in items_in(file, columns, limits, id=ids[file]):
                yield NamedFile(item, ids[file]) if isinstance(item, Path) else item

    def total(self) -> int | None:
        """How many documents there are; None if there are tables, whose rows nobody has counted."""
        forms = map(by_suffix, self.files)
        return None if any(form is not None and form.is_table for form in forms) else len(self.files)


def inputs(paths: Sequence[Path], output: Path) -> Inputs:
    """Expand files and folders.

    What a batch wrote into one of the folders is left out, with the files beside it: it is no paper, and a second run
    would read the output of the first.

    Raises:
        UsageError: if the output is named as an input, or nothing is left to read.
        ReadingError: if a path is missing or cannot be read (see `files_in`).
    """
    if output.resolve() in {path.resolve() for path in paths}:
        raise UsageError(f"{output}: both read and written; give the output another name")
    readable, skipped = files_in(paths)
    outputs = {file: output_around(file, output) for file in (*readable, *(place for place, _ in skipped))}
    for path in paths:
        outputs[path] = None  # who names a file wants it
    files = [file for file in readable if outputs[file] is None]
    if not files:
        raise UsageError(f"{', '.join(map(str, paths))}: nothing to read but what migextract wrote")
    ours = dict.fromkeys(place for place in outputs.values() if place is not None)
    reason = "written by migextract"
    others = [entry for entry in skipped if outputs[entry.path] is None]
    return Inputs(files, [*others, *(Skipped(place, reason) for place in ours)])

"""What a batch reads: the files that were named, and those in the folders that were, but never its own outputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from migextract.batch.output import Outputs
from migextract.errors import UsageError
from migextract.extractor import Item, NamedFile
from migextract.reading import Columns, Skipped, files_in, ids_for, items_in
from migextract.reading.formats import by_suffix
from migextract.reading.limits import Limits

BLOCK: Final = 1024 * 1024


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

    def total(self) -> int:
        """How many documents there are, at first glance: empty rows count, and the endings of names are believed."""
        return sum(map(documents_in, self.files))


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
    named, outputs, ours = set(paths), Outputs(output), dict[Path, None]()

    def is_paper(file: Path) -> bool:
        place = None if file in named else outputs.around(file)  # who names a file wants it
        if place is not None:
            ours[place] = None
        return place is None

    files = list(filter(is_paper, readable))
    if not files:
        raise UsageError(f"{', '.join(map(str, paths))}: nothing to read but what migextract wrote")
    others = [entry for entry in skipped if is_paper(entry.path)]
    return Inputs(files, [*others, *(Skipped(place, "written by migextract") for place in ours)])


def documents_in(file: Path) -> int:
    """How many documents a file holds: rows of a table, else one."""
    form = by_suffix(file)
    if form is None or not form.is_table:
        return 1
    try:
        return rows_of_parquet(file) if form.begins is not None else lines_of(file)
    except (OSError, ValueError):  # damaged: that will be said of it when it is read
        return 1


def rows_of_parquet(file: Path) -> int:
    """Number of rows, as the table itself says."""
    from pyarrow.parquet import read_metadata  # noqa: PLC0415 - heavy

    rows: int = read_metadata(file).num_rows
    return rows


def lines_of(file: Path) -> int:
    """Number of lines, the last one with or without its end."""
    last = b""
    with file.open("rb") as stream:
        lines = sum((last := block).count(b"\n") for block in iter(lambda: stream.read(BLOCK), b""))
    return lines + (not last.endswith(b"\n"))

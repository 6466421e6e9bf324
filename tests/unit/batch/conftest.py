"""A batch without processes and without finding anything, for tests of what a batch keeps, writes and refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from migextract import Document, batch
from migextract.batch import Options, Outcome, Summary, extract_to
from migextract.batch.inputs import inputs
from migextract.batch.summary import tally
from migextract.errors import ReadingError
from migextract.extractor import Item, Settings, failed, identity, line_of, source_of
from migextract.reading import Columns
from migextract.records import Metadata

USUAL, SETTINGS, COLUMNS = Options(), Settings(), Columns()


class KilledError(BaseException):
    """What ends a run in these tests."""


def outlined(item: Item, settings: Settings) -> Document:
    """The document of an item, without mentions; a text that begins with `fail` fails."""
    try:
        source = source_of(item, settings.limits)
    except ReadingError as error:
        return failed(item, error, settings.limits)
    if source.text.startswith("fail"):
        return failed(item, ReadingError(source.text), settings.limits)
    id, info = identity(item, settings.limits)
    info = info.model_copy(update={"characters": len(source.text), "text": source.text if settings.keep_text else None})
    return Document(id=id, source=info, metadata=Metadata(title=source.text[:50]), mentions=())


@pytest.fixture
def worked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the items that were worked at, and not kept."""
    ids: list[str] = []

    def outcomes(items: Iterable[Item], settings: Settings, _: Options) -> Iterator[Outcome]:
        for item in items:
            document = outlined(item, settings)
            ids.append(document.id)
            yield Outcome(line_of(document), tally(document), seconds=len(document.id))

    monkeypatch.setattr(batch, "outcomes", outcomes)
    return ids


class Runs:
    """Runs batches over one folder."""

    def __init__(self, folder: Path, worked_at: list[str]) -> None:
        self.papers = folder / "papers"
        self.output = folder / "out.jsonl"
        self.worked_at = worked_at
        self.write(a="Europol", b="fail", c="Frontex", d="Eurojust")

    def write(self, **texts: str | None) -> None:
        """Write text files; None takes one away."""
        self.papers.mkdir(exist_ok=True)
        for name, text in texts.items():
            file = self.papers / f"{name}.txt"
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.write_text(text, encoding="utf-8")

    def run(
        self,
        options: Options = USUAL,
        *,
        killed_after: int | None = None,
        settings: Settings = SETTINGS,
        output: Path | None = None,
        columns: Columns = COLUMNS,
    ) -> Summary | None:
        """Run a batch; None if it was killed after so many documents."""
        left = killed_after

        def watch(_: Outcome) -> None:
            nonlocal left
            left = None if left is None else left - 1
            if left == 0:
                raise KilledError

        self.worked_at.clear()
        output = output or self.output
        items = inputs([self.papers], output).items(columns, settings.limits)
        try:
            return extract_to(items, output, settings, options, watch)
        except KilledError:
            return None

    def part(self) -> Path:
        """The journal."""
        return self.output.with_name("out.jsonl.part")

    def fresh(self, **options: object) -> bytes:
        """What a run that nothing ended writes elsewhere."""
        output = self.output.parent / "elsewhere" / "out.jsonl"
        self.run(output=output, **options)  # type: ignore[arg-type]
        return output.read_bytes()


@pytest.fixture
def runs(tmp_path: Path, worked_at: list[str]) -> Runs:
    return Runs(tmp_path, worked_at)

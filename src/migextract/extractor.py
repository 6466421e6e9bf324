"""`Extractor`: source in, validated `Document` out."""

from __future__ import annotations

import datetime
import hashlib
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from migextract.assembling import Assembler
from migextract.errors import MigextractError, UsageError
from migextract.labels import LABELS, Label
from migextract.offsets import UNITS, Unit
from migextract.reading import has_known_suffix, printable, read
from migextract.reading.limits import DEFAULT, Limits
from migextract.reading.source import Source, Unreadable
from migextract.records import Document, ErrorRecord, Metadata, SourceInfo
from migextract.recounting import recounted
from migextract.view import view
from migextract.workers import Job, in_order

if TYPE_CHECKING:
    from spacy.language import Language

PLAUSIBLE_YEARS = range(1800, 2200)

logger = logging.getLogger(__name__)


class NamedFile(NamedTuple):
    """A file whose document bears an id of the caller's choice.

    Attributes:
        path: of the file.
        id: of the document.
    """

    path: Path
    id: str


Item = str | os.PathLike[str] | NamedFile | Source | Unreadable


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides what an extractor finds; a worker process builds its own from it.

    Attributes:
        base: installed spaCy pipeline to build on, or None for the embedded one.
        knowledge: JSONL files with the user's own entries.
        labels: the labels to report, or None for all.
        keep_text: whether records keep the source text.
        trained: whether trained components take part.
        limits: how large a document may be.
        offsets: what the offsets of records count.
    """

    base: str | None = None
    knowledge: tuple[str, ...] = ()
    labels: tuple[Label, ...] | None = None
    keep_text: bool = False
    trained: bool = True
    limits: Limits = DEFAULT
    offsets: Unit = "code-points"


def settings_for(
    base: str | None = None,
    *,
    trained: bool = True,
    knowledge: Sequence[str | os.PathLike[str]] = (),
    labels: Sequence[str] | None = None,
    keep_text: bool = False,
    limits: Limits = DEFAULT,
    offsets: str = "code-points",
) -> Settings:
    """Checked settings; the arguments are those of `load`."""
    paths = [knowledge] if isinstance(knowledge, str | os.PathLike) else knowledge
    return Settings(
        base=base,
        knowledge=tuple(os.fspath(path) for path in paths),
        labels=None if labels is None else checked_labels(labels),
        keep_text=keep_text,
        trained=trained,
        limits=limits,
        offsets=checked_unit(offsets),
    )


def load(
    base: str | None = None,
    *,
    trained: bool = True,
    knowledge: Sequence[str | os.PathLike[str]] = (),
    labels: Sequence[str] | None = None,
    keep_text: bool = False,
    limits: Limits = DEFAULT,
    offsets: str = "code-points",
) -> Extractor:
    """Build an extractor.

    Args:
        base: name of an installed spaCy pipeline to build on; None for the embedded one, which needs no download.
        trained: whether to use trained components; False for rules and knowledge alone, which is fast.
        knowledge: JSONL files with entries of your own (see `migextract.knowledge.schema`).
        labels: report only these labels; conflicts are still decided with all of them.
        keep_text: keep the source text in `document.source.text`.
        limits: how large a document may be (see `migextract.reading.limits`).
        offsets: what the offsets of records count: `code-points` as Python does, or `utf-16` code units as JavaScript
            and Java do.

    Raises:
        PipelineError: if the base pipeline is not installed.
        KnowledgeError: if a line of your knowledge breaks the schema.
        UsageError: if a label or unit does not exist.
    """
    settings = settings_for(
        base,
        trained=trained,
        knowledge=knowledge,
        labels=labels,
        keep_text=keep_text,
        limits=limits,
        offsets=offsets,
    )
    return Extractor(settings)


def checked_labels(labels: Sequence[str]) -> tuple[Label, ...]:
    """The labels, if all of them exist.

    Raises:
        UsageError: naming the ones that do not, and those that do.
    """
    labels = [labels] if isinstance(labels, str) else labels
    if not labels:
        raise UsageError(f"no label is asked for. The labels are {', '.join(LABELS)}.")
    known: tuple[Label, ...] = tuple(label for label in LABELS if label in labels)
    if unknown := sorted(set(labels) - set(LABELS)):
        raise UsageError(f"no such label: {', '.join(unknown)}. The labels are {', '.join(LABELS)}.")
    return known


def checked_unit(unit: str) -> Unit:
    """The unit of offsets, if it exists.

    Raises:
        UsageError: naming those that do.
    """
    for known in UNITS:
        if unit == known:
            return known
    raise UsageError(f"offsets cannot count {unit!r}, only {' or '.join(UNITS)}")


def checked_date(date: str | datetime.date | None) -> datetime.date | None:
    """A day given as `YYYY-MM-DD` or as a date.

    Raises:
        UsageError: if it is no day.
    """
    if date is None:
        return None
    if isinstance(date, datetime.datetime):
        date = date.date()
    if isinstance(date, str):
        try:
            date = datetime.date.fromisoformat(date)
        except ValueError as error:
            raise UsageError(f"{date!r} is no date of the form YYYY-MM-DD ({error})") from error
    if date.year not in PLAUSIBLE_YEARS:
        raise UsageError(f"{date} is no date of a paper: its year must be between 1800 and 2199")
    return date


class Extractor:
    """Turns sources into documents. Build one with `migextract.load()` and use it for many texts.

    Attributes:
        settings: what it was built with.
        nlp: the spaCy pipeline.
    """

    def __init__(self, settings: Settings) -> None:
        from migextract.pipeline import build, name_index  # noqa: PLC0415 - spaCy takes a second to import

        self.settings = settings
        self.nlp: Language = build(settings.base, settings.knowledge, trained=settings.trained)
        self._assembler = Assembler(name_index(self.nlp))

    def extract(
        self, source: str | Source, *, date: str | datetime.date | None = None, id: str | None = None
    ) -> Document:
        """Find all mentions in a text.

        Args:
            source: the text, or a `Source`.
            date: the day of the document, which completes dates without a year; it wins over one found in the text.
            id: name of the document; without it, a text is named after its hash.
        """
        from migextract.components import find  # noqa: PLC0415 - spaCy takes a second to import

        day = checked_date(date)
        if isinstance(source, str):
            source = Source.from_text(source, id)
        clean = view(source.text)
        mentions = find(self.nlp, clean.text)
        document = self._assembler.document(
            source, clean, mentions, date=day, labels=self.settings.labels, keep_text=self.settings.keep_text
        )
        return recounted(document, self.settings.offsets, source.text)

    def extract_file(self, path: str | os.PathLike[str], *, date: str | datetime.date | None = None) -> Document:
        """Read a file and find all mentions in it.

        Raises:
            ReadingError: if it cannot be read.
            UnsupportedFormatError: if there is no reader for this kind of file.
        """
        return self.extract(read(path, limits=self.settings.limits), date=date)

    def pipe(
        self, items: Iterable[Item], *, workers: int = 1, date: str | datetime.date | None = None
    ) -> Iterator[Document]:
        """Extract many documents, in order; one that fails becomes a document with `errors` and no mentions.

        Args:
            items: paths, `Source`s or texts. A `str` that names a file is a path, every other one is a text.
            workers: processes to work in. With more than one, a script must stand under
                `if __name__ == "__main__":`, as Python's `multiprocessing` demands. An item at which a process dies
                fails with the code `worker-died`, and another process takes its place.
            date: the day of the documents.
        """
        day = checked_date(date)
        if workers > 1:

            def lost(item: Item, error: Exception) -> bytes:
                return line_of(failed(item, error, self.settings.limits))

            for line in in_order(Job(work, lost, start_worker, (self.settings, day)), items, workers):
                yield Document.model_validate_json(line)
        else:
            for item in items:
                yield self.extract_or_report(item, day)

    def extract_or_report(self, item: Item, date: datetime.date | None) -> Document:
        """Extract one item; whatever goes wrong becomes a document that reports it, and never stops a batch."""
        try:
            return self.extract(source_of(item, self.settings.limits), date=date)
        except MigextractError as error:
            return failed(item, error, self.settings.limits)
        except Exception as error:
            document = failed(item, error, self.settings.limits)
            logger.exception("%s: unexpected error, please report it", document.source.path or document.id)
            return document


_worker: tuple[Extractor, datetime.date | None]


def start_worker(settings: Settings, date: datetime.date | None) -> None:
    """Build a worker process's own extractor; pipelines are not sent between processes."""
    global _worker  # noqa: PLW0603 - the one thing a worker process keeps between calls
    _worker = Extractor(settings), date


def worked(item: Item) -> Document:
    """Extract one item in a worker."""
    extractor, date = _worker
    return extractor.extract_or_report(item, date)


def work(item: Item) -> bytes:
    """Extract one item in a worker; JSON is the cheapest form in which a record crosses processes."""
    return line_of(worked(item))


def line_of(document: Document) -> bytes:
    """A document as one line of JSON, as the batch writes it."""
    return document.model_dump_json().encode()


def source_of(item: Item, limits: Limits = DEFAULT) -> Source:
    """The source that an item of a batch stands for."""
    if isinstance(item, Unreadable):
        raise item.error
    if isinstance(item, Source):
        return item
    if isinstance(item, NamedFile):
        return read(item.path, id=item.id, limits=limits)
    if isinstance(item, os.PathLike) or is_path(item):
        return read(item, limits=limits)
    return Source.from_text(item)


def is_path(text: str) -> bool:
    """Whether a `str` is a path and no text: it names a file, or is one word that ends like a file we can read."""
    longest = 1024
    if len(text) > longest or "\n" in text or not text.strip():
        return False
    try:
        return Path(text).is_file() or (has_known_suffix(text) and not any(map(str.isspace, text)))
    except (OSError, ValueError):
        return False


def failed(item: Item, error: Exception, limits: Limits = DEFAULT) -> Document:
    """The document that stands for an item that could not be extracted."""
    ours = isinstance(error, MigextractError)
    message = printable(str(error) if ours else f"{type(error).__name__}: {error}")
    code = error.code if isinstance(error, MigextractError) else "unexpected"
    id, source = identity(item, limits)
    return Document(
        id=id, source=source, metadata=Metadata(), mentions=(), errors=(ErrorRecord(code=code, message=message),)
    )


def identity(item: Item, limits: Limits = DEFAULT) -> tuple[str, SourceInfo]:
    """Id and origin of an item that may never have been read; those of its document are the same if it has."""
    if isinstance(item, str) and not is_path(item):
        item = Source.from_text(item)
    if isinstance(item, Source):
        return item.id, SourceInfo(
            path=item.path,
            sha256=item.sha256,
            media_type=item.media_type,
            charset=item.charset,
            characters=len(item.text),
            text=None,
        )
    if isinstance(item, Unreadable):
        id, path, digest = item.id, item.path, None
    else:
        named = item if isinstance(item, NamedFile) else NamedFile(Path(item), Path(item).stem)
        id, path, digest = named.id, os.fspath(named.path), digest_of(named.path, limits)
    return printable(id), SourceInfo(
        path=None if path is None else printable(path), sha256=digest, media_type=None, characters=0, text=None
    )


def digest_of(path: Path, limits: Limits) -> str | None:
    """SHA-256 of a file; None if it cannot be read, or is larger than the limit."""
    try:
        if not path.is_file() or path.stat().st_size > limits.file_bytes:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None

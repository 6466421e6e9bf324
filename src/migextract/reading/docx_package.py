"""The ZIP archive that a Word document is: its parts by name, how they hang together, and XML that can do no harm.

Nothing is unpacked to a disk, so names in the archive lead nowhere. What an archive claims to unpack to is held
against the limit before anything is; a part that is larger than it claims is damaged. XML with a document type is
refused, for that is where entities are declared, and no Word document has one.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import IO, Final, NamedTuple

from lxml import etree

from migextract.errors import ReadingError
from migextract.reading.limits import Limits

_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# What zipfile raises at archives that are damaged, encrypted or packed in a way it does not know.
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, OverflowError),
    *(NotImplementedError, RuntimeError),
)
_OTHERS: Final = (
    ("xl/", "an Excel workbook (XLSX)"),
    ("ppt/", "a PowerPoint presentation (PPTX)"),
    ("content.xml", "an OpenDocument file (ODT, ODS)"),
    ("meta-inf/container.xml", "an e-book (EPUB)"),
    ("meta-inf/manifest.mf", "a Java archive"),
)
_DOCUMENT: Final = "word/document.xml"


class Relation(NamedTuple):
    """That a part refers to another one.

    Attributes:
        kind: the last word of its type, for example `footnotes`.
        target: name of the other part.
    """

    kind: str
    target: str


class Tag(NamedTuple):
    """The beginning of an element; names are without their namespaces, for there are two sets of them.

    Attributes:
        name: of the element.
        parent: name of the element around it.
        is_first: whether no other element stands before it in that.
        values: its attributes.
    """

    name: str
    parent: str
    is_first: bool
    values: dict[str, str]

    @property
    def value(self) -> str:
        """The attribute that most elements have; empty if it is missing."""
        return self.values.get("val", "")


class End(NamedTuple):
    """The end of an element: its name, and the text that it begins with."""

    name: str
    text: str


class Package:
    """The parts of a Word document.

    Attributes:
        name: what to call the document in an error message.
        document: name of its main part.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open an archive.

        Raises:
            ReadingError: it is none, is damaged or encrypted, or holds no Word document.
            LimitError: it unpacks to too much, or has too many parts.
        """
        self.name = name
        _refuse_what_is_no_archive(data, name)
        limits.check("parts", data.count(_DIRECTORY_ENTRY), name)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise ReadingError(
                f"{name}: a damaged Word document ({error}); open it in Word and save it again"
            ) from error
        entries = self._archive.infolist()
        limits.check("unpacked_bytes", sum(entry.file_size for entry in entries), name)
        self._parts = {_plain(entry.filename): entry for entry in entries}
        main = [relation.target for relation in self.relations("") if relation.kind == "officeDocument"]
        self.document = main[0] if main and main[0].startswith("word/") else _DOCUMENT
        if self.document not in self._parts:
            raise ReadingError(f"{name}: no Word document, but {self._kind()}; save it as DOCX")

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def relations(self, part: str) -> list[Relation]:
        """The parts that a part refers to, in the order of its list; those of the archive itself for an empty name."""
        folder, file = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{file}.rels")
        if source not in self._parts:
            return []
        return [
            Relation(
                tag.values.get("Type", "").rpartition("/")[2],
                _plain(posixpath.join(folder, tag.values.get("Target", ""))),
            )
            for tag in self.tags(source)
            if tag.values.get("TargetMode") != "External"
        ]

    def tags(self, part: str) -> Iterator[Tag]:
        """The beginnings of the elements of a part; see `events`."""
        return (event for event in self.events(part) if isinstance(event, Tag))

    def events(self, part: str) -> Iterator[Tag | End]:
        """The beginnings and ends of the elements of a part; memory does not grow with them.

        Raises:
            ReadingError: the part is damaged, or no harmless XML.
        """
        try:
            with self._archive.open(self._parts[part]) as file:
                yield from _events(file, f"{self.name}: {part}")
        except etree.XMLSyntaxError as error:
            raise ReadingError(f"{self.name}: {part} is damaged XML ({error.msg})") from error
        except _DAMAGED as error:
            raise ReadingError(f"{self.name}: {part} is damaged or encrypted ({error})") from error

    def _kind(self) -> str:
        for beginning, kind in _OTHERS:
            if any(part.startswith(beginning) for part in self._parts):
                return kind
        return "another ZIP archive"


def _events(file: IO[bytes], name: str) -> Iterator[Tag | End]:
    parser = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    opened: list[str] = []
    for event, element in parser:
        if event == "start":
            if not opened and element.getroottree().docinfo.doctype:
                raise ReadingError(f"{name}: a document type, which no Word document has; it may be meant to harm")
            values = {_local(key): value for key, value in element.attrib.items()} if element.attrib else {}
            tag = Tag(_local(element.tag), opened[-1] if opened else "", element.getprevious() is None, values)
            opened.append(tag.name)
            yield tag
        else:
            yield End(opened.pop(), element.text or "")
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


@lru_cache(maxsize=1_000)
def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def _refuse_what_is_no_archive(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ReadingError(f"{name}: protected by a password; take it off in Word, and save the document again")
        raise ReadingError(f"{name}: an old Word document (DOC) under a new name; open it in Word and save it as DOCX")
    if not zipfile.is_zipfile(BytesIO(data)):
        raise ReadingError(f"{name}: no Word document, or only a part of one; download it again, or save it as DOCX")


def _plain(name: str) -> str:
    """A part's name without what writers of archives differ in; `..` never leads out of the archive."""
    return posixpath.normpath(posixpath.join("/", name.replace("\\", "/"))).lstrip("/").lower()

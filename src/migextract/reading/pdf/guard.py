"""What a PDF unpacks to is checked before PDFium, which would unpack all of it, may see it.

A page of a million drawn objects takes PDFium two seconds and half a gigabyte, and packs into thirty kilobytes.
Pictures are left out: they are large by right, and only a viewer unpacks them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from migextract.reading.limits import Limits

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_KEPT_PACKED = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
_LONGEST_DICTIONARY = 4_096
_CHUNK = 1 << 16


def check(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a PDF that unpacks to too much.

    Args:
        data: the file.
        name: what to call it in the message.
        limits: `stream_bytes` bounds each packed stream, `unpacked_bytes` all of them together.

    Raises:
        LimitError: a limit is passed.
    """
    total = 0
    for stream in _STREAM.finditer(data):
        dictionary = data[max(0, stream.start() - _LONGEST_DICTIONARY) : stream.start()].rpartition(b"obj")[2]
        layers = len(_FLATE.findall(dictionary))
        if not layers or _KEPT_PACKED.search(dictionary):
            continue
        chunks = _chunks(data, stream.end())
        for _ in range(layers):
            chunks = _inflated(chunks)
        size = 0
        for chunk in chunks:
            size += len(chunk)
            limits.check("stream_bytes", size, name)
        total += size
        limits.check("unpacked_bytes", total, name)


def _chunks(data: bytes, start: int) -> Iterator[bytes]:
    for place in range(start, len(data), _CHUNK):
        yield data[place : place + _CHUNK]


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack as far as it goes; what is damaged or encrypted is PDFium's to judge."""
    unpacking = zlib.decompressobj()
    try:
        for chunk in chunks:
            packed = chunk
            while packed and not unpacking.eof:
                yield unpacking.decompress(packed, _CHUNK)
                packed = unpacking.unconsumed_tail
            if unpacking.eof:
                return
    except zlib.error:
        return

"""What a PDF may unpack to."""

from __future__ import annotations

import zlib

import pytest

from migextract.errors import LimitError
from migextract.reading.limits import MIB, Limits
from migextract.reading.pdf import guard

from .papers import by_hand, written

PAGE = b"0 0 m 9 9 l S\n" * (3 * MIB // 14)  # three mebibytes, packed into six kilobytes


@pytest.mark.parametrize("filters", [1, 2, 3])
def test_a_stream_that_unpacks_to_too_much_is_refused(filters: int):
    data = by_hand(PAGE, filters=filters)
    assert len(data) < MIB // 16
    with pytest.raises(LimitError, match=r"test\.pdf: .* stream bytes, the limit is 2,097,152; raise"):
        guard.check(data, "test.pdf", Limits(stream_bytes=2 * MIB))


def test_streams_that_unpack_to_too_much_together_are_refused():
    packed = zlib.compress(PAGE)
    streams = [b"<</Filter/FlateDecode/Length %d>>stream\r\n%s\nendstream" % (len(packed), packed)] * 4
    with pytest.raises(LimitError, match=r"unpacked bytes, the limit is 10,485,760;"):
        guard.check(written(b"<</Type/Catalog>>", *streams), "test.pdf", Limits(unpacked_bytes=10 * MIB))


@pytest.mark.parametrize(
    "dictionary",
    [
        pytest.param(b"/Filter/FlateDecode/Subtype /Image", id="a picture"),
        pytest.param(b"/Type/EmbeddedFile/Filter/FlateDecode", id="an attachment"),
        pytest.param(b"/Filter/DCTDecode", id="packed otherwise"),
        pytest.param(b"", id="not packed"),
    ],
)
def test_what_pdfium_does_not_unpack_may_be_large(dictionary: bytes):
    packed = zlib.compress(PAGE)
    data = written(b"<</Type/Catalog>>", b"<<%s/Length %d>>stream\n%s\nendstream" % (dictionary, len(packed), packed))
    guard.check(data, "test.pdf", Limits(stream_bytes=MIB))


@pytest.mark.parametrize("packed", [b"", b"no zlib at all", zlib.compress(PAGE)[:100]])
def test_a_damaged_stream_is_left_to_the_reader(packed: bytes):
    data = b"<</Filter/FlateDecode>>stream\n" + packed
    guard.check(data, "test.pdf", Limits(stream_bytes=MIB))


def test_the_default_takes_a_page_of_a_million_objects():
    guard.check(by_hand(b"0 0 m 9 9 l S\n" * 1_000_000), "test.pdf", Limits())
    with pytest.raises(LimitError):
        guard.check(by_hand(b"0 0 m 9 9 l S\n" * 2_500_000), "test.pdf", Limits())

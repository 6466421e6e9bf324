"""What is fuzzed, and what must hold of it: each target takes bytes, and fails or returns nothing.

The targets know nothing of atheris, so that what it finds can be tried without it (`tests/fuzz/test_targets.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from types import ModuleType
from typing import Final, get_args

import migextract
from migextract import Document, Extractor, Source
from migextract.components import DefinitionsStep, NamesStep
from migextract.errors import MigextractError, ValueFormError
from migextract.finders import acts, bodies, dates, doc_numbers, money, people
from migextract.finders.proposal import Proposal
from migextract.labels import LABELS
from migextract.reading import docx, html, pdf, text
from migextract.reading.source import Decoded
from migextract.resolver import PRECEDENCE, resolve
from migextract.values import edtf
from migextract.values.doc_numbers import SCHEMES, describe
from migextract.view import view
from tests.conftest import GOLD_TEXTS
from tests.property import texts
from tests.unit.reading.pdf.papers import by_hand
from tests.unit.reading.test_docx import p, word

Target = Callable[[bytes], None]

PAPER_DATES: Final = tuple(datetime.date(year, 6, 5) for year in (1800, 1999, 2020, 2022, 2199))
EDTF_PARTS: Final = (
    "XXXX",
    "XX20",
    "199X",
    "2020",
    "0000",
    "9999",
    "-24",
    "-12-31",
    "-02-29",
    "/",
    "..",
    "{",
    "}",
    ",",
)
MARKUP: Final = ("<p>", "</p>", "<td>", "<table>", "<sup>", "<ul><li>", "<script>", "<main>", "<w:p>", "<w:r>", "<w:t>")
OPERATORS: Final = (
    "BT /F 9 Tf ",
    "1 0 0 1 60 700 Tm ",
    "(Frontex) Tj ",
    "[(a) -300 (b)] TJ ",
    "ET ",
    "9 0 Td ",
    "q ",
    "BT /F 9 Tf 60 700 Td (Frontex in Wien) Tj ET",
)


@cache
def extractor() -> Extractor:
    """One for all targets."""
    return migextract.load(trained=False)


def text_of(data: bytes) -> str:
    """Bytes as the text of a source."""
    return Source.from_text(data.decode("utf-8", "replace")).text


def fuzz_view(data: bytes) -> None:
    """The view keeps the places of its characters, and the order of the source in the body."""
    source = text_of(data)
    shown = view(source)
    places = shown.raw_index.tolist()
    assert len(places) == len(shown.text)
    assert all(0 <= place < len(source) for place in places)
    assert all(before <= after for before, after in pairwise(places[: shown.body]))
    for place in range(len(shown.text)):
        start, end = shown.to_source(place, place + 1)
        assert 0 <= start < end <= len(source)


def fuzz_finder(find: Callable[[str], Sequence[Proposal]], data: bytes) -> None:
    """A finder proposes words, in the order of the text, with values that are well formed."""
    shown = view(text_of(data)).text
    found = find(shown)
    assert all(before.start <= after.start for before, after in pairwise(found))
    for start, end, label, value, rule in found:
        assert 0 <= start < end <= len(shown)
        assert shown[start:end] == shown[start:end].strip()
        assert label in LABELS
        assert rule.partition(".")[0] in PRECEDENCE
        if label == "DATE":
            for day in PAPER_DATES:
                edtf.parse(edtf.resolve(value, day, dates.preference(rule)))
        elif label == "DOC_NUMBER":
            assert describe(value, shown[:start][-80:], shown[start:end]).value == value
        elif label == "MONEY":
            assert Decimal(value.partition(" ")[0]).is_finite()


def names(shown: str) -> list[Proposal]:
    """The finder of names, with the knowledge base."""
    (step,) = (step for _, step in extractor().nlp.pipeline if isinstance(step, NamesStep))
    return step.find(shown, {})


def definitions(shown: str) -> list[Proposal]:
    """The finder of definitions, with the names that it wants to know."""
    (step,) = (step for _, step in extractor().nlp.pipeline if isinstance(step, DefinitionsStep))
    return step.find(shown, {"names": names(shown)})


def fuzz_resolver(data: bytes) -> None:
    """Whatever is proposed, in whatever order: mentions nest, are among the proposals, and have places of their own."""
    line = "Das Deutsche Büro bei der Europäischen Agentur-Gruppe für 2020 (Wien). " * 4
    proposals = [
        Proposal(
            start, end, LABELS[label % len(LABELS)], "x"[: size // 128], f"{PRECEDENCE[finder % len(PRECEDENCE)]}.x"
        )
        for start, size, label, finder in zip(*[iter(data)] * 4, strict=False)
        if start < (end := min(start + 1 + size % 40, len(line)))
    ]
    found = resolve(proposals, line)
    assert resolve(reversed(proposals), line) == found
    assert set(found) <= set(proposals)
    assert len({(one.start, one.end) for one in found}) == len(found)
    assert bool(found) == bool(proposals)
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            assert other.start >= one.end or (one.start <= other.start and other.end <= one.end)


def fuzz_edtf(data: bytes) -> None:
    """A value is refused by name, or can be written, placed on the calendar and completed."""
    value = text_of(data)
    try:
        parsed = edtf.parse(value)
    except ValueFormError:
        return
    assert edtf.parse(str(parsed)) == parsed
    edtf.timex3(value)
    for prefer in get_args(edtf.Prefer):
        for day in PAPER_DATES:
            completed = edtf.resolve(value, day, prefer)
            days = edtf.first_and_last(completed)
            assert days is None or days[0] <= days[1]


def fuzz_numbers(data: bytes) -> None:
    """Each scheme says no, or reads a number that its value leads back to."""
    before, _, written = text_of(data).rpartition("|")
    for name, scheme in SCHEMES.items():
        number = scheme.parse(written, before)
        if number is not None:
            assert number.scheme == name
            assert scheme.canonical(number.parts) == number.canonical
            assert describe(number.value, before, written).value == number.value
            assert describe(number.value).value == number.value


def fuzz_reader(decode: Callable[[bytes, str], Decoded], data: bytes) -> None:
    """A reader gives a text with its layout, or an error with a name."""
    try:
        decoded = decode(data, "a")
    except MigextractError:
        return
    for place in range(len(decoded.text) if decoded.layout else 0):
        assert decoded.layout is not None
        assert decoded.layout.page(place) >= 1
        decoded.layout.boxes(place, len(decoded.text))


def docx_of(data: bytes, name: str) -> Decoded:
    """A Word document with this body; bytes of an archive would fail by their checksum alone."""
    return docx.decode(word(data.decode("utf-8", "replace")), name)


def pdf_of(data: bytes, name: str) -> Decoded:
    """A PDF whose page is drawn so."""
    return pdf.decode(by_hand(data), name)


def fuzz_extractor(data: bytes) -> None:
    """The whole: every mention is a slice of the source, and the record reads back equal."""
    source = text_of(data)
    document = extractor().extract(source)
    document.check(source)
    assert Document.model_validate_json(document.model_dump_json()) == document


FINDERS: Final[tuple[ModuleType, ...]] = (dates, doc_numbers, money, acts, people, bodies)
READERS: Final = {"text": text.decode, "html": html.decode, "docx": docx_of, "pdf": pdf_of}
TARGETS: Final[dict[str, Target]] = {
    "view": fuzz_view,
    **{module.__name__.rpartition(".")[2]: partial(fuzz_finder, module.find) for module in FINDERS},
    "names": partial(fuzz_finder, names),
    "definitions": partial(fuzz_finder, definitions),
    "resolver": fuzz_resolver,
    "edtf": fuzz_edtf,
    "numbers": fuzz_numbers,
    **{name: partial(fuzz_reader, decode) for name, decode in READERS.items()},
    "extractor": fuzz_extractor,
}


def words(target: str) -> tuple[str, ...]:
    """What the fuzzer may put in, beside what it makes of the seeds."""
    special: dict[str, tuple[str, ...]] = {"edtf": EDTF_PARTS, "html": MARKUP, "docx": MARKUP, "pdf": OPERATORS}
    policy = (*texts.NAMES, *texts.VALUES, *texts.WORDS, *texts.STRUCTURE, *texts.MARKS, *texts.DAMAGE)
    return special.get(target, policy)


def seeds(target: str) -> Iterator[bytes]:
    """Where the fuzzer begins: its words, and paragraphs of papers."""
    for written in words(target):
        yield p(written).encode("utf-8", "replace") if target == "docx" else written.encode("utf-8", "replace")
    for path in sorted(GOLD_TEXTS.glob("*.txt"))[:4]:
        yield from (paragraph[:1000] for paragraph in path.read_bytes().split(b"\n\n")[:20])

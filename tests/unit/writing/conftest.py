"""Documents that every format is tried with: one with all labels, one that is silent, one that failed."""

from __future__ import annotations

import pytest

from migextract import Document, Extractor
from migextract.errors import NeedsOcrError
from migextract.labels import LABELS
from migextract.reading.source import Source, Unreadable
from migextract.records import Box

EVIL = "\"'><script>pwned='yes'</script><img src=x onerror=pwned='yes'>& {{x}} ${y} $z"
TEXT = f"""Deutscher Bundestag – 🇪🇺 Drucksache 19/21876
{EVIL}
Am 22. und 23. Juli 2020 tagte Europol mit der Bundesregierung und der Deutschen Umwelthilfe e. V. in Wien
über Eurodac und die Verordnung (EU) 2019/1240, die 3,3 Mrd. EUR kostet. Abgeordnete Ulla Jelpke (DIE LINKE) fragte,
ob die Richtlinie 2013/32/EU oder die Deut-
sche Bundesbank gemeint sei. 𝔈uropol nicht, Europol wohl: im Frühjahr 2021.
"""


@pytest.fixture(scope="session")
def rich(extractor: Extractor) -> Document:
    """A paper with every label, a page, boxes, text that wants to be markup, and characters of two UTF-16 units."""
    fields = extractor.extract(Source.from_text(TEXT, "../a <paper> & more")).model_dump()
    fields["source"] |= {"text": TEXT, "path": 'folder/"a" & <b>.txt', "media_type": "application/pdf"}
    fields["metadata"] |= {
        "kind": "antwort", "number": "bt-drs:19/21876", "numbers": ["bt-drs:19/21876"], "date": "2020-08-26",
        "title": f"Wien {EVIL}", "issuer": "Bundesregierung", "term": 19,
        "askers": ["Ulla Jelpke", "=cmd|' /C calc'!A0"],
        "read_from": {"number": (36, 44), "issuer": (144, 159)},
    }  # fmt: skip
    fields["sections"] = [{"id": "frage-1", "kind": "frage", "start": 97, "end": len(TEXT), "number": "1"}]
    fields["mentions"][0].update({"page": 3, "boxes": [Box(3, 72.0, 100.5, 200.25, 112.0), Box(3, 1, 2, 3, 4)]})
    fields["mentions"][2]["section"] = "frage-1"
    fields["mentions"][3]["candidates"] = ["europol", "=1+1"]
    fields["warnings"] = ["page 2 holds <i>a picture</i> alone"]
    return Document.model_validate(fields)


@pytest.fixture(scope="session")
def silent(extractor: Extractor) -> Document:
    """A paper that mentions nothing."""
    document = extractor.extract(Source.from_text("Nichts davon.", "silent"))
    return document.model_copy(update={"source": document.source.model_copy(update={"text": "Nichts davon."})})


@pytest.fixture(scope="session")
def broken(extractor: Extractor) -> Document:
    """A paper that could not be read."""
    error = NeedsOcrError("=scan.pdf: 12 pages are <pictures>; run a text recognition over them")
    return extractor.extract_or_report(Unreadable("scan", "folder/scan.pdf", error), None)


@pytest.fixture(scope="session")
def documents(rich: Document, silent: Document, broken: Document) -> list[Document]:
    """All three, which must differ in what they have."""
    assert {mention.label for mention in rich.mentions} == set(LABELS)
    assert not silent.mentions
    assert not silent.errors
    assert broken.errors
    return [rich, silent, broken]

"""A pipeline of the shape of de_core_news_lg, packaged, installed and built on for real."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks import lg_shape

import migextract
from migextract import Extractor
from migextract.components import MENTIONS, find, read
from migextract.errors import PipelineError

NAME = "de_shaped_news_lg"
OF_LG = ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "attribute_ruler", "ner"]
TEXT = (
    "Gestern besuchte Jorinde Quastenfels das Institut Morgenrot in Kaltenfurt. "
    "Am 5. Juni 2020 trafen Europol-Beamte in Wien ein."
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a package with a small pipeline of this shape; it is installed while the tests of this file run."""
    folder = tmp_path_factory.mktemp("shaped")
    nlp = lg_shape.build(rows=500, vector_width=20, width=64, depth=1, epochs=40)
    nlp.meta["name"] = NAME.removeprefix("de_")
    nlp.to_disk(folder / "pipeline")
    run("spacy", "package", str(folder / "pipeline"), str(folder), "--build", "none")
    (package,) = folder.glob(f"{NAME}-*")
    offline = ("--no-index", "--no-build-isolation", "--no-deps", "--use-pep517", "--disable-pip-version-check")
    run("pip", "install", *offline, "--target", str(folder / "site"), str(package))
    sys.path.insert(0, str(folder / "site"))
    yield NAME
    sys.path.remove(str(folder / "site"))


def run(*command: str) -> None:
    """Run a module of this Python; what it says is shown if it fails."""
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def on_base(installed: str) -> Extractor:
    return migextract.load(base=installed, trained=False)


def surfaces(extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    return [(item.label, item.text, item.evidence.finder) for item in extractor.extract(text).mentions]


def test_its_components_stand_first(on_base: Extractor) -> None:
    names = on_base.nlp.pipe_names
    assert names[: len(OF_LG)] == OF_LG
    assert on_base.nlp.disabled == ["senter"]
    assert (names[len(OF_LG)], names[-2:]) == ("migextract_tokens", ["migextract_base", "migextract_resolver"])


def test_what_it_finds_becomes_mentions(on_base: Extractor) -> None:
    assert surfaces(on_base, TEXT) == [
        ("PERSON", "Jorinde Quastenfels", "base"),
        ("ORG", "Institut Morgenrot", "base"),
        ("LOCATION", "Kaltenfurt", "base"),
        ("DATE", "5. Juni 2020", "dates"),
        ("AGENCY", "Europol", "names"),
        ("LOCATION", "Wien", "names"),
    ]


def test_without_it_these_names_are_unknown(extractor: Extractor) -> None:
    assert [mention for mention in surfaces(extractor, TEXT) if mention[2] not in {"dates", "names"}] == []


def test_document_and_text_alone_give_the_same(on_base: Extractor) -> None:
    doc = on_base.nlp(TEXT)
    assert read(doc, MENTIONS) == find(on_base.nlp, TEXT)
    assert "migextract_unaligned" not in doc.user_data


def test_its_annotation_is_kept(on_base: Extractor) -> None:
    doc = on_base.nlp(TEXT)
    for attribute in ("TAG", "MORPH", "LEMMA", "DEP", "SENT_START"):
        assert doc.has_annotation(attribute), attribute
    assert ("PER", "Jorinde Quastenfels") in [(span.label_, span.text) for span in doc.spans["base_ents"]]
    assert ("PERSON", "Jorinde Quastenfels") in [(ent.label_, ent.text) for ent in doc.ents]
    assert doc.vocab.has_vector("Institut")


def test_it_reads_the_tokens_it_was_trained_with(on_base: Extractor) -> None:
    nlp = on_base.nlp
    assert [token.text for token in nlp.make_doc("Europol-Beamte 2020.")] == ["Europol-Beamte", "2020."]
    assert [token.text for token in nlp("Europol-Beamte 2020.")] == ["Europol", "-", "Beamte", "2020", "."]


def test_a_long_text_is_not_cut(on_base: Extractor) -> None:
    text = f"{TEXT}\n\n" * 400  # 50,000 characters, three pieces
    found = surfaces(on_base, text)
    assert len([mention for mention in found if mention[2] == "dates"]) == 400
    assert len([mention for mention in found if mention[1] == "Jorinde Quastenfels"]) == 400


def test_workers_load_it_too(on_base: Extractor, installed: str) -> None:
    assert list(on_base.pipe([TEXT] * 2, workers=2)) == list(on_base.pipe([TEXT] * 2))
    assert installed in sys.modules


def test_the_pipeline_survives_the_disk(on_base: Extractor, tmp_path: Path) -> None:
    on_base.nlp.to_disk(tmp_path)
    import spacy  # noqa: PLC0415

    assert [(ent.label_, ent.text) for ent in spacy.load(tmp_path)(TEXT).ents] == [
        (ent.label_, ent.text) for ent in on_base.nlp(TEXT).ents
    ]


def test_it_is_not_installed() -> None:
    with pytest.raises(PipelineError, match="python -m spacy download de_core_news_nowhere"):
        migextract.load(base="de_core_news_nowhere")

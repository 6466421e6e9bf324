"""The components are plain spaCy: added one by one, disabled, serialised, run in processes."""

from __future__ import annotations

import json
import logging
import pickle
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import registry
from typer.testing import CliRunner

import migextract
from migextract import Document, Extractor
from migextract.cli import app
from migextract.errors import KnowledgeError
from migextract.language import TOKENIZER
from migextract.pipeline import COMPONENTS, MENTIONS, PROPOSALS, blank, build

TEXT = (
    "Am 22. und 23. Juli 2020 nahm Europol am EMPACT-Treffen in Wien teil (Ratsdokument 8622/20), vgl. www.europol.eu."
)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return build()


def mentions(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.label_, span.text, span.kb_id_) for span in doc.spans[MENTIONS]]


def test_the_order_of_components(nlp: spacy.Language) -> None:
    assert nlp.pipe_names == [f"migextract_{name}" for name in COMPONENTS]


def test_mentions_carry_label_value_and_rule(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    assert ("DATE", "22. und 23. Juli 2020", "{2020-07-22,2020-07-23}") in mentions(doc)
    assert ("AGENCY", "Europol", "europol") in mentions(doc)
    assert ("DOC_NUMBER", "8622/20", "council:8622/20") in mentions(doc)
    assert {span.id_.partition(".")[0] for span in doc.spans[MENTIONS]} <= set(PROPOSALS)


def test_entities_are_the_outermost_mentions(nlp: spacy.Language) -> None:
    doc = nlp("Die Verordnung (EU) 2019/1240 gilt.")
    assert [(ent.label_, ent.text) for ent in doc.ents] == [("ACT", "Verordnung (EU) 2019/1240")]
    assert [label for label, _, _ in mentions(doc)] == ["ACT", "DOC_NUMBER"]


def test_nothing_is_found_in_web_addresses(nlp: spacy.Language) -> None:
    doc = nlp("Siehe https://www.europol.europa.eu/8622/20/Europol-2020.pdf und www.frontex.europa.eu/Frontex.")
    assert mentions(doc) == []


FACTORIES = [f"migextract_{name}" for name in (*PROPOSALS, "tokens", "resolver")]


def test_spacy_is_told_of_every_factory() -> None:
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)["project"]["entry-points"]
    ours = [name for name in registry.factories.get_all() if name.startswith("migextract_")]
    assert sorted(declared["spacy_factories"]) == sorted(ours)
    assert set(FACTORIES) <= set(ours)
    installed = {item.name: item.value for group in declared for item in entry_points(group=group)}
    assert {name: value for items in declared.values() for name, value in items.items()}.items() <= installed.items()


@pytest.mark.slow
@pytest.mark.parametrize("factory", ["migextract_dates", "migextract_trained"])  # one of each module
def test_spacy_finds_a_factory_without_our_import(factory: str) -> None:
    lines = f"import spacy; nlp = spacy.blank('de'); nlp.add_pipe({factory!r}); print(nlp.pipe_names)"
    assert python(lines) == f"[{factory!r}]"


def python(lines: str) -> str:
    """What a new Python process prints."""
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_migextract_is_light() -> None:
    assert python("import sys, migextract; print('spacy' in sys.modules)") == "False"


@pytest.mark.parametrize("name", PROPOSALS)
def test_a_component_works_alone_in_a_users_pipeline(name: str) -> None:
    own = blank()
    own.add_pipe(f"migextract_{name}", config={"spans_key": "mine"})
    doc = own(TEXT)
    assert "mine" in doc.spans
    assert "migextract_unaligned" not in doc.user_data


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_component_works_with_the_stock_tokenizer(factory: str) -> None:
    stock = spacy.blank("de")
    stock.add_pipe(factory, name="own")
    for text in ("", " ", TEXT):
        doc = stock(text)
        assert doc.text == text
        assert json.dumps(doc.to_json())
    assert DocBin(store_user_data=True, docs=[doc]).to_bytes()


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("dates", "Die Frist endet 2020.", ("DATE", "2020")),
        ("names", "Europol-Beamte kamen.", ("AGENCY", "Europol")),
        ("doc_numbers", "vgl. Drucksache 19/21876.", ("DOC_NUMBER", "19/21876")),
    ],
)
def test_a_proposal_that_fits_no_tokens_is_counted_and_said(
    caplog: pytest.LogCaptureFixture, name: str, text: str, lost: tuple[str, str]
) -> None:
    stock = spacy.blank("de")
    stock.add_pipe(f"migextract_{name}")
    with caplog.at_level(logging.WARNING, logger="migextract"):
        doc = stock(text)
    unaligned = doc.user_data["migextract_unaligned"]
    assert [(label, text[start:end]) for start, end, label, _, _ in unaligned] == [lost]
    assert repr(lost[1]) in caplog.text
    assert TOKENIZER in caplog.text
    assert "migextract_tokens" in caplog.text

    stock.add_pipe("migextract_tokens", first=True)
    doc = stock(text)
    assert "migextract_unaligned" not in doc.user_data
    assert [(span.label_, span.text) for span in doc.spans[name]] == [lost]


def test_our_components_behind_those_of_a_user(nlp: Language) -> None:
    own = spacy.blank("de")
    own.add_pipe("sentencizer")
    own.add_pipe("migextract_tokens")
    for name in COMPONENTS:
        own.add_pipe(f"migextract_{name}")
    doc = own(TEXT)
    assert mentions(doc) == mentions(nlp(TEXT))
    assert [sentence.text for sentence in doc.sents] == [TEXT]


def test_a_component_can_be_disabled_and_enabled(nlp: Language) -> None:
    with nlp.select_pipes(disable=["migextract_dates"]):
        assert "DATE" not in {label for label, _, _ in mentions(nlp(TEXT))}
    assert "DATE" in {label for label, _, _ in mentions(nlp(TEXT))}
    own = build()
    own.disable_pipe("migextract_resolver")
    assert MENTIONS not in own(TEXT).spans
    own.enable_pipe("migextract_resolver")
    own.remove_pipe("migextract_names")
    assert {label for label, _, _ in mentions(own(TEXT))} == {"DATE", "DOC_NUMBER"}


def test_spacy_sees_what_they_need_and_give(nlp: Language) -> None:
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}
    own = blank()
    own.add_pipe("migextract_resolver")
    assert own.analyze_pipes()["problems"] == {"migextract_resolver": ["doc.spans"]}
    own = blank()
    own.add_pipe("migextract_base")
    assert own.analyze_pipes()["problems"] == {"migextract_base": ["doc.ents"]}


def test_documents_with_their_contexts(nlp: Language) -> None:
    pairs = list(nlp.pipe([(TEXT, 1), ("Eurodac", 2)], as_tuples=True))
    assert [(mentions(doc)[-1][1], context) for doc, context in pairs] == [("8622/20", 1), ("Eurodac", 2)]


def test_docs_as_json(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_json(json.loads(json.dumps(doc.to_json())), validate=True)
    assert again.text == TEXT
    assert mentions(again) == mentions(doc)


def test_docs_survive_a_doc_bin(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert mentions(again) == mentions(doc)


def test_it_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert mentions(spacy.load(tmp_path)(TEXT)) == mentions(nlp(TEXT))
    files = sorted(path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file())
    assert sorted(set(files)) == ["config.cfg", "meta.json", "tokenizer", "vocab"]  # no knowledge a second time
    line = f"import spacy; doc = spacy.load({str(tmp_path)!r})({TEXT!r}); print(len(doc.spans['mentions']))"
    assert python(line) == str(len(mentions(nlp(TEXT))))


def test_it_survives_bytes(nlp: Language) -> None:
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=True).from_bytes(nlp.to_bytes())
    assert mentions(again(TEXT)) == mentions(nlp(TEXT))


def test_it_survives_pickling(nlp: Language) -> None:
    assert mentions(pickle.loads(pickle.dumps(nlp))(TEXT)) == mentions(nlp(TEXT))  # noqa: S301 - our own


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # spaCy forks; Python warns of threads from 3.12 on
def test_several_processes_find_the_same(nlp: Language) -> None:
    texts = [TEXT, "Eurodac", ""] * 3
    assert [mentions(doc) for doc in nlp.pipe(texts, n_process=2)] == [mentions(doc) for doc in nlp.pipe(texts)]


ENTRY = (
    '{"id":"gam","label":"AGENCY","kind":"unit","names":[{"text":"Musteramt Nord","form":"full"}],'
    '"sources":[{"ref":"invented","facts":["names"]}]}'
)


def test_knowledge_of_the_users_own_is_found_again(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(ENTRY, encoding="utf-8")
    build(knowledge=[str(own)]).to_disk(tmp_path / "saved")
    assert mentions(spacy.load(tmp_path / "saved")("das Musteramt Nord")) == [("AGENCY", "Musteramt Nord", "gam")]
    own.unlink()
    with pytest.raises(KnowledgeError, match=r"own\.jsonl: cannot be read"):
        spacy.load(tmp_path / "saved")


def test_on_an_installed_base(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    base = spacy.blank("de")
    base.add_pipe("sentencizer")
    base.to_disk(tmp_path)
    with caplog.at_level(logging.WARNING, logger="migextract"):
        nlp = build(str(tmp_path))
    assert "finds no names (sentencizer): our own rules go without it" in caplog.text
    doc = nlp(TEXT)
    assert nlp.pipe_names[:2] == ["sentencizer", "migextract_tokens"]
    assert ("AGENCY", "Europol", "europol") in mentions(doc)
    assert "migextract_unaligned" not in doc.user_data


@pytest.mark.parametrize("language", ["de", "en", "xx"])
def test_a_base_of_any_language_proposes(tmp_path: Path, language: str, nlp: Language) -> None:
    base = spacy.blank(language)
    ruler = base.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Abendstern"}, {"label": "LOC", "pattern": "Europol"}])
    base.to_disk(tmp_path)
    text = f"{TEXT} Abendstern"
    found = mentions(build(str(tmp_path))(text))
    assert found == [*mentions(nlp(text)), ("ORG", "Abendstern", "")]


def test_trained_and_base_may_both_propose(tmp_path: Path) -> None:
    base = spacy.blank("de")
    base.add_pipe("entity_ruler")
    base.to_disk(tmp_path)
    names = build(str(tmp_path), trained=True).pipe_names
    assert names[-3:] == ["migextract_trained", "migextract_base", "migextract_resolver"]
    assert build(trained=True).pipe_names[-3:] == ["migextract_bodies", "migextract_trained", "migextract_resolver"]


NEW_NAMES = "Frau Nepomuka Zwirnhuber sprach in Hinterwaldau mit der Stiftung Morgenrot und dem Landesamt Abendstern."


def test_load_and_the_command_line_do_with_and_without_the_trained_component(extractor: Extractor) -> None:
    def finders(document: Document) -> set[str]:
        return {mention.evidence.finder for mention in document.mentions}

    assert "trained" in finders(migextract.load().extract(NEW_NAMES))
    assert "trained" not in finders(extractor.extract(NEW_NAMES))
    for option, found in ((), True), (("--no-trained",), False):
        result = CliRunner().invoke(app, ["explain", NEW_NAMES, *option], terminal_width=200)
        assert ("trained" in result.stdout) is found, result.output

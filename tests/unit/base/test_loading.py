"""A base model that cannot be used says why, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from migextract.base.loading import finds_entities, load
from migextract.errors import PipelineError


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "base")
    return tmp_path / "base"


def with_meta(path: Path, **changes: str) -> None:
    meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    (path / "meta.json").write_text(json.dumps(meta | changes), encoding="utf-8")


def test_a_folder(saved: Path) -> None:
    assert load(str(saved)).pipe_names == ["sentencizer"]
    assert load(saved).pipe_names == ["sentencizer"]


def test_a_pipeline_is_no_name() -> None:
    with pytest.raises(PipelineError, match=r"save a pipeline of your own with `nlp.to_disk"):
        load(spacy.blank("de"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("de_core_news_nowhere", r"not installed\. Install it with `python -m spacy download de_core_news_nowhere`"),
        ("./models/nowhere", r"there is no base model at './models/nowhere': give the folder"),
        ("pytest", r"base model 'pytest' cannot be loaded .*Its meta.json does not tell for which version"),
    ],
)
def test_there_is_no_such_model(name: str, message: str) -> None:
    with pytest.raises(PipelineError, match=message):
        load(name)


@pytest.mark.filterwarnings("ignore:.*W095")
def test_a_model_of_another_time(saved: Path) -> None:
    with_meta(saved, spacy_version=">=2.2.2,<2.3.0")
    (saved / "config.cfg").unlink()
    with pytest.raises(PipelineError, match=r"cannot be loaded .*It was made for spaCy >=2.2.2,<2.3.0, and this is 3"):
        load(str(saved))


def test_a_model_whose_components_need_a_package_that_is_missing(saved: Path) -> None:
    config = (saved / "config.cfg").read_text(encoding="utf-8")
    (saved / "config.cfg").write_text(
        config.replace('factory = "sentencizer"', 'factory = "nowhere"'), encoding="utf-8"
    )
    with pytest.raises(PipelineError, match=r"nowhere.*a package that it needs may be missing"):
        load(str(saved))


@pytest.mark.filterwarnings("ignore:.*W095")
def test_a_model_of_another_time_that_works_is_used(saved: Path) -> None:
    with_meta(saved, spacy_version=">=3.2.0,<3.3.0")
    assert load(str(saved)).pipe_names == ["sentencizer"]


@pytest.mark.parametrize("meta", ["", "{", "[]"])
def test_a_model_with_a_broken_meta_json(saved: Path, meta: str) -> None:
    (saved / "meta.json").write_text(meta, encoding="utf-8")
    with pytest.raises(PipelineError, match="does not tell for which version"):
        load(str(saved))


def test_a_model_with_our_components(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("migextract_dates")
    nlp.to_disk(tmp_path)
    with pytest.raises(PipelineError, match=r"has components of migextract already \(migextract_dates\)"):
        load(str(tmp_path))


def test_who_finds_entities() -> None:
    nlp: Language = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    assert not finds_entities(nlp)
    nlp.add_pipe("ner")
    assert finds_entities(nlp)
    nlp.disable_pipe("ner")
    assert not finds_entities(nlp)

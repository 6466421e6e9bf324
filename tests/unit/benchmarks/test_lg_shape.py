"""The stand-in has the shape of the model that it stands for."""

from __future__ import annotations

import pytest
from benchmarks.lg_shape import SENTENCES, build, plain


@pytest.mark.slow
def test_it_has_the_components_labels_and_layers_of_the_release() -> None:
    nlp = build(rows=1_000, epochs=0)
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "attribute_ruler", "ner"]
    assert nlp.disabled == ["senter"]
    assert nlp.pipe_labels["ner"] == ["LOC", "MISC", "ORG", "PER"]
    assert {name: len(labels) for name, labels in nlp.pipe_labels.items() if name in {"tagger", "parser"}} == {
        "tagger": 55,
        "parser": 42,
    }
    assert nlp.vocab.vectors.shape == (1_000, 300)
    assert nlp.get_pipe("tok2vec").listening_components == ["tagger", "morphologizer", "parser", "lemmatizer"]
    assert [nlp.get_pipe(name).model.get_ref("lower").get_dim("nO") for name in ("parser", "ner")] == [64, 64]
    of_its_own = list(nlp.get_pipe("ner").model.get_ref("tok2vec").walk())
    assert [layer.get_dim("nM") for layer in of_its_own if layer.name == "static_vectors"] == [300]
    assert [layer.get_dim("nV") for layer in of_its_own if layer.name == "hashembed"] == [5000, 1000, 2500, 2500]
    assert sum(layer.name == "expand_window" for layer in of_its_own) == 4


def test_sentences_without_their_markup() -> None:
    assert all("[" not in plain(line) and ":" not in plain(line) for line in SENTENCES)
    assert plain("In [LOC:Seeligenmoos] tagte") == "In Seeligenmoos tagte"

"""The recipe, end to end in the small: a few steps on an invented set through the real configs."""

import json
from pathlib import Path

import numpy as np
import pytest
import scripts.register  # noqa: F401 - what `--code` does
import spacy
from scripts.candidates import candidates
from scripts.check import SOURCES, problems
from scripts.pieces import Piece, save
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from spacy.vectors import Vectors
from thinc.api import Config

MODELS = Path(__file__).parents[3] / "models"
PIECE = Piece(
    ("Frau", "Edda", "Kolodziej", "reist", "nach", "Wien", "."),
    ("O", "B-PERSON", "I-PERSON", "O", "O", "O", "O"),
    ("O", "B-PERSON", "I-PERSON", "O", "O", "B-LOCATION", "-"),
)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tagger", "ner", "spancat"])
def test_every_config_trains(name, tmp_path):
    for file in ("train", "silver", "public", "dev"):
        save([PIECE] * 5, tmp_path / f"{file}.spacy")
    vectors = spacy.blank("de")
    vectors.vocab.vectors = Vectors(
        strings=vectors.vocab.strings,
        data=np.ones((10, 8), dtype=np.float32),
        mode="floret",
        hash_count=1,
        minn=3,
        maxn=4,
    )
    vectors.to_disk(tmp_path / "vectors")
    changed = {
        "paths.data": str(tmp_path),
        "paths.vectors": str(tmp_path / "vectors"),
        "training.max_steps": 2,
        "training.eval_frequency": 1,
        "training.batcher.size": 20,
    }
    config: Config = load_config(MODELS / "configs" / f"{name}.cfg", overrides=changed)
    nlp = init_nlp(config)
    (tmp_path / "out").mkdir()
    best, _ = train(nlp, tmp_path / "out")
    doc = PIECE.doc(best.vocab)
    doc.set_ents([])
    assert [token.text for token in best.get_pipe(name)(doc)] == list(PIECE.words)
    assert json.loads((tmp_path / "out" / "model-last" / "meta.json").read_text())["pipeline"] == [name]


def test_the_local_copy_is_checked(tmp_path):
    (tmp_path / "a.xz").write_bytes(b"a")
    source = {"repository": "https://example.org/r", "commit": "abc", "sha256": "0"}
    found = problems(tmp_path, [source | {"path": "a.xz"}, source | {"path": "b.xz"}])
    assert found == [
        "a.xz has another checksum: make it from https://example.org/r at abc",
        "b.xz is missing: make it from https://example.org/r at abc",
    ]


def test_every_source_has_a_checksum_and_a_licence():
    for source in json.loads(SOURCES.read_text()):
        assert len(source["sha256"]) == 64
        assert source["repository"].startswith("https://")
        assert source["licence"] in {"official work", "CC BY 4.0"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("die Lage ist ernst", ["Lage"]),
        ("das Amt für Statistik", ["Amt", "Amt für Statistik", "Statistik"]),
        ("nichts davon", []),
    ],
)
def test_candidates(text, expected):
    words = text.split()
    assert [" ".join(words[start:end]) for start, end in candidates(words)] == expected

import json

import pytest
from scripts.corpora import ANNOTATIONS
from scripts.guard import Guard, LeakError, fingerprint, hashes

MEASURED = " ".join(f"Wort{number}" for number in range(60))
GUARD = Guard([fingerprint(MEASURED)], [MEASURED])


def test_every_gold_text_is_refused():
    known = hashes(ANNOTATIONS)
    guard = Guard(known, [])
    texts = sorted((ANNOTATIONS / "gold" / "texts").glob("*.txt"))
    assert texts
    for path in texts:
        with pytest.raises(LeakError, match=path.stem):
            guard.check(path.read_bytes().decode(), path.stem)


def test_every_dev_paper_is_among_the_refused_and_no_train_paper():
    known = hashes(ANNOTATIONS)
    of = {}
    for split in ("train", "dev"):
        manifest = json.loads((ANNOTATIONS / split / "manifest.json").read_text())
        of[split] = {entry["sha256"] for entry in manifest["documents"]}
    assert of["dev"] <= known
    assert not of["train"] & known


def test_another_text_passes():
    GUARD.check("Ein anderer Text.", "anderer")
    assert GUARD.admits("Ein anderer Text.")


def test_the_same_words_set_otherwise_are_refused():
    assert not GUARD.admits(MEASURED)
    assert not GUARD.admits("Vorspann. " + MEASURED.upper().replace(" ", "\n"))


@pytest.mark.parametrize(("words", "admitted"), [(12, True), (13, False), (20, False)])
def test_a_piece_may_share_twelve_words_and_no_more(words, admitted):
    shared = " ".join(MEASURED.split()[:words])
    assert GUARD.admits_piece(f"Vorher {shared} nachher") is admitted


@pytest.mark.parametrize(("words", "admitted"), [(42, True), (43, False)])
def test_a_paper_may_share_thirty_rows(words, admitted):
    assert GUARD.admits("Vorher " + " ".join(MEASURED.split()[:words])) is admitted

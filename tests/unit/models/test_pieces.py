import json

import pytest
from scripts.convert import SEEDS, masked, seeded
from scripts.pieces import LONG, Piece, load, painted, save

from migextract.pipeline import blank
from migextract.trained.tagset import LABELS
from migextract.view import view
from migextract.view.text_view import whole

NLP = blank()


def mention(text, surface, label):
    start = text.index(surface)
    return {"start": start, "end": start + len(surface), "label": label}


def test_a_file_gives_back_what_was_saved(tmp_path):
    pieces = [
        Piece(("in", "Bonn", "X"), ("O", "B-LOCATION", "O"), ("O", "B-LOCATION", "-")),
        Piece(("A", "B"), ("O", "O"), ("B-ORG", "I-ORG")),
    ]
    assert save(pieces, tmp_path / "x.spacy") == 5
    assert list(load(tmp_path / "x.spacy")) == pieces


def test_mentions_become_targets_on_the_clean_text():
    text = "Die Bundes-\npolizei und die Stadt Bonn."
    clean = view(text)
    doc = NLP.make_doc(clean.text)
    mentions = [mention(text, "Bundes-\npolizei", "AGENCY"), mention(text, "Bonn", "LOCATION")]
    found = painted(doc, clean, mentions)
    assert [(token.text, target) for token, target in zip(doc, found, strict=True) if target != "O"] == [
        ("Bundespolizei", "B-AGENCY"),
        ("Bonn", "B-LOCATION"),
    ]


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        ("Im Mai in Bonn", [("Mai", "DATE"), ("Bonn", "LOCATION")], "O O O B-LOCATION"),
        # of nested ones the outer one
        ("Büro bei Eurojust", [("Büro bei Eurojust", "AGENCY"), ("Eurojust", "AGENCY")], "B-AGENCY I-AGENCY I-AGENCY"),
        # a name in a compound is no token: nothing is learned from it
        ("der Bundeswehreinsatz", [("Bundeswehr", "AGENCY")], "O -"),
    ],
)
def test_targets(text, mentions, expected):
    doc = NLP.make_doc(text)
    found = painted(doc, whole(text), [mention(text, *item) for item in mentions])
    assert found == expected.split()


def test_a_cut_loses_nothing_and_keeps_lines_whole():
    words = tuple("\n" if number % 50 == 49 else "w" for number in range(430))
    piece = Piece(words, ("O",) * 430, ("O",) * 430)
    cut = list(piece.cut())
    assert sum((part.words for part in cut), ()) == words
    assert all(part.words[-1] == "\n" and len(part.words) > LONG for part in cut[:-1])


def test_what_counts_as_no_name_in_silver():
    common = Piece(("Frage",), ("O",), ("O",))
    known = Piece(("EU",), ("B-INSTITUTION",), ("B-INSTITUTION",))
    words = ("und", "42", "Frage", "EU", "Testfrage", "Gardelegen", "ORTM", "Prüfzentrum")
    (*_, last) = masked([common] * 20 + [known] * 5 + [Piece(words, ("O",) * 8, ("O",) * 8)])
    assert last.targets == ("O", "O", "O", "O", "O", "-", "-", "-")


def test_seeds_mark_what_the_rules_leave_unmarked():
    labels = {"Ochtrup": "LOCATION", "EFRE": "INSTRUMENT", "SED": "ORG", "Honig": "NONE"}
    words = ("Ochtrup", "EFRE", "-", "Mittel", "SED", "-", "Vermögen", "Honig", "SED")
    hints = ("O",) * 8 + ("B-AGENCY",)
    (piece,) = seeded([Piece(words, hints, ("-",) * 8 + ("B-AGENCY",))], labels)
    assert piece.targets == ("B-LOCATION", "B-INSTRUMENT", "-", "-", "O", "-", "-", "O", "B-AGENCY")


def test_every_seed_has_one_label_that_the_network_knows():
    found = json.loads(SEEDS.read_text())
    assert set(found) <= {*LABELS, "NONE"}
    names = [name for names in found.values() for name in names.split()]
    assert len(names) == len(set(names))

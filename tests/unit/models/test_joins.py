import pytest
from scripts.joins import joined
from scripts.pieces import Piece, names


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[INSTITUTION Haushaltsausschuss] des [INSTITUTION Bundestages] tagt", ["Haushaltsausschuss des Bundestages"]),
        ("der [INSTITUTION Rat] der [INSTITUTION EU]", ["Rat", "EU"]),
        ("[INSTITUTION Bundestag] und [INSTITUTION Bundesrat]", ["Bundestag", "Bundesrat"]),
        ("die deutsche Botschaft in [LOCATION Kabul]", ["deutsche Botschaft in Kabul"]),
        ("die Botschaft in [LOCATION Kabul]", ["Kabul"]),
        ("die Regierung von [LOCATION Mali]", ["Regierung von Mali"]),
        ("die Regierung in [LOCATION Mali]", ["Mali"]),
        ("die Staatsanwaltschaft [LOCATION Gera] prüft", ["Staatsanwaltschaft Gera"]),
        ("[LOCATION Gera]", ["Gera"]),
        ("in [LOCATION Gera]", ["Gera"]),
    ],
)
def test_joins(marked, expected):
    words, targets = [], []
    label = None
    for part in marked.split():
        if part.startswith("["):
            label, place = part[1:], "B"
            continue
        words.append(part.rstrip("]"))
        targets.append(f"{place}-{label}" if label else "O")
        place = "I"
        if part.endswith("]"):
            label = None
    piece = Piece(tuple(words), tuple(targets), tuple(targets))
    new = joined(piece)
    assert [" ".join(new.words[start:end]) for start, end in names(new)] == expected
    assert new.hints == piece.hints

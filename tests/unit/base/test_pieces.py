"""A long text is given to a base model in pieces, and nothing of it is lost."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from migextract.base import pieces as module
from migextract.base.pieces import ENTITIES, PIECE, annotated, pieces
from migextract.finders.proposal import Proposal


@pytest.fixture(scope="module")
def recogniser() -> Language:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Abendstern"}, {"label": "PER", "pattern": "Tilo Quast"}])
    spans = nlp.add_pipe("span_ruler", config={"spans_key": "own"})
    spans.add_patterns([{"label": "DATE", "pattern": "Mai"}])
    return nlp


def run(nlp: Language, text: str) -> dict[str, list[Proposal]]:
    return annotated(nlp, [component for _, component in nlp.pipeline], text)


def test_entities_and_groups_with_their_places(recogniser: Language) -> None:
    assert run(recogniser, "Im Mai kam Tilo Quast.") == {
        ENTITIES: [Proposal(11, 21, "PER", "", "")],  # type: ignore[arg-type] # the recogniser's own label
        "own": [Proposal(3, 6, "DATE", "", "")],
    }


def test_pieces_find_the_same_as_the_whole(recogniser: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Im Mai kam Tilo Quast.\n\nEr sah den Abendstern im Mai. " * 40
    whole = run(recogniser, text)
    assert len(whole[ENTITIES]) == 80
    monkeypatch.setattr(module, "PIECE", 100)
    assert run(recogniser, text) == whole


def test_an_empty_text(recogniser: Language) -> None:
    assert run(recogniser, "") == {}


@pytest.mark.parametrize(
    ("text", "cut_behind"),
    [
        ("a " * PIECE + "\n", " "),
        ("a\n" * PIECE, "\n"),
        (("a\n" * 100 + "\n") * PIECE, "\n\n"),
        ("a" * 3 * PIECE, ""),
        ("\n\n" + "a" * 3 * PIECE, ""),
    ],
)
def test_where_the_cuts_are(text: str, cut_behind: str) -> None:
    places = list(pieces(text))
    assert len(places) > 1
    assert all(text[:end].endswith(cut_behind) for _, end in places[:-1])


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 30))
def test_pieces_are_the_text(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", size)
        places = list(pieces(text))
    assert "".join(text[start:end] for start, end in places) == text
    assert all(0 < end - start <= size for start, end in places)

"""Cut tokens keep the text, every boundary and every annotation."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from migextract.base.cutting import cut, places
from migextract.language import PolicyTokenizer

TEXT = "Die Europol-Beamten kamen 2020. Dr. Quast, z. B., sah 19/21876.\n\nEnde  Mai."


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.blank("de")


@pytest.fixture(scope="module")
def ours(stock: Language) -> PolicyTokenizer:
    return PolicyTokenizer(stock.vocab)


def annotated(stock: Language) -> Doc:
    """A document as a base model leaves it behind; `kamen` and `sah` are the roots of two sentences."""
    doc = stock("Die Europol-Beamten kamen 2020. Dr. Quast sah U-Boote.")
    words = [token.text for token in doc]
    assert words == ["Die", "Europol-Beamten", "kamen", "2020.", "Dr.", "Quast", "sah", "U-Boote", "."]
    heads = [1, 2, 2, 2, 5, 6, 6, 6, 6]
    deps = ["nk", "sb", "ROOT", "mo", "pnc", "sb", "ROOT", "oa", "punct"]
    ents = ["O", "B-ORG", "O", "O", "B-PER", "I-PER", "O", "B-MISC", "O"]
    return Doc(
        stock.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc], heads=heads, deps=deps, ents=ents,
        tags=["NN"] * 9, pos=["NOUN"] * 9, morphs=["Case=Nom"] * 9, lemmas=[word.lower() for word in words],
    )  # fmt: skip


def test_the_pieces(stock: Language, ours: PolicyTokenizer) -> None:
    doc = cut(stock(TEXT), ours(TEXT))
    assert [token.text_with_ws for token in doc] == [
        "Die ", "Europol", "-", "Beamten ", "kamen ", "2020", ". ", "Dr", ". ", "Quast", ", ", "z", ". ", "B", ".",
        ", ", "sah ", "19", "/", "21876", ".", "\n\n", "Ende ", " ", "Mai", ".",
    ]  # fmt: skip


def test_every_word_keeps_its_annotation(stock: Language, ours: PolicyTokenizer) -> None:
    doc = annotated(stock)
    found = cut(doc, ours(doc.text))
    columns = [(word.text, word.lemma_, word.pos_, word.tag_, word.head.text, word.dep_) for word in found]
    assert columns == [
        ("Die", "die", "NOUN", "NN", "Beamten", "nk"),
        ("Europol", "Europol", "NOUN", "NN", "Beamten", "dep"),
        ("-", "-", "PUNCT", "", "Beamten", "punct"),
        ("Beamten", "Beamten", "NOUN", "NN", "kamen", "sb"),
        ("kamen", "kamen", "NOUN", "NN", "kamen", "ROOT"),
        ("2020", "2020", "NOUN", "NN", "kamen", "mo"),
        (".", ".", "PUNCT", "", "2020", "punct"),
        ("Dr", "Dr", "NOUN", "NN", "Quast", "pnc"),
        (".", ".", "PUNCT", "", "Dr", "punct"),
        ("Quast", "quast", "NOUN", "NN", "sah", "sb"),
        ("sah", "sah", "NOUN", "NN", "sah", "ROOT"),
        ("U", "U", "NOUN", "NN", "Boote", "dep"),
        ("-", "-", "PUNCT", "", "Boote", "punct"),
        ("Boote", "Boote", "NOUN", "NN", "sah", "oa"),
        (".", ".", "NOUN", "NN", "sah", "punct"),
    ]
    assert [sentence.text for sentence in found.sents] == [sentence.text for sentence in doc.sents]
    assert [(ent.label_, ent.text) for ent in found.ents] == [(ent.label_, ent.text) for ent in doc.ents]


def test_it_cuts_as_spacys_retokenizer_does(stock: Language, ours: PolicyTokenizer) -> None:
    doc = annotated(stock)
    found = cut(doc, ours(doc.text))
    with doc.retokenize() as retokenizer:
        retokenizer.split(doc[1], ["Europol", "-", "Beamten"], heads=[(doc[1], 2), (doc[1], 2), doc[2]])
        retokenizer.split(doc[3], ["2020", "."], heads=[doc[2], (doc[3], 0)])
        retokenizer.split(doc[4], ["Dr", "."], heads=[doc[5], (doc[4], 0)])
        retokenizer.split(doc[7], ["U", "-", "Boote"], heads=[(doc[7], 2), (doc[7], 2), doc[6]])
    # spaCy leaves what hung on the token on its first piece, and it loses labels and lemmas of others.
    attributes = ["ORTH", "SPACY", "NORM", "SENT_START", "ENT_IOB"]
    assert found.to_array(attributes).tolist() == doc.to_array(attributes).tolist()


def test_sentences_without_a_tree(stock: Language, ours: PolicyTokenizer) -> None:
    doc = stock("Es endet 2020. Dann nicht.")
    for token in doc:
        token.is_sent_start = token.text in {"Es", "Dann"}
    found = cut(doc, ours(doc.text))
    assert [sentence.text for sentence in found.sents] == ["Es endet 2020.", "Dann nicht."]
    assert not found.has_annotation("DEP")


def test_what_else_belongs_to_a_document(stock: Language, ours: PolicyTokenizer) -> None:
    doc = annotated(stock)
    doc.spans["own"] = [
        Span(doc, 0, 2, "A", kb_id="x", span_id="y"), Span(doc, 1, 1, "EMPTY"), Span(doc, 7, 9, "B"),
    ]  # fmt: skip
    doc.user_data["own"] = 1
    doc.cats = {"paper": 1.0}
    doc.tensor = spacy.util.numpy.arange(len(doc) * 2, dtype="float32").reshape(-1, 2)
    found = cut(doc, ours(doc.text))
    spans = [(span.text, span.label_, span.kb_id_, span.id_) for span in found.spans["own"]]
    assert spans == [("Die Europol-Beamten", "A", "x", "y"), ("", "EMPTY", "", ""), ("U-Boote.", "B", "", "")]
    assert (found.user_data, found.cats) == ({"own": 1}, {"paper": 1.0})
    assert found.tensor[:, 0].tolist() == [0, 2, 2, 2, 4, 6, 6, 8, 8, 10, 12, 14, 14, 14, 16]


def test_nothing_to_cut(stock: Language, ours: PolicyTokenizer) -> None:
    for text in ("", "Die Lage ist ernst."):
        doc = stock(text)
        assert cut(doc, ours(text)) is doc


def test_it_is_a_component_that_keeps_contexts() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("migextract_tokens")
    (found,) = nlp.pipe([("Es endet 2020.", "context")], as_tuples=True)
    assert ([token.text for token in found[0]], found[1]) == (["Es", "endet", "2020", "."], "context")


def test_it_forgets_words_in_a_memory_zone() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("migextract_tokens")
    for number in range(3):
        with nlp.memory_zone():
            doc = nlp(f"Wort{number}-Teil endet {2020 + number}.")
            words = [token.text for token in doc]
        assert words == ["Wort", str(number), "-", "Teil", "endet", str(2020 + number), "."]


PIECES = st.sampled_from(
    [*"aZ9 \n.-/,()", "z. B.", "Dr.", "2020.", "Europol-Beamte", "https://a.de/b.", "'s", "  ", "ß"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text(stock: Language, ours: PolicyTokenizer, text: str) -> None:
    doc = stock(text)
    found = cut(doc, ours(text))
    assert found.text == text
    edges = {edge for item in (doc, ours(text)) for column in places(item) for edge in column.tolist()}
    assert {edge for column in places(found) for edge in column.tolist()} >= edges

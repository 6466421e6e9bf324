import pickle

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops

import migextract
from migextract import language
from migextract.components import Step
from migextract.finders.proposal import Proposal
from migextract.pipeline import blank
from migextract.trained import component, network
from migextract.trained.component import LONG_WORD, TrainedStep, shipped, stretches
from migextract.trained.tagger import MentionTagger
from migextract.trained.tagset import LABELS


@pytest.fixture(scope="module")
def step() -> TrainedStep:
    return TrainedStep()


def found(step, text, proposals=()):
    groups = {"names": [Proposal(*proposal) for proposal in proposals]}
    return [(text[item.start : item.end], item.label) for item in step.find(text, groups)]


def test_it_is_a_step_with_a_group_of_its_own(step):
    assert isinstance(step, Step)
    assert step.spans_key == "trained"
    assert "names" in step.reads
    assert "trained" not in step.reads


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "§§ ..."])
def test_texts_without_names(step, text):
    assert found(step, text) == []


def test_every_proposal_says_its_label(step):
    text = "Der Abgeordnete Nepomuk Zwirnhuber reiste im Mai nach Bratislava und Wien."
    proposals = step.find(text, {})
    assert proposals
    assert all(item.rule == f"trained.{item.label.lower()}" and item.value == "" for item in proposals)


def test_rules_lend_their_names_to_the_network(step):
    text = "Das Qwertzamt wurde beteiligt."
    assert found(step, text, [(4, 13, "AGENCY", "x", "names.a")]) == [("Qwertzamt", "AGENCY")]


def test_where_rules_found_nothing_thresholds_are_by_label():
    text = "Der Abgeordnete Nepomuk Zwirnhuber reiste nach Bratislava und Wien."
    everything = found(TrainedStep(thresholds={}), text)
    assert {label for _, label in everything} == {"PERSON", "LOCATION"}
    places = found(TrainedStep(thresholds={"PERSON": 1.1}), text)
    assert places == [(name, label) for name, label in everything if label == "LOCATION"]


def test_beside_rules_another_threshold_holds():
    text = "Frau Edda Kolodziej sprach in Wien."
    proposals = [(5, 19, "PERSON", "", "people.a"), (30, 34, "LOCATION", "at", "names.a")]
    strict = TrainedStep(thresholds=dict.fromkeys(LABELS, 1.1))
    assert found(strict, text, proposals) == [("Edda Kolodziej", "PERSON"), ("Wien", "LOCATION")]


def test_the_place_where_a_stretch_ends_changes_nothing(monkeypatch):
    lines = ["Der Abgeordnete Anton Zwirn (SPD) fragt nach Frontex.", "Die Bundesregierung teilt mit:", "Kap 09", ""]
    words = [token.text for token in shipped().nlp.make_doc("\n".join(lines * 40))]
    hints = ["O"] * len(words)
    whole = list(TrainedStep().tagged(words, hints))
    assert whole
    for length in (10, 37, 150):
        monkeypatch.setattr(component, "STRETCH", length)
        parts = list(TrainedStep().tagged(words, hints))
        assert [item[:3] for item in parts] == [item[:3] for item in whole]
        assert np.allclose([item.probability for item in parts], [item.probability for item in whole], atol=1e-4)


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 9))
def test_stretches_cover_everything_and_end_with_lines_where_they_can(breaks, length):
    breaks = np.array(breaks, dtype=bool)
    parts = list(stretches(breaks, length))
    assert [token for start, end in parts for token in range(start, end)] == list(range(len(breaks)))
    for start, end in parts[:-1]:
        assert length <= end - start <= 2 * length
        assert breaks[end - 1] or end - start == 2 * length


def test_a_word_without_an_end_is_cut_short(step):
    assert found(step, "x" * 1_000_000) == []
    text = "Z" * (LONG_WORD + 50) + " nach Wien"
    for item in step.find(text, {}):
        assert item.end <= len(text)


def test_the_kept_words_give_what_the_whole_network_gives():
    nlp = shipped().nlp
    tagger = nlp.get_pipe("tagger")
    assert isinstance(tagger, MentionTagger)
    words = [token.text for token in nlp.make_doc(" ".join(TEXTS))]
    hints = ["O"] * len(words)
    (expected,) = tagger.probabilities([Doc(nlp.vocab, words=words, tags=hints)])
    for _ in range(2):  # the second time from what was kept
        assert np.allclose(shipped().probabilities(words, hints), expected, atol=1e-5)


def test_when_too_many_words_are_kept_they_are_forgotten(monkeypatch):
    words = [token.text for token in shipped().nlp.make_doc(TEXTS[0])]
    hints = ["O"] * len(words)
    expected = shipped().probabilities(words, hints)
    monkeypatch.setattr(network, "MOST", 12)
    small = network.Network(shipped().nlp)
    for _ in range(3):
        assert np.allclose(small.probabilities(words, hints), expected, atol=1e-5)
        small.probabilities(["Wort", "Satz", "Text", "Zeile", "Blatt"], ["O"] * 5)


def pipeline():
    nlp = blank()
    nlp.add_pipe("migextract_people")
    nlp.add_pipe("migextract_trained")
    return nlp


def spans(doc):
    return [(span.start_char, span.end_char, span.label_, span.id_) for span in doc.spans["trained"]]


TEXTS = ["Frau Edda Kolodziej (SPD) sprach in Wien.", "Der Abgeordnete Anton Zwirn fragte.", ""]


def test_it_works_in_a_pipeline_of_the_users_own():
    nlp = pipeline()
    docs = [nlp(text) for text in TEXTS]
    assert any(map(spans, docs))
    step = nlp.get_pipe("migextract_trained")
    for doc in docs:
        groups = {"people": [Proposal.of_span(span) for span in doc.spans["people"]]}
        assert spans(doc) == [(*item[:3], item.rule) for item in step.find(doc.text, groups)]


def test_it_survives_bytes_disk_and_pickling(tmp_path):
    nlp = pipeline()
    expected = [spans(nlp(text)) for text in TEXTS]
    nlp.to_disk(tmp_path / "pipeline")
    copies = [
        pipeline().from_bytes(nlp.to_bytes()),
        spacy.load(tmp_path / "pipeline"),
    ]
    for copy in copies:
        assert [spans(copy(text)) for text in TEXTS] == expected
    step = pickle.loads(pickle.dumps(nlp.get_pipe("migextract_trained")))  # noqa: S301 - our own
    assert step.find(TEXTS[0], {}) == nlp.get_pipe("migextract_trained").find(TEXTS[0], {})


@pytest.mark.slow
def test_two_processes_find_the_same():
    nlp = pipeline()
    assert [spans(doc) for doc in nlp.pipe(TEXTS, n_process=2)] == [spans(nlp(text)) for text in TEXTS]


def test_without_it_nothing_of_it_is_there():
    assert "migextract_trained" not in migextract.load(trained=False).nlp.pipe_names


def test_the_users_own_operations_are_left_alone():
    before = get_current_ops()
    TrainedStep().find(TEXTS[0], {})
    assert get_current_ops() is before
    layers = list(shipped().nlp.get_pipe("tagger").model.walk())
    assert all(isinstance(layer.ops, NumpyOps) and layer.ops.use_blis for layer in layers)


@pytest.mark.slow
def test_no_text_is_too_long(step):
    text = "Wort " * 210_000 + "Herr Anton Zwirnhuber reist nach Wien."  # spaCy's limit is a million characters
    assert found(step, text)[-1] == ("Wien", "LOCATION")


def test_it_finds_the_same_when_it_forgets_the_words_it_meets(step, monkeypatch):
    expected = [found(step, text) for text in TEXTS]
    monkeypatch.setattr(language, "LEXICON", 0)
    shipped.cache_clear()
    try:
        assert [found(TrainedStep(), text) for text in TEXTS * 2] == expected * 2
    finally:
        shipped.cache_clear()

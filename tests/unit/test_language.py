"""The tokenizer: every mention of the guidelines' kind can be a token span."""

from __future__ import annotations

import pickle

import pytest
import spacy

from migextract import language
from migextract.language import CACHE_SIZE, TOKENIZER, PolicyTokenizer, bounded_lexicon

TOKENIZE = PolicyTokenizer(spacy.blank("de").vocab)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Sie endet 2020.", "2020"),
        ("am 30.11.2022.", "30.11.2022"),
        ("am 23. Juli 2020)", "23. Juli 2020"),
        ("die Europol-Beamte", "Europol"),
        ("der SIENA-Zugang", "SIENA"),
        ("2015–2016.", "2015–2016"),
        ("2018-2021,", "2018-2021"),
        ("– Drucksache 19/21876 –", "19/21876"),
        ("COM(2019) 293 final.", "COM(2019) 293 final"),
        ("KOM(2008) 69 endg.)", "KOM(2008) 69 endg."),
        ("Zentren (NCC) für", "NCC"),
        ("das I- 24/7- Netz", "I- 24/7- Netz"),
        ("I-24/7-Netz", "I-24/7-Netz"),
        ("EU-Politikzyklus/EMPACT", "EMPACT"),
        ("EU-Politikzyklus/EMPACT", "EU-Politikzyklus"),
        ("Verordnung (EU) 2019/1240 zur", "(EU) 2019/1240"),
        ("„Plattform“", "Plattform"),
        ("‚Wiener Erklärung‘", "Wiener Erklärung"),
        ("22./23. Juli", "22./23. Juli"),
        ("Fraktion DIE LINKE.", "Fraktion DIE LINKE"),
        ("ESF+.", "ESF+"),
        ("§58 AufenthG)", "AufenthG"),
        ("3,3 Mrd. EUR/Jahr", "3,3 Mrd. EUR"),
        ("BÜNDNIS 90/DIE GRÜNEN", "BÜNDNIS 90/DIE GRÜNEN"),
        ("Rat*Kommission", "Rat"),
        ("Europol’s", "Europol"),
        ("D’Angelo", "D’Angelo"),
        ("EU‑Recht", "EU"),
        ("vom 3. Dezember 2013beschlossen", "3. Dezember 2013"),
        ("vom 3. Dezember 20131 an", "3. Dezember 2013"),
        ("am5. Juni 2020", "5. Juni 2020"),
    ],
)
def test_a_mention_is_a_span(text: str, mention: str) -> None:
    start = text.index(mention)
    span = TOKENIZE(text).char_span(start, start + len(mention))
    assert span is not None
    assert span.text == mention


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("siehe https://consilium.europa.eu/x-20.pdf.", ["siehe", "https://consilium.europa.eu/x-20.pdf", "."]),
        ("(www.bspc.net)", ["(", "www.bspc.net", ")"]),
        ("Migrationsabkommen", ["Migrationsabkommen"]),
        ("", []),
        ("  a", ["  ", "a"]),
    ],
)  # fmt: skip
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZE(text)] == tokens


def test_nothing_is_lost(gold_texts: dict[str, str]) -> None:
    for text in gold_texts.values():
        assert TOKENIZE(text).text == text


def test_it_survives_config_bytes_and_pickling() -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    nlp = spacy.blank("de", config=config)
    again = spacy.blank("de", config=config).from_bytes(nlp.to_bytes())
    pickled = pickle.loads(pickle.dumps(nlp.tokenizer))  # noqa: S301 - our own bytes
    for tokenizer in (again.tokenizer, pickled):
        assert isinstance(tokenizer, PolicyTokenizer)
        assert tokenizer.max_cache_size == CACHE_SIZE
        assert [token.text for token in tokenizer("Europol-Beamte 2020.")] == ["Europol", "-", "Beamte", "2020", "."]


@pytest.mark.parametrize("lexicon", [0, 1_000_000])
def test_a_pipeline_forgets_words_once_it_knows_many(monkeypatch: pytest.MonkeyPatch, lexicon: int) -> None:
    monkeypatch.setattr(language, "LEXICON", lexicon)
    nlp = spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    before = nlp("Europol tagte am 5. Juni 2020.")
    known = set(nlp.vocab.strings)
    for number in range(3):
        with bounded_lexicon(nlp):
            assert [token.text for token in nlp(f"Kunstwort{number} Europol")][-1] == "Europol"
            with bounded_lexicon(nlp):  # a component may use the pipeline itself
                nlp("Nochein")
    with pytest.raises(ValueError, match="inside"), bounded_lexicon(nlp):
        raise ValueError(f"inside {nlp('Kunstwort9')}")
    learnt = {"Kunstwort", "Nochein"} & set(nlp.vocab.strings)
    assert learnt == (set() if lexicon == 0 else {"Kunstwort", "Nochein"})
    assert known <= set(nlp.vocab.strings)
    assert [token.text for token in before] == [token.text for token in nlp(before.text)]
    assert [token.lower_ for token in nlp("Kunstwort1 EUROPOL")] == ["kunstwort", "1", "europol"]

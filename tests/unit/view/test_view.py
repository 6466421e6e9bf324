"""What holds for the view of every text: nothing lost in silence, every character at its place, linear time."""

from __future__ import annotations

import gc
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migextract.errors import RecordError
from migextract.view import BEFORE_FURNITURE, BEHIND_FURNITURE, TextView, view
from migextract.view.steps import entities, footnotes, furniture, markup, tags
from migextract.view.text_view import SEPARATOR, Change, edited, whole

# Letters and digits may go only here, and there is a reason for each.
MAY_DROP = {
    entities: "the name of an entity, for its character",
    footnotes: "the number of a footnote mark",
    tags: "names and attributes of tags",
    markup: "the address behind a link",
}

# What steps look for, so that random texts are full of it.
PIECES = [
    *("Europol", "der EU", "Straße", "Bürger_innen", "u\u0308ber", "Schrö der", "GRÜ NEN", "V o r b e m e r k u n g"),
    *(
        "Minister-",
        "EU-",
        "und ",
        "19/21876",
        "2018-",
        "5.",
        "a) ",
        "- ",
        "• ",
        "\uf0b7 ",
        "|",
        "| a | b |",
        "Seite 2 von 3",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\f",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\x1e",
        "\ufb03",
    ),
    *("**", "*", "__", "_", "`", "# ", "---", "[", "](http://a.eu/b)", "](#x)", "\\", "\\*", "> ", "![", "]"),
    *("<sup>1</sup>", "<br>", "<b>", "</b>", "<!--", "-->", "[^1]", "[2]", "²", "&amp;", "&nbsp;", "&euro;", "&"),
    *("(https://www.state", "watch.org/a-b.pdf)", "www.bmi.bund.de", "– 5 –", "Deutscher Bundestag – 19. Wahlperiode"),
    *("Drucksache 19/21876", "20.10.2016", "(A)", "8622/20 rh/AM/pg 5", " -Annan", "Frank- Walter", "Europäi-schen"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)


def test_the_view_of_nothing_is_empty():
    for text in ("", " ", "\n\n", "\f", "\ufeff", "\u00ad\n"):
        assert (view(text).text, view(text).body) == ("", 0)


def test_a_mention_maps_back_to_its_slice_however_it_is_broken():
    source = (
        "nach Vorbild der Fingerabdruckdatei Euro-\n dac, von **Parlamentsforums**  \n**Südliche Ostsee** und 5 &euro;"
    )
    shown = view(source)
    spans = [(shown.text.index(part), len(part)) for part in ("Eurodac", "Parlamentsforums Südliche Ostsee", "5 €")]
    raw = [shown.to_source(start, start + length) for start, length in spans]
    assert [source[start:end] for start, end in raw] == [
        "Euro-\n dac",
        "Parlamentsforums**  \n**Südliche Ostsee",
        "5 &euro;",
    ]


def test_furniture_in_mid_sentence_does_not_split_what_is_found():
    source = "die Agentur der Europäischen\n\n– 5 –\n\nUnion in Warschau"
    shown = view(source)
    start = shown.text.index("Europäischen Union")
    assert source[slice(*shown.to_source(start, start + 18))] == "Europäischen\n\n– 5 –\n\nUnion"
    with pytest.raises(RecordError):
        shown.to_source(start, len(shown.text))


@given(TEXTS)
@example("Am 5. Juni hat die Euro-\n päische\u00a0Kommission<sup>1</sup> …")
@settings(max_examples=400)
def test_places_and_characters(source: str):
    check(source, view(source))


def test_places_and_characters_of_the_gold_texts(gold_texts: dict[str, str]):
    for source in gold_texts.values():
        check(source, view(source))


def check(source: str, shown: TextView) -> None:
    assert len(shown.raw_index) == len(shown.text)
    assert 0 <= shown.body <= len(shown.text)
    letters = [place for place, character in enumerate(shown.text) if character.isalnum()]
    ligatures = {place for place, character in enumerate(source) if "\ufb00" <= character <= "\ufb06"}
    places = [int(shown.raw_index[place]) for place in letters]
    counted = Counter(place for place in places if place not in ligatures)
    assert not [place for place, times in counted.items() if times > 1], "no place of the source twice"
    for place in letters:
        start, end = shown.to_source(place, place + 1)
        assert is_shown_as(source[start:end], shown.text[place])
    body = [place for place, at in zip(places, letters, strict=True) if at < shown.body]
    assert body == sorted(body), "the body keeps the order of the source"


def is_shown_as(slice_of_source: str, character: str) -> bool:
    """Whether a letter or digit is what the source has at its place, or is known to stand for it."""
    if slice_of_source == character:
        return True
    plain = unicodedata.normalize("NFKC", slice_of_source)
    return character in plain or slice_of_source.startswith(("&", "\u00a8"))


@given(TEXTS)
@settings(max_examples=400)
def test_no_step_drops_letters_without_a_reason(source: str):
    assert list(drops(source)) == []


def test_no_step_drops_letters_of_the_gold_texts_without_a_reason(gold_texts: dict[str, str]):
    for source in gold_texts.values():
        assert list(drops(source)) == []


def drops(source: str) -> Iterator[tuple[str, str]]:
    """Each edit by which a step that may not do so drops letters or digits."""
    shown = whole(source)
    for step in BEFORE_FURNITURE:
        found = step.edits(shown.text)
        yield from lost(shown.text, step, found)
        shown = edited(shown, found)
    body, tail = furniture.split(shown)
    if alphanumerics(body.text + tail.text) != alphanumerics(shown.text):
        yield furniture.__name__, shown.text
    for part in (body, tail):
        shown = part
        for step in BEHIND_FURNITURE:
            found = step.edits(shown.text)
            yield from lost(shown.text, step, found)
            shown = edited(shown, found)


def lost(text: str, step: ModuleType, found: Sequence[Change]) -> Iterator[tuple[str, str]]:
    for start, end, new in () if step in MAY_DROP else found:
        old = unicodedata.normalize("NFKD", text[start:end]).replace("\u00a8", "")
        if alphanumerics(old) != alphanumerics(unicodedata.normalize("NFKD", new)):
            yield step.__name__, text[start:end]


def alphanumerics(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


@given(TEXTS)
@settings(max_examples=200)
def test_the_view_is_tidy(source: str):
    text = view(source).text
    assert text == text.strip(" \n")
    assert "  " not in text
    assert " \n" not in text
    assert "\n\n\n" not in text
    assert not any(odd in text for odd in "\t\r\f\u00a0\u2007\u202f\u00ad\u200b\ufeff\ud800")


def test_pieces_of_furniture_cannot_run_into_each_other():
    shown = view("bei\n\n– 5 –\n\nMai\n\n– 6 –\n\n2020 und\n\n– 7 –\n\nmehr")
    assert shown.text[shown.body :].split(SEPARATOR) == ["", "– 5 –", "– 6 –", "– 7 –"]


HEAVY = {
    "paragraphs": "Die Agentur Frontex unterstützt die Mitgliedstaaten, und die Bundes-\nregierung prüft es.\n",
    "one line": "Die Agentur Frontex unterstützt die Mitgliedstaaten. ",
    "digits": "1234567890",
    "capitals": "ABCDEFGHIJ",
    "hyphens": "-",
    "hyphens and breaks": "a-\n",
    "spaces": " ",
    "line feeds": "\n",
    "form feeds": "x\n\f",
    "brackets": "[](",
    "open brackets": "[",
    "stars": "* a",
    "strong": "**a",
    "underscores": "_a_ ",
    "rules": "--- a ",
    "hashes": "# ",
    "tags": "<b ",
    "comments": "<!--",
    "entities": "&amp",
    "spaced letters": "a b d ",
    "umlauts": "ü a",
    "one long word with umlauts": "ü",
    "addresses": "http://a.",
    "broken addresses": "http://a/b-\n",
    "broken hosts": "www.a\n",
    "at signs": "a@",
    "brackets closed": "http://a)",
    "furniture": "– 5 –\n",
    "numbers of papers": "Drucksache 18/1\n",
    "days": "20.10.2016\n",
    "notes": "Die Antwort wurde namens der Bundesregierung mit Schreiben ",
    "footnotes": "<sup>1",
    "soft hyphens": "a\u00ad",
    "marks": "u\u0308",
    "stray hyphens": "ab-cd ",
    "lost line ends": "ab- cd ",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HEAVY.values(), ids=HEAVY)
def test_time_grows_with_the_length_only(unit: str):
    def seconds(characters: int) -> float:
        source = (unit * (characters // len(unit) + 1))[:characters]
        start = time.process_time()
        view(source)
        return time.process_time() - start

    gc.disable()  # its cost grows faster than the text, and is not ours
    try:
        small, large = min(seconds(30_000) for _ in range(3)), min(seconds(240_000) for _ in range(2))
    finally:
        gc.enable()
    # Eight times the text; quadratic time would be 64 times as long.
    assert large < 24 * max(small, 0.002)


@pytest.mark.slow
def test_twenty_megabytes_and_a_line_of_a_million_characters():
    paragraph = HEAVY["paragraphs"]
    assert len(view(paragraph * (20_000_000 // len(paragraph))).text) > 19_000_000
    assert len(view(HEAVY["one line"] * 20_000).text) > 1_000_000

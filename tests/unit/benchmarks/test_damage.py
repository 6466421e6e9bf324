"""Damage: what each kind does, and that a mention is exactly where the damage put it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from benchmarks.damage import DAMAGES, ODD_SPACES, Damage, Damaged, applied, hyphenation, in_header
from benchmarks.texts import GOLD
from hypothesis import given, settings
from hypothesis import strategies as st

from migextract.evaluation import read
from migextract.evaluation.annotation import Annotation
from migextract.labels import CORE
from migextract.view import Edit

BY_NAME = {damage.name: damage for damage in DAMAGES}
PAPER = "Am 5. Juni hat die Europäische Agentur\nfür Asylfragen über Straßen (§ 3) beraten.\n\nÜBER UNS\n\n"

LETTERS = "abcäöüßÄ -.\n\r\f\t\u00a0(§3)"
texts = st.text(alphabet=LETTERS, max_size=200) | st.text(max_size=60)


@st.composite
def texts_with_mentions(draw: st.DrawFn) -> tuple[str, Annotation]:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Annotation(start, end, "DATE", text[start:end], None)


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(texts)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Edit(start, end, draw(st.text(max_size=3))) for start, end in pairs]


@given(texts_with_edits())
def test_edits_are_applied_as_if_by_hand(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    by_hand = text
    for start, end, new in reversed(edits):
        by_hand = by_hand[:start] + new + by_hand[end:]
    damaged = applied(text, edits)
    assert damaged.text == by_hand
    untouched = [at for at in range(len(text)) if not any(start <= at < end for start, end, _ in edits)]
    assert all(damaged.text[damaged.starts[at] : damaged.ends[at]] == text[at] for at in untouched)
    assert sorted(damaged.starts) == damaged.starts
    assert sorted(damaged.ends) == damaged.ends
    assert len(damaged.starts) == len(damaged.ends) == len(text)


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="edits overlap at 2"):
        applied("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_what_is_put_in_at_the_edge_of_a_mention_is_no_part_of_it() -> None:
    mention = Annotation(3, 6, "DATE", "def", None)
    damaged = applied("abcdefghi", [Edit(3, 3, "<"), Edit(4, 4, "|"), Edit(6, 6, ">")])
    assert damaged.text == "abc<d|ef>ghi"
    assert damaged.carried(mention) == Annotation(4, 8, "DATE", "d|ef", None)


def undamaged(name: str, text: str) -> str:
    """What is the same before and after a damage."""
    if name == "no-break spaces":
        return text.translate(dict.fromkeys(map(ord, ODD_SPACES), " "))
    if name == "page headers":
        text = re.sub(r"\n\n[^\n]* 19/21876[^\n]*\n\n\n\n", " ", text)
    if name == "narrow column":
        # A hyphen before a line break is there before, behind, or both: no text tells which, so all go.
        return re.sub(r"[-\s]", "", text)
    if name == "soft hyphens":
        return text.replace("\u00ad", "")
    if name == "decomposed letters":
        return unicodedata.normalize("NFD", text)
    if name.endswith("capitals"):
        return "".join(char.upper() for char in text)
    return "".join(text.split())


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
@settings(max_examples=40)
@given(given_=texts_with_mentions())
def test_a_damaged_mention_is_what_became_of_it(damage: Damage, given_: tuple[str, Annotation]) -> None:
    text, mention = given_
    damaged = damage(text)
    carried = damaged.carried(mention)
    assert damaged.text[carried.start : carried.end] == carried.text
    assert undamaged(damage.name, carried.text) == undamaged(damage.name, mention.text)
    assert carried.label == mention.label


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_every_mention_of_the_gold_is_carried(damage: Damage) -> None:
    hurt = 0
    for document in read(GOLD).documents:
        damaged = damage(document.text)
        hurt += damaged.text != document.text
        mentions = damaged.mentions(document.mentions)
        assert all(damaged.text[m.start : m.end] == m.text for m in mentions)
        carried = [damaged.carried(m) for m in document.mentions]
        came_in = [
            added
            for added in damaged.added
            if added.label in CORE or not any(m.start <= added.start and added.end <= m.end for m in carried)
        ]
        assert sorted(mentions) == sorted([*carried, *came_in])
        for before in document.mentions:
            now = damaged.carried(before)
            assert undamaged(damage.name, now.text) == undamaged(damage.name, before.text)
    assert hurt, f"{damage.name} damages no gold text"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("no-break spaces", "a b c d e f", "a\u00a0b\u202fc\u2009d e\u00a0f"),
        ("no-break spaces", "  a  b\n c", "  a  b\n c"),
        ("line ends", "a\nb\r\nc\n", "a\r\nb\r\nc\r\n"),
        ("soft hyphens", "Die Agentur, EASO und Kiel", "Die Agen\u00adtur, EASO und Kiel"),
        ("broken umlauts", "Schröder für GRÜNEN, Übel, Menü", "Schrö der fü r GRÜ NEN, Übel, Menü"),
        ("decomposed letters", "für é", "fu\u0308r e\u0301"),
        ("headings in capitals", "Über uns\n\nEin Satz.\n\nnoch\neiner", "ÜBER UNS\n\nEin Satz.\n\nnoch\neiner"),
        ("headings in capitals", "Straße\n\n", "STRASSE\n\n"),
        ("all in capitals", "Straße am 5. Juni", "STRASSE AM 5. JUNI"),
        ("narrow column", "kurz", "kurz"),
        (
            "narrow column",
            "Die Mitgliedstaaten haben am 5. Juni die Zusammenarbeit der Agentur beschlossen",
            "Die Mitgliedstaaten haben am 5. Juni die Zu-\nsammenarbeit der Agentur beschlossen",
        ),
        ("page headers", "a b c", "a b c"),
    ],
)
def test_what_a_damage_does(name: str, text: str, expected: str) -> None:
    assert BY_NAME[name](text).text == expected


def test_lines_of_a_narrow_column_are_narrow() -> None:
    text = " ".join(["Die Europäische Agentur für Asylfragen unterstützt die Zusammenarbeit"] * 20)
    assert max(map(len, BY_NAME["narrow column"](text).text.split("\n"))) <= 46


def test_page_headers_bring_their_mentions() -> None:
    text = "Wort " * 700
    damaged = BY_NAME["page headers"](text)
    right, left = "19/21876", "Deutscher Bundestag"
    assert [m.text for m in sorted(damaged.added)] == [right, left, left, right]
    assert {(m.label, m.text, m.value) for m in damaged.added} == {
        ("INSTITUTION", "Deutscher Bundestag", "bundestag"),
        ("DOC_NUMBER", "19/21876", "bt-drs:19/21876"),
    }
    assert all(damaged.text[m.start : m.end] == m.text for m in damaged.added)


def test_of_a_header_within_a_mention_only_core_labels_count() -> None:
    text = "\n\nDrucksache 19/21876 – 3 – Deutscher Bundestag – 19. Wahlperiode\n\n\n\n"
    act = Annotation(0, 3, "ACT", "a b", None)
    inserted = applied("a b", [Edit(1, 2, text)])
    added = tuple(m._replace(start=m.start + 1, end=m.end + 1) for m in in_header(text))
    damaged = Damaged(inserted.text, inserted.starts, inserted.ends, added)
    assert [m.label for m in damaged.mentions([act])] == ["ACT", "DOC_NUMBER"]
    assert "DOC_NUMBER" in CORE


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Agentur", ["Agen-tur"]),
        ("(schließen,", ["(schlie-ßen,"]),
        ("Schleusung", ["Schleu-sung"]),
        ("Maschine", ["Ma-schine"]),
        ("Zucker", ["Zu-cker"]),
        ("EASO", []),
        ("8622/20", []),
        ("EU-Mitgliedstaaten", []),
        ("Staat", []),
    ],
)
def test_hyphenation(word: str, parts: list[str]) -> None:
    assert [f"{word[:at]}-{word[at:]}" for at in hyphenation(word)] == parts


def test_every_damage_says_what_it_does() -> None:
    assert all(re.fullmatch(r"[A-Z].*\.", damage.what) for damage in DAMAGES)
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES)

"""Which forms a name has, and which it must not have."""

from __future__ import annotations

import pytest

from migextract.knowledge.inflect import forms, german_forms
from migextract.knowledge.schema import Name

AS_IN_A_SENTENCE = [
    # nominative, form in a sentence
    ("Europäische Agentur für die Grenz- und Küstenwache", "Europäischen Agentur für die Grenz- und Küstenwache"),
    ("Europäische Grenz- und Küstenwache", "Europäischer Grenz- und Küstenwache"),
    ("Europäischer Rat", "Europäischen Rates"),
    ("Europäischer Rat", "Europäische Rat"),
    ("Auswärtiges Amt", "Auswärtigen Amtes"),
    ("Auswärtiges Amt", "Auswärtigen Amts"),
    ("Auswärtiges Amt", "Auswärtige Amt"),
    ("Bundeskriminalamt", "Bundeskriminalamtes"),
    ("Bundeskriminalamt", "Bundeskriminalamts"),
    ("Vereinte Nationen", "Vereinten Nationen"),
    ("Rat der Europäischen Union", "Rates der Europäischen Union"),
    ("Deutscher Bundestag", "Deutschen Bundestages"),
    ("Internationale Kriminalpolizeiliche Organisation", "Internationalen Kriminalpolizeilichen Organisation"),
    ("Nationale Koordinierungszentren", "Nationaler Koordinierungszentren"),
    ("Salzburg Forum", "Salzburg Forums"),
    ("Landtag Schleswig-Holstein", "Landtages Schleswig-Holstein"),
    ("Ausschuss der Regionen", "Ausschusses der Regionen"),
    ("Bundesministerium des Innern, für Bau und Heimat", "Bundesministeriums des Innern, für Bau und Heimat"),
    ("westlicher Balkan", "westlichen Balkans"),
    ("Hessische Polizei", "hessischen Polizei"),
    ("Europäische multidisziplinäre Plattform", "Europäischen multidisziplinären Plattform"),
    ("Zentrale gegen Betrug", "Zentrale gegen Betrug"),
    ("Ständiges Komitee", "Ständigen Komitees"),
    ("Thüringer Landtag", "Thüringer Landtags"),
    ("3. Ausschuss", "3. Ausschusses"),
    ("Spanien", "Spaniens"),
]


@pytest.mark.parametrize(("nominative", "form"), AS_IN_A_SENTENCE)
def test_a_form_that_stands_in_sentences(nominative: str, form: str) -> None:
    assert form in german_forms(nominative)


@pytest.mark.parametrize(
    ("nominative", "form"),
    [
        ("Europäische Agentur", "Europäischen Agenturs"),
        ("Freie Wähler", "freie Wähler"),
        ("Fraktion DIE LINKE", "Fraktions DIE LINKE"),
        ("Rat der Europäischen Union", "Rat der Europäische Union"),
        ("Bundespolizei", "Bundespolizeien"),
    ],
)
def test_not_a_form(nominative: str, form: str) -> None:
    assert form not in german_forms(nominative)


@pytest.mark.parametrize(("nominative", "form"), AS_IN_A_SENTENCE)
def test_headings_are_in_capitals(nominative: str, form: str) -> None:
    assert form.upper() in forms(Name(text=nominative, form="full"))


def test_an_acronym_has_one_form() -> None:
    assert forms(Name(text="eu-LISA", form="acronym")) == {"eu-LISA"}


def test_english_adjectives_are_not_inflected() -> None:
    assert "Europeaner Commission" not in forms(Name(text="Europeane Commission", lang="en", form="full"))

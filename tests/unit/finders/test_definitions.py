"""Names that a paper defines itself."""

from __future__ import annotations

import pytest

from migextract.finders.definitions import find, spells
from migextract.finders.proposal import Proposal


def found(text: str, *known: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    names = [
        Proposal(text.index(surface), text.index(surface) + len(surface), label, value, "names.x")  # type: ignore[arg-type]
        for surface, label, value in known
    ]
    return [(text[item.start : item.end], item.label, item.value) for item in find(text, names)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # spelled by the acronym's letters, typed by the head noun
        (
            "Das Gemeinsame Analysezentrum Musterstadt (GAM) prüft. GAM-Beamte vom GAM.",
            ["Gemeinsame Analysezentrum Musterstadt", "GAM", "GAM", "GAM"],
        ),
        ("im Landesamt für Ausländerfragen (LfA) waren", ["Landesamt für Ausländerfragen", "LfA"]),
        # the acronym is of another language: the head noun begins the name
        (
            "Teil des Internationalen Zentrums für die Beobachtung der Grenzen (ICBM).",
            ["Internationalen Zentrums für die Beobachtung der Grenzen", "ICBM"],
        ),
        (
            "Vertreter der Union, der Kommission, des Europäischen Hilfsbüros für Grenzfragen (EBSO)",
            ["Europäischen Hilfsbüros für Grenzfragen", "EBSO"],
        ),
        (
            "nach Kenntnis der Regierung das Internationale Zentrum für die Forschung (ICPD)",
            ["Internationale Zentrum für die Forschung", "ICPD"],
        ),
        # between commas, as stenographers write
        (
            "das Gemeinsame Lufttransportzentrum, GLZ, hat. Das GLZ",
            ["Gemeinsame Lufttransportzentrum", "GLZ", "GLZ"],
        ),
        # in quotation marks
        (
            "des „Integrative Border Governance Mechanism“ (IBGM) der EU. Der IBGM soll",
            ["Integrative Border Governance Mechanism", "IBGM", "IBGM"],
        ),
        # the other way round
        ("über ANS (Asylnotfallsystem) und ANS", ["ANS", "Asylnotfallsystem", "ANS"]),
        # im Folgenden
        (
            "Das Register für Musterdaten (im Folgenden: RMD) ist alt. RMD-Daten",
            ["Register für Musterdaten", "RMD", "RMD"],
        ),
        # a word, not an acronym: only it in quotation marks counts further on
        (
            "die Lösung für alle (SALW) bis 2024 (im Folgenden „Fahrplan“). Ein Fahrplan. Der „Fahrplan“ gilt.",
            ["Fahrplan", "Fahrplan"],
        ),
    ],
)
def test_unknown_names(text: str, mentions: list[str]) -> None:
    assert [surface for surface, _, _ in found(text)] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Memorandums of Understanding (MoUs)",
        "Der Bund (vgl. Anlage) und die Länder (BY, HH)",
        "mit ihren Mitgliedern (MdB) und Gästen (NGO)",
        "Frankreich (FR), Italien (IT)",
        "seit langem (2015) und (EU) 2019/1240",
        "die Verordnung (EU) 2019/1240 und die Verordnung (EG) Nr. 2725/2000 der EU",
        "Herr Müller (CDU/CSU)",
        "die Abgeordnete Sylvia Kotting-Uhl (Bund der Muster) fragt Kotting-Uhl",
        "an die Bahn Aktiengesellschaft (BGrG)",
        "Deutschland, USA, Frankreich",
        "das Zentrum, EU, UN, NATO",
        "",
    ],
)
def test_no_definition(text: str) -> None:
    assert found(text) == []


def test_the_known_side_lends_its_label_and_value() -> None:
    text = "der Europäischen Asylagentur (EUAA). Die EUAA und EUAA-Beamte"
    known = ("Europäischen Asylagentur", "AGENCY", "euaa")
    assert found(text, known) == [("EUAA", "AGENCY", "euaa")] * 3


def test_a_known_acronym_keeps_its_meaning() -> None:
    text = "Organisationen der Vereinten Nationen (UNHCR, UNICEF). UNHCR"
    known = [("Vereinten Nationen", "INSTITUTION", "un"), ("UNHCR", "AGENCY", "unhcr")]
    assert found(text, *known) == []


def test_a_known_short_form_names_an_unknown_long_one() -> None:
    text = "des Zentrums für Grenzfragen (ZGF)"
    assert found(text, ("ZGF", "INSTITUTION", "zgf"))[0] == ("Zentrums für Grenzfragen", "INSTITUTION", "zgf")


def test_an_institution_in_a_compound_is_no_mention() -> None:
    text = "der Ausschuss für Musterfragen (AfM). Die AfM-Mitglieder im AfM"
    assert [surface for surface, _, _ in found(text)] == ["Ausschuss für Musterfragen", "AfM", "AfM"]


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("BfV", "Bundesamt für Verfassungsschutz", True),
        ("GASIM", "Gemeinsames Analyse- und Strategiezentrum illegale Migration", True),
        ("VIS", "Visa-Informationssystem", True),
        ("BKA", "Amt für Statistik", False),
        ("EU", "Ein sehr langer Satz mit vielen Wörtern der gar nichts mit der Union zu tun hat", False),
    ],
)
def test_spells(short: str, long: str, expected: bool) -> None:
    assert spells(short, long) is expected

"""Which lines are furniture by their form."""

from __future__ import annotations

import pytest

from migextract.view.steps import furniture
from migextract.view.steps.furniture_lines import Company, company, lines

FURNITURE = [
    "Deutscher Bundestag – 19. Wahlperiode – 5 – Drucksache 19/21876",
    "Deutscher Bundestag - 18. Wahlperiode - 105 - Drucksache18/6124",
    "Drucksache 19/21876 – 6 – Deutscher Bundestag – 19. Wahlperiode",
    "Drucksache 18/1894 (neu) – 2 – Deutscher Bundestag – 18. Wahlperiode",
    "Deutscher Bundestag – 18. Wahlperiode",
    "Deutscher Bundestag – 17. Wahlperiode – 61. Sitzung, Berlin, Mittwoch, den 29. September 2010   6377",
    "II   Deutscher Bundestag – 17. Wahlperiode – 61. Sitzung",
    "–2–",
    "– 180 –",
    "- 21 -",
    "Seite 3 von 12",
    "8622/20   rh/AM/pg   5",
    "8622/20 REV 1 ADD 2 AMM/mfa 5 JAI.1 LIMITE DE",
    "14576/1/18 REV 1   ab/CD/ef   ANLAGE   DE",
    "JAI.1   DE",
    "RELEX.2.A LIMITE DE",
    "JAI.1 LIMITE **DE",
    "ANLAGE GIP.INST DE",
    "DE   4   DE",
    "27.6.2019   DE   Amtsblatt der Europäischen Union   L 198/88",
    "L 198/88 DE Amtsblatt der Europäischen Union 27.6.2019",
    "Amtsblatt der Europäischen Gemeinschaften L 45",
    "Vorabfassung - wird durch die lektorierte Fassung ersetzt.",
    "Wird nach Vorliegen der lektorierten Druckfassung durch diese ersetzt.",
]
TEXT = [
    "Der Deutsche Bundestag – 19. Wahlperiode – hat",
    "Deutscher Bundestag",
    "18. Wahlperiode",
    "Drucksache 18/910 wurde abgelehnt",
    "– 2 Stimmen –",
    "8622/20",
    "8132/20 REV 1",
    "JAI 473",
    "JAI.1",
    "DE",
    "Amtsblatt der Europäischen Union",
    "Seite 3",
    "(E)",
    "a) DE",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str):
    for text in (line, f"davor\n{line}\ndanach", f"davor\f**{line}**  \n"):
        assert [found["line"] for found in lines(text)] == [line]
        assert company(line) is None


@pytest.mark.parametrize("line", TEXT)
def test_text(line: str):
    assert [found["line"] for found in lines(f"davor\n{line}\ndanach")] == []


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("Drucksache 18/910", Company.PAPER),
        ("Drucksache18/1894 (neu)", Company.PAPER),
        ("20.10.2016", Company.DAY),
        ("(A)", Company.COLUMN),
    ],
)
def test_lines_that_need_company(line: str, needed: Company):
    assert [found["line"] for found in lines(f"davor\n{line}\ndanach")] == [line]
    assert company(line) is needed
    assert furniture.pieces(f"davor\n{line}\ndanach") == []


def test_the_number_of_another_paper_stays_in_the_body():
    text = "Text\n\fDrucksache 18/910\n– 2 –\nDeutscher Bundestag – 18. Wahlperiode\nzu\nDrucksache 18/477\nund"
    found = [text[start:end] for start, end in furniture.pieces(text)]
    assert found == ["Drucksache 18/910", "– 2 –", "Deutscher Bundestag – 18. Wahlperiode"]


def test_repeated_lines_need_three_pages_and_letters():
    pages = ["Bericht 2020\nText A\n1,5", "Bericht 2021\nText B\n1,5", "Bericht 2022\nText C\n1,5"]
    text = "\f".join(pages)
    assert [text[start:end] for start, end in furniture.pieces(text)] == ["Bericht 2021", "Bericht 2022"]
    assert furniture.pieces("\f".join(pages[:2])) == []

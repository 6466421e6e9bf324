"""The tool that opens the papers and laws that entries cite."""

from __future__ import annotations

import datetime

import pytest
from tools import sources

from migextract.knowledge.schema import Entry

LIBRARY = {
    "18/1": ["Die Grenzämter berichten, dass GAM und BKA tagten."],
    "17/48, 87": ["Auf Frage 87 wird das Gemeinsame Amt genannt."],
    "protocol 19/3": ["Es spricht niemand davon."],
    "17/8, 3": ["Das GAM wurde erwähnt."],
    "BJNR1": ["§ 1 Das Gemeinsame Amt ist eine Behörde."],
    "title of BJNR2": ["GAMG Gesetz über das Gemeinsame Amt (GAM-Gesetz)"],
}
DAY, EARLIER = datetime.date(2026, 11, 23), datetime.date(2020, 1, 1)


def entry(ref: str, checked: datetime.date | None = None, facts: tuple[str, ...] = ("names", "kind")) -> Entry:
    return Entry.model_validate(
        {
            "id": "gam",
            "label": "AGENCY",
            "kind": "unit",
            "names": [{"text": "Gemeinsames Amt", "form": "full"}, {"text": "GAM", "form": "acronym"}],
            "sources": [{"ref": ref, "facts": facts, "checked": checked}],
        }
    )


@pytest.mark.parametrize(
    ("ref", "checked", "expected"),
    [
        ("BT-Drs. 18/1", None, DAY),
        ("BT-Drs. 17/48, Frage 87 und 88", None, DAY),  # an inflected form
        ("BT-Plenarprotokoll 17/8, Anlage 3", None, DAY),
        ("GAMG § 1 (BJNR1)", None, DAY),
        ("GAMG (BJNR2), title", None, DAY),
        ("GAMG § 1 (BJNR2)", None, None),  # only its title is there
        ("BT-Drs. 18/1", EARLIER, EARLIER),  # the first day stays
        ("BT-Plenarprotokoll 19/3", EARLIER, None),  # opened, and it is not in there
        ("https://example.org", None, None),  # not in the library: as it was
        ("https://example.org", EARLIER, EARLIER),
        ("BT-Drs. 18/99999", EARLIER, EARLIER),
    ],
)
def test_a_source(ref: str, checked: datetime.date | None, expected: datetime.date | None) -> None:
    (source,) = sources.checked(entry(ref, checked), LIBRARY, DAY).sources
    assert source.checked == expected


def test_what_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    sources.checked(entry("BT-Plenarprotokoll 19/3"), LIBRARY, DAY)
    assert capsys.readouterr().err == "gam: no name of it in BT-Plenarprotokoll 19/3\n"


def test_a_source_of_something_else_is_left_alone() -> None:
    (source,) = sources.checked(entry("BT-Plenarprotokoll 19/3", EARLIER, ("address",)), LIBRARY, DAY).sources
    assert source.checked == EARLIER


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("GAM", "GAM", True),
        ("GAM", "das GAM-Netz", True),
        ("GAM", "das GAMT und die GAMen, aber GAM", True),
        ("GAM", "das GAMT und MEGAM", False),
        ("GAM", "", False),
    ],
)
def test_stands_in(name: str, text: str, stands: bool) -> None:
    assert sources.stands_in(name, text) is stands

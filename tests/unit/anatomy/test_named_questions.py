"""Which questions an answer names."""

from __future__ import annotations

import pytest

from migextract.anatomy.named_questions import answered, named

NUMBERS = ["1", "2", "2a", "2b", "2c", "3", "4", "4a", "4b", "5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Die Fragen 2 bis 2b werden gemeinsam beantwortet.", ["2", "2a", "2b"]),
        ("Die Fragen 2 bis 2c werden gemeinsam beantwortet. Nein.", ["2", "2a", "2b", "2c"]),
        (
            "Die Fragen 1 und 2 werden aufgrund des Sachzusammenhangs gemeinsam beantwortet.",
            ["1", "2", "2a", "2b", "2c"],
        ),
        ("Wegen des Sachzusammenhangs werden die Fragen 3 und 5 zusammen beantwortet.", ["3", "5"]),
        ("Die Fragen 5, 6 und 7 werden zusammenhängend beantwortet.", ["5", "6", "7"]),
        ("Die Fragen 5–7 werden gemeinsam beantwortet.", ["5", "6", "7"]),
        ("Die Fragen 5 bis einschließlich 7 werden gemeinsam beantwortet.", ["5", "6", "7"]),
        ("Die Fragen 4, 4a und 4b werden gemeinsam beantwortet.", ["4", "4a", "4b"]),
        ("Die Fragen 2a, b und c werden gemeinsam beantwortet.", ["2a", "2b", "2c"]),
        ("Die Fragen 2 und 2a werden gemeinsam beantwortet.", ["2", "2a"]),
        ("Die Teilfragen a und b werden zusammen beantwortet.", ["4a", "4b"]),
        ("Zu den Fragen 6 und 7 wird gemeinsam Stellung genommen: die Fragen 6 und 7 werden bejaht.", ["6", "7"]),
        ("Die Frage 5 wird zusammen mit Frage 6 beantwortet.", ["5", "6"]),
        ("Aufgrund ihres Zusammenhangs werden die\nFragen 6 und 7 gemeinsam beantwortet.", ["6", "7"]),
        ("Die Fragen 1 bis 99 werden gemeinsam beantwortet.", ["1"]),
        # Not which questions it answers
        ("Auf die Antwort zu Frage 3 wird verwiesen.", []),
        ("Auf die Antworten zu den Fragen 3 und 5 wird verwiesen.", []),
        ("Es wird auf die Antwort zu den Fragen 1 und 3 verwiesen, die bereits gegeben ist.", []),
        ("Die Bundesregierung hat diese Frage bereits beantwortet.", []),
        ("Nein.", []),
        ("", []),
    ],
)
def test_answered(text: str, questions: list[str]) -> None:
    assert answered(text, 0, len(text), NUMBERS, "4") == questions


@pytest.mark.parametrize(
    ("phrase", "questions"),
    [
        ("3", ["3"]),
        ("2", ["2", "2a", "2b", "2c"]),
        ("2b", ["2b"]),
        ("2 b", ["2b"]),
        ("4 und 2", ["2", "2a", "2b", "2c", "4", "4a", "4b"]),
        ("3 bis 4", ["3", "4", "4a", "4b"]),
        ("3 bis 4a", ["3", "4", "4a"]),
        ("9", []),
        ("", []),
    ],
)
def test_named(phrase: str, questions: list[str]) -> None:
    assert named(phrase, NUMBERS) == questions

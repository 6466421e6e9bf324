"""What became of every mention, case by case and as a whole."""

from collections import Counter

import pytest
from hypothesis import given

from migextract.evaluation.analysis import CONTEXT, form, outcomes, patterns
from migextract.evaluation.annotation import Annotation

from .conftest import REPORT, mark
from .test_score import GOLD, PREDICTED, TEXT, span


def kinds(gold: list[Annotation], predicted: list[Annotation]) -> list[tuple[str, str | None, str | None]]:
    def key(found: object) -> str | None:
        return found and f"{found.label} {found.start}-{found.end}"  # type: ignore[attr-defined]

    return [(o.kind, key(o.gold), key(o.predicted)) for o in outcomes("d", TEXT, gold, predicted)]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([span(0, 7)], [span(0, 7)], [("right", "AGENCY 0-7", "AGENCY 0-7")]),
        ([span(0, 7)], [], [("missed", "AGENCY 0-7", None)]),
        ([], [span(0, 7)], [("false-find", None, "AGENCY 0-7")]),
        ([span(0, 7)], [span(0, 9)], [("wrong-boundary", "AGENCY 0-7", "AGENCY 0-9")]),
        ([span(0, 7)], [span(0, 7, "ORG")], [("wrong-label", "AGENCY 0-7", "ORG 0-7")]),
        ([span(0, 7)], [span(2, 9, "ORG")], [("wrong-label", "AGENCY 0-7", "ORG 2-9")]),
        ([span(0, 7, value="a")], [span(0, 7, value="b")], [("wrong-value", "AGENCY 0-7", "AGENCY 0-7")]),
        ([span(0, 7, value="a")], [span(0, 7)], [("wrong-value", "AGENCY 0-7", "AGENCY 0-7")]),
        ([span(0, 7, "PERSON")], [span(0, 7, "PERSON", "x")], [("right", "PERSON 0-7", "PERSON 0-7")]),
        # Touching is not overlapping.
        ([span(0, 7)], [span(7, 9)], [("missed", "AGENCY 0-7", None), ("false-find", None, "AGENCY 7-9")]),
        # The exact match goes first; the second prediction is then one too many.
        (
            [span(0, 7)],
            [span(0, 9), span(0, 7)],
            [("right", "AGENCY 0-7", "AGENCY 0-7"), ("false-find", None, "AGENCY 0-9")],
        ),
        (
            [span(0, 7)],
            [span(0, 7), span(0, 7)],
            [("right", "AGENCY 0-7", "AGENCY 0-7"), ("false-find", None, "AGENCY 0-7")],
        ),
        # The same label goes before the same span, and the greater overlap before the smaller.
        (
            [span(0, 7)],
            [span(0, 7, "ORG"), span(0, 8)],
            [("wrong-boundary", "AGENCY 0-7", "AGENCY 0-8"), ("false-find", None, "ORG 0-7")],
        ),
        (
            [span(0, 10)],
            [span(8, 20), span(0, 9)],
            [("wrong-boundary", "AGENCY 0-10", "AGENCY 0-9"), ("false-find", None, "AGENCY 8-20")],
        ),
        # Nested gold of which only the inner one is found.
        (
            [span(0, 30, "ACT"), span(11, 25, "DOC_NUMBER", "n")],
            [span(11, 25, "DOC_NUMBER", "n")],
            [("missed", "ACT 0-30", None), ("right", "DOC_NUMBER 11-25", "DOC_NUMBER 11-25")],
        ),
        # One list taken for two dates.
        (
            [span(0, 20, "DATE", "x")],
            [span(0, 8, "DATE", "x"), span(9, 20, "DATE", "x")],
            [("wrong-boundary", "DATE 0-20", "DATE 9-20"), ("false-find", None, "DATE 0-8")],
        ),
    ],
)
def test_each_kind(gold: list[Annotation], predicted: list[Annotation], expected: list[tuple[str, ...]]) -> None:
    assert kinds(gold, predicted) == expected
    assert kinds(gold, predicted[::-1]) == expected


@given(GOLD, PREDICTED)
def test_outcomes_add_up_to_the_counts(gold: list[Annotation], predicted: list[Annotation]) -> None:
    found = list(outcomes("d", TEXT, gold, predicted))
    of_gold = [o.gold for o in found if o.gold]
    of_predicted = [o.predicted for o in found if o.predicted]
    assert Counter((o.start, o.end, o.label) for o in of_gold) == Counter(a.key for a in gold)
    assert Counter((o.start, o.end, o.label, o.value) for o in of_predicted) == Counter(
        (*a.key, a.value) for a in predicted
    )
    exact = {a.key for a in gold} & {a.key for a in predicted}
    assert sum(o.kind in {"right", "wrong-value"} for o in found) == len(exact)


def test_an_error_has_its_context_and_line() -> None:
    (missed,) = outcomes("report", REPORT, [mark(REPORT, "Wien", "LOCATION", "wien")], [])
    assert missed.line == 2
    assert missed.before == REPORT[106 - CONTEXT : 106]
    assert missed.after == ".\nDafür gab es 3,3 Mrd. EUR, sagte Faeser.\n"


def test_context_lies_around_gold_and_prediction_together() -> None:
    gold, found = mark(REPORT, "23. Juli", "DATE", "x"), mark(REPORT, "22. und 23.", "DATE", "x")
    (wrong,) = outcomes("report", REPORT, [gold], [found])
    assert wrong.before.endswith("trafen sich am ")
    assert wrong.after.startswith(" 2020 in Wien")


def test_right_mentions_carry_no_context() -> None:
    (right,) = outcomes("report", REPORT, [mark(REPORT, "Wien", "LOCATION")], [mark(REPORT, "Wien", "LOCATION")])
    assert (right.before, right.after) == ("", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Europäischen Kommission", "Europäische Kommission"),
        ("EUROPOL", "Europol"),
        ("5. Juni 2020", "7. Juni 2018"),
        ("Aufenthaltsgesetzes", "Aufenthaltsgesetz\n"),
        ("Euro-\n dac", "Eurodac"),
        ("Drs.\u00a019/21516", "Drs. 18/30010"),
    ],
)
def test_forms_that_are_one_pattern(one: str, other: str) -> None:
    assert form(one) == form(other)


def test_forms_that_are_not() -> None:
    assert len({form(text) for text in ("EU", "EUs", "Wien", "Wie", "5. Juni", "15. Juni")}) == 6


def test_patterns_are_counted_and_ordered() -> None:
    text = "Europols Rat, Europol, am 5. Juni und am 7. Juni, Kommission"
    gold = [mark(text, "Europols", "AGENCY"), mark(text, "Europol", "AGENCY", nth=2), mark(text, "5. Juni", "DATE")]
    predicted = [mark(text, "7. Juni", "DATE"), mark(text, "Europol", "ORG")]
    found = patterns(outcomes("d", text, gold, predicted))
    assert [(p.kind, p.labels, p.form, len(p.outcomes)) for p in found] == [
        ("wrong-label", "AGENCY → ORG", "europol", 1),
        ("missed", "AGENCY", "europol", 1),
        ("missed", "DATE", "0. juni", 1),
        ("false-find", "DATE", "0. juni", 1),
    ]
    both = patterns(outcomes("d", text, gold, []))
    assert [(p.form, len(p.outcomes)) for p in both] == [("europol", 2), ("0. juni", 1)]

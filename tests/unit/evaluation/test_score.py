"""The scorer, proved by counts made by hand, by the definitions spelled out, and by nervaluate where that is fit."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nervaluate import Evaluator

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.measure import Compared, score
from migextract.evaluation.score import Tally, rates, tallies
from migextract.evaluation.scores import GoldInfo, Score
from migextract.labels import LABELS, Label

INFO = GoldInfo(fingerprint="0" * 64, guidelines="", documents=1, mentions=0)
TEXT = "x" * 60


def span(start: int, end: int, label: Label = "AGENCY", value: str | None = None) -> Annotation:
    return Annotation(start, end, label, TEXT[start:end], value)


def measured(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], label: str = "ALL", text: str = TEXT
) -> Score:
    return score([Compared("d", text, gold, predicted)], INFO, resamples=0).labels[label]


def counts(found: Score) -> tuple[int, int, int]:
    return found.gold, found.predicted, found.correct


def shares(found: Score) -> tuple[float | None, ...]:
    exact, overlap = found.exact, found.overlap
    rates = (exact.precision, exact.recall, exact.f1, overlap.precision, overlap.recall, overlap.f1)
    return tuple(rate.value for rate in rates)


def test_all_right() -> None:
    gold = [span(0, 7), span(9, 12, "DATE", "2018")]
    found = measured(gold, gold)
    assert counts(found) == (2, 2, 2)
    assert shares(found) == (1, 1, 1, 1, 1, 1)


def test_two_right_one_missed_one_false() -> None:
    gold = [span(0, 7), span(10, 14), span(20, 25)]
    found = measured(gold, [span(0, 7), span(10, 14), span(30, 33)])
    assert counts(found) == (3, 3, 2)
    assert shares(found) == pytest.approx((2 / 3, 2 / 3, 2 / 3, 2 / 3, 2 / 3, 2 / 3))


def test_nested_mentions_count_each_for_itself() -> None:
    act, number, date = span(0, 30, "ACT"), span(11, 25, "DOC_NUMBER", "n"), span(20, 24, "DATE", "2019")
    gold = [act, number, date]
    for predicted in ([act, number, date], [date, number, act], [number, act, date]):
        assert counts(measured(gold, predicted)) == (3, 3, 3)
    assert counts(measured(gold, [number])) == (3, 1, 1)
    assert counts(measured(gold, [number], "ACT")) == (1, 0, 0)
    # The nested number overlaps the act's characters, but not a mention of its own label.
    assert shares(measured([act], [number])) == (0, 0, 0, 0, 0, 0)


def test_touching_mentions_do_not_overlap() -> None:
    found = measured([span(0, 7)], [span(7, 12)])
    assert shares(found) == (0, 0, 0, 0, 0, 0)
    both = [span(0, 7), span(7, 12)]
    assert shares(measured(both, both)) == (1, 1, 1, 1, 1, 1)
    # One code point more, and they do.
    assert shares(measured([span(0, 7)], [span(6, 12)])) == (0, 0, 0, 1, 1, 1)


def test_a_duplicate_is_a_false_find_once_more() -> None:
    found = measured([span(0, 7)], [span(0, 7)] * 3)
    assert counts(found) == (1, 3, 1)
    assert shares(found) == pytest.approx((1 / 3, 1, 0.5, 1 / 3, 1, 0.5))


def test_wrong_label_is_a_miss_and_a_false_find() -> None:
    gold, predicted = [span(0, 7, "AGENCY")], [span(0, 7, "ORG")]
    assert counts(measured(gold, predicted, "AGENCY")) == (1, 0, 0)
    assert counts(measured(gold, predicted, "ORG")) == (0, 1, 0)
    assert shares(measured(gold, predicted)) == (0, 0, 0, 0, 0, 0)


def test_wrong_boundary_counts_for_overlap_alone() -> None:
    found = measured([span(0, 7), span(20, 30)], [span(0, 9), span(20, 30)])
    assert shares(found) == (0.5, 0.5, 0.5, 1, 1, 1)


def test_overlap_is_counted_from_both_sides() -> None:
    # One long prediction over three gold mentions: it is right once, they are found thrice.
    found = measured([span(0, 3), span(5, 8), span(10, 13), span(50, 55)], [span(0, 20), span(40, 45)])
    assert found.overlap.precision.value == 0.5
    assert found.overlap.recall.value == 0.75
    assert found.overlap.f1.value == pytest.approx(2 * 0.5 * 0.75 / 1.25)


def test_no_gold() -> None:
    found = measured([], [span(0, 7)])
    assert counts(found) == (0, 1, 0)
    assert shares(found) == (0, None, 0, 0, None, 0)


def test_no_predictions() -> None:
    found = measured([span(0, 7)], [])
    assert counts(found) == (1, 0, 0)
    assert shares(found) == (None, 0, 0, None, 0, 0)


def test_nothing_at_all_is_not_called_perfect() -> None:
    assert shares(measured([], [])) == (None,) * 6
    assert shares(measured([], [], text="")) == (None,) * 6


def test_no_documents() -> None:
    found = score([], INFO)
    assert shares(found.labels["ALL"]) == (None,) * 6
    assert found.macro_f1 is None


def test_values_are_counted_on_exact_matches() -> None:
    gold = [
        span(0, 4, "DATE", "2018"),
        span(5, 9, "DATE", "2019"),
        span(10, 14, "DATE", "2020"),
        span(20, 30, "MONEY", "1 EUR"),
    ]
    predicted = [span(0, 4, "DATE", "2018"), span(5, 9, "DATE", "2018"), span(10, 13, "DATE", "2020")]
    found = measured(gold, predicted)
    assert (found.values.right, found.values.of, found.values.accuracy.value) == (1, 2, 0.5)
    assert (found.links.right, found.links.of, found.links.accuracy.value) == (0, 0, None)


def test_links_count_null_as_an_answer() -> None:
    gold = [
        span(0, 7, "AGENCY", "europol"),
        span(9, 12, "ORG", None),
        span(15, 20, "ORG", None),
        span(22, 25, "ACT", "x"),
    ]
    predicted = [
        span(0, 7, "AGENCY", "europol"),
        span(9, 12, "ORG", None),
        span(15, 20, "ORG", "ubc"),
        span(22, 25, "ACT", None),
    ]
    found = measured(gold, predicted)
    assert (found.links.right, found.links.of) == (2, 4)
    assert found.values.of == 0


def test_persons_have_neither_value_nor_link() -> None:
    found = measured([span(0, 6, "PERSON")], [span(0, 6, "PERSON")])
    assert (found.values.of, found.links.of) == (0, 0)


def test_two_values_for_one_mention_are_no_right_value() -> None:
    found = measured([span(0, 4, "DATE", "2018")], [span(0, 4, "DATE", "2018"), span(0, 4, "DATE", "2019")])
    assert (found.values.right, found.values.of) == (0, 1)
    assert counts(found) == (1, 2, 1)


def test_core_is_the_four_and_all_the_ten() -> None:
    everything = [span(5 * place, 5 * place + 3, label) for place, label in enumerate(LABELS)]
    found = score([Compared("d", TEXT, everything, [])], INFO, resamples=0)
    assert (found.labels["CORE"].gold, found.labels["ALL"].gold) == (4, 10)


def test_macro_is_the_mean_over_labels_that_occur() -> None:
    gold = [span(0, 3, "DATE", "2018"), span(5, 8), span(10, 13)]
    found = score([Compared("d", TEXT, gold, [span(0, 3, "DATE", "2018"), span(5, 8)])], INFO, resamples=0)
    assert found.macro_f1 == pytest.approx((1 + 2 / 3) / 2)


def test_documents_are_scored_each_and_added_up() -> None:
    one = Compared("one", TEXT, [span(0, 7)], [span(0, 7)])
    two = Compared("two", TEXT, [span(0, 7), span(8, 9)], [span(0, 7)])
    found = score([one, two], INFO, resamples=0)
    assert [(document.id, counts(document.labels["ALL"])) for document in found.documents] == [
        ("one", (1, 1, 1)),
        ("two", (2, 1, 1)),
    ]
    assert counts(found.labels["ALL"]) == (3, 2, 2)


ANYWHERE = st.builds(
    lambda start, length, label, value: span(start, start + length, label, value),
    st.integers(0, 25),
    st.integers(1, 9),
    st.sampled_from(["ACT", "DATE", "AGENCY"]),
    st.sampled_from([None, "2018"]),
)
GOLD = st.lists(ANYWHERE, max_size=8, unique_by=lambda a: a.key)
PREDICTED = st.lists(ANYWHERE, max_size=8)


@given(GOLD, PREDICTED, st.randoms())
def test_order_changes_nothing(gold: list[Annotation], predicted: list[Annotation], random: Random) -> None:
    shuffle = random.sample
    before = score([Compared("d", TEXT, gold, predicted)], INFO, resamples=20)
    after = score(
        [Compared("d", TEXT, shuffle(gold, len(gold)), shuffle(predicted, len(predicted)))], INFO, resamples=20
    )
    assert before == after


@given(GOLD, PREDICTED)
def test_counts_are_those_of_the_definitions(gold: list[Annotation], predicted: list[Annotation]) -> None:
    def meet(one: Annotation, other: Annotation) -> bool:
        shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
        return one.label == other.label and bool(shared)

    total = (
        Tally(*map(sum, zip(*(tally for _, tally in tallies(gold, predicted)), strict=True)))
        if gold or predicted
        else Tally()
    )
    keys = {a.key for a in predicted}
    assert total.gold == len(gold)
    assert total.predicted == len(predicted)
    assert total.exact == len({a.key for a in gold} & keys)
    assert total.overlapped == sum(any(meet(a, b) for b in predicted) for a in gold)
    # A repeated prediction counts once among those that overlap.
    assert total.overlapping == sum(any(meet(span(*key), b) for b in gold) for key in keys)


@given(GOLD, PREDICTED)
def test_rates_are_shares_and_better_under_overlap(gold: list[Annotation], predicted: list[Annotation]) -> None:
    found = shares(measured(gold, predicted))
    assert all(value is None or 0 <= value <= 1 for value in found)
    for exact, overlap in zip(found[:3], found[3:], strict=True):
        assert (exact is None) == (overlap is None)
        assert exact is None or overlap is None or exact <= overlap + 1e-12


FLAT = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.sampled_from(["ACT", "DATE", "AGENCY"])), max_size=8)


def flat(steps: list[tuple[int, int, Label]]) -> list[Annotation]:
    """Mentions one behind the other, some of them touching."""
    result, at = [], 0
    for gap, length, label in steps:
        result.append(span(at + gap, at + gap + length, label))
        at += gap + length
    return result


@given(FLAT, FLAT)
def test_exact_counts_agree_with_nervaluate_on_flat_mentions(
    gold_steps: list[tuple[int, int, Label]], predicted_steps: list[tuple[int, int, Label]]
) -> None:
    gold, predicted = flat(gold_steps), flat(predicted_steps)

    def inclusive(annotations: list[Annotation]) -> list[dict[str, object]]:
        # nervaluate counts the end as the last character of the mention, not as the one behind it.
        return [{"label": a.label, "start": a.start, "end": a.end - 1} for a in annotations]

    labels = ["ACT", "DATE", "AGENCY"]
    oracle = Evaluator([inclusive(gold)], [inclusive(predicted)], tags=labels, loader="dict").evaluate()["entities"]
    for label in labels:
        ours = measured(gold, predicted, label)
        if label not in oracle:
            assert counts(ours) == (0, 0, 0)
            continue
        strict = oracle[label]["strict"]
        assert counts(ours) == (strict.possible, strict.actual, strict.correct)
        assert (ours.exact.precision.value or 0) == pytest.approx(strict.precision)
        assert (ours.exact.recall.value or 0) == pytest.approx(strict.recall)
        assert (ours.exact.f1.value or 0) == pytest.approx(strict.f1)


def test_rates_work_on_many_sums_at_once() -> None:
    sums = np.array([[2, 4, 1, 2, 2, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]])
    found = rates(sums)
    assert found["exact_precision"].tolist()[0] == 0.25
    assert found["exact_recall"].tolist()[0] == 0.5
    assert all(np.isnan(found[name][1]) for name in found)

"""Gains and losses, mention by mention."""

from pathlib import Path

import pytest

from migextract.errors import UsageError
from migextract.evaluation.annotation import Annotation
from migextract.evaluation.compare import compare, read_scores, to_json
from migextract.evaluation.measure import Compared, score
from migextract.evaluation.scores import Scores

from .test_score import INFO, TEXT, span


def scores(gold: list[Annotation], predicted: list[Annotation]) -> Scores:
    return score([Compared("d", TEXT, gold, predicted)], INFO, resamples=10)


GOLD = [span(0, 7, value="a"), span(10, 14, "DATE", "2018"), span(20, 25, "ORG")]


def test_what_changed_and_nothing_else() -> None:
    old = scores(GOLD, [span(0, 7, value="a"), span(10, 15, "DATE", "2018"), span(40, 45, "ORG")])
    new = scores(GOLD, [span(0, 7, value="b"), span(10, 14, "DATE", "2018"), span(20, 26, "ORG"), span(50, 51, "ACT")])
    found = compare(old, new)

    def lines(changes: object) -> list[str]:
        return [str(change) for change in changes]  # type: ignore[attr-defined]

    assert lines(found.gains) == [
        "d:1 [10, 14) DATE 'xxxx': wrong-boundary → right",
        "d:1 [40, 45) ORG 'xxxxx': false-find → not there",
    ]
    assert lines(found.losses) == [
        "d:1 [0, 7) AGENCY 'xxxxxxx': right → wrong-value",
        "d:1 [50, 51) ACT 'x': not there → false-find",
    ]
    assert lines(found.shifts) == ["d:1 [20, 25) ORG 'xxxxx': missed → wrong-boundary"]
    assert found.regolded == ()
    assert found.f1["DATE"] == (0, 1)
    text = str(found)
    assert "DATE: exact F1 0.00% → 100.00%" in text
    assert "2 gains" in text
    assert "  - d:1 [0, 7) AGENCY 'xxxxxxx': right → wrong-value" in text


def test_the_way_back_turns_gains_into_losses() -> None:
    old, new = scores(GOLD, GOLD[:2]), scores(GOLD, [*GOLD[1:], span(40, 45)])
    there, back = compare(old, new), compare(new, old)
    assert [change[::-1] for change in there.gains] == list(back.losses)
    assert [change[::-1] for change in there.losses] == list(back.gains)
    assert (len(there.gains), len(there.losses)) == (1, 2)


def test_repeated_false_finds_are_told_apart() -> None:
    found = compare(scores(GOLD, [*GOLD, span(0, 7, value="a")]), scores(GOLD, [*GOLD, *[span(0, 7, value="a")] * 3]))
    assert (len(found.gains), len(found.losses)) == (0, 2)


def test_nothing_changed() -> None:
    found = compare(scores(GOLD, GOLD[:1]), scores(GOLD, GOLD[:1]))
    assert found.gains == found.losses == found.shifts == found.regolded == ()


def test_a_change_of_the_gold_is_neither_gain_nor_loss() -> None:
    found = compare(scores(GOLD, GOLD[:2]), scores(GOLD[:2], GOLD[:2]))
    assert [str(change) for change in found.regolded] == ["d:1 [20, 25) ORG 'xxxxx': missed → not there"]
    assert found.gains == found.losses == ()


def test_scores_survive_their_file(tmp_path: Path) -> None:
    old = scores(GOLD, [span(0, 9)])
    path = tmp_path / "scores.json"
    path.write_text(to_json(old), "utf-8")
    assert read_scores(path) == old
    assert compare(path, old) == compare(str(path), path) == compare(old, old)


@pytest.mark.parametrize("content", ["{}", "[]", "no JSON", '{"format": 2}'])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "scores.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"scores\.json holds no scores of this version"):
        read_scores(path)

"""The gate itself: what lets through, what shuts it, and what a re-pin may do."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.compare import to_json
from migextract.evaluation.measure import Compared, score
from migextract.evaluation.scores import GoldInfo

GATE = Path(__file__).parents[3] / "benchmarks" / "gate.py"


def load_gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", GATE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gate = load_gate()
TEXT = "x" * 400


@pytest.fixture
def files(tmp_path: Path) -> "Files":
    return Files(tmp_path)


class Files:
    """Scores and floors in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.scores = folder / "scores.json"
        self.floors = folder / "floors.json"

    def measured(self, *, right: int, of: int = 200, values: int | None = None, gold: str = "a" * 64) -> None:
        """Write scores in which so many of the gold's dates were found, with so many right values."""
        mentions = [Annotation(at, at + 1, "DATE", "x", "2018") for at in range(of)]
        values = right if values is None else values
        predicted = [m._replace(value="2018" if at < values else "2019") for at, m in enumerate(mentions[:right])]
        info = GoldInfo(fingerprint=gold, guidelines="", documents=1, mentions=of)
        found = score([Compared("d", TEXT, mentions, predicted)], info, resamples=0)
        self.scores.write_text(to_json(found), "utf-8")

    def run(self, *arguments: str) -> int:
        code: int = gate.main([str(self.scores), "--floors", str(self.floors), *arguments])
        return code

    @property
    def pinned(self) -> dict:
        content: dict = json.loads(self.floors.read_text("utf-8"))
        return content


def test_first_floors_are_pinned_with_the_gold(files: Files) -> None:
    files.measured(right=190, values=180)
    assert files.run("--update") == 0
    f1 = 2 * 190 / 390
    assert files.pinned == {
        "gold": "a" * 64,
        "floors": {
            group: {"f1": pytest.approx(f1), "values": pytest.approx(180 / 190)} for group in ("DATE", "CORE", "ALL")
        },
        "regressions": [],
    }
    assert files.run() == 0


def test_a_fall_shuts_the_gate_and_says_from_what_to_what(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.measured(right=190)
    files.run("--update")
    files.measured(right=180)
    assert files.run() == 1
    assert "DATE f1 fell from 0.9744 to 0.9474" in capsys.readouterr().err


def test_values_are_guarded_too(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.measured(right=190)
    files.run("--update")
    files.measured(right=190, values=150)
    assert files.run() == 1
    assert "DATE values fell from 1.0000 to 0.7895" in capsys.readouterr().err


def test_one_mention_of_a_hundred_shuts_the_gate(files: Files) -> None:
    files.measured(right=100, of=100)
    files.run("--update")
    files.measured(right=99, of=100)
    assert files.run() == 1


def test_a_hair_below_is_let_through(files: Files) -> None:
    files.measured(right=200)
    files.run("--update")
    files.measured(right=199)
    assert files.run() == 0


def test_small_steps_down_do_not_add_up(files: Files) -> None:
    files.measured(right=200)
    files.run("--update")
    files.measured(right=199)
    assert files.run("--update") == 0
    assert files.pinned["floors"]["DATE"]["f1"] == 1
    files.measured(right=197)
    assert files.run() == 1


def test_another_gold_shuts_the_gate(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.measured(right=190)
    files.run("--update")
    files.measured(right=200, gold="b" * 64)
    assert files.run() == 1
    assert "pinned to gold aaaaaaaaaaaa, the scores are on gold bbbbbbbbbbbb" in capsys.readouterr().err
    assert files.run("--update") == 0
    assert files.pinned["gold"] == "b" * 64


def test_an_update_raises(files: Files) -> None:
    files.measured(right=180)
    files.run("--update")
    files.measured(right=190)
    assert files.run("--update") == 0
    assert files.pinned["floors"]["DATE"]["f1"] == pytest.approx(2 * 190 / 390)


def test_an_update_does_not_lower(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.measured(right=190)
    files.run("--update")
    before = files.floors.read_bytes()
    files.measured(right=150, gold="b" * 64)
    assert files.run("--update") == 1
    assert "DATE f1 from 0.9744 to 0.8571" in capsys.readouterr().err
    assert files.floors.read_bytes() == before


def test_a_regression_needs_a_reason_which_is_kept(files: Files) -> None:
    files.measured(right=190)
    files.run("--update")
    files.measured(right=150)
    assert files.run("--update", "--allow-regression", "the guidelines changed") == 0
    (regression,) = files.pinned["regressions"]
    assert regression["reason"] == "the guidelines changed"
    assert regression["lowered"]["DATE f1"] == [pytest.approx(2 * 190 / 390), pytest.approx(2 * 150 / 350)]
    assert files.run() == 0
    files.measured(right=160)
    files.run("--update")
    assert files.pinned["regressions"] == [regression]


def test_a_label_that_is_no_longer_found_has_fallen(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.measured(right=190)
    files.run("--update")
    files.measured(right=0)
    assert files.run() == 1
    err = capsys.readouterr().err
    assert "DATE f1 fell from 0.9744 to 0.0000" in err
    assert "DATE values fell from 1.0000 to nothing" in err
    assert files.run("--update") == 1
    assert files.run("--update", "--allow-regression", "dates are out") == 0
    assert files.pinned["floors"]["DATE"] == {"f1": 0}


def test_a_score_without_floor_shuts_the_gate(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    files.measured(right=190)
    files.run("--update")
    floors = files.pinned
    del floors["floors"]["DATE"]
    files.floors.write_text(json.dumps(floors), "utf-8")
    assert files.run() == 1
    assert "DATE f1 has no floor yet: pin it with --update" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--allow-regression", "why"], ["--update", "--allow-regression", " "], [], ["--nonsense"]]
)
def test_wrong_usage(files: Files, arguments: list[str]) -> None:
    files.measured(right=190)
    with pytest.raises(SystemExit) as raised:
        files.run(*arguments)
    assert raised.value.code == 2


@pytest.mark.parametrize("content", [None, "no JSON", "{}", "[]"])
def test_a_file_that_holds_no_scores(files: Files, content: str | None) -> None:
    files.measured(right=190)
    files.run("--update")
    files.scores.unlink()
    if content is not None:
        files.scores.write_text(content, "utf-8")
    with pytest.raises(SystemExit) as raised:
        files.run()
    assert raised.value.code == 2

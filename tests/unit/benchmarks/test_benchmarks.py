"""What the benchmarks make of what they measured; nothing is measured here but in the one slow test."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from benchmarks import environment, footprint, growth, many, robustness, speed, stages
from benchmarks.__main__ import BENCHMARKS, drawn, main, with_tables, write_plots
from benchmarks.damage import DAMAGES
from benchmarks.options import Options
from benchmarks.plots import digest, shown_in
from benchmarks.result import Spread
from benchmarks.sets import gold_sets
from benchmarks.texts import Text, corpus_texts, gold_texts, words
from benchmarks.timing import WrongAnswerError
from packaging.requirements import Requirement

import migextract
from migextract.evaluation.scores import GROUPS
from migextract.knowledge.load import load


def spread(value: float) -> Spread:
    return Spread(median=value, low=value, high=value)


def pace(set_: str, contender: str, rate: float) -> speed.Pace:
    return speed.Pace(set=set_, contender=contender, words_per_second=spread(rate), slowest_95=0.1, slowest=0.2)


PACES = [(speed.TOKENIZER, 100.0), (speed.RULES, 260.0), (speed.FULL, 40.0), (speed.SHAPED, 8.0)]
SPEED = speed.Speed(about={}, sets={"gold": "few"}, paces=tuple(pace("gold", *found) for found in PACES))


def test_speed_is_compared_within_a_set_of_texts() -> None:
    assert SPEED.times("gold", speed.RULES, speed.TOKENIZER) == 2.6
    assert SPEED.times("gold", speed.RULES, "nobody") is None
    assert SPEED.times("corpora", speed.RULES, speed.TOKENIZER) is None
    shown = speed.block(SPEED)
    assert "| gold | migextract, rules and knowledge alone | 260 | 260 | 260 | 2.6 | 32.5 | 100 | 200 |" in shown
    assert 'at least 2.5 times as fast as spaCy\'s tokenizer, `spacy.blank("de")`: 2.6 on gold' in shown
    assert "at least 8 times as fast as pipeline of the shape of de_core_news_lg: 5 on gold" in shown


def test_a_pace_is_that_of_the_rounds_and_of_the_slowest_document() -> None:
    texts = [Text("a", "ein Wort"), Text("b", "zwei weitere")]
    found = speed.pace("gold", "me", texts, [[1.0, 3.0], [1.0, 1.0], [0.5, 1.5]])
    assert found.words_per_second == Spread(median=2.0, low=1.0, high=2.0)
    assert (found.slowest_95, found.slowest) == (1.5, 1.5)


def answers(*found: int) -> many.Work:
    def work(texts: list[Text]) -> Iterator[tuple[str, int]]:
        yield from ((item.id, count) for item, count in zip(texts, found, strict=True))

    return work


BATCH = [Text("a", "ein Wort"), Text("b", "noch ein Wort")]


def test_ways_must_agree_in_whatever_order_they_answer() -> None:
    def backwards(texts: list[Text]) -> Iterator[tuple[str, int]]:
        yield from reversed(list(answers(1, 2)(texts)))

    runs = many.alternated({"one": answers(1, 2), "other": backwards}, BATCH, rounds=2)
    assert {name: len(of_name) for name, of_name in runs.items()} == {"one": 2, "other": 2}
    assert all(0 <= first <= last for of_name in runs.values() for first, last in of_name)
    with pytest.raises(WrongAnswerError, match="other gave other answers than one"):
        many.alternated({"one": answers(1, 2), "other": answers(1, 3)}, BATCH, rounds=1)


def test_a_way_is_rated_without_its_start() -> None:
    way = many.way_of("two workers", BATCH, [(2.0, 3.5), (2.0, 3.0)])
    assert way.start == spread(2.0)
    assert way.words_per_second == Spread(median=2.5, low=2.0, high=3.0)
    assert way.in_all == Spread(median=3.25, low=3.0, high=3.5)


def test_an_installation_is_what_it_needs_and_no_extras() -> None:
    found = {item.metadata["Name"].lower() for item in footprint.closure("migextract")}
    assert {"migextract", "spacy", "pydantic", "pydantic_core", "numpy"} <= found
    assert not {"pytest", "hypothesis", "ruff", "mypy"} & found


@pytest.mark.parametrize(
    ("need", "extras", "applies"),
    [
        ("a", set(), True),
        ("a; extra == 'dev'", set(), False),
        ("a; extra == 'dev'", {"dev"}, True),
        ("a; python_version < '3'", set(), False),
        ("a; python_version < '3'", {"dev"}, False),
    ],
)
def test_which_requirements_apply(need: str, extras: set[str], applies: bool) -> None:
    assert footprint.applies(Requirement(need), extras) is applies


def test_a_distribution_weighs_what_its_files_weigh() -> None:
    code = sum(path.stat().st_size for path in Path(migextract.__file__).parent.rglob("*.py")) / 1e6
    data = sum(path.stat().st_size for path in Path(migextract.__file__).parent.rglob("*.jsonl")) / 1e6
    assert code + data < footprint.weight(distribution("migextract")) < 100
    assert 0 < footprint.weight(distribution("packaging")) < 5


@pytest.mark.slow
def test_a_fresh_process_answers_for_its_own_memory_alone() -> None:
    held = b"x" * 400 * 2**20
    found = footprint.fresh("tokenizer")
    assert set(found) == {"import", "load", "first", "peak"}
    assert 20 < found["peak"] < 300 < len(held) / 2**20


def test_a_stage_has_its_median_and_its_share() -> None:
    first, second = stages.stages_of([{"a": 1.0, "b": 9.0}, {"a": 2.0, "b": 6.0}, {"a": 3.0, "b": 6.0}], size=2.0)
    assert first == stages.Stage(name="a", seconds=Spread(median=1.0, low=0.5, high=1.5), share=0.25)
    assert second.share == 0.75


def test_taken_apart_the_extractor_finds_the_same_and_is_put_together_again() -> None:
    extractor = migextract.load(trained=False)
    text = gold_texts()[0].text
    expected = extractor.extract(text)
    clock = stages.Clock()
    with stages.taken_apart(extractor, clock):
        assert extractor.extract(text) == expected
    timed = clock.stopped()
    assert {"view", "assembling", "migextract_dates", "migextract_names", "migextract_resolver"} <= set(timed)
    assert all(seconds > 0 for seconds in timed.values())
    extractor.extract(text)
    assert clock.stopped() == {}


def test_invented_knowledge_is_knowledge(tmp_path: Path) -> None:
    path = tmp_path / "invented.jsonl"
    path.write_text("".join(growth.invented(50)), encoding="utf-8")
    assert len(load([path])) == len(load()) + 50
    assert list(growth.invented(50)) == list(growth.invented(50))


def test_growing_texts_have_the_sizes_that_are_said() -> None:
    sizes: list[int] = []
    done = growth.curve("a", "characters", [(size, lambda size=size: sizes.append(size)) for size in (1, 2, 4)])
    assert done.sizes == (1, 2, 4)
    assert sizes == [1, 1, 2, 2, 4, 4]
    assert growth.copies_of("Frontex ", 3).count("Frontex") == 3
    assert all((growth.NASTY[name] * 4_000)[:4_000] for name in growth.NASTY)


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        (1.0, 0.98, "−2.0"),
        (0.9, 0.95, "+5.0"),
        (0.9, 0.9, "0"),
        (0.9, 0.90001, "0"),
        (None, 0.9, "–"),
        (0.9, None, "–"),
    ],
)
def test_points(before: float | None, now: float | None, shown: str) -> None:
    assert robustness.points(before, now) == shown


def test_the_gold_moves_along_with_its_text() -> None:
    gold = gold_sets(None)["gold"]
    for damage in DAMAGES:
        damaged = robustness.damaged_gold(gold, damage)
        assert [document.id for document in damaged.documents] == [document.id for document in gold.documents]
        assert all(
            document.text[m.start : m.end] == m.text for document in damaged.documents for m in document.mentions
        )


def test_the_table_of_damage_shows_labels_that_occur_and_what_is_lost() -> None:
    clean = dict.fromkeys(GROUPS) | {"DATE": 1.0, "CORE": 1.0, "ALL": 0.9}
    hurt = clean | {"DATE": 0.5, "CORE": 0.97}
    made = robustness.Robustness(
        about={"measured": "nothing"},
        slices=(
            robustness.Slice(set="gold", damage=robustness.CLEAN, what="as they are", f1=clean, lost={}),
            robustness.Slice(set="gold", damage="fire", what="It burns.", f1=hurt, lost={"DATE 5. Juni": 2}),
        ),
    )
    shown = robustness.block(made)
    assert "| gold set | DATE | CORE | ALL |" in shown
    assert "| undamaged, F1 | 100.0 | 100.0 | 90.0 |" in shown
    assert "| fire | −50.0 | −3.0 | 0 |" in shown
    assert "* fire: it burns" in shown
    assert "* target: no damage costs more than 2 points on the core labels: missed on gold by fire (−3.0)" in shown


def test_without_corpora_there_is_the_gold_set_alone() -> None:
    assert list(gold_sets(None)) == ["gold"]


def test_texts_of_the_corpora(tmp_path: Path) -> None:
    import lzma  # noqa: PLC0415

    for name in ("written-answers", "drucksachen"):
        with lzma.open(tmp_path / f"{name}.jsonl.xz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"id": f"{name}-{n}", "text": "ein Wort " * n}) + "\n" for n in range(1, 40))
    found = corpus_texts(tmp_path, 200)
    assert found == corpus_texts(tmp_path, 200)
    assert 200 <= words(found) <= 400
    assert {item.id.rpartition("-")[0] for item in found} == {"written-answers", "drucksachen"}


def test_the_environment_of_the_peers_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def ran(command: list[str]) -> str:
        commands.append(command)
        tmp_path.mkdir(exist_ok=True)
        return ""

    monkeypatch.setattr(environment, "ran", ran)
    python = environment.peers_python(tmp_path)
    assert environment.peers_python(tmp_path) == python
    assert [command[-1] for command in commands] == [str(tmp_path), str(environment.REQUIREMENTS)]
    (tmp_path / "made-from").write_text("something else", encoding="utf-8")
    environment.peers_python(tmp_path)
    assert len(commands) == 4


def test_what_an_environment_has() -> None:
    assert environment.modules_in(sys.executable, ["json", "no_such_module"]) == {"json"}
    assert environment.version_in(sys.executable, "pydantic")[0].isdigit()


@pytest.mark.parametrize(("quick", "rounds", "copies"), [(True, 1, 1), (False, 7, 3)])
def test_a_quick_run_is_small(quick: bool, rounds: int, copies: int) -> None:
    options = Options(corpora=None, quick=quick, work=Path("out"))
    assert (options.rounds, options.copies) == (rounds, copies)


def test_an_unknown_benchmark_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["spped"])
    assert raised.value.code == 2
    assert "no such benchmark: spped; there are peers, robustness, speed" in capsys.readouterr().err


def test_tables_and_plots_are_made_of_the_results_that_are_there(tmp_path: Path) -> None:
    SPEED.write(tmp_path / "speed.json")
    page = "<!-- speed -->\n<!-- /speed -->\n<!-- growth -->\n<!-- /growth -->\n<!-- unseen -->\n<!-- /unseen -->\n"
    assert with_tables(page, tmp_path) == f"<!-- speed -->\n\n{speed.block(SPEED)}\n\n" + page.partition("\n")[2]
    write_plots(tmp_path)
    assert [path.name for path in sorted(tmp_path.glob("*.svg"))] == ["speed.svg"]
    assert (tmp_path / "speed.svg").read_text(encoding="utf-8") == drawn("speed", tmp_path)
    assert shown_in(drawn("speed", tmp_path)) == digest(SPEED)


@pytest.mark.slow
def test_a_quick_run_of_what_needs_no_other_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["robustness", "speed", "growth", "stages"]
    main([*names, "--quick", "--work", str(tmp_path)])
    assert {path.name for path in (tmp_path / "results").iterdir()} == {
        f"{n}.{e}" for n in names for e in ("json", "svg")
    }
    shown = capsys.readouterr().out
    for name in names:
        module, kind = BENCHMARKS[name]
        assert module.block(kind.read(tmp_path / "results" / f"{name}.json")) in shown

"""Which trained component pays: each on the papers of `annotations/dev`, with its speed and size.

    python -m benchmarks.components CORPORA [--training models/training]

measures the pipelines that `weasel run comparison` (in `models/`) trained, alone and together with the rules, writes
`results/components.json` and from it the table between the markers `<!-- components -->` of models/README.md.
CORPORA is the folder that has `raw/`. "Alone" means without hints from the rules and without their names.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import import_file, load_model_from_path

import migextract
from benchmarks.accuracy import RESULTS, ROOT, circumstances
from benchmarks.unseen import read_corpus, restore
from migextract import Extractor, evaluation
from migextract.components import ResolverStep
from migextract.trained.component import RULES, TrainedStep
from migextract.trained.decoder import Tagged
from migextract.trained.hints import NONE
from migextract.trained.tagset import LABELS

TRAINED = {
    "small": "tagging head, 64 wide, 2 deep",
    "medium": "tagging head, 96 wide, 4 deep",
    "large": "tagging head, 128 wide, 6 deep",
    "ner": "transition-based `ner`, 96 wide, 4 deep",
    "spancat": "`spancat` over candidates, 96 wide, 4 deep",
}
"""What is compared: folder in models/training, and what it is."""
VALUES = ("dates", "doc_numbers", "money")
GROUP = ("AGENCY", "INSTITUTION", "ORG", "LOCATION", "PERSON")
PAGE = ROOT / "models" / "README.md"
TIMED_PAPERS = 150


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        system: what was measured.
        f1: exact F1 in percent by label, and of all ten together.
        precision: of the five labels that names have, in percent.
        recall: likewise.
        words_per_second: of the component alone, its hints given; None for the rules.
        megabytes: on disk; None for the rules.
        command: what makes the pipeline.
    """

    system: str
    f1: dict[str, float]
    precision: float
    recall: float
    words_per_second: int | None
    megabytes: float | None
    command: str


class OtherStep(TrainedStep):
    """A trained pipeline that is no tagger, in its place."""

    @cached_property
    def network(self) -> Any:
        """What `TrainedStep.find` asks for: the pipeline."""
        return SimpleNamespace(nlp=self.given)

    def tagged(self, words: Sequence[str], known: Sequence[str]) -> Iterator[Tagged]:
        """Its mentions."""
        nlp: Language = self.network.nlp
        doc = Doc(nlp.vocab, words=list(words), tags=list(known))
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        for span in doc.spans.get("sc", doc.ents):
            yield Tagged(span.start, span.end, span.label_, 1.0)


def step_of(nlp: Language, reads: Sequence[str]) -> TrainedStep:
    """A trained pipeline as a step."""
    return (TrainedStep if "tagger" in nlp.pipe_names else OtherStep)(reads=reads, nlp=nlp)


def main() -> None:
    """Measure, keep the results, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--training", type=Path, default=ROOT / "models" / "training")
    options = parser.parse_args()
    import_file(
        "candidates", ROOT / "models" / "scripts" / "candidates.py"
    )  # the suggester that spancat was trained with
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder)
        restore(ROOT / "annotations" / "dev", options.corpora / "raw", gold)
        rows = [row("rules alone", migextract.load(trained=False), gold, None, "")]
        texts = list(read_corpus(options.corpora / "raw" / "written-answers.jsonl.xz").values())[:TIMED_PAPERS]
        for name, what in TRAINED.items():
            if (path := options.training / name / "model-best").is_dir():
                command = f"weasel run train-{name}"
                nlp = load_model_from_path(path)
                size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6
                figures = speed(nlp, texts), round(size, 1)
                alone = with_step(step_of(nlp, []), VALUES)
                both = with_step(step_of(nlp, RULES), RULES)
                rows.append(row(f"{what}, alone", alone, gold, figures, command))
                rows.append(row(f"{what}, with the rules", both, gold, figures, command))
        final = with_step(TrainedStep(), RULES)
        rows.append(row("**as shipped, with its thresholds**", final, gold, None, "weasel run all"))
    report = {"about": circumstances(), "rows": [asdict(found) for found in rows]}
    (RESULTS / "components.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(with_rows(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")
    print(table(rows))


def with_step(step: TrainedStep, reads: tuple[str, ...]) -> Extractor:
    """An extractor in which a trained step stands before the resolver, which hears it and some of the rules."""
    extractor = migextract.load(trained=False)
    extractor.nlp.add_pipe("migextract_trained", before="migextract_resolver")
    extractor.nlp._components = [  # noqa: SLF001 - spaCy has no way to exchange a component that needs no factory
        (name, step if name == "migextract_trained" else component)
        for name, component in extractor.nlp._components  # noqa: SLF001
    ]
    resolver = extractor.nlp.get_pipe("migextract_resolver")
    assert isinstance(resolver, ResolverStep)  # noqa: S101
    resolver.reads = (*reads, step.spans_key)
    return extractor


def row(system: str, extractor: Extractor, gold: Path, figures: tuple[int, float] | None, command: str) -> Row:
    """Measure one extractor."""
    scores = evaluation.evaluate(gold, extractor=extractor, about={}, resamples=0)
    found = [scores.labels[label] for label in GROUP]
    correct = sum(score.correct for score in found)
    return Row(
        system=system,
        f1={label: percent(scores.labels[label].exact.f1.value) for label in (*LABELS, "ALL")},
        precision=percent(correct / max(1, sum(score.predicted for score in found))),
        recall=percent(correct / sum(score.gold for score in found)),
        words_per_second=figures[0] if figures else None,
        megabytes=figures[1] if figures else None,
        command=command,
    )


def percent(share: float | None) -> float:
    """A share in percent, with one decimal."""
    return round(100 * (share or 0.0), 1)


def speed(nlp: Language, texts: list[str]) -> int:
    """Words that a trained pipeline reads in a second of processor time: the fastest of three runs, pretokenised."""
    step = step_of(nlp, [])
    papers = [[token.text for token in nlp.make_doc(text)] for text in texts]
    papers = [words for words in papers if words]
    seconds = []
    for _ in range(3):
        start = time.process_time()
        for words in papers:
            list(step.tagged(words, [NONE] * len(words)))
        seconds.append(time.process_time() - start)
    return int(round(sum(map(len, papers)) / min(seconds), -2))


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    head = ["component", *LABELS, "ALL", "five: precision", "recall", "words/s", "MB", "made by"]
    lines = [head, ["---", *["--:"] * (len(head) - 2), "---"]]
    lines += [
        [
            found.system,
            *(f"{found.f1[label]:.1f}" for label in (*LABELS, "ALL")),
            f"{found.precision:.1f}",
            f"{found.recall:.1f}",
            f"{found.words_per_second:,}" if found.words_per_second else "–",
            f"{found.megabytes:.1f}" if found.megabytes else "–",
            f"`{found.command}`" if found.command else "–",
        ]
        for found in rows
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def with_rows(page: str, rows: list[Row]) -> str:
    """A page with the table between its markers replaced.

    Raises:
        ValueError: if it has no such markers.
    """
    pattern = re.compile(r"(?<=<!-- components -->\n).*?(?=<!-- /components -->)", re.DOTALL)
    if not pattern.search(page):
        raise ValueError("the page has no markers <!-- components --> and <!-- /components -->")
    return pattern.sub(lambda _: f"\n{table(rows)}\n", page)


if __name__ == "__main__":
    main()

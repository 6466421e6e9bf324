"""How accurate migextract is on the gold set, and how far its annotators agree: measured, and written where shown.

    python -m benchmarks.accuracy

writes `results/accuracy.json` and `results/agreement.json`, and from them the tables between the markers
`<!-- NAME -->` and `<!-- /NAME -->` of README.md and annotations/README.md.
"""

from __future__ import annotations

import migextract
from benchmarks.pages import with_block
from benchmarks.result import RESULTS, ROOT, circumstances
from migextract import evaluation
from migextract.evaluation import Scores

SHOWN_IN = {"accuracy": ROOT / "README.md", "agreement": ROOT / "annotations" / "README.md"}


def main() -> None:
    """Measure, keep the results, and write the tables."""
    gold = ROOT / "annotations" / "gold"
    extractor = migextract.load(trained=False)
    about = {"measured": f"migextract {migextract.__version__}, rules and knowledge", **circumstances()}
    scores = {
        "accuracy": evaluation.evaluate(gold, extractor=extractor, about=about),
        "agreement": evaluation.agreement(gold / "texts", ROOT / "annotations/raw/A", ROOT / "annotations/raw/B"),
    }
    RESULTS.mkdir(exist_ok=True)
    for name, found in scores.items():
        (RESULTS / f"{name}.json").write_text(evaluation.to_json(found), encoding="utf-8")
        page = SHOWN_IN[name]
        page.write_text(with_table(page.read_text(encoding="utf-8"), name, found), encoding="utf-8")
        print(evaluation.to_markdown(found))


def with_table(page: str, name: str, scores: Scores) -> str:
    """The page with the table between the markers of this name replaced.

    Raises:
        ValueError: if the page has no such markers.
    """
    return with_block(page, name, evaluation.to_markdown(scores))


if __name__ == "__main__":
    main()

"""How accurate migextract is on papers it was not written with: the hand-annotated papers of `annotations/dev`.

    python -m benchmarks.unseen CORPORA [--split dev] [--report report.html]

The texts are not in the repository. CORPORA is a folder with `written-answers.jsonl.xz` and `drucksachen.jsonl.xz`,
JSON lines with `id` and `text` (`annotations/README.md` says where they are from). Each text is cut out of them and
must have the hash that the annotations were made on. Names bear no knowledge ids there, so links are not measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any, Final

import migextract
from benchmarks.accuracy import with_table
from benchmarks.result import RESULTS, ROOT, circumstances
from benchmarks.texts import CORPORA, read_corpus
from migextract import evaluation
from migextract.evaluation import Scores


def main() -> None:
    """Measure on one split, which the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    measure(options.corpora, options.split, options.report)


TRAINED: Final = {"unseen": False, "unseen-trained": True}
"""The results, and whether the trained component takes part."""
MEASURED: Final = {False: "rules and knowledge", True: "rules, knowledge and trained component"}


def measure(corpora: Path, split: str = "dev", report: Path | None = None) -> None:
    """Measure on one split, without the trained component and with it; of `dev` the results are kept and shown."""
    with tempfile.TemporaryDirectory() as folder:
        restore(ROOT / "annotations" / split, corpora, Path(folder))
        for name, trained in TRAINED.items():
            about = {"measured": f"migextract {migextract.__version__}, {MEASURED[trained]}", **circumstances()}
            scores = evaluation.evaluate(folder, extractor=migextract.load(trained=trained), about=about)
            print(evaluation.to_markdown(scores))
            if split == "dev":
                keep(name, scores)
        if report:
            evaluation.write_report(scores, report)


def keep(name: str, scores: Scores) -> None:
    """Write a result, and the table that shows it."""
    (RESULTS / f"{name}.json").write_text(evaluation.to_json(scores), encoding="utf-8")
    page = ROOT / "README.md"
    page.write_text(with_table(page.read_text(encoding="utf-8"), name, scores), encoding="utf-8")


def restore(annotations: Path, corpora: Path, folder: Path) -> None:
    """Make a gold set of annotations and the texts they were made on.

    Raises:
        ValueError: if a text is not the one that was annotated.
    """
    manifest = json.loads((annotations / "manifest.json").read_text(encoding="utf-8"))
    texts = {name: read_corpus(corpora / f"{name}.jsonl.xz") for name in CORPORA}
    (folder / "texts").mkdir()
    (folder / "mentions").mkdir()
    documents: list[dict[str, Any]] = []
    for entry in manifest["documents"]:
        text = texts[entry["corpus"]][entry["source_id"]][entry["start"] : entry["end"]]
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest != entry["sha256"]:
            raise ValueError(f"{entry['id']}: the corpus has another text than the one that was annotated")
        (folder / "texts" / f"{entry['id']}.txt").write_bytes(text.encode())
        mentions = (annotations / "mentions" / f"{entry['id']}.jsonl").read_bytes()
        (folder / "mentions" / f"{entry['id']}.jsonl").write_bytes(mentions)
        documents.append(
            {
                "id": entry["id"],
                "sha256": digest,
                "characters": len(text),
                "source": f"{entry['corpus']}, {entry['source_id']}",
                "issuer": "Deutscher Bundestag",
                "licence": "official work",
                "reference_date": None,
            }
        )
    gold = {"guidelines": manifest["guidelines"], "documents": documents}
    (folder / "manifest.json").write_text(json.dumps(gold), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Opens the papers and laws that the knowledge base cites, and notes the day on those that bear a name of the entry.

    python -m tools.sources CORPORA 2026-11-23

CORPORA is a folder as `annotations/README.md` describes it: `raw/` with papers, answers and speeches of the Bundestag,
`laws/` with federal laws and the titles of all of them; the gold texts are read, too. A source that is in none of them
stays as it is; one that is there, but bears no name of the entry, is named on standard error, and loses its day.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from migextract.knowledge.inflect import forms
from migextract.knowledge.load import read
from migextract.knowledge.schema import Entry, SourceOfFacts
from migextract.view import view

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "src" / "migextract" / "knowledge" / "data"
GENERATED: Final = frozenset({"countries.jsonl"})
"""Files that another tool writes, from what it names as its sources."""

GOLD: Final = {
    "Ratsdok. 8622/20": "council-8622-20",
    "19/21876": "bundestag-19-21876",
    "Resolution des 19. Parlamentsforums": "parlamentsforum-2023",
}
"""Which gold text a source means."""

ANSWER: Final = re.compile(r"btp-(\d\d)(\d{3})-A(\d+)")
SPEECH: Final = re.compile(r"rede-ID(\d\d)(\d{1,3})\d{5}")
CITED: Final = re.compile(
    r"BT-Drs\. (?P<paper>\d+/\d+)(?:, Frage (?P<questions>[\d, und]+))?"
    r"|BT-Plenarprotokoll (?P<sitting>\d+/\d+)(?:, Anlage (?P<annex>\d+))?|(?P<law>BJNR\w+)"
    r"|(?P<other>Ratsdok\. \d+/\d+|Resolution des \d+\. Parlamentsforums)"
)


def main() -> None:
    """Check all sources that can be opened, and write the data files anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("date", type=datetime.date.fromisoformat)
    options = parser.parse_args()
    texts = library(options.corpora)
    for file in sorted(DATA.glob("*.jsonl")):
        if file.name not in GENERATED:
            entries = [checked(line.entry, texts, options.date) for line in read(file)]
            lines = [f"{entry.model_dump_json(exclude_defaults=True)}\n" for entry in entries]
            file.write_text("".join(lines), encoding="utf-8")


def checked(entry: Entry, texts: dict[str, list[str]], date: datetime.date) -> Entry:
    """The entry with the day on every source that was found to bear one of its names."""
    names = frozenset(form for name in entry.names for form in forms(name))
    sources = tuple(checked_source(source, names, texts, date, entry.id) for source in entry.sources)
    return entry.model_copy(update={"sources": sources})


def checked_source(
    source: SourceOfFacts, names: frozenset[str], texts: dict[str, list[str]], date: datetime.date, id: str
) -> SourceOfFacts:
    """The source with the day if it bears one of the names, without one if it does not.

    One that is not cited for names, or cannot be opened, stays as it is.
    """
    if "names" not in source.facts:
        return source
    opened = [text for key in keys(source.ref) for text in texts.get(key, ())]
    if not opened:
        return source
    found = any(stands_in(name, text) for text in opened for name in names)
    if not found:
        sys.stderr.write(f"{id}: no name of it in {source.ref}\n")
    return source.model_copy(update={"checked": (source.checked or date) if found else None})


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as words of its own.

    >>> stands_in("Rat", "der Rat tagt"), stands_in("Rat", "im Rathaus")
    (True, False)
    """
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(name, start + 1)
    return False


def keys(ref: str) -> Iterator[str]:
    """What the papers and laws that a source cites are called in the library.

    >>> list(keys("BT-Drs. 17/48, Frage 87 und 88")), list(keys("AZRG § 1 (BJNR226500994)"))
    (['17/48, 87', '17/48, 88', '17/48'], ['BJNR226500994'])
    """
    for cited in CITED.finditer(ref):
        if cited["law"]:
            yield cited["law"]
            if "§" not in ref:
                yield f"title of {cited['law']}"
        elif cited["other"]:
            yield cited["other"]
        elif cited["sitting"]:
            yield f"{cited['sitting']}, {cited['annex']}" if cited["annex"] else f"protocol {cited['sitting']}"
        else:
            for question in re.findall(r"\d+", cited["questions"] or ""):
                yield f"{cited['paper']}, {question}"
            yield cited["paper"]


def library(corpora: Path) -> dict[str, list[str]]:
    """The texts by what sources call them."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for key, gold in GOLD.items():
        texts[key].append(plain((ROOT / "annotations" / "gold" / "texts" / f"{gold}.txt").read_text(encoding="utf-8")))
    for record in records(corpora / "raw" / "drucksachen.jsonl.xz"):
        texts[record["drucksache"]].append(plain(record["text"]))
    for record in records(corpora / "raw" / "written-answers.jsonl.xz"):
        answer = ANSWER.fullmatch(record["id"])
        if answer:
            term, sitting, annex = map(int, answer.groups())
            texts[f"{term}/{sitting}, {annex}"].append(plain(record["text"]))
        texts[f"{record['drucksache']}, {record['frage']}"].append(plain(record["text"]))
    for record in records(corpora / "raw" / "speeches.jsonl.xz"):
        speech = SPEECH.fullmatch(record["id"])
        if speech:
            term, sitting = map(int, speech.groups())
            texts[f"protocol {term}/{sitting}"].append(plain(record["text"]))
    for record in records(corpora / "laws" / "migration-laws.jsonl.xz"):
        texts[record["id"].rpartition("-")[2]].append(plain(record["text"]))
    with (corpora / "laws" / "titles.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            name = Path(row["path"]).stem
            short, _, key = name.rpartition("-")
            texts[f"title of {key}"].append(f"{short.replace('_', ' ')} {plain(row['title'])}")
    return texts


def records(path: Path) -> Iterator[dict[str, str]]:
    """The records of a compressed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plain(text: str) -> str:
    """The text as migextract reads it, with broken words joined, and with one blank for any white space."""
    return " ".join(view(text).text.split())


if __name__ == "__main__":
    main()

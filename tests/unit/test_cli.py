"""The command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from migextract import Document
from migextract.cli import app
from migextract.reading.limits import Limits
from migextract.writing import FORMATS

RUN = CliRunner()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Am 24. Januar tagte Europol.", encoding="utf-8")
    (folder / "sub" / "b.md").write_text("**Eurodac** kostet 5 Euro.", encoding="utf-8")
    (folder / "c.xyz").write_text("?", encoding="utf-8")
    return folder


def documents(path: Path) -> list[Document]:
    return [Document.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_extract_a_folder(papers: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "out.jsonl"
    result = RUN.invoke(app, ["extract", str(papers), "--output", str(output), "--date", "2020-06-05"])
    assert result.exit_code == 0, result.output
    a, b = documents(output)
    assert [(mention.label, mention.value) for mention in a.mentions] == [("DATE", "2020-01-24"), ("AGENCY", "europol")]
    assert [mention.label for mention in b.mentions] == ["INSTRUMENT", "MONEY"]
    assert f"skipped {papers / 'c.xyz'}: " in result.stderr
    assert "\n4 mentions in 2 documents; 54 characters in " in result.stderr
    assert sorted(path.name for path in output.parent.iterdir()) == ["out.jsonl", "out.jsonl.run.json"]


def test_a_bad_file_is_quarantined(papers: Path, tmp_path: Path) -> None:
    (papers / "bad.txt").write_bytes(b"%PDF-1.7\x00\x01\x02")
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == 3
    bad = next(document for document in documents(tmp_path / "out.jsonl") if document.errors)
    assert bad.source.path == str(papers / "bad.txt")
    lines = result.stderr.splitlines()
    assert lines[1].startswith(f"failed: {papers / 'bad.txt'}: ")
    assert "failed (reading): 1" in lines
    assert lines[-1].startswith("4 mentions in 2 documents; 1 failed; ")


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format(papers: Path, tmp_path: Path, kind: str) -> None:
    output = tmp_path / "out"
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(output), "--format", kind])
    assert result.exit_code == 0, result.output
    assert output.is_dir() == FORMATS[kind].folder
    assert sum(path.stat().st_size for path in (output, *output.rglob("*")) if path.is_file()) > 0


def test_what_the_records_hold(papers: Path, tmp_path: Path) -> None:
    (papers / "rows.jsonl").write_text('{"nr": 7, "body": "🇪🇺 Frontex 2020"}\n{"nr": 8}\n')
    output = tmp_path / "out.jsonl"
    options = [
        "--labels",
        "DATE,MONEY",
        "--keep-text",
        "--offsets",
        "utf-16",
        "--text-field",
        "body",
        "--id-field",
        "nr",
    ]
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(output), *options])
    assert result.exit_code == 3, result.output
    found = documents(output)
    assert [(document.id, document.source.text) for document in found] == [
        ("a", "Am 24. Januar tagte Europol."),
        ("7", "🇪🇺 Frontex 2020"),
        ("rows-2", None),
        ("b", "**Eurodac** kostet 5 Euro."),
    ]
    assert [(mention.label, mention.start) for document in found for mention in document.mentions] == [
        ("DATE", 3), ("DATE", 13), ("MONEY", 19)
    ]  # fmt: skip


def test_resume(papers: Path, tmp_path: Path) -> None:
    output, once = tmp_path / "out.jsonl", tmp_path / "once.jsonl"
    assert RUN.invoke(app, ["extract", str(papers), "-o", str(output)]).exit_code == 0
    (papers / "d.txt").write_text("%PDF-1.7")
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(output), "--resume", "--workers", "2"])
    assert result.exit_code == 3
    assert "; 1 failed; 2 kept from an earlier run; " in result.stderr
    assert RUN.invoke(app, ["extract", str(papers), "-o", str(once)]).exit_code == 3
    assert output.read_bytes() == once.read_bytes()
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(output), "--resume"])
    assert result.exit_code == 3
    assert "; 3 kept from an earlier run; " in result.stderr


def test_an_output_among_the_inputs(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(papers)
    for _ in range(2):
        result = RUN.invoke(app, ["extract", ".", "-o", "out.jsonl"])
        assert result.exit_code == 0
    assert len(documents(papers / "out.jsonl")) == 2
    assert "skipped out.jsonl: written by migextract" in result.stderr


@pytest.mark.parametrize("field", [field.name for field in fields(Limits)])
def test_every_limit_is_an_option(field: str) -> None:
    result = RUN.invoke(app, ["extract", "--help"], terminal_width=200)
    assert f"--max-{field.replace('_', '-')} " in result.stdout


def test_a_limit(papers: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(output), "--max-characters", "27"])
    assert result.exit_code == 3
    assert [[error.code for error in document.errors] for document in documents(output)] == [["limit"], []]
    assert "28 characters, the limit is 27; raise it with --max-characters" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--date", "gestern"], "'gestern' is no date"),
        (["--labels", "COLOUR"], "no such label: COLOUR"),
        (["--format", "xml"], "no output format 'xml'"),
        (["--offsets", "bytes"], "offsets cannot count 'bytes', only code-points or utf-16"),
        (["--retry-failed"], "--retry-failed goes with --resume"),
        (["--max-pages", "0"], "--max-pages"),
        (["--time-limit", "-1"], "--time-limit"),
        (["--base", "de_nowhere"], "spacy download de_nowhere"),
        (["--knowledge", "nowhere.jsonl"], "nowhere.jsonl: cannot be read"),
    ],
)
def test_wrong_usage(papers: Path, tmp_path: Path, arguments: list[str], message: str) -> None:
    result = RUN.invoke(app, ["extract", str(papers), "-o", str(tmp_path / "out"), *arguments], terminal_width=200)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == [papers]


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["extract", str(tmp_path / "nowhere"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_a_folder_without_readable_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = RUN.invoke(app, ["extract", str(tmp_path / "empty"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert ".txt" in result.stderr


def test_explain() -> None:
    result = RUN.invoke(app, ["explain", "Europol 2020"], terminal_width=200)
    assert result.exit_code == 0
    assert "names: europol" in result.stdout
    assert RUN.invoke(app, ["explain", "-"], input="Europol 2020").stdout == result.stdout


def test_schema() -> None:
    result = RUN.invoke(app, ["schema"])
    assert json.loads(result.stdout)["title"] == "Document"


@pytest.mark.parametrize(
    "code", ["import migextract", "import migextract.cli", "import migextract, migextract.records"]
)
def test_heavy_libraries_are_imported_only_when_needed(code: str) -> None:
    heavy = ("spacy", "datasets", "pyarrow", "pandas", "networkx")
    check = f"import sys; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", f"{code}; {check}"], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.strip() == "[]"


def test_help_says_what_there_is() -> None:
    result = RUN.invoke(app, ["--help"])
    assert result.exit_code == 0
    for command in ("extract", "explain", "schema"):
        assert command in result.stdout


def test_evaluate_predictions(tmp_path: Path) -> None:
    gold = Path(__file__).parents[2] / "annotations" / "gold"
    output, scores = tmp_path / "out.jsonl", tmp_path / "scores.json"
    assert RUN.invoke(app, ["extract", str(gold / "texts"), "-o", str(output), "--date", "2020-06-05"]).exit_code == 0
    options = ["--predictions", str(output), "--json", str(scores), "--report", str(tmp_path / "report.html")]
    result = RUN.invoke(app, ["evaluate", str(gold), *options])
    assert result.exit_code == 0, result.output
    assert "| DATE |" in result.stdout
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")
    again = RUN.invoke(app, ["evaluate", str(gold), "--predictions", str(output), "--compare", str(scores)])
    assert again.exit_code == 0, again.output


def test_evaluate_a_broken_gold_set(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["evaluate", str(tmp_path)])
    assert result.exit_code == 2
    assert "manifest.json" in result.stderr


def test_graph(papers: Path, tmp_path: Path) -> None:
    documents, output = str(tmp_path / "out.jsonl"), tmp_path / "net.html"
    assert RUN.invoke(app, ["extract", str(papers), "-o", documents]).exit_code == 0
    result = RUN.invoke(app, ["graph", documents, "--output", str(output)])
    assert result.exit_code == 0, result.output
    assert "4 nodes and 2 edges" in result.stderr
    assert "</html>" in output.read_text(encoding="utf-8")
    assert RUN.invoke(app, ["graph", documents, "-o", str(output), "--format", "xml"]).exit_code == 2


def test_knowledge() -> None:
    result = RUN.invoke(app, ["knowledge", "Frontex"])
    assert result.exit_code == 0
    assert result.stdout.startswith("frontex  (AGENCY, eu-agency)")
    assert "source: " in result.stdout
    assert "all valid" in RUN.invoke(app, ["knowledge", "--check"]).stdout
    assert RUN.invoke(app, ["knowledge", "Xyzzy"]).exit_code == 1
    assert RUN.invoke(app, ["knowledge"]).exit_code == 2


def test_the_ending_of_the_output_says_the_format(papers: Path, tmp_path: Path) -> None:
    assert RUN.invoke(app, ["extract", str(papers), "-o", str(tmp_path / "out.csv")]).exit_code == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("document,path,")


def test_version() -> None:
    assert RUN.invoke(app, ["--version"]).stdout.startswith("migextract ")
    assert RUN.invoke(app, []).exit_code == 2

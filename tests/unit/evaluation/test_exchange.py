"""Round trips through the annotation tools' own files: nothing is lost, and what was broken there is named."""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migextract.errors import GoldError, UsageError
from migextract.evaluation.annotation import Annotation, in_order
from migextract.evaluation.exchange import TOOLS, export, load
from migextract.evaluation.gold import Gold
from migextract.labels import CORE, LABELS, Label

from .conftest import document, mark

VALUES: dict[Label, list[str | None]] = {
    "DATE": ["2020-06-05", "{2020-07-22,2020-07-23}", "2018/2021"],
    "DOC_NUMBER": ["eu-act:2019/1240", "council:8132/20 REV 1", "com:COM(2019) 293 final"],
    "MONEY": ["3300000000 EUR"],
    "PERSON": [None],
}
LINKS: list[str | None] = ["europol", "eu-lisa", None]

# Letters of several widths in UTF-16, marks that combine, and every sort of white space that papers hold.
LETTERS = st.text(alphabet="aÄß€7(&<>\"'\\|#;\u0301\u200b\U0001d504\U0001f4dc\U0010ffff", min_size=1, max_size=4)
GAPS = st.text(alphabet=" \n\r\t\u00a0\u2007\u2028\u0085", min_size=1, max_size=3)
Piece = tuple[str, list[Annotation]]


@st.composite
def pieces(draw: st.DrawFn, *, labels: tuple[Label, ...] = LABELS, deep: bool = True) -> Piece:
    """A mention of two words, perhaps with another one inside it."""
    inner: list[Annotation] = []
    text = draw(LETTERS) + draw(GAPS) + draw(LETTERS)
    if deep and draw(st.booleans()):
        middle, inner = draw(pieces(labels=tuple(CORE), deep=draw(st.booleans())))
        before = draw(LETTERS)
        inner = [moved(annotation, len(before)) for annotation in inner]
        text = before + middle + draw(LETTERS)
    label = draw(st.sampled_from(labels))
    return text, [Annotation(0, len(text), label, text, draw(st.sampled_from(VALUES.get(label, LINKS)))), *inner]


def moved(annotation: Annotation, by: int) -> Annotation:
    return annotation._replace(start=annotation.start + by, end=annotation.end + by)


@st.composite
def golds(draw: st.DrawFn) -> Gold:
    documents = []
    for name in draw(st.lists(st.sampled_from(["one", "two.b", "3"]), unique=True, max_size=2)):
        text, mentions = "", list[Annotation]()
        for gap, (words, annotations) in draw(
            st.lists(st.tuples(st.one_of(st.just(""), LETTERS, GAPS), pieces()), max_size=4)
        ):
            text += gap
            mentions += [moved(annotation, len(text)) for annotation in annotations]
            text += words
        documents.append(document(name, text + draw(st.one_of(st.just(""), GAPS)), *mentions))
    return Gold("1.2", tuple(documents))


@pytest.mark.parametrize("tool", TOOLS)
def test_a_round_trip_loses_nothing(tool: str, gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path / "tool", tool)
    assert load(tmp_path / "tool", gold, tool) == gold


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=60, deadline=None)
@given(gold=golds())
def test_a_round_trip_loses_nothing_whatever_stands_there(tool: str, gold: Gold) -> None:
    with TemporaryDirectory() as folder:
        export(gold, folder, tool)
        bare = replace(gold, documents=tuple(replace(document, mentions=()) for document in gold.documents))
        assert load(folder, bare, tool) == gold


@pytest.mark.parametrize("tool", TOOLS)
def test_a_correction_arrives(tool: str, gold: Gold, tmp_path: Path) -> None:
    report = gold.documents[0]
    corrected = tuple(in_order([*report.mentions[:3], mark(report.text, "trafen", "ORG", "ubc")]))
    changed = replace(gold, documents=(replace(report, mentions=corrected), *gold.documents[1:]))
    export(changed, tmp_path, tool)
    assert load(tmp_path, gold, tool) == changed


@pytest.mark.parametrize("tool", TOOLS)
def test_what_the_tool_let_pass_is_checked(tool: str, gold: Gold, tmp_path: Path) -> None:
    report = gold.documents[0]
    broken = (mark(report.text, "2018", "DATE", "1.1.2018"), mark(report.text, "Wien", "LOCATION", "NIL"))
    export(replace(gold, documents=(replace(report, mentions=broken), *gold.documents[1:])), tmp_path, tool)
    with pytest.raises(GoldError) as raised:
        load(tmp_path, gold, tool)
    assert len(str(raised.value).splitlines()) == 3
    assert "'1.1.2018' does not parse" in str(raised.value)
    assert "write null" in str(raised.value)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_missing_document_is_named(tool: str, gold: Gold, tmp_path: Path) -> None:
    export(replace(gold, documents=gold.documents[:1]), tmp_path, tool)
    with pytest.raises(GoldError, match=r"letter: the tool's files do not have it\. Mend: export all documents"):
        load(tmp_path, gold, tool)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_changed_text_is_named(tool: str, gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, tool)
    report, letter = gold.documents
    with pytest.raises(GoldError, match=r"report.*not (that|the text) of the gold"):
        load(tmp_path, replace(gold, documents=(replace(report, text=report.text + "!"), letter)), tool)


@pytest.mark.parametrize("tool", ["label-studio", "inception"])
def test_an_empty_folder_is_named(tool: str, gold: Gold, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="there is no such file"):
        load(tmp_path, gold, tool)


def test_an_unknown_tool_is_refused(gold: Gold, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no exchange with a tool 'conll'; use one of brat, label-studio, inception"):
        export(gold, tmp_path, "conll")


# brat


def test_brat_file(gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, "brat")
    assert (tmp_path / "letter.ann").read_bytes().decode() == (
        "T1\tLOCATION 0 7\tBrüssel\n#1\tAnnotatorNotes T1\tbruessel\n"
        "T2\tDATE 13 25\t5. Juni 2020\n#2\tAnnotatorNotes T2\t2020-06-05\n"
        "T3\tINSTRUMENT 31 36;37 41\tEuro-  dac\n#3\tAnnotatorNotes T3\teurodac\n"
        "T4\tINSTRUMENT 52 58\tTriton\n"
    )
    assert (tmp_path / "letter.txt").read_bytes().decode() == gold.documents[1].text
    assert "DOC_NUMBER\n" in (tmp_path / "annotation.conf").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("R1\tKnows Arg1:T1 Arg2:T2", "neither a mention nor its note"),
        ("T9\tAGENT 0 7\tBrüssel", "unknown label 'AGENT'"),
        ("T9\tORG 0 999\tBrüssel", "no span of a text"),
        ("T9\tORG 7 0\tBrüssel", "no span of a text"),
        ("T9\tORG 0 3;5 7\tBrü el", "leaves out words in its middle"),
        ("T9\tORG 0 6\tBrüssel", "is not what stands at '0 6': 'Brüsse'"),
        ("#9\tAnnotatorNotes T1\tbonn", "T1 has two notes"),
        ("#9\tAnnotatorNotes T8\tbonn", "a note on T8, which is no mention"),
    ],
)
def test_brat_lines_that_cannot_be_read_are_named(line: str, problem: str, gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, "brat")
    with (tmp_path / "letter.ann").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(GoldError, match=re.escape(problem)) as raised:
        load(tmp_path, gold, "brat")
    assert "letter.ann" in str(raised.value)


# Label Studio


@pytest.fixture
def edit_tasks(gold: Gold, tmp_path: Path) -> Callable[[Callable[[list[dict]], object]], Path]:
    """Export, change the tasks as parsed, write them back."""
    export(gold, tmp_path, "label-studio")
    path = tmp_path / "tasks.json"

    def edit(change: Callable[[list[dict]], object]) -> Path:
        tasks = json.loads(path.read_text("utf-8"))
        change(tasks)
        path.write_text(json.dumps(tasks), "utf-8")
        return tmp_path

    return edit


def test_label_studio_counts_code_points(gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, "label-studio")
    letter = json.loads((tmp_path / "tasks.json").read_text("utf-8"))[1]
    triton = letter["annotations"][0]["result"][-1]
    assert triton["value"] == {"start": 52, "end": 58, "text": "Triton", "labels": ["INSTRUMENT"]}
    assert (tmp_path / "config.xml").read_text("utf-8").count("<Label ") == 10


def test_label_studio_exports_have_more_than_we_wrote(gold: Gold, edit_tasks: Callable[..., Path]) -> None:
    def as_the_tool_saves(tasks: list[dict]) -> None:
        for number, task in enumerate(tasks):
            task |= {"id": number, "project": 1, "predictions": []}
            cancelled = {"id": 8, "was_cancelled": True, "result": []}
            task["annotations"] = [task["annotations"][0] | {"id": 7, "was_cancelled": False}, cancelled]
            for item in task["annotations"][0]["result"]:
                # Line breaks come back as backslash and n, or the words not at all; an emptied field as nothing.
                if item["type"] == "labels":
                    item["value"]["text"] = item["value"]["text"].replace("\n", "\\n")
        del tasks[0]["annotations"][0]["result"][0]["value"]["text"]
        tasks[1]["annotations"][0]["result"].append(
            {"id": "INSTRUMENT-52-58", "from_name": "value", "to_name": "text", "type": "textarea"}
            | {"value": {"start": 52, "end": 58, "text": [""]}}
        )

    assert load(edit_tasks(as_the_tool_saves), gold, "label-studio") == gold


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda tasks: tasks[1]["annotations"].append({"result": []}), "not annotated exactly once"),
        (lambda tasks: tasks.append(tasks[1]), "not annotated exactly once"),
        (lambda tasks: tasks[1].pop("annotations"), "1.annotations: Field required"),
        (lambda tasks: tasks[1]["annotations"][0]["result"][0].update(type="choices"), "1.annotations.0.result.0.type"),
        (
            lambda tasks: tasks[1]["annotations"][0]["result"][0]["value"].update(labels=["A", "B"]),
            "has labels ['A', 'B']",
        ),
        (
            lambda tasks: tasks[1]["annotations"][0]["result"][-1]["value"].update(start=54, end=60),
            "offsets must count code points",
        ),
        (lambda tasks: tasks[1]["annotations"][0]["result"].pop(0), "the value of region 'LOCATION-0-7' has no label"),
        (lambda tasks: tasks[1]["annotations"][0]["result"][1]["value"].update(text=["a", "b"]), "has two values"),
        (lambda tasks: tasks[1]["data"].update(text="other"), "its text is not that of the gold"),
    ],
)
def test_label_studio_tasks_that_cannot_be_read_are_named(
    change: Callable[[list[dict]], object], problem: str, gold: Gold, edit_tasks: Callable[..., Path]
) -> None:
    with pytest.raises(GoldError, match=re.escape(problem)) as raised:
        load(edit_tasks(change), gold, "label-studio")
    assert "tasks.json" in str(raised.value)


# INCEpTION


def test_xmi_counts_utf16_units(gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, "inception")
    xmi = (tmp_path / "letter.xmi").read_text("utf-8")
    # Two characters outside the basic plane stand before it, each of them two units wide.
    assert re.search(r'begin="54" end="60" label="INSTRUMENT"', xmi)
    assert re.search(r'begin="31" end="41" label="INSTRUMENT" value="eurodac"', xmi)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('begin="54"', 'begin="52"', "no UIMA CAS"),  # between the two units of one character
        ('label="DATE"', 'label="WHEN"', "unknown label 'WHEN'"),
        ('label="DATE"', "", "unknown label None"),
        ("</xmi:XMI>", "", "no UIMA CAS"),
        ('end="60"', 'end="999"', "no UIMA CAS"),
    ],
)
def test_xmi_that_cannot_be_read_is_named(old: str, new: str, problem: str, gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, "inception")
    path = tmp_path / "letter.xmi"
    xmi = path.read_text("utf-8")
    assert xmi.count(old) == 1
    path.write_text(xmi.replace(old, new), "utf-8")
    with pytest.raises(GoldError, match=problem) as raised:
        load(tmp_path, gold, "inception")
    assert "letter.xmi" in str(raised.value)


def test_layers_of_others_are_let_pass(gold: Gold, tmp_path: Path) -> None:
    export(gold, tmp_path, "inception")
    path = tmp_path / "letter.xmi"
    other = '<type4:Token xmlns:type4="http:///de/segmentation/type.ecore" xmi:id="99" sofa="1" begin="0" end="7"/>'
    xmi = path.read_text("utf-8").replace("<cas:Sofa", other + "<cas:Sofa")
    path.write_text(re.sub(r'members="', 'members="99 ', xmi), "utf-8")
    assert load(tmp_path, gold, "inception") == gold


def test_a_character_that_xml_cannot_hold_is_named(gold: Gold, tmp_path: Path) -> None:
    paged = document("paged", "Seite 1\n\x0cSeite 2")
    with pytest.raises(GoldError, match=r"texts/paged\.txt:2: XML cannot hold the character '\\x0c'"):
        export(replace(gold, documents=(paged,)), tmp_path, "inception")


def test_without_the_extra_the_error_names_it(gold: Gold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(UsageError, match=r'pip install "migextract\[exchange\]"'):
        export(gold, tmp_path, "inception")

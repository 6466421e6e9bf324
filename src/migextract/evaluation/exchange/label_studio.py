"""Label Studio: `tasks.json` to import into a project, and `config.xml` for its labelling interface.

Offsets are code points: since version 1.4 Label Studio counts as Python does, not as JavaScript
(https://github.com/HumanSignal/label-studio/issues/1347). A mention is a region with one label; its value stands in a
text area of the region (`perRegion`), an empty one is null. After correcting, export the project as JSON (not
JSON-MIN) to `tasks.json`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, Literal
from xml.sax.saxutils import quoteattr

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from migextract.evaluation.annotation import Annotation
from migextract.evaluation.checks import is_label
from migextract.evaluation.exchange.edited import Edited
from migextract.evaluation.failure import Failure
from migextract.evaluation.gold import Gold, GoldDocument
from migextract.labels import LABELS, MEANING

TASKS: Final = "tasks.json"

_CONFIG: Final = """\
<View>
  <Labels name="label" toName="text" choice="single">
{labels}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <TextArea name="value" toName="text" perRegion="true" maxSubmissions="1" editable="true"
            placeholder="value: EDTF date, scheme:number, amount and currency, or knowledge id; empty for none"/>
</View>
"""


def write(gold: Gold, folder: Path) -> None:
    """Write `tasks.json` and `config.xml`."""
    labels = "\n".join(f"    <Label value={quoteattr(label)} hint={quoteattr(MEANING[label])}/>" for label in LABELS)
    (folder / "config.xml").write_text(_CONFIG.format(labels=labels), "utf-8", newline="\n")
    tasks = [_task(document) for document in gold.documents]
    (folder / TASKS).write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def _task(document: GoldDocument) -> dict[str, object]:
    result: list[dict[str, object]] = []
    for start, end, label, text, value in document.mentions:
        region = {"id": f"{label}-{start}-{end}", "to_name": "text", "origin": "manual"}
        span = {"start": start, "end": end}
        result.append(
            region | {"from_name": "label", "type": "labels", "value": {**span, "text": text, "labels": [label]}}
        )
        if value is not None:
            result.append(region | {"from_name": "value", "type": "textarea", "value": {**span, "text": [value]}})
    return {"data": {"id": document.id, "text": document.text}, "annotations": [{"result": result}]}


class _Region(BaseModel):
    """A region's label or its value: two results with the same id, told apart by their type."""

    model_config = ConfigDict(extra="ignore")

    class Value(BaseModel):
        """Where the region is and what it bears."""

        start: int
        end: int
        text: str | list[str] = ""
        labels: list[str] = []

    id: str
    type: Literal["labels", "textarea"]
    value: Value


class _Annotations(BaseModel):
    result: list[_Region]
    was_cancelled: bool = False


class _Task(BaseModel):
    class Data(BaseModel):
        """The text as it was imported."""

        id: str
        text: str

    data: Data
    annotations: list[_Annotations] = Field(min_length=1)


def read(folder: Path, gold: Gold, failures: list[Failure]) -> dict[str, Edited]:
    """The mentions that Label Studio exported as JSON."""
    path = folder / TASKS
    if not path.is_file():
        failures.append(Failure(TASKS, None, "there is no such file", "export the project as JSON under this name"))
        return {}
    try:
        tasks = TypeAdapter(list[_Task]).validate_json(path.read_bytes())
    except ValidationError as error:
        for detail in error.errors():
            where = ".".join(map(str, detail["loc"])) or "the file"
            mend = "export the project as JSON, with the interface of config.xml and one annotation a task"
            failures.append(Failure(TASKS, None, f"{where}: {detail['msg']}", mend))
        return {}
    texts = {document.id: document.text for document in gold.documents}
    edited: dict[str, Edited] = {}
    for task in tasks:
        name = task.data.id
        results = [annotation.result for annotation in task.annotations if not annotation.was_cancelled]
        if texts.get(name) != task.data.text:
            failures.append(
                _failure(name, "its text is not that of the gold", "import tasks.json into a fresh project")
            )
        elif name in edited or len(results) != 1:
            failures.append(_failure(name, "it was not annotated exactly once", "delete all annotations but the last"))
        else:
            edited[name] = Edited(TASKS, _mentions(name, texts[name], results[0], failures))
    return edited


def _failure(document: str, problem: str, mend: str) -> Failure:
    return Failure(TASKS, None, f"document {document!r}: {problem}", mend)


def _mentions(
    name: str, text: str, regions: list[_Region], failures: list[Failure]
) -> list[tuple[Annotation, int | None]]:
    values: dict[str, str | None] = {}
    for region in regions:
        if region.type == "textarea":
            written = [region.value.text] if isinstance(region.value.text, str) else region.value.text
            if len(written) > 1 or region.id in values:
                failures.append(_failure(name, f"region {region.id!r} has two values", "keep one"))
            values[region.id] = (written[0] if written else "") or None
    mentions: list[tuple[Annotation, int | None]] = []
    for region in regions:
        if region.type != "labels":
            continue
        start, end, labels = region.value.start, region.value.end, region.value.labels
        value = values.pop(region.id, None)
        place = f"region {region.id!r} at [{start}, {end})"
        if len(labels) != 1 or not is_label(label := labels[0]):
            failures.append(_failure(name, f"{place} has labels {labels}", f"choose one of {', '.join(LABELS)}"))
        elif not _same_words(region.value.text, text[start:end]):
            problem = f"{place} reads {region.value.text!r}, but there stands {text[start:end]!r}"
            mend = "mark it again; offsets must count code points, as Label Studio does since version 1.4"
            failures.append(_failure(name, problem, mend))
        else:
            mentions.append((Annotation(start, end, label, text[start:end], value), None))
    failures += [_failure(name, f"the value of region {left!r} has no label", "give it a label") for left in values]
    return mentions


def _same_words(shown: str | list[str], text: str) -> bool:
    """Whether the words of a region are these. Label Studio may show a line break as two characters."""
    words = shown if isinstance(shown, str) else "".join(shown)
    return not words or "".join(words.replace("\\n", " ").split()) == "".join(text.replace("\\n", " ").split())

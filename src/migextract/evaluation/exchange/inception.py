"""INCEpTION: one UIMA CAS as XMI for each text, with the `TypeSystem.xml` that INCEpTION imports as a layer.

In the project's settings import `TypeSystem.xml` under "Layers" and set the layer's granularity to characters and
its overlap to any; then import the `.xmi` files as "UIMA CAS XMI". After correcting, put the exported files under
the same names into one folder, with the `TypeSystem.xml` of the export.

Offsets in XMI count UTF-16 units (https://uima.apache.org/d/uimaj-current/references.html); dkpro-cassis converts
them to code points. It comes with the extra: `pip install "migextract[exchange]"`.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any, Final

from migextract.errors import UsageError
from migextract.evaluation.annotation import Annotation
from migextract.evaluation.checks import is_label, unknown_label
from migextract.evaluation.exchange.edited import Edited
from migextract.evaluation.failure import Failure, raise_all
from migextract.evaluation.gold import Gold, GoldDocument

LAYER: Final = "webanno.custom.Mention"
"""Name of the layer; INCEpTION keeps a project's own layers under `webanno.custom`."""

TYPES: Final = "TypeSystem.xml"

_NO_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def _cassis() -> Any:
    """The package dkpro-cassis, imported only where it is needed because it is an extra."""
    try:
        import cassis  # noqa: PLC0415
    except ImportError:
        raise UsageError('INCEpTION files need dkpro-cassis: pip install "migextract[exchange]"') from None
    return cassis


def write(gold: Gold, folder: Path) -> None:
    """Write one `.xmi` for each text and `TypeSystem.xml`."""
    cassis = _cassis()
    raise_all(
        Failure(f"texts/{document.id}.txt", document.text.count("\n", 0, found.start()) + 1, problem, mend)
        for document in gold.documents
        if (found := _NO_XML.search(document.text))
        for problem, mend in [(f"XML cannot hold the character {found.group()!r}", "use another format for this set")]
    )
    types = cassis.TypeSystem()
    layer = types.create_type(LAYER, "uima.tcas.Annotation")
    for feature in ("label", "value"):
        types.create_feature(layer, feature, "uima.cas.String")
    types.to_xml(folder / TYPES)
    for document in gold.documents:
        cas = cassis.Cas(types)
        cas.sofa_string = document.text
        cas.sofa_mime = "text/plain"
        for start, end, label, _, value in document.mentions:
            cas.add(layer(begin=start, end=end, label=label, value=value))
        cas.to_xmi(folder / f"{document.id}.xmi")


def read(folder: Path, gold: Gold, failures: list[Failure]) -> dict[str, Edited]:
    """The mentions that INCEpTION exported."""
    cassis = _cassis()
    if not (folder / TYPES).is_file():
        failures.append(Failure(TYPES, None, "there is no such file", "take it from INCEpTION's export"))
        return {}
    with (folder / TYPES).open("rb") as file:
        types = cassis.load_typesystem(file)
    edited = {}
    for document in gold.documents:
        path = folder / f"{document.id}.xmi"
        if not path.is_file():
            continue
        try:
            with warnings.catch_warnings(action="ignore"), path.open("rb") as file:
                # cassis only warns of an offset that parts a character, and would keep the wrong number.
                warnings.filterwarnings("error", message="Not mapping")
                # A project has layers that are none of ours; lenient lets them pass, with a warning.
                cas = cassis.load_cas_from_xmi(file, typesystem=types, lenient=True)
                found = list(cas.select(LAYER)) if types.contains_type(LAYER) else None
        except Exception as error:  # whatever cassis and its XML parser find wrong with the file
            failures.append(Failure(path.name, None, f"no UIMA CAS: {error}", "export it again as UIMA CAS XMI"))
            continue
        if cas.sofa_string != document.text:
            mend = "import the exported text again; only mentions can be corrected"
            failures.append(Failure(path.name, None, "its text is not that of the gold", mend))
        elif found is None:
            failures.append(Failure(TYPES, None, f"it has no layer {LAYER}", "import the exported layer"))
        else:
            edited[document.id] = Edited(path.name, _mentions(document, found, path.name, failures))
    return edited


def _mentions(
    document: GoldDocument, found: list[Any], file: str, failures: list[Failure]
) -> list[tuple[Annotation, int | None]]:
    mentions: list[tuple[Annotation, int | None]] = []
    for mark in found:
        text = document.text[mark.begin : mark.end]
        label = mark.label
        if is_label(label):
            # An emptied field comes back as "", which means the same as none.
            mentions.append((Annotation(mark.begin, mark.end, label, text, mark.value or None), None))
        else:
            problem, mend = unknown_label(label)
            failures.append(Failure(file, None, f"{text!r} at [{mark.begin}, {mark.end}): {problem}", mend))
    return mentions

"""Small batches of invented papers, with what they cite and name written in a line each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from migextract.knowledge.schema import Entry
from migextract.records import Document
from migextract.values import doc_numbers

SOURCES = [{"ref": "invented for a test", "facts": ["names"]}]


def entry(id: str, label: str, kind: str, *names: str, **fields: Any) -> Entry:
    """A knowledge entry; the first name is the full one, the others are acronyms."""
    forms = ["full", *["acronym"] * (len(names) - 1)]
    written = [{"text": name, "form": form} for name, form in zip(names, forms, strict=True)]
    return Entry.model_validate({"id": id, "label": label, "kind": kind, "names": written, "sources": SOURCES} | fields)


ENTRIES = (
    entry("europol", "AGENCY", "eu-agency", "Agentur für Polizei", "Europol", address="https://www.europol.europa.eu"),
    entry("pro-asyl", "ORG", "ngo", "Pro Asyl"),
    entry("eurodac", "INSTRUMENT", "database", "Datei der Fingerabdrücke", "Eurodac"),
    entry("dublin-iii", "ACT", "regulation", "Zuständigkeitsverordnung", "Dublin III",
          identifiers={"celex": "32013R0604"}),
    entry("wien", "LOCATION", "city", "Wien"),
)  # fmt: skip
LABELS = {known.id: known.label for known in ENTRIES} | {"elsewhere": "AGENCY"}


def paper(id: str, *values: str, sections: tuple[str, ...] = (), **metadata: Any) -> Document:
    """A paper that cites the numbers and names the things given by their values, a section each if there are any."""
    mentions: list[dict[str, Any]] = []
    groups: dict[bool, dict[str, list[int]]] = {True: defaultdict(list), False: defaultdict(list)}
    text = ""
    for place, value in enumerate(values):
        fields = number_fields(value) if ":" in value else {"label": LABELS[value], "name": f"the {value}", "kind": "x"}
        section = sections[place] if sections else None
        evidence = {"finder": "test", "rule": "hand"}
        mentions.append({"start": len(text), "end": len(text) + len(value), "text": value, "value": value,
                         "section": section, "evidence": evidence, **fields})  # fmt: skip
        groups[":" in value][value].append(place)
        text += f"{value}\n"
    own = metadata.get("numbers", ())
    return Document.model_validate(
        {
            "id": id,
            "source": {"path": None, "sha256": None, "media_type": None, "characters": len(text) + 1},
            "metadata": metadata,
            "mentions": mentions,
            "sections": [{"id": name, "kind": "frage", "start": 0, "end": 1} for name in dict.fromkeys(sections)],
            "references": [
                {"target": target, "mentions": places,
                 "sections": tuple(sections[place] for place in places if sections),
                 "address": mentions[places[0]]["address"]}
                for target, places in groups[True].items() if target not in own
            ],
            "entities": [
                {"id": id, "label": LABELS[id], "name": f"the {id}", "mentions": places}
                for id, places in groups[False].items()
            ],
        }
    )  # fmt: skip


def number_fields(value: str) -> dict[str, Any]:
    """The fields of a number's mention, as an extractor fills them."""
    number = doc_numbers.describe(value)
    return {"label": "DOC_NUMBER", "scheme": number.scheme, "parts": number.parts, "status": number.status,
            "address": number.address, "celex": number.celex}  # fmt: skip


def numbered(number: str, *values: str, **metadata: Any) -> Document:
    """A paper with a number of its own."""
    return paper(number.replace(":", "-"), *values, number=number, numbers=[number], **metadata)


NASTY = '</script><script>window.pwned = 1</script><img src=x onerror="window.pwned=2"> & "quoted" \\N \\ \'; <!--'
"""What must come out as text, whatever the format."""


def batch() -> list[Document]:
    """A question, its answer, and a bill that follows both."""
    return [
        numbered("bt-drs:19/100", "europol", "eurodac", "eurodac", "eu-act:604/2013", "wien",
                 kind="kleine-anfrage", title="Anfrage zu Eurodac", date="2019-03-01", issuer="Fraktion X"),
        numbered("bt-drs:19/200", "bt-drs:19/100", "bt-drs:19/100", "europol", "pro-asyl", "dublin-iii",
                 kind="antwort", title=NASTY, date="2019-04-01", predecessor="bt-drs:19/100"),
        numbered("bt-drs:19/300", "bt-drs:19/100", "bt-drs:18/7", kind="beschlussempfehlung",
                 predecessor="bt-drs:19/100", predecessors=["bt-drs:19/100", "bt-drs:18/7"]),
        paper("web page", "com:COM(2019) 293 final", "elsewhere"),
    ]  # fmt: skip

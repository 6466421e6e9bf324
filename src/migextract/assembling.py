"""From a processed spaCy `Doc` to a validated `Document`: raw offsets, typed fields, links, entities, references."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from migextract.anatomy import Anatomy, anatomy
from migextract.finders.dates import preference
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.labels import LINKED, Label
from migextract.linking import link
from migextract.reading.source import Source
from migextract.records import Document
from migextract.values import doc_numbers, edtf
from migextract.view import TextView

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONTEXT = 80
"""Code points before a number that may say what it numbers: `Vorschlag für eine Richtlinie …`."""

GIVEN, STATED = "the date given", "the document's date"

Fields = dict[str, Any]


class Assembler:
    """Builds documents from processed views; it knows the names by which mentions are linked."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index

    def document(
        self,
        source: Source,
        view: TextView,
        doc: Doc,
        *,
        date: datetime.date | None = None,
        labels: Collection[Label] | None = None,
        keep_text: bool = False,
    ) -> Document:
        """Build the document of one source.

        Args:
            source: the text as given.
            view: its clean view, which `doc` was made from.
            doc: the processed view, with `doc.spans["mentions"]`.
            date: the day that the caller gave, which wins over one that the paper states.
            labels: the labels to report, or None for all.
            keep_text: whether the record keeps the source text.
        """
        proposals = [
            Proposal(span.start_char, span.end_char, span.label_, span.kb_id_, span.id_)
            for span in doc.spans["mentions"]
        ]
        # The anatomy needs numbers and dates also where the caller asks for other labels.
        parts = anatomy(view.text, proposals, view.body)
        mentions = [
            self.mention(proposal, source, view, parts, date)
            for proposal in proposals
            if labels is None or proposal.label in labels
        ]
        # Page furniture stands behind the body in the view, but not in the source.
        mentions.sort(key=in_order)
        return Document.model_validate(
            {
                "id": source.id,
                "source": source_info(source, keep_text=keep_text),
                "metadata": metadata(parts, view),
                "mentions": mentions,
                "sections": sections(parts, view),
                "entities": self.entities(mentions),
                "references": references(mentions, own=parts.metadata.get("numbers", ())),
            },
            context={"source_text": source.text},
        )

    def mention(
        self, proposal: Proposal, source: Source, view: TextView, parts: Anatomy, given: datetime.date | None
    ) -> Fields:
        """The fields of one mention, completed by the date that the caller gave, or else by that of the paper."""
        start, end = view.to_source(proposal.start, proposal.end)
        finder, _, rule = proposal.rule.partition(".")
        date = given or parts.date
        fields = self.value_fields(proposal, view.text, date)
        detail = None
        if proposal.label == "DATE" and fields["value"] != proposal.value:
            detail = f"completed with {GIVEN if given else STATED} {date}"
        return {
            "label": proposal.label,
            "start": start,
            "end": end,
            "text": source.text[start:end],
            "section": parts.section_at(proposal.start),
            "evidence": {"finder": finder, "rule": rule, "detail": detail},
            **fields,
        }

    def value_fields(self, proposal: Proposal, text: str, date: datetime.date | None) -> Fields:
        """`value` and the typed fields of the mention's label."""
        if proposal.label == "DATE":
            return date_fields(proposal, date)
        if proposal.label == "DOC_NUMBER":
            before = text[max(0, proposal.start - CONTEXT) : proposal.start]
            return number_fields(proposal.value, before, text[proposal.start : proposal.end])
        if proposal.label == "MONEY":
            amount, _, currency = proposal.value.rpartition(" ")
            return {"value": proposal.value, "amount": amount, "currency": currency}
        if proposal.label in LINKED:
            return self.link_fields(proposal, text, date)
        return {"value": None}

    def link_fields(self, proposal: Proposal, text: str, date: datetime.date | None) -> Fields:
        """The entry that a name refers to."""
        found = link(text[proposal.start : proposal.end], proposal.label, proposal.value, self.index, date)
        if found.entry_id is None:
            return {"value": None, "candidates": found.candidates}
        entry = self.index.entries[found.entry_id]
        return {"value": entry.id, "name": entry.names[0].text, "kind": entry.kind}

    def entities(self, mentions: Sequence[Fields]) -> list[Fields]:
        """The things that are mentioned, in the order of their first mention."""
        return [
            {"id": id, "label": mentions[places[0]]["label"], "name": mentions[places[0]]["name"], "mentions": places}
            for id, places in grouped(mentions, LINKED).items()
        ]


def date_fields(proposal: Proposal, date: datetime.date | None) -> Fields:
    """The fields of a date, completed by the document's date where the text leaves the year open."""
    value = proposal.value if date is None else edtf.resolve(proposal.value, date, preference(proposal.rule))
    days = edtf.first_and_last(value)
    first, last = days or (None, None)
    return {"value": value, "edtf": value, "first": first, "last": last, "timex3": edtf.timex3(value)}


def number_fields(value: str, before: str, text: str) -> Fields:
    """The fields of a document number."""
    fields = asdict(doc_numbers.describe(value, before, text))
    del fields["canonical"]
    return {"value": value, **fields}


def source_info(source: Source, *, keep_text: bool) -> Fields:
    """Where the document came from."""
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "charset": source.charset,
        "characters": len(source.text),
        "text": source.text if keep_text else None,
    }


def metadata(parts: Anatomy, view: TextView) -> Fields:
    """What the paper says of itself, and the places in the source that it was read from."""
    places = {name: view.to_source(*place) for name, place in parts.places.items()}
    return {**parts.metadata, "read_from": places}


def sections(parts: Anatomy, view: TextView) -> list[Fields]:
    """The parts of the paper with their places in the source, where page headers stand between what they interrupt."""
    found = []
    for section in parts.sections:
        start, end = view.to_source(section.start, section.end)
        found.append({**asdict(section), "start": start, "end": end})
    return sorted(found, key=in_order)


def in_order(fields: Fields) -> tuple[int, int]:
    """The order of the text, outer before inner."""
    return fields["start"], -fields["end"]


def references(mentions: Sequence[Fields], own: Collection[str]) -> list[Fields]:
    """The documents that are cited, in the order of their first mention; not the paper's own numbers."""
    return [
        {
            "target": target,
            "mentions": places,
            "sections": citing_sections(mentions, places),
            "address": mentions[places[0]]["address"],
        }
        for target, places in grouped(mentions, {"DOC_NUMBER"}).items()
        if target not in own
    ]


def citing_sections(mentions: Sequence[Fields], places: Sequence[int]) -> tuple[str, ...]:
    """The sections that mentions stand in, each once, in the order of the text."""
    ids = [mentions[place]["section"] for place in places]
    return tuple(dict.fromkeys(id for id in ids if id is not None))


def grouped(mentions: Sequence[Fields], labels: Collection[str]) -> dict[str, list[int]]:
    """Positions of the mentions of these labels by value."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, mention in enumerate(mentions):
        if mention["label"] in labels and mention["value"] is not None:
            places[mention["value"]].append(position)
    return places

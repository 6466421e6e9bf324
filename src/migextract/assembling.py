"""From the mentions found in a view to a validated `Document`: raw offsets, fields, links, entities, references."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import groupby

from migextract.anatomy import Anatomy, anatomy
from migextract.finders.dates import preference
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.knowledge.schema import Entry
from migextract.labels import LINKED, Label
from migextract.linking import Named, link, short_names
from migextract.reading.source import Layout, Source
from migextract.records import Box, Document, Evidence
from migextract.references import Fields, grouped, references
from migextract.values import doc_numbers, edtf
from migextract.view import TextView

CONTEXT = 80
"""Code points before a number that may say what it numbers: `Vorschlag für eine Richtlinie …`."""

GIVEN, STATED = "the date given", "the document's date"

SECTION_FIELDS = ("id", "kind", "number", "title", "answers")
ENTITY_FIELDS = ("label", "name", "today", "split_into")
NUMBER_FIELDS = ("scheme", "parts", "status", "address", "celex", "eli", "candidates")


class Assembler:
    """Builds documents from views; it knows the names by which mentions are linked."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        self._entry_fields: dict[str, Fields] = {}

    def document(
        self,
        source: Source,
        view: TextView,
        mentions: Sequence[Proposal],
        *,
        date: datetime.date | None = None,
        labels: Collection[Label] | None = None,
        keep_text: bool = False,
    ) -> Document:
        """Build the document of one source.

        Args:
            source: the text as given.
            view: its clean view.
            mentions: what the pipeline found in the view, in the order of its text.
            date: the day that the caller gave, which wins over one that the paper states.
            labels: the labels to report, or None for all.
            keep_text: whether the record keeps the source text.
        """
        # The anatomy needs numbers and dates also where the caller asks for other labels.
        parts = anatomy(view.text, mentions, view.body)
        pairs = [(self.mention(proposal, source, view, parts, date), proposal) for proposal in mentions]
        # Page furniture stands behind the body in the view, but not in the source.
        pairs.sort(key=lambda pair: in_order(pair[0]))
        everything = [mention for mention, _ in pairs]
        self.link_acts_by_number(everything)
        self.link_short_names(everything, [view.text[item.start : item.end] for _, item in pairs])
        reported = [mention for mention in everything if labels is None or mention["label"] in labels]
        return Document.model_validate(
            {
                "id": source.id,
                "source": source_info(source, keep_text=keep_text),
                "metadata": metadata(parts, view),
                "mentions": reported,
                "sections": sections(parts, view),
                "entities": self.entities(reported),
                "warnings": source.warnings,
                "references": references(reported, self.index.entries, own=parts.metadata.get("numbers", ())),
            },
        )

    def mention(
        self, proposal: Proposal, source: Source, view: TextView, parts: Anatomy, given: datetime.date | None
    ) -> Fields:
        """The fields of one mention, completed by the date that the caller gave, or else by that of the paper."""
        start, end = view.to_source(proposal.start, proposal.end)
        date = given or parts.date
        fields = self.value_fields(proposal, view.text, date)
        detail = None
        if proposal.label == "DATE" and fields["value"] != proposal.value:
            detail = f"completed with {GIVEN if given else STATED} {date}"
        layout = source.layout
        return {
            "label": proposal.label,
            "page": None if layout is None else layout.page(start),
            "boxes": None if layout is None else boxes(layout, view.raw_index[proposal.start : proposal.end].tolist()),
            "start": start,
            "end": end,
            "text": source.text[start:end],
            "section": parts.section_at(proposal.start),
            "evidence": evidence(proposal.rule, detail),
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
        found = link(proposal, text, self.index, date)
        if found.entry_id is None:
            return {"value": None, "candidates": found.candidates}
        return self.entry_fields(self.index.entries[found.entry_id])

    def link_acts_by_number(self, mentions: Sequence[Fields]) -> None:
        """Give an act the CELEX number of the one EU number in it, and the entry that bears this CELEX number."""
        numbers: dict[int, set[str | None]] = {}
        act: Fields | None = None
        for mention in mentions:  # outer before inner: a number follows the act that it stands in
            if mention["label"] == "ACT":
                act = mention
                numbers[id(act)] = set()
            elif mention["label"] == "DOC_NUMBER" and act is not None and mention["start"] < act["end"]:
                numbers[id(act)].add(mention["celex"])
        for mention in mentions:
            found = numbers.get(id(mention), set())
            celex = next(iter(found)) if len(found) == 1 else None
            if celex is not None and mention["value"] is None:
                entry = self.index.acts.get(celex)
                mention.update({"celex": celex} if entry is None else self.entry_fields(entry))

    def link_short_names(self, mentions: Sequence[Fields], forms: Sequence[str]) -> None:
        """Link words that only repeat the first word of a longer name in the paper."""
        linkable = [place for place, mention in enumerate(mentions) if mention["label"] in LINKED]
        named = [Named(mentions[place]["label"], forms[place], mentions[place]["value"]) for place in linkable]
        for position, entry_id in short_names(named).items():
            mention = mentions[linkable[position]]
            entry = self.index.entries[entry_id]
            mention.update(self.entry_fields(entry))
            repeats = f"repeats a longer name of {entry_id} in this paper"
            mention["evidence"] = mention["evidence"].model_copy(update={"detail": repeats})

    def entities(self, mentions: Sequence[Fields]) -> list[Fields]:
        """The things that are mentioned, in the order of their first mention."""
        return [
            {"id": id, "mentions": places, **{name: mentions[places[0]][name] for name in ENTITY_FIELDS}}
            for id, places in grouped(mentions, LINKED).items()
        ]

    def entry_fields(self, entry: Entry) -> Fields:
        """What a mention says of the entry it refers to."""
        known = self._entry_fields.get(entry.id)
        if known is not None:
            return known
        today = self.index.succession.today(entry.id)
        one = len(today) == 1
        fields: Fields = {"value": entry.id, "name": entry.names[0].text, "kind": entry.kind, "candidates": ()}
        fields |= {"today": today[0] if one else None, "split_into": () if one else today}
        fields |= {"celex": entry.identifiers.celex} if entry.label == "ACT" else {}
        return self._entry_fields.setdefault(entry.id, fields)


@lru_cache(maxsize=10_000)
def evidence(rule: str, detail: str | None) -> Evidence:
    """Why a mention was found. Many mentions share a rule, and a frozen record can be shared by all of them.

    Args:
        rule: of the proposal, as `finder.rule`.
        detail: what else decided.
    """
    finder, _, name = rule.partition(".")
    return Evidence(finder=finder, rule=name, detail=detail)


def boxes(layout: Layout, places: Sequence[int]) -> tuple[Box, ...]:
    """The boxes around characters, page by page: a page's foot and the next one's head do not lie between them."""
    by_page = (list(on_page) for _, on_page in groupby(places, key=layout.page))
    return tuple(box for on_page in by_page for box in layout.boxes(on_page[0], on_page[-1] + 1))


def date_fields(proposal: Proposal, date: datetime.date | None) -> Fields:
    """The fields of a date, completed by the document's date where the text leaves the year open."""
    value = proposal.value if date is None else edtf.resolve(proposal.value, date, preference(proposal.rule))
    days = edtf.first_and_last(value)
    first, last = days or (None, None)
    return {"value": value, "edtf": value, "first": first, "last": last, "timex3": edtf.timex3(value)}


def number_fields(value: str, before: str, text: str) -> Fields:
    """The fields of a document number."""
    number = doc_numbers.describe(value, before, text)
    return {"value": value, **{name: getattr(number, name) for name in NUMBER_FIELDS}}


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
        fields = {name: getattr(section, name) for name in SECTION_FIELDS}
        found.append({**fields, "start": start, "end": end})
    return sorted(found, key=in_order)


def in_order(fields: Fields) -> tuple[int, int]:
    """The order of the text, outer before inner."""
    return fields["start"], -fields["end"]

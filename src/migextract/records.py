"""The records: what migextract says of a document, validated and frozen.

One line of the batch command's JSONL is one `Document`. Offsets count Unicode code points of the source text and
are half-open, so `source.text[mention.start:mention.end] == mention.text` always holds: pass the source text as
validation context (`context={"source_text": text}`) and a mention that breaks this cannot be built. On request they
count UTF-16 code units instead, which `source.offsets` then says.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from migextract.labels import Label
from migextract.offsets import Unit, cutter, length


class Record(BaseModel):
    """Base of all records: frozen, and nothing that the schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Record):
    """Why a mention was found."""

    finder: str = Field(description="the component that proposed it, for example `dates`")
    rule: str = Field(description="the rule or knowledge entry behind it")
    detail: str | None = Field(None, description="what else decided, in words")


class Box(NamedTuple):
    """A rectangle on a page, in points (1/72 inch) from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class BaseMention(Record):
    """The fields that every mention has, whatever its label."""

    label: Label
    start: int = Field(ge=0, description="first code point in the source text, or unit named by `source.offsets`")
    end: int = Field(gt=0, description="code point behind the last one")
    text: str = Field(min_length=1, description="the exact slice of the source text")
    value: str | None = Field(description="normalised value in the form of the annotation guidelines")
    section: str | None = Field(None, description="id of the part of the paper it stands in")
    page: int | None = Field(None, ge=1, description="page it starts on, where the source has pages")
    boxes: tuple[Box, ...] | None = Field(
        None, description="its places on paper, one a line, where the source has pages"
    )
    evidence: Evidence

    @model_validator(mode="after")
    def _text_is_the_slice(self, info: ValidationInfo) -> Self:
        # Which unit it is, only the document knows, and looks again.
        spans = self.end - self.start
        if spans != len(self.text) and spans != length(self.text, "utf-16"):
            raise ValueError(
                f"text {self.text!r} has {len(self.text)} code points, but [{self.start}, {self.end}) spans {spans}"
            )
        source_text = (info.context or {}).get("source_text")
        if source_text is not None:
            check_slice(self, cutter(source_text, "code-points"))
        return self


def check_slice(mention: BaseMention, cut: Callable[[int, int], str]) -> None:
    """Refuse a mention whose text is not what the source has at its place.

    Args:
        mention: what to check.
        cut: cuts a span out of the source text (see `migextract.offsets.cutter`).

    Raises:
        ValueError: with both texts and the offsets.
    """
    found = cut(mention.start, mention.end)
    if found != mention.text:
        raise ValueError(f"text {mention.text!r} is not the source's slice [{mention.start}, {mention.end}): {found!r}")


class LinkedMention(BaseMention):
    """A mention whose value is the id of a knowledge entry (null where no entry is known)."""

    name: str | None = Field(None, description="preferred name of the entry")
    kind: str | None = Field(None, description="kind of the entry, for example `eu-agency`")
    candidates: tuple[str, ...] = Field((), description="ids of entries it may mean, where ambiguous")
    today: str | None = Field(None, description="id of the entry that it is today; null if that is the same or a split")
    split_into: tuple[str, ...] = Field((), description="ids of the entries that it is today, where several follow it")


class AgencyMention(LinkedMention):
    """A body with a task: agency, authority, police, named unit."""

    label: Literal["AGENCY"] = "AGENCY"


class InstrumentMention(LinkedMention):
    """A named means that bodies use: system, database, network, fund, programme, operation."""

    label: Literal["INSTRUMENT"] = "INSTRUMENT"


class InstitutionMention(LinkedMention):
    """A political body: government, ministry, parliament, council, commission."""

    label: Literal["INSTITUTION"] = "INSTITUTION"


class OrgMention(LinkedMention):
    """Every other named organisation."""

    label: Literal["ORG"] = "ORG"


class ActMention(LinkedMention):
    """A named text that binds, commits or plans."""

    label: Literal["ACT"] = "ACT"
    celex: str | None = Field(None, description="CELEX number of the entry, or of the one EU number that it carries")


class LocationMention(LinkedMention):
    """A country, city, region, sea, continent or route."""

    label: Literal["LOCATION"] = "LOCATION"


class PersonMention(BaseMention):
    """A person's name, without title, role or party. The value is null."""

    label: Literal["PERSON"] = "PERSON"


class DateMention(BaseMention):
    """A place on the calendar. `value` and `edtf` are the same EDTF (ISO 8601-2) string."""

    label: Literal["DATE"] = "DATE"
    edtf: str = Field(description="EDTF, with `X` for digits that nothing resolves")
    first: datetime.date | None = Field(None, description="first day, inclusive; null if unresolved")
    last: datetime.date | None = Field(None, description="last day, inclusive; null if unresolved")
    timex3: str | None = Field(None, description="TIMEX3 value, where that standard has one")

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.edtf != self.value:
            raise ValueError(f"edtf {self.edtf!r} and value {self.value!r} differ")
        if (self.first is None) != (self.last is None):
            raise ValueError("a date has both a first and a last day, or neither")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"first day {self.first} is after last day {self.last}")
        return self


class DocNumberMention(BaseMention):
    """An identifier of a document. `value` is `scheme:canonical`."""

    label: Literal["DOC_NUMBER"] = "DOC_NUMBER"
    scheme: str = Field(description="register or numbering scheme, for example `bt-drs`")
    parts: dict[str, str] = Field(description="the number taken apart, for example term and number")
    status: Literal["derived", "ambiguous", "needs_lookup"] = Field(
        description="`derived`: follows from the citation alone; `ambiguous`: see `candidates`"
    )
    address: str | None = Field(None, description="where the document can be opened")
    celex: str | None = None
    eli: str | None = None
    candidates: tuple[str, ...] = Field((), description="possible CELEX numbers or values")

    @model_validator(mode="after")
    def _value_names_the_scheme(self) -> Self:
        if self.value is None or not self.value.startswith(f"{self.scheme}:"):
            raise ValueError(f"value {self.value!r} does not begin with its scheme {self.scheme!r}")
        return self


class MoneyMention(BaseMention):
    """An amount with its currency. `value` is `amount CUR`."""

    label: Literal["MONEY"] = "MONEY"
    amount: str = Field(description="decimal number in full, as a string so that no digit is lost")
    currency: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code")

    @field_validator("amount")
    @classmethod
    def _is_decimal(cls, amount: str) -> str:
        try:
            Decimal(amount)
        except InvalidOperation:
            raise ValueError(f"amount {amount!r} is no decimal number") from None
        return amount


Mention = Annotated[
    AgencyMention
    | InstrumentMention
    | InstitutionMention
    | OrgMention
    | ActMention
    | DocNumberMention
    | DateMention
    | LocationMention
    | PersonMention
    | MoneyMention,
    Field(discriminator="label"),
]


class SourceInfo(Record):
    """Where a document came from."""

    path: str | None
    sha256: str | None = Field(pattern=r"^[0-9a-f]{64}$", description="null if the source could not be read")
    media_type: str | None
    charset: str | None = None
    offsets: Unit = Field("code-points", description="what all offsets of the document count, and `characters`")
    characters: int = Field(ge=0, description="length of the source text")
    text: str | None = Field(None, description="the source text, kept on request")


class Metadata(Record):
    """What the paper says of itself; null where it does not say."""

    kind: str | None = Field(None, description="one of `migextract.anatomy.KINDS`, for example `kleine-anfrage`")
    number: str | None = Field(None, description="the paper's own number, as `scheme:canonical`")
    numbers: tuple[str, ...] = Field((), description="all its own numbers, subject codes included")
    date: datetime.date | None = None
    title: str | None = None
    issuer: str | None = Field(None, description="who brings it in or gives it out")
    addressee: str | None = None
    term: int | None = Field(None, description="legislative term of a parliamentary paper")
    askers: tuple[str, ...] | None = Field(None, description="members of parliament who ask or move, without titles")
    group: str | None = Field(None, description="parliamentary group or groups that ask or move")
    predecessor: str | None = Field(None, description="number of the paper it answers, follows or is about")
    predecessors: tuple[str, ...] | None = Field(None, description="all such numbers, where there are several")
    subject_codes: tuple[str, ...] | None = Field(None, description="Council subject codes, for example `JAI 473`")
    read_from: dict[str, tuple[int, int]] | None = Field(
        None, description="for each field the half-open span of code points in the source that it was read from"
    )


class Section(Record):
    """A part of the paper: its head, a question, an answer, a numbered point, a page header. Sections nest cleanly."""

    id: str = Field(description="name within the document, for example `frage-2a`")
    kind: str = Field(description="what it is, for example `frage`, `antwort`, `punkt`")
    start: int = Field(ge=0, description="first code point in the source text")
    end: int = Field(gt=0, description="code point behind the last one")
    number: str | None = Field(None, description="as the paper counts it, for example `2a`")
    title: str | None = Field(None, description="its heading")
    answers: tuple[str, ...] = Field((), description="of an answer, the ids of the questions it answers")


class Entity(Record):
    """A thing of the knowledge base with all its mentions in the document."""

    id: str
    label: Label
    name: str
    today: str | None = Field(None, description="id of the entry that it is today; null if that is the same or a split")
    split_into: tuple[str, ...] = Field((), description="ids of the entries that it is today, where several follow it")
    mentions: tuple[int, ...] = Field(min_length=1, description="positions in `Document.mentions`")


class Reference(Record):
    """A document or act that this document cites."""

    target: str = Field(description="`scheme:canonical` or the id of a knowledge entry")
    mentions: tuple[int, ...] = Field(min_length=1, description="positions in `Document.mentions`")
    sections: tuple[str, ...] = Field((), description="ids of the sections that cite it, in the order of the text")
    address: str | None = None


class ErrorRecord(Record):
    """What went wrong with a document; its mentions are then missing, not merely few."""

    code: str
    message: str


class Document(Record):
    """Everything found in one document. Mentions stand in the order of the text, outer before inner."""

    id: str
    source: SourceInfo
    metadata: Metadata
    mentions: tuple[Mention, ...]
    sections: tuple[Section, ...] = Field((), description="in the order of the text, outer before inner")
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = Field((), description="what a person should know of the reading, page by page")
    errors: tuple[ErrorRecord, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        unit = self.source.offsets
        cut = None if self.source.text is None else cutter(self.source.text, unit)
        for mention in self.mentions:
            if mention.end > self.source.characters:
                raise ValueError(f"mention {mention.text!r} ends behind the source's last character")
            if mention.end - mention.start != length(mention.text, unit):
                raise ValueError(f"mention {mention.text!r} is not as long as its offsets say, which count {unit}")
            if cut is not None:
                check_slice(mention, cut)
        groups: tuple[Entity | Reference, ...] = (*self.entities, *self.references)
        for group in groups:
            if max(group.mentions) >= len(self.mentions) or min(group.mentions) < 0:
                raise ValueError(f"{group!r} points at a mention that does not exist")
        return self

    @model_validator(mode="after")
    def _sections_exist(self) -> Self:
        known = {section.id for section in self.sections}
        if len(known) < len(self.sections):
            raise ValueError("two sections bear the same id")
        for section in self.sections:
            if not section.start < section.end <= self.source.characters:
                raise ValueError(f"section {section.id!r} is empty or ends behind the source's last character")
        named = {mention.section for mention in self.mentions if mention.section is not None}
        named.update(answered for section in self.sections for answered in section.answers)
        named.update(citing for reference in self.references for citing in reference.sections)
        if not named <= known:
            raise ValueError(f"no such section: {', '.join(sorted(named - known))}")
        return self

    def with_label(self, *labels: Label) -> Iterator[Mention]:
        """The mentions that bear one of these labels, in the order of the text."""
        return (mention for mention in self.mentions if mention.label in labels)

    def check(self, source_text: str) -> None:
        """Make sure that every mention is the slice of `source_text` that it claims to be.

        Raises:
            ValueError: at the first mention that is not.
        """
        cut = cutter(source_text, self.source.offsets)
        for mention in self.mentions:
            check_slice(mention, cut)


MENTION_CLASSES: dict[str, Callable[..., Any]] = {
    "AGENCY": AgencyMention,
    "INSTRUMENT": InstrumentMention,
    "INSTITUTION": InstitutionMention,
    "ORG": OrgMention,
    "ACT": ActMention,
    "DOC_NUMBER": DocNumberMention,
    "DATE": DateMention,
    "LOCATION": LocationMention,
    "PERSON": PersonMention,
    "MONEY": MoneyMention,
}
"""Which class records a mention of which label."""

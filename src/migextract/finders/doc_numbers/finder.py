"""Numbers of documents: `8622/20`, `COM(2019) 293 final`, `19/21516`, `(EU) 2019/1240`, `BGBl. I S. 1106`.

Numbers whose own form tells what they are have one pattern each, here; numbers with nothing but a slash are judged by
their surroundings in `slash`. What the scheme's own module cannot read is not proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from migextract.finders.cues import Cues
from migextract.finders.doc_numbers import slash
from migextract.finders.proposal import Proposal
from migextract.values.doc_numbers import (
    SCHEMES,
    bgbl,
    bt_committee,
    bt_research,
    celex,
    com,
    council,
    council_subject,
    ec_press,
    ep,
    oj,
    un_doc,
    unsc_res,
)

_LONGEST_TERM = 8  # two digits and white space
_REACH = 160  # code points in front of a number in which the words that explain it may stand


class Place(NamedTuple):
    """Where a number of a scheme stands, and by which rule."""

    start: int
    end: int
    scheme: str
    rule: str


def find(text: str) -> list[Proposal]:
    """Every document number in a text, in its order; no two overlap.

    >>> [(p.value, p.rule) for p in find("Ratsdokumente 7896/20 und 8622/20 REV 1")]
    [('council:7896/20', 'doc_numbers.council.noun'), ('council:8622/20 REV 1', 'doc_numbers.council.suffix')]
    """
    present = _CUES.present(text)
    places = [place for cues, finder in _FINDERS if not present.isdisjoint(cues) for place in finder(text)]
    places.extend(_notices(text))
    places.extend(Place(*claim) for claim in slash.claims(text))
    places.sort(key=lambda place: (place.start, -place.end))
    proposals: list[Proposal] = []
    for start, end, scheme, rule in places:
        if proposals and start < proposals[-1].end:
            continue
        number = SCHEMES[scheme].parse(text[start:end], text[max(0, start - _REACH) : start])
        if number:
            proposals.append(Proposal(start, end, "DOC_NUMBER", number.value, f"doc_numbers.{scheme}.{rule}"))
    return proposals


Finder = Callable[[str], Iterator[Place]]


def _shape(scheme: str, pattern: str, look: str = "") -> Finder:
    """A finder of numbers that their own form gives away.

    Args:
        scheme: their scheme.
        pattern: their form, as regex. It does not look behind its first character: that would cost the regex engine
            its quick search. `_is_free` does it.
        look: a quicker regex for a part of the form, without which the text is not searched for the whole.
    """
    form, part = re.compile(pattern), re.compile(look)

    def find_shape(text: str) -> Iterator[Place]:
        for match in form.finditer(text) if part.search(text) else ():
            if _is_free(text, match.start()):
                yield Place(*match.span(), scheme, "shape")

    return find_shape


def _is_free(text: str, start: int) -> bool:
    """Whether nothing in front makes it the end of a longer word or path."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_/-")


_COMMITTEE_CUE = re.compile(r"\(\s*+\d{1,2}\s*+\)\s*+\d")
_TERM_IN_FRONT = re.compile(r"(?<![\d./(])\d\d\s*\Z")
_COMMITTEE = re.compile(bt_committee.PATTERN)
_COMMITTEE_NOUN = re.compile(r"rucksachen?|Drs\.")


def _committee_papers(text: str) -> Iterator[Place]:
    """`18(4)205 B`; torn by spaces only behind a noun, for `18 (4) 2` may be a paragraph of a law."""
    for cue in _COMMITTEE_CUE.finditer(text):
        term = _TERM_IN_FRONT.search(text, max(0, cue.start() - _LONGEST_TERM), cue.start())
        match = _COMMITTEE.match(text, term.start()) if term else None
        if not term or not match:
            continue
        whole = not re.search(r"\s", term.group() + cue.group())
        if whole or _COMMITTEE_NOUN.search(text, max(0, term.start() - _REACH), term.start()):
            yield Place(*match.span(), "bt-committee", "shape")


_BGBL = re.compile(rf"{bgbl.GAZETTE}\.?:?\s*+{bgbl.PLACE}")
_BGBL_MORE = re.compile(r"[;,]\s*(?P<place>(?:19|20)\d\d\s+I{1,2}\s+(?:S\.|Seite)\s*\d{1,5})")


def _law_gazette(text: str) -> Iterator[Place]:
    """`BGBl. I S. 2543; 2014 I S. 148`: the second citation leaves the gazette's name out."""
    for match in _BGBL.finditer(text):
        yield Place(*match.span(), "bgbl", "gazette")
        yield from _continued(text, match.end(), _BGBL_MORE, "bgbl")


_NOTICE = re.compile(r"/(?<=(?:19|20)\d\d/)(?<![\w/]\d{4}/)[LC]\s*+\d{1,3}/\d{1,3}(?![\w/])")


def _notices(text: str) -> Iterator[Place]:
    """`2013/C 123/05`; the pattern begins with the slash, which is cue enough."""
    yield from (Place(notice.start() - 4, notice.end(), "oj", "notice") for notice in _NOTICE.finditer(text))


_JOURNAL = re.compile(rf"{oj.JOURNAL},?\s*+")
_JOURNAL_FORMS = (re.compile(oj.ELECTRONIC), re.compile(oj.PAGED))
_JOURNAL_MORE = re.compile(r"[;,]\s*(?:ber(?:ichtigt|\.)?\s+(?:in\s+)?)?(?P<place>" + oj.PAGED + ")")


def _official_journal(text: str) -> Iterator[Place]:
    """`ABl. L 119 vom 4.5.2016, S. 1; L 314 vom 22.11.2016, S. 72`: the second one leaves the journal's name out."""
    for journal in _JOURNAL.finditer(text):
        match = next((found for form in _JOURNAL_FORMS if (found := form.match(text, journal.end()))), None)
        if match and _is_free(text, journal.start()):
            yield Place(journal.start(), match.end(), "oj", "journal")
            yield from _continued(text, match.end(), _JOURNAL_MORE, "oj")


def _continued(text: str, end: int, more: re.Pattern[str], scheme: str) -> Iterator[Place]:
    while match := more.match(text, end):
        yield Place(*match.span("place"), scheme, "list")
        end = match.end()


# The first class is what makes the search fast; hence the look-behinds for its letters.
_RESOLUTION = re.compile(
    r"[RrU](?:(?<=[Rr])esolution(?P<plural>en)?|(?<=\bU)NSCR|(?<=\bR)es\.)\s+"
    r"(?:des\s+(?:[VU]N-)?Sicherheitsrate?s\s+(?:der\s+Vereinten\s+Nationen\s+)?)?(?:Nr\.\s*+)?(?=\d)"
)
_RESOLUTION_NUMBER = re.compile(rf"\d{{3,4}}(?!\d|[/.,]\d)(?:\s*+{unsc_res.YEAR})?")
_RESOLUTION_GLUE = re.compile(r"(?:\s*+,\s*+|\s++(?:und|sowie|oder|bis)\s++)(?:Nr\.\s*+)?(?=\d)")
_UNITED_NATIONS = re.compile(r"\b(?:UN|VN|UNO|SR|UNSCR)\b|Vereinten?\s+Nationen|icherheits")
_OTHER_BODY = re.compile(r"Europarat|Parlamentarischen?\s+Versammlung|Europäischen?\s+Parlament")


def _security_council(text: str) -> Iterator[Place]:
    """`Resolutionen 2060 (2012), 2093 (2013) und 2111 (2013)`; without a year only where the body is named."""
    council_named = "icherheitsrat" in text
    for noun in _RESOLUTION.finditer(text):
        around = text[max(0, noun.start() - _REACH) : noun.end() + _REACH]
        united_nations = _UNITED_NATIONS.search(around) is not None
        if _OTHER_BODY.search(around) and not united_nations:
            continue
        start = noun.end()
        while match := _RESOLUTION_NUMBER.match(text, start):
            if council_named or united_nations or match.group().endswith((")", "]")):
                yield Place(*match.span(), "unsc-res", "noun")
            glue = _RESOLUTION_GLUE.match(text, match.end())
            if not glue or not noun["plural"]:
                break
            start = glue.end()


_SUBJECT = re.compile(rf"(?P<code>[A-Z][A-Z/-]{{1,13}})\s++{council_subject.NUMBER}(?![\w/]|[.,]\d)")
_PLAIN = re.compile(council_subject.PLAIN_CODES)
_KNOWN = re.compile(rf"{council_subject.PLAIN_CODES}|{council_subject.OTHER_CODES}")
_LIKE_YEAR = re.compile(r"\s(?:19|20)\d\d\Z")


def _subjects(text: str) -> Iterator[Place]:
    """`JAI 473 JAIEX 48 RELEX 418`: a plain code stands alone, the others only in a row with a plain one."""
    row: list[re.Match[str]] = []
    for match in _SUBJECT.finditer(text):
        if not _is_free(text, match.start()):
            continue
        if row and not text[row[-1].end() : match.start()].isspace():
            yield from _row(row)
            row = []
        row.append(match)
    yield from _row(row)


def _row(row: list[re.Match[str]]) -> Iterator[Place]:
    known = [match for match in row if _KNOWN.fullmatch(match["code"])]
    if any(_PLAIN.fullmatch(match["code"]) for match in known):
        for match in known:
            if len(known) > 1 or not _LIKE_YEAR.search(match.group()):
                yield Place(*match.span(), "council-subject", "code")


_FINDERS: tuple[tuple[tuple[str, ...], Finder], ...] = (
    (
        ("(19", "(20", "( 19", "( 20", "COM/"),
        _shape("com", com.PATTERN, look=r"[(/]\s*+(?:19|20)\d\d\s*+[)/]\s*+\d"),
    ),
    (("WD", "3000"), _shape("bt-research", bt_research.PATTERN)),
    (("S/", "A/", "E/", "/C/"), _shape("un-doc", rf"{un_doc.PATTERN}(?![\w/])", look=r"/(?:(?<=[ASE]/)[\dA-Z]|C/)")),
    (("S/RES/",), _shape("unsc-res", rf"S/RES/\d{{1,4}}(?:\s*+{unsc_res.YEAR})?(?!\w)")),
    (("_TA", "A7-", "A8-", "A9-", "B8-", "B9-"), _shape("ep", rf"{ep.PATTERN}(?!\w)")),
    (
        ("IP/", "IP_", "MEMO/", "MEX/", "QANDA", "SPEECH", "STATEMENT"),
        _shape("ec-press", rf"{ec_press.PATTERN}(?!\w)"),
    ),
    (("CELEX", "Celex"), _shape("celex", rf"{celex.PATTERN}(?!\w)")),
    (("INIT", "REV", "ADD", "COR"), _shape("council", rf"{council.REGISTERED}(?!\w)")),
    (("rucksache", "Drs."), _committee_papers),
    (("BGBl", "Bundesgesetzbl"), _law_gazette),
    (("ABl", "Abl.", "Amtsblatt"), _official_journal),
    (("esolution", "UNSCR", "Res."), _security_council),
    (tuple(council_subject.PLAIN_CODES.split("|")), _subjects),
)
"""What finds numbers, each behind the cues of which one stands in every text that has such numbers."""

_CUES = Cues(cue for cues, _ in _FINDERS for cue in cues)

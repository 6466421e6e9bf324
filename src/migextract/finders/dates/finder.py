"""Finds calendar dates: days, months, seasons, quarters, half-years, years, decades, and intervals and lists of them.

`words` has the words of the calendar, `parts` reads one part of a date, `chains` puts parts together, `guards` and
`context` tell from the words around what is a date. Here the mentions get values and rules.

The value is EDTF (`migextract.values.edtf`); a year that the text does not say is `XXXX`, a century `XX`. The paper's
date completes it later, and the last part of the rule says how, see `preference`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from migextract.errors import ValueFormError
from migextract.finders.dates.chains import Chain, groups, read_chain
from migextract.finders.dates.context import is_day, is_of_no_year, is_placed, is_state, year_cue
from migextract.finders.dates.guards import stands_free
from migextract.finders.dates.parts import part_starts, read_part
from migextract.finders.proposal import Proposal
from migextract.values import edtf
from migextract.values.edtf import Prefer

PREFERENCES: Final[dict[str, Prefer]] = {
    "past": "before",
    "future": "future",
    "coming": "after",
    "this_year": "same",
    "last_year": "previous",
    "next_year": "next",
}
"""Last part of a rule → which year the words around the date ask for. Other rules ask for none."""

_FULL_YEAR: Final = re.compile(r"[0-9]{4}")


def preference(rule: str) -> Prefer:
    """How `edtf.resolve` should complete the value of a proposal with this rule.

    >>> preference("dates.month.this_year"), preference("dates.day_month.future"), preference("dates.day_month")
    ('same', 'future', 'past')
    """
    return PREFERENCES.get(rule.rpartition(".")[2], "past")


def find(text: str) -> list[Proposal]:
    """Propose every calendar date.

    Args:
        text: any text.

    Returns:
        Proposals with the label DATE and an EDTF value, in the order of the text; none overlaps another. A day that
        no calendar has ("31. Februar 2020") is not proposed.

    >>> [(each.value, each.rule) for each in find("Vom 22. bis 24. Juli 2020 und im Mai dieses Jahres …")]
    [('2020-07-22/2020-07-24', 'dates.interval'), ('XXXX-05', 'dates.month.this_year')]
    """
    found: list[Proposal] = []
    end = 0
    known_year = ""
    for start in part_starts(text):
        if start < end or not stands_free(text, start):
            continue
        part = read_part(text, start)
        if not part:
            continue
        chain = read_chain(text, part)
        end = chain.parts[-1].end
        follows = False  # whether the part before it in the chain is a mention
        for group in groups(text, chain):
            for proposal in _proposals(text, group, end, known_year, follows=follows):
                found.append(proposal)
                follows = True
                year = _FULL_YEAR.search(proposal.value)
                known_year = year[0] if year else known_year
    return found


def _proposals(text: str, group: Chain, chain_end: int, known_year: str, *, follows: bool) -> Iterator[Proposal]:
    """One mention for a group, or its parts one by one where together they make no value ("2016-2014").

    Args:
        text: the text.
        group: parts that belong together.
        chain_end: behind the whole chain, where "eines jeden Jahres" would stand.
        known_year: the last year named before.
        follows: whether another mention of the chain stands before ("im Juni und [Juli]").
    """
    if not _is_mention(text, group, chain_end, follows=follows):
        return
    try:
        value = str(edtf.parse(_value(group)))
    except ValueFormError:
        singles = [part for part in group.parts if part.stands_alone] if group.joints else []
        for part in singles:
            yield from _proposals(text, Chain([part], []), chain_end, known_year, follows=follows)
        return
    cue = _cue(text, group)
    if cue == "named_year" and known_year:
        value = edtf.resolve(value, datetime.date(int(known_year), 1, 1), "same")
    rule = f"dates.{_form(group)}"
    yield Proposal(group.parts[0].start, group.parts[-1].end, "DATE", value, f"{rule}.{cue}" if cue else rule)


def _value(group: Chain) -> str:
    """The EDTF of a group."""
    members = [group.parts[0].edtf]
    for joint, part in zip(group.joints, group.parts[1:], strict=True):
        if joint == "to":
            members[-1] += f"..{part.edtf}"
        else:
            members.append(part.edtf)
    return members[0].replace("..", "/") if len(members) == 1 else "{" + ",".join(members) + "}"


def _form(group: Chain) -> str:
    if len(group.parts) > 1:
        return "interval" if group.joints == ["to"] else "list"
    form = group.parts[0].form
    return "interval" if form == "two_years" else form


def _is_mention(text: str, group: Chain, chain_end: int, *, follows: bool) -> bool:
    """Whether a group can be placed on the calendar."""
    start, last = group.parts[0].start, group.parts[-1]
    if last.form in {"numeric", "numeric_day"} and not last.year.isdigit():
        is_spaced = any(character.isspace() for character in text[last.start : last.end])
        if is_spaced or not is_day(text, start):
            return False
    if last.form == "numeric_month":
        return is_state(text, start)
    if last.year or last.relative:
        return True
    if is_of_no_year(text, start, chain_end):
        return False
    return follows or last.kind == "day" or len(group.parts) > 1 or is_placed(text, start, last.end, last.kind)


def _cue(text: str, group: Chain) -> str:
    """What the date or the words before it say of its year; "" if nothing."""
    last = group.parts[-1]
    if last.relative or last.year:
        return last.relative
    return year_cue(text, group.parts[0].start, is_interval=bool(group.joints))

"""Decides between proposals: which become mentions, which give way, which may stand inside another.

The order of precedence, from the annotation guidelines (rules 3, 5 and 7) and from how sure each finder is:

1. One place, one label: of two proposals for the same span the finder higher up in `PRECEDENCE` wins; of two with the
   same label, so does one with a value.
2. Sure finders (`TIERS`) are heard before the others: a guess never cuts or removes a known name, but it may enclose
   one.
3. Of two that overlap, the longer wins; of two as long, the finder higher up, then the one that begins first. Two that
   cross are never both kept.
4. A core label (agency, instrument, date, number) is kept inside another mention if it is a mention of its own there
   (see `may_nest`); every other label gives way to the mention that contains it.
5. The trained component fills gaps and goes on from what the rules found: it may enclose names, also to the right. It
   never cuts or shortens a mention of the rules, nor gives it another label. This was chosen on `annotations/dev`; how
   probable its mentions must be is in `migextract.trained.component`.
6. What a base model found is heard last of all: it may enclose a mention that stays in it, and takes none away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from migextract.finders.proposal import Proposal
from migextract.labels import CORE

PRECEDENCE: Final = (
    "doc_numbers",
    "dates",
    "money",
    "definitions",
    "names",
    "acts",
    "people",
    "bodies",
    "trained",
    "base",
)
RANKS: Final = {name: position for position, name in enumerate(PRECEDENCE)}
TIERS: Final = {name: (position >= RANKS["people"]) + (position >= RANKS["base"]) for name, position in RANKS.items()}
VALUES: Final = frozenset({"DATE", "DOC_NUMBER", "MONEY"})
CLOSED: Final = frozenset({"PERSON", "MONEY", "DATE"})
"""Mentions in which no other one can stand."""
SEE_NO_NESTING: Final = frozenset({"trained", "base"})
LEGAL_FORM: Final = "bodies.company"
DATED_NUMBERS: Final = ("oj:", "bgbl:")
"""Numbers whose citation has a date inside: `ABl. L 180 vom 29.6.2013, S. 31`."""
ONLY_ADJECTIVES = re.compile(r"(?:[\w-]+(?:e[nrsm]?|er)\s+)*")


def resolve(proposals: Iterable[Proposal], text: str) -> list[Proposal]:
    """Choose the mentions among proposals for one text.

    Args:
        proposals: in any order; the result does not depend on it.
        text: what the offsets count in.

    Returns:
        The mentions in the order of the text, outer before inner. Of any two, one contains the other or they do not
        overlap.
    """
    chosen: list[Proposal] = []
    for cluster in clusters(one_per_span(proposals)):
        kept: list[Proposal] = cluster
        if len(cluster) > 1:
            kept = []
            for candidate in sorted(cluster, key=preference):
                settle(candidate, kept, text)
        chosen.extend(kept)
    return sorted(chosen, key=lambda item: (item.start, -item.end))


def finder(proposal: Proposal) -> str:
    """The finder that made a proposal: the first part of its rule."""
    return proposal.rule.partition(".")[0]


def preference(proposal: Proposal) -> tuple[int, int, int, int]:
    """Sort key: who is heard first."""
    name = finder(proposal)
    return TIERS[name], proposal.start - proposal.end, RANKS[name], proposal.start


def one_per_span(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The best proposal for every span, in the order of the text."""
    by_span: dict[tuple[int, int], list[Proposal]] = {}
    for proposal in proposals:
        by_span.setdefault((proposal.start, proposal.end), []).append(proposal)
    return sorted(one[0] if len(one) == 1 else best(one) for one in by_span.values())


def best(proposals: list[Proposal]) -> Proposal:
    """The best of several proposals for one span: by finder, and among those of its label one with a value."""
    first = min(proposals, key=rank)
    return min((item for item in proposals if item.label == first.label), key=lambda item: (not item.value, rank(item)))


def rank(proposal: Proposal) -> tuple[int, bool, Proposal]:
    """Sort key for proposals of one span."""
    return RANKS[finder(proposal)], not proposal.value, proposal


def clusters(proposals: list[Proposal]) -> Iterator[list[Proposal]]:
    """Groups that do not touch each other, so that the work grows with the text and not with its square."""
    group: list[Proposal] = []
    end = 0
    for proposal in proposals:
        if group and proposal.start >= end:
            yield group
            group = []
        group.append(proposal)
        end = max(end, proposal.end)
    if group:
        yield group


def settle(candidate: Proposal, kept: list[Proposal], text: str) -> None:
    """Add a candidate to the mentions kept so far, if they leave room for it."""
    inner: list[Proposal] = []
    for other in kept:
        if candidate.end <= other.start or other.end <= candidate.start:
            continue
        if contains(other, candidate):
            if not may_nest(candidate, other, text):
                return
        elif contains(candidate, other):
            inner.append(other)
        else:
            return
    if any(
        other.label in VALUES or candidate.label in CLOSED or finder(candidate) == "base"
        for other in inner
        if not may_nest(other, candidate, text)
    ):
        return  # a guess must not swallow a date, nor a person's name an agency, nor a base model anything
    if any(extends_to_the_right(candidate, other) for other in inner):
        return
    for other in inner:
        if not may_nest(other, candidate, text):
            kept.remove(other)
    kept.append(with_known_value(candidate, inner))


def with_known_value(candidate: Proposal, inner: list[Proposal]) -> Proposal:
    """The candidate, which is what a known name in it says if it adds but a legal form: `[DigiTask] GmbH`."""
    if candidate.rule != LEGAL_FORM:
        return candidate
    known = (other.value for other in inner if (other.start, other.label) == (candidate.start, candidate.label))
    return candidate._replace(value=next(filter(None, known), ""))


def extends_to_the_right(guess: Proposal, known: Proposal) -> bool:
    """Whether a guess only adds words behind a known name, which is complete: `Hamburgische Bürgerschaft Hamburg`.

    Words before it may make it another thing: `österreichische Bundespolizei`. The trained component knows the name,
    and goes on from there with reason: `Haushaltsausschuss des Bundestages`. A legal form belongs to the name.
    """
    return (
        finder(guess) != "trained"
        and guess.rule != LEGAL_FORM
        and TIERS[finder(known)] < TIERS[finder(guess)]
        and (known.start, known.label) == (guess.start, guess.label)
    )


def contains(outer: Proposal, inner: Proposal) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def may_nest(inner: Proposal, outer: Proposal, text: str) -> bool:
    """Whether a mention may stand inside another one (guidelines, rule 7).

    What is trained sees no nesting: where its mention lies in one of the rules, it denies that one.
    """
    if inner.label not in CORE or outer.label in CLOSED or finder(inner) in SEE_NO_NESTING:
        return False
    if outer.label == "DOC_NUMBER":
        return inner.label == "DATE" and outer.value.startswith(DATED_NUMBERS)
    return inner.label in VALUES or is_other_thing(inner, outer, text)


def is_other_thing(inner: Proposal, outer: Proposal, text: str) -> bool:
    """Whether a name inside a name is a mention of its own and not merely the outer one's head.

    `[Eurojust]-Anti-Trafficking Team` and `Deutsches Büro bei [Eurojust]` name a second body;
    `österreichische Bundespolizei` and `Bundeskriminalamt Österreich` do not.
    """
    if inner.value and inner.value == outer.value:
        return False
    if inner.start == outer.start:
        return text[inner.end : inner.end + 1] == "-"
    before = text[outer.start : inner.start]
    return inner.label != outer.label or inner.end < outer.end or not ONLY_ADJECTIVES.fullmatch(before)

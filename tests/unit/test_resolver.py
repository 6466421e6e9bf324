"""Who wins, who gives way, who may stand inside: the resolver's table of cases."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.finders.proposal import Proposal
from migextract.labels import CORE, LABELS
from migextract.resolver import PRECEDENCE, resolve

TEXT = "Die Verordnung (EU) 2019/1240 vom 20. Juni 2019 nennt das Eurojust-Anti-Trafficking Team in Wien."


def at(surface: str, label: str, finder: str, value: str = "", text: str = TEXT) -> Proposal:
    start = text.index(surface)
    return Proposal(start, start + len(surface), label, value, f"{finder}.test")  # type: ignore[arg-type]


def chosen(text: str, *proposals: Proposal) -> list[tuple[str, str]]:
    return [(item.label, text[item.start : item.end]) for item in resolve(proposals, text)]


@pytest.mark.parametrize(
    ("proposals", "mentions"),
    [
        # the same span: precedence of finders, then a value
        (
            [at("Wien", "PERSON", "people"), at("Wien", "LOCATION", "names", "wien")],
            [("LOCATION", "Wien")],
        ),
        # core labels inside another mention
        (
            [at("Verordnung (EU) 2019/1240", "ACT", "acts"), at("(EU) 2019/1240", "DOC_NUMBER", "doc_numbers")],
            [("ACT", "Verordnung (EU) 2019/1240"), ("DOC_NUMBER", "(EU) 2019/1240")],
        ),
        (
            [at("Eurojust-Anti-Trafficking Team", "AGENCY", "names", "x"), at("Eurojust", "AGENCY", "names", "y")],
            [("AGENCY", "Eurojust-Anti-Trafficking Team"), ("AGENCY", "Eurojust")],
        ),
        # no other label inside another mention
        (
            [at("Verordnung (EU) 2019/1240", "ACT", "acts"), at("EU", "INSTITUTION", "names", "eu")],
            [("ACT", "Verordnung (EU) 2019/1240")],
        ),
        # crossing: the longer wins
        (
            [at("Anti-Trafficking Team in Wien", "ORG", "names"), at("das Eurojust-Anti", "ORG", "names")],
            [("ORG", "Anti-Trafficking Team in Wien")],
        ),
        # a guess never cuts a known name, but may enclose one
        (
            [at("Wien", "LOCATION", "names"), at("Trafficking Team in Wien", "AGENCY", "bodies")],
            [("AGENCY", "Trafficking Team in Wien")],
        ),
        (
            [at("Eurojust", "AGENCY", "names"), at("nennt das Eurojust", "PERSON", "trained")],
            [("AGENCY", "Eurojust")],
        ),
        (
            [at("Trafficking Team", "AGENCY", "names"), at("Eurojust-Anti-Trafficking", "AGENCY", "trained")],
            [("AGENCY", "Trafficking Team")],
        ),
        (
            [at("Eurojust", "AGENCY", "names"), at("Eurojust-Anti-Trafficking", "AGENCY", "bodies")],
            [("AGENCY", "Eurojust")],
        ),
        # a guess never swallows a date that could not stand inside it
        (
            [at("20. Juni 2019", "DATE", "dates"), at("20. Juni 2019 nennt", "PERSON", "trained")],
            [("DATE", "20. Juni 2019")],
        ),
        # a date in a number only where the citation has one
        (
            [at("2019", "DATE", "dates"), at("(EU) 2019/1240", "DOC_NUMBER", "doc_numbers", "eu-act:2019/1240")],
            [("DOC_NUMBER", "(EU) 2019/1240")],
        ),
        (
            [at("2019", "DATE", "dates"), at("2019/1240 vom 20. Juni", "DOC_NUMBER", "doc_numbers", "oj:L 1, 2019")],
            [("DOC_NUMBER", "2019/1240 vom 20. Juni"), ("DATE", "2019")],
        ),
        # a shorter date of the same finder is part of the longer one
        (
            [at("2019 nennt", "DATE", "dates"), at("20. Juni 2019 nennt", "DATE", "dates")],
            [("DATE", "20. Juni 2019 nennt")],
        ),
    ],
)
def test_case(proposals: list[Proposal], mentions: list[tuple[str, str]]) -> None:
    assert chosen(TEXT, *proposals) == mentions


@pytest.mark.parametrize(
    ("text", "outer", "inner", "nested"),
    [
        ("Deutschen Büro bei Eurojust", "Deutschen Büro bei Eurojust", "Eurojust", True),
        ("Gemeinsames Zentrum (GZ) Passau", "Gemeinsames Zentrum (GZ) Passau", "GZ", True),
        ("Europol-Meldestelle", "Europol-Meldestelle", "Europol", True),
        ("österreichische Bundespolizei", "österreichische Bundespolizei", "Bundespolizei", False),
        ("Bundeskriminalamt Österreich", "Bundeskriminalamt Österreich", "Bundeskriminalamt", False),
    ],
)
def test_a_name_inside_a_name_is_a_mention_if_it_is_another_thing(
    text: str, outer: str, inner: str, nested: bool
) -> None:
    both = [at(outer, "AGENCY", "names", "outer", text), at(inner, "AGENCY", "names", "inner", text)]
    assert (("AGENCY", inner) in chosen(text, *both)) is nested


PROPOSALS = st.lists(
    st.builds(
        lambda start, length, label, value, finder: Proposal(start, start + length, label, value, f"{finder}.x"),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(LABELS),
        st.sampled_from(["", "a", "b", "oj:x"]),
        st.sampled_from(PRECEDENCE),
    ),
    max_size=12,
)
LETTERS = "Ab cde-Fgh (ijk) lmn-o pqr stu vwx yz abc def ghi"


@given(PROPOSALS)
def test_mentions_nest_or_keep_apart_and_only_core_labels_nest(proposals: list[Proposal]) -> None:
    mentions = resolve(proposals, LETTERS)
    assert set(mentions) <= set(proposals)
    for one, other in itertools.combinations(mentions, 2):
        apart = one.end <= other.start or other.end <= one.start
        inside = one.start <= other.start and other.end <= one.end
        assert apart or (inside and other.label in CORE)


@given(PROPOSALS, st.randoms())
def test_the_order_of_proposals_does_not_matter(proposals: list[Proposal], random: object) -> None:
    shuffled = proposals.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled, LETTERS) == resolve(proposals, LETTERS)


@given(PROPOSALS)
def test_resolving_twice_changes_nothing(proposals: list[Proposal]) -> None:
    once = resolve(proposals, LETTERS)
    assert resolve(once, LETTERS) == once


PAPER = "Der Haushaltsausschuss des Bundestages und die Botschaft in Mali trafen am 5. Mai Frontex bei Abu Dhabi Media."


@pytest.mark.parametrize(
    ("rules", "trained", "mentions"),
    [
        # it fills a gap
        ([], ("Abu Dhabi", "LOCATION"), [("LOCATION", "Abu Dhabi")]),
        # it goes on to the right of a known name
        (
            [("Haushaltsausschuss", "INSTITUTION", "names")],
            ("Haushaltsausschuss des Bundestages", "INSTITUTION"),
            [("INSTITUTION", "Haushaltsausschuss des Bundestages")],
        ),
        # it encloses known names of any label
        (
            [("Mali", "LOCATION", "names")],
            ("Botschaft in Mali", "INSTITUTION"),
            [("INSTITUTION", "Botschaft in Mali")],
        ),
        # it goes beyond a guess of the rules
        ([("Abu Dhabi", "LOCATION", "bodies")], ("Abu Dhabi Media", "ORG"), [("ORG", "Abu Dhabi Media")]),
        # it never shortens, relabels or cuts what the rules found
        (
            [("Botschaft in Mali", "INSTITUTION", "bodies")],
            ("Mali", "LOCATION"),
            [("INSTITUTION", "Botschaft in Mali")],
        ),
        ([("Frontex", "AGENCY", "bodies")], ("Frontex", "ORG"), [("AGENCY", "Frontex")]),
        (
            [("Botschaft in Mali", "INSTITUTION", "names")],
            ("in Mali trafen", "ORG"),
            [("INSTITUTION", "Botschaft in Mali")],
        ),
        # nor does it make a date part of a name
        ([("5. Mai", "DATE", "dates")], ("5. Mai Frontex", "PERSON"), [("DATE", "5. Mai")]),
        # it sees no nesting, not even of agencies
        ([("am 5. Mai Frontex", "ACT", "acts")], ("Frontex", "AGENCY"), [("ACT", "am 5. Mai Frontex")]),
    ],
)
def test_rules_against_the_trained_component(rules, trained, mentions) -> None:  # type: ignore[no-untyped-def]
    proposals = [at(*rule, text=PAPER) for rule in rules]
    assert chosen(PAPER, *proposals, at(*trained, "trained", text=PAPER)) == mentions


def test_a_legal_form_belongs_to_a_known_name() -> None:
    text = "die DigiTask GmbH liefert"
    known = Proposal(4, 12, "ORG", "digitask", "names.digitask")
    (found,) = resolve([known, Proposal(4, 17, "ORG", "", "bodies.company")], text)
    assert found == Proposal(4, 17, "ORG", "digitask", "bodies.company")
    assert chosen(text, known, Proposal(4, 17, "ORG", "", "bodies.verband")) == [("ORG", "DigiTask")]


def test_an_adjective_with_a_hyphen_is_one_word() -> None:
    text = "der nordrhein-westfälische Verfassungsschutz"
    inner = Proposal(27, 44, "AGENCY", "bfv", "names.bfv")
    assert chosen(text, inner, Proposal(4, 44, "AGENCY", "", "bodies.polizei")) == [("AGENCY", text[4:])]

"""What the things of former years are today: in our own data, and in chains made for the purpose."""

from __future__ import annotations

from graphlib import CycleError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract import Extractor
from migextract.knowledge.load import own_entries
from migextract.knowledge.schema import Entry
from migextract.knowledge.succession import Succession
from migextract.records import LinkedMention

OWN = Succession(own_entries())


@pytest.mark.parametrize(
    ("id", "today"),
    [
        ("easo", ("euaa",)),
        ("emcdda", ("euda",)),
        ("pds", ("die-linke",)),
        ("monuc", ("monusco",)),
        ("auslaendergesetz", ("aufenthg",)),
        ("dubliner-uebereinkommen", ("asyl-und-migrationsmanagementverordnung",)),  # three steps
        ("forschungsrahmenprogramm-6", ("horizont-europa",)),
        ("ddr", ("deutschland",)),
        ("tschechoslowakei", ("tschechien", "slowakei")),  # a split
        ("bma", ("bmas",)),  # the others took over only a part
        ("bmg", ()),  # gave away a part and lives on
        ("bmwe", ()),
        ("frontex", ()),  # renamed, but one entry
        ("europol", ()),
        ("no-such-entry", ()),
    ],
)
def test_our_own_entries(id: str, today: tuple[str, ...]) -> None:
    assert OWN.today(id) == today


def test_what_things_are_today_has_no_successor_itself() -> None:
    ends = {end for entry in own_entries() for end in OWN.today(entry.id)}
    assert [end for end in ends if OWN.today(end)] == []


def entry(id: str, *, successors: list[Any] | None = None, predecessors: list[Any] | None = None) -> Entry:
    return Entry.model_validate(
        {
            "id": id,
            "label": "AGENCY",
            "kind": "unit",
            "names": [{"text": f"Amt {id}", "form": "full"}],
            "successors": [other if isinstance(other, dict) else {"id": other} for other in successors or []],
            "predecessors": [other if isinstance(other, dict) else {"id": other} for other in predecessors or []],
            "sources": [{"ref": "invented for this test", "facts": ["names"]}],
        }
    )


@pytest.mark.parametrize(
    ("entries", "today"),
    [
        ([entry("a"), entry("b")], ()),
        ([entry("a", successors=["b"]), entry("b")], ("b",)),
        ([entry("a"), entry("b", predecessors=["a"])], ("b",)),  # a user's entry says whom it follows
        ([entry("a", successors=["b"]), entry("b", predecessors=["a"])], ("b",)),
        ([entry("a", successors=["b"]), entry("b", successors=["c"]), entry("c")], ("c",)),
        ([entry("a", successors=["b", "c"]), entry("b"), entry("c")], ("b", "c")),
        ([entry("a", successors=["b", "c"]), entry("b", successors=["d"]), entry("c"), entry("d")], ("d", "c")),
        # split and merged again
        ([entry("a", successors=["b", "c"]), entry("b", successors=["d"]), entry("c", successors=["d"])], ("d",)),
        ([entry("a", successors=[{"id": "b", "partly": True}]), entry("b")], ()),
        ([entry("a", successors=[{"id": "b", "partly": True}, "c"]), entry("b"), entry("c")], ("c",)),
    ],
)
def test_chains(entries: list[Entry], today: tuple[str, ...]) -> None:
    assert Succession(entries).today("a") == today


@pytest.mark.parametrize(
    "entries",
    [
        [entry("a", successors=["a"])],
        [entry("a", successors=["b"]), entry("b", successors=["a"])],
        [entry("a", successors=["b"]), entry("b", successors=["c"]), entry("c", successors=["b"])],
        [entry("a", successors=["b"], predecessors=["b"]), entry("b")],
    ],
)
def test_a_circle_is_refused(entries: list[Entry]) -> None:
    with pytest.raises(CycleError):
        Succession(entries)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda pair: pair[0] < pair[1]), max_size=200))
def test_any_net_without_circles_ends(pairs: list[tuple[int, int]]) -> None:
    net = Succession([entry(str(old), successors=[str(new)]) for old, new in pairs])
    old = {str(first) for first, _ in pairs}
    for id in old:
        ends = net.today(id)
        assert ends
        assert len(ends) == len(set(ends))
        assert not old & set(ends)


def test_a_chain_of_thousands_needs_no_deep_stack() -> None:
    links = [entry(str(number), successors=[str(number + 1)]) for number in range(5_000)]
    assert Succession(links).today("0") == ("5000",)


def test_mentions_and_entities_tell_it(extractor: Extractor) -> None:
    document = extractor.extract("Das EASO half Frontex. Die Tschechoslowakei gab es bis 1992.", date="2012-05-01")
    linked = [mention for mention in document.mentions if isinstance(mention, LinkedMention)]
    told = [(mention.text, mention.value, mention.today, mention.split_into) for mention in linked]
    assert told == [
        ("EASO", "easo", "euaa", ()),
        ("Frontex", "frontex", None, ()),
        ("Tschechoslowakei", "tschechoslowakei", None, ("tschechien", "slowakei")),
    ]
    assert [(entity.id, entity.today, entity.split_into) for entity in document.entities] == [
        ("easo", "euaa", ()),
        ("frontex", None, ()),
        ("tschechoslowakei", None, ("tschechien", "slowakei")),
    ]

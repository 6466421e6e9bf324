"""Every condition in our own knowledge does in its own examples what it says."""

from __future__ import annotations

import pytest

from migextract.finders.names import NameFinder
from migextract.knowledge.index import NameIndex
from migextract.knowledge.inflect import forms
from migextract.knowledge.load import own_entries
from migextract.knowledge.schema import Name

CASES = [
    pytest.param(entry.id, name, sentence, counts, id=f"{entry.id}-{name.text}-{counts}-{number}")
    for entry in own_entries()
    for name in entry.names
    if name.condition
    for counts, sentences in ((True, name.condition.positive), (False, name.condition.negative))
    for number, sentence in enumerate(sentences)
]


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(NameIndex(own_entries()))


@pytest.mark.parametrize(("entry_id", "name", "sentence", "counts"), CASES)
def test_condition(finder: NameFinder, entry_id: str, name: Name, sentence: str, counts: bool) -> None:
    found = {
        sentence[proposal.start : proposal.end]
        for proposal in finder.find(sentence)
        if entry_id in proposal.rule.removeprefix("names.").split("|")
    }
    assert bool(found & forms(name)) is counts

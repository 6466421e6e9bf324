"""Where web and e-mail addresses stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migextract.view import addresses

# Each address is written in square brackets.
FOUND = [
    "siehe [https://www.statewatch.org/media/1233/eu-council-7896-20.pdf].",
    "([https://www.bmi.bund.de/a])?",
    "([https://de.wikipedia.org/wiki/Frontex_(Agentur)])",
    "„[http://a.eu/b?c=d&e=f#g]“",
    "vgl. [www.salzburgforum.org], und",
    "([www.bspc.net]). Dazu",
    "Kontakt: [poststelle@bmi.bund.de], Tel.",
    "bei [vorname.nachname+test@frontex.europa.eu]!",
    "statewatch hat auf [statewatch.org] und [consilium.europa.eu/register] berichtet",
    "(vgl. [data.consilium.europa.eu/doc/document/ST-7896-2020-INIT/de/pdf])",
    "[https://a.eu/b], [https://c.eu/d]; [www.e.at]",
    "<[https://a.eu/b]>",
    "Stand:[https://a.eu]",
]
NONE = [
    "",
    "Die Kommission. Der Rat.",
    "z.B.de facto und i.d.R.",
    "Drucksache 19/21876, Nr. 5.de",
    "Bericht.Die Lage",
    "www. und http:// allein",
    "5 @ 3, @name und name@",
    "EU-Staaten.in Europa",
    "COM(2020) 758 final",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str):
    text, expected, start = "", [], None
    for character in marked:
        if character == "[":
            start = len(text)
        elif character == "]":
            assert start is not None
            expected.append((start, len(text)))
        else:
            text += character
    assert addresses(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_none(text: str):
    assert addresses(text) == []


PIECES = ["https://", "www.", ".de", "a", "@", "b.eu/", "(", ")", " ", "„", ".", "/"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_spans_are_sorted_disjoint_and_without_white_space(text: str):
    found = addresses(text)
    assert found == sorted(found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(start < end and not any(map(str.isspace, text[start:end])) for start, end in found)

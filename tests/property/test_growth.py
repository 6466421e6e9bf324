"""Time grows with the length of a text and not with its square, also where the text is made to be slow.

No clock is asserted, only that eight times the text takes no more than 24 times as long: quadratic time would take 64.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from migextract import Extractor
from migextract.finders import definitions

SIZES = 16_000, 128_000  # code points
NOISE = 0.02  # seconds of processor time below which nothing can be said

NASTY = {
    "digits": "7",
    "capitals": "A",
    "small letters": "a",
    "hyphens": "-",
    "capitals and hyphens": "A-",
    "brackets that open": "(",
    "brackets around a year": "(19",
    "square brackets": "[1]",
    "quotes that open": "„",
    "quotes that close": "„“",
    "straight quotes": '"a',
    "line breaks": "\n",
    "form feeds": "\f",
    "dots": ".",
    "points of a list": "1. ",
    "points of a list, each on its line": "1. A\n",
    "small words": "der ",
    "capitalised words": "Rat der ",
    "bodies": "Amt für Asyl und ",
    "acts": "Gesetz zur ",
    "numbers of acts": "Verordnung (EU) Nr. ",
    "numbers of papers": "19/21876, ",
    "days": "5. und ",
    "years": "2019/",
    "amounts": "3,3 Mio. ",
    "thousands": "1 000 ",
    "people": "Abgeordnete Ulla ",
    "titles": "Prof. Dr. ",
    "definitions": "Amt (im Folgenden: AA) ",
    "names": "Europol-",
    "tables": "| a | b |\n",
    "questions": "1. Wie?\n",
    "answers": "Antwort zu Frage 1\n",
    "page headers": "Deutscher Bundestag – 19. Wahlperiode – 5 – Drucksache 19/21876\n",
    "broken words": "a-\n",
    "marks": "a\u0308",
    "entities": "&amp;",
    "tags": "<sup>",
    "addresses": "http://",
}


def letters(number: int) -> str:
    """Four capitals, others for each number."""
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(4))


VARIED: dict[str, Callable[[int], str]] = {
    "definitions": lambda number: f"Agentur für Asyl (im Folgenden: {letters(number)}) ",
    "surnames": lambda number: f"Abgeordnete Ulla {letters(number).title()} ",
    "questions": lambda number: f"{number}. Wie viele?\n",
    "answers": lambda number: f"Antwort zu Frage {number}\n",
    "page heads": lambda number: f"\fBericht {letters(number)}\n",
    "bodies": lambda number: f"Agentur für {letters(number).title()} ",
    "papers": lambda number: f"Drucksache 19/{number} ",
}
"""Texts that say something else each time: what is known of all of them must not be looked for one by one."""


@pytest.fixture(scope="module", autouse=True)
def _no_garbage_collection() -> Iterator[None]:
    """Its cost grows with all that other tests left behind."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.slow
@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY)
def test_time_grows_with_the_length(extractor: Extractor, unit: str) -> None:
    assert_linear(extractor.extract, lambda size: (unit * (size // len(unit) + 1))[:size])


@pytest.mark.slow
@pytest.mark.parametrize("unit", VARIED.values(), ids=VARIED)
def test_time_grows_with_what_is_said(extractor: Extractor, unit: Callable[[int], str]) -> None:
    assert_linear(extractor.extract, lambda size: "".join(unit(number) for number in range(size // len(unit(1)))))


@pytest.mark.slow
def test_short_forms_are_looked_for_all_at_once() -> None:
    filler = "nichts " * 60  # what a passage over the text for each short form would read again and again

    def text_of(size: int) -> str:
        return "".join(f"Agentur für Asyl (im Folgenden: {letters(number)}) {filler}" for number in range(size // 458))

    assert_linear(lambda text: definitions.find(text, []), text_of, (250_000, 2_000_000))


def assert_linear(run: Callable[[str], object], text_of: Callable[[int], str], sizes: tuple[int, int] = SIZES) -> None:
    """Eight times the text takes less than 24 times as long."""

    def seconds(size: int) -> float:
        text = text_of(size)
        began = time.process_time()
        run(text)
        return time.process_time() - began

    small = min(seconds(sizes[0]) for _ in range(2))
    assert seconds(sizes[1]) < 24 * max(small, NOISE)

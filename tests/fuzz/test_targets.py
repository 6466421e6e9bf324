"""What fuzzing found, and that its targets still work: each is run on what the fuzzer begins with."""

from __future__ import annotations

from itertools import islice

import pytest

from .targets import TARGETS, seeds

FOUND = [
    ("edtf", "0000"),  # datetime knows no year 0
    ("edtf", "000X"),
    ("edtf", "9999-24"),  # winter ends in the year after
    ("edtf", "9999-12-31/XXXX-01-05"),
    ("edtf", "{9999-12-31,XXXX-01-05}"),
    ("edtf", "XX20-22/XX22-02"),  # 2020 to 1922
    ("edtf", "XX19-22/XXXX-06"),  # summer to June
    ("edtf", "{2020,XX20}"),
    ("edtf", "{199X,XXXX-05}"),  # in no year of the nineties
    ("dates", "Vom 1.1.40 bis zum 31.12.45."),
    ("dates", "Das Jahr 2019. Am 29. Februar desselben Jahres."),  # a day that 2019 has not
    ("dates", "Das Jahr 2019. Vom 20. Dezember bis 5. Januar desselben Jahres."),
    ("names", "Der Rat und Europol."),  # ambiguous names came last
]


@pytest.mark.parametrize(("target", "text"), FOUND)
def test_what_fuzzing_found(target: str, text: str) -> None:
    TARGETS[target](text.encode())


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_its_seeds(target: str) -> None:
    begin = list(islice(seeds(target), 40))
    assert begin
    for data in begin:
        TARGETS[target](data)

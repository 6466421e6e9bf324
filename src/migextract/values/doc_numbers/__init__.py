"""Document numbers: one module per numbering scheme, and the way back from a value to its parts.

Every scheme keeps the contract of `number.Scheme`. `describe` takes a value such as `eu-act:2019/1240` apart again.
"""

from __future__ import annotations

from typing import Final

from migextract.errors import ValueFormError
from migextract.values.doc_numbers import (
    bgbl,
    br_drs,
    bt_committee,
    bt_drs,
    bt_prot,
    bt_research,
    celex,
    com,
    council,
    council_subject,
    ec_press,
    ecj_case,
    ep,
    eu_act,
    lt_drs,
    oj,
    un_doc,
    unsc_res,
)
from migextract.values.doc_numbers.number import DocNumber, Scheme, Status

__all__ = ["SCHEMES", "DocNumber", "Scheme", "Status", "describe"]

_MODULES: tuple[Scheme, ...] = (
    eu_act,
    com,
    council,
    council_subject,
    bt_drs,
    bt_prot,
    bt_committee,
    bt_research,
    br_drs,
    lt_drs,
    bgbl,
    oj,
    unsc_res,
    un_doc,
    ecj_case,
    ep,
    ec_press,
    celex,
)

SCHEMES: Final[dict[str, Scheme]] = {module.NAME: module for module in _MODULES}
"""Every scheme by its name."""


def describe(value: str, before: str = "", text: str = "") -> DocNumber:
    """Take a value apart again.

    Args:
        value: `scheme:canonical`.
        before: text in front of the mention; its nouns decide what the number alone leaves open.
        text: the mention as it stands, which may say more than the value (`(EU) Nr. 603/2013`).

    Raises:
        ValueFormError: if the value names no scheme, or is not written as its scheme writes it.

    >>> describe("eu-act:2019/1240", before="Verordnung ").celex
    '32019R1240'
    """
    name, _, canonical = value.partition(":")
    scheme = SCHEMES.get(name)
    if scheme is None:
        raise ValueFormError(f"{value!r} names no scheme of document numbers; known are {', '.join(sorted(SCHEMES))}")
    for spelling in (text, canonical):
        number = scheme.parse(spelling, before)
        if number is not None and number.value == value:
            return number
    raise ValueFormError(f"{value!r} is not written as {name} numbers are; parse the citation instead of composing it")

"""Running numbers within a subject of the Council: `JAI 473`, `ENFOPOL 134`, on the cover pages of its documents.

Rule: cover pages of Council documents; the code names the working party or policy. No register opens a document by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from migextract.values.doc_numbers.number import DocNumber, tidy

NAME = "council-subject"

PLAIN_CODES: Final = (
    "ANIMAUX|ASIM|CADREFIN|CIREFI|CIVCOM|CODEC|COAFR|COARM|COASI|COCON|CODUN|COEST|COHAFA|COHOM|COJUR|COLAC|COMAG|COMEM|"
    "COMEP|COMIX|COMPET|CONOP|CONSOM|CONUN|COPEN|COPS|CORDROGUE|CORLX|COSCE|COSDP|COSI|COTER|COTRA|COWEB|CRIMORG|"
    "CSDP/PSDC|DAPIX|DATAPROTECT|DENLEG|DEVGEN|DROIPEN|ECOFIN|EJUSTICE|ENFOCUSTOM|ENFOPOL|ENLARG|FREMP|FSTR|GENVAL|IPCR|"
    "IXIM|JAI|JAIEX|JEUN|JURINFO|JUSTCIV|PARLNAT|PESC|POLGEN|POLMAR|POLMIL|PROCIV|PROPINT|PTOM|RELEX|SCHG|SCH-EVAL|SIRIS"
)
"""Codes that name nothing else when a number follows them, as regex."""

OTHER_CODES: Final = (
    "ACP|AELE|AGRI|AMLAT|API|ASIE|ATO|AUDIO|AVIATION|BUDGET|CATS|CFSP|CHIMIE|CLIMA|CSC|CSDP|CT|CULT|CYBER|DELACT|DIGIT|"
    "DRS|EDUC|EEE|EF|ELARG|EMPL|ENER|ENT|ENV|ESPACE|ETS|EUMC|EUROJUST|EVAL|FDI|FIN|FISC|FORETS|FRONT|GAF|HORIZ|HYBRID|IA|"
    "IND|INF|INST|ISL|JUR|MAMA|MAP|MARE|MED|MI|MIGR|NIS|NT|OC|OCDE|ONU|PE|PECHE|PHARM|PI|PSDC|PV/CONS|RC|RECH|REGIO|RHJ|"
    "SAN|SCHENGEN|SISTECH|SOC|SPORT|STAT|STATIS|STIS|SURE|SUSTDEV|TELECOM|TOUR|TRANS|UD|UEM|USA|VETER|VISA|WTO"
)
"""Codes that need the company of others, for they are also words, places or short for other things."""

NUMBER = r"\d{1,4}(?!\d)"

_FULL = re.compile(r"(?P<code>[A-Z][A-Z/-]*[A-Z]) (?P<number>\d{1,4})")


def parse(text: str, before: str = "") -> DocNumber | None:  # noqa: ARG001
    r"""Read a subject code with its number.

    >>> parse("JAI 473").value, parse("ENFOPOL\n134").parts
    ('council-subject:JAI 473', {'code': 'ENFOPOL', 'number': '134'})
    """
    match = _FULL.fullmatch(tidy(text))
    if not match:
        return None
    parts = match.groupdict()
    return DocNumber(NAME, canonical(parts), parts, "needs_lookup")


def canonical(parts: Mapping[str, str]) -> str:
    """Code and number."""
    return f"{parts['code']} {int(parts['number'])}"


def address(parts: Mapping[str, str]) -> str | None:  # noqa: ARG001
    """None: the register opens no document by its subject number."""
    return None

"""The official number of an act, as it stands behind the head noun: `Verordnung [(EU) Nr. 603/2013]`.

What the numbers mean is told by `migextract.values`; here it only matters where the name of the act ends.
"""

from __future__ import annotations

import re
from typing import Final

_ISSUER: Final = (
    r"(?:\s+(?:des\s+Europäischen\s+Parlament(?:e?s)?(?:\s+und\s+des\s+(?:Europäischen\s+)?Rate?s)?"
    r"|des\s+Rate?s(?:\s+und\s+des\s+Europäischen\s+Parlaments|\s+der\s+(?:EU|Europäischen\s+Union))?"
    r"|der\s+(?:Europäischen\s+|EU-)?Kommission"
    r"|(?:des\s+(?:VN-|UN-)?Sicherheitsrat(?:e?s)?|der\s+Generalversammlung)"
    r"(?:\s+der\s+(?:Vereinten\s+Nationen|VN|UN))?|der\s+(?:Vereinten\s+Nationen|VN|UN)))?"
)
_PILLAR: Final = r"(?:EU|EG|EWG|EGKS|Euratom|EURATOM|GASP|JI)"
_BRACKET: Final = rf"\(\s*{_PILLAR}(?:\s*,\s*{_PILLAR})*\s*\)"
_SUFFIX: Final = rf"/\s*{_PILLAR}\b"

_EU: Final = rf"(?:{_BRACKET}\s*)?(?:(?:Nr\.?|Nummer)\s*)?\d{{1,4}}\s*/\s*\d{{1,4}}(?:{_SUFFIX})?(?![\d/])"
_UN: Final = r"(?:Nr\.\s*)?(?:\d{1,4}/\d{1,4}(?![\d/])|\d{3,4}(?:\s*[A-Z]\b)?(?:\s*\((?:\d{4}|[IVXL]+)\))?(?![\d/.]\d))"
_PLAIN: Final = r"(?:Nr\.\s*\d{1,5}(?:/\d{1,4})*(?:/EG)?|\d{1,4}/\d{4})(?![\d/])"


def _behind_head(number: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of one number and of a list of them, behind the head noun and perhaps the issuer."""
    single = rf"(?:{_ISSUER}\s+|\s+{_BRACKET}{_ISSUER}\s+){number}"
    several = rf"{single}(?:\s*(?:,|und|sowie|oder|bzw\.|/|bis)\s*{number})*"
    return re.compile(single), re.compile(several)


_EU_NUMBER, _UN_NUMBER, _PLAIN_NUMBER = _behind_head(_EU), _behind_head(_UN), _behind_head(_PLAIN)
_OF_FAMILY: Final = {
    **dict.fromkeys(
        ("verordnung", "richtlinie", "beschluss", "entscheidung", "empfehlung", "vo", "rl", "maßnahme", "aktion"),
        (_EU_NUMBER, _PLAIN_NUMBER),
    ),
    "standpunkt": (_EU_NUMBER,),
    **dict.fromkeys(("resolution", "entschließung"), (_UN_NUMBER,)),
    **dict.fromkeys(("gesetz", "übereinkommen", "konvention"), (_PLAIN_NUMBER,)),
}

_LATER: Final = re.compile(rf"{_ISSUER}\s+(?:vom|von)\s+[^;()„“”]{{0,400}}?,\s+\d{{4}}/\d{{1,4}}{_SUFFIX}")
"""`Beschluss des Rates vom … zur …, 2010/252/EU`: date and title stand before the number."""
_SENTENCE_END: Final = re.compile(r"[^\d\s.]{3}[.!?]\s+[A-ZÄÖÜ]")


def number_end(text: str, position: int, family: str, *, plural: bool) -> int | None:
    """Where the number ends that names the act whose head noun ends at `position`; None if there is no number.

    Args:
        text: the text of the paper.
        position: code point behind the head noun.
        family: family of the head noun, see `act_heads.FAMILIES`.
        plural: a plural head noun is followed by a list of numbers.

    >>> text = "Verordnungen (EU) Nr. 603/2013 und 604/2013 gelten"
    >>> text[:number_end(text, 12, "verordnung", plural=True)]
    'Verordnungen (EU) Nr. 603/2013 und 604/2013'
    """
    for single, several in _OF_FAMILY.get(family, ()):
        match = (several if plural else single).match(text, position)
        if match is not None:
            return match.end()
    if plural or family not in {"beschluss", "richtlinie", "entscheidung", "empfehlung"}:
        return None
    later = _LATER.match(text, position)
    return later.end() if later is not None and not _SENTENCE_END.search(text, position, later.end()) else None

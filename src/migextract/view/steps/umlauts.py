"""A gap behind an umlaut is closed in papers that show the damage.

About one in seven written answers of the Bundestag has lost the width of its umlauts: `Schrö der`, `Mü ller`,
`Staatssekretä rs`, `BÜ NDNIS 90/DIE GRÜ NEN`. Without a dictionary this is safe because next to no German word ends
in ä, ö or ü (57 MB of speeches have nine: `Bullerbü`, `Menü` …). What proves the damage is a part before the gap whose
only vowel is its umlaut (`Schrö`, `Mü`, `GRÜ`), or that ends in ä and has a dark vowel, as no German and no Finnish
word does (`Staatssekretä`), or a part behind it without a vowel (`rs`). Then all gaps of the paper are closed but
those behind a word that does end so (`Malmö der`, `TKÜ und`).
"""

from __future__ import annotations

import re

from migextract.view.text_view import Edit

_GAP = re.compile(r"[äöüÄÖÜ] (?P<right>(?:(?<=[ÄÖÜ] )[A-ZÄÖÜ]{2,}|(?<=[äöü] )[a-zäöüß]+)(?![^\W_]))")
_LEFT = re.compile(r"(?<![^\W_])[^\W\d_]+\Z")
_REACH = 40  # code points before the gap
_VOWEL = re.compile("[aeiouyäöü]", re.IGNORECASE)
_DARK_VOWEL = re.compile("[aou]", re.IGNORECASE)
# Words, places, surnames and abbreviations that do end so.
_TRUE_ENDS = """
    hü tschö menü perdü bullerbü diarrhö malmö tromsö växjö jyväskylä hyvinkää mäntylä niinistö sipilä sürücü köprü
    tkü itü sü fpö spö bzö ä ö ü
"""
_ENDS_SO = frozenset(_TRUE_ENDS.split())


def edits(text: str) -> list[Edit]:
    """Close the gaps, in damaged papers only.

    >>> edits("Kristina Schrö der")
    [Edit(start=14, end=15, new='')]
    """
    found = ((gap, _left(text, gap)) for gap in _GAP.finditer(text))
    gaps = [(gap.start() + 1, left, gap["right"]) for gap, left in found if left and left.lower() not in _ENDS_SO]
    if not any(_is_proof(left, right) for _, left, right in gaps):
        return []
    return [Edit(place, place + 1, "") for place, _, _ in gaps]


def _left(text: str, gap: re.Match[str]) -> str:
    left = _LEFT.search(text, max(0, gap.start() - _REACH), gap.start() + 1)
    return left.group() if left else ""


def _is_proof(left: str, right: str) -> bool:
    return (
        not _VOWEL.search(left[:-1])
        or not _VOWEL.search(right)
        or (left.endswith("ä") and bool(_DARK_VOWEL.search(left)))
    )

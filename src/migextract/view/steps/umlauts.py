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

_CUE = re.compile("[äöüÄÖÜ] [^\\W\\d_]")
_GAP = re.compile(
    r"(?<![^\W_])(?P<left>[^\W\d_]*(?:[äöü]|(?P<capital>[ÄÖÜ]))) "
    r"(?P<right>(?(capital)[A-ZÄÖÜ]{2,}|[a-zäöüß]+))(?![^\W_])"
)
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
    if not _CUE.search(text):
        return []
    gaps = [gap for gap in _GAP.finditer(text) if gap["left"].lower() not in _ENDS_SO]
    if not any(_is_proof(gap) for gap in gaps):
        return []
    return [Edit(gap.end("left"), gap.start("right"), "") for gap in gaps]


def _is_proof(gap: re.Match[str]) -> bool:
    left, right = gap["left"], gap["right"]
    return (
        not _VOWEL.search(left[:-1])
        or not _VOWEL.search(right)
        or (left.endswith("ä") and bool(_DARK_VOWEL.search(left)))
    )

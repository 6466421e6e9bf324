"""Words that a line end broke are joined.

`Ministerkon-⏎ferenz`, also with spaces around the break (`ent- ⏎wickeln`, `Euro-⏎ dac`), and in headings in capitals
(`SICHER-⏎HEIT`). The hyphen stays where it belongs to the word, and only the break goes: before a capital or a digit
(`EU-⏎Mitgliedstaaten`, `COVID-⏎19`, `2018-⏎2021`), behind an acronym or a number (`EU-⏎weit`, `24-⏎stündig`), between
two adjectives of their kind (`deutsch-⏎österreichischen`). Where it stands for a shared part (`Grenz-⏎und Küstenwache`)
the break becomes a space. Dashes and bullets are no hyphens.

Behind a slash (`Drucksache 19/⏎21876`, `BÜNDNIS 90/⏎DIE GRÜNEN`) and behind the dash between two numbers
(`2018–⏎2021`), too, only the break goes.
"""

from __future__ import annotations

import re

from migextract.view.text_view import Edit

_BREAK = re.compile(r"- *\n *(?=[^\W_])")
_SLASH_BREAK = re.compile(r"/ *\n *(?=[^\W_])")
_RANGE_BREAK = re.compile(r"– *\n *(?=\d)")
_LEFT = re.compile(r"(?<![^\W_])[^\W_]+\Z")
_RIGHT = re.compile(r"[^\W_]+")
_REACH = 60  # code points before the break that are looked at

_SHARED_PART = re.compile(r"(?:und|oder|bzw|beziehungsweise|sowie|als auch|bis|wie|noch|statt)(?![^\W_])")
_SYLLABLE = {
    "wie": re.compile(r"\b(?:so|irgend|gleich)\Z", re.IGNORECASE),
    "noch": re.compile(r"\bden\Z", re.IGNORECASE),
    "statt": re.compile(r"(?:\ban|werk|heim|ruhe)\Z", re.IGNORECASE),
}
_ITEM = re.compile(r"[a-z]{1,2}\)")
_ADJECTIVE_LEFT = re.compile(r"(?:deutsch|[a-zäöü]{2}isch)\Z", re.IGNORECASE)
_ADJECTIVE_RIGHT = re.compile(r"(?:[a-zäöüß]*[a-zäöü]{2}isch|deutsch)(?:e[mnrs]?)?(?![^\W_])")
_ACRONYMS = frozenset({"EU", "NATO", "OSZE", "VN", "US", "USA", "UNO"})
_CAPITALS_OF_A_HEADING = 6


def edits(text: str) -> list[Edit]:
    r"""Join broken words.

    >>> edits("Ministerkon-\nferenz")
    [Edit(start=11, end=13, new='')]
    >>> edits("EU-\nMitgliedstaaten")
    [Edit(start=3, end=4, new='')]
    >>> edits("Grenz-\nund Küstenwache")
    [Edit(start=6, end=7, new=' ')]
    """
    return sorted([*_at_line_ends(text), *_behind_signs(text)])


def _at_line_ends(text: str) -> list[Edit]:
    found = []
    for broken in _BREAK.finditer(text):
        hyphen, end = broken.start(), broken.end()
        left = _LEFT.search(text, max(0, hyphen - _REACH), hyphen)
        right = _RIGHT.match(text, end)
        if left is None or right is None or _ITEM.match(text, end):
            continue
        if _is_shared_part(left.group(), text, end):
            found.append(Edit(hyphen + 1, end, " "))
        elif _keeps_hyphen(left.group(), right.group(), text, hyphen):
            found.append(Edit(hyphen + 1, end, ""))
        else:
            found.append(Edit(hyphen, end, ""))
    return found


def _is_shared_part(left: str, text: str, end: int) -> bool:
    word = _SHARED_PART.match(text, end)
    if word is None:
        return False
    as_syllable = _SYLLABLE.get(word.group())
    return not (as_syllable and as_syllable.search(left))


def _keeps_hyphen(left: str, right: str, text: str, hyphen: int) -> bool:
    if right[0].isupper():
        return not (right.isupper() and left.isupper() and _in_capitals(left, right, text, hyphen))
    if not right[0].islower():
        return True
    if not left[-1].islower():
        return True
    return bool(_ADJECTIVE_LEFT.search(left) and _ADJECTIVE_RIGHT.match(right))


def _in_capitals(left: str, right: str, text: str, hyphen: int) -> bool:
    """Whether two halves in capitals are one word of a heading rather than `EU-NATO` or `IKPO-INTERPOL`."""
    line = text[max(text.rfind("\n", 0, hyphen) + 1, hyphen - _REACH) : hyphen]
    is_heading = line.isupper() and sum(map(str.isalpha, line)) >= _CAPITALS_OF_A_HEADING
    return is_heading and (left not in _ACRONYMS or right.startswith("ROP"))


def _behind_signs(text: str) -> list[Edit]:
    """`19/⏎21876`, `CDU/⏎CSU`, `2018–⏎2021`: only the break goes."""
    slashes = [broken for broken in _SLASH_BREAK.finditer(text) if text[broken.start() - 1 : broken.start()].isalnum()]
    dashes = [broken for broken in _RANGE_BREAK.finditer(text) if text[broken.start() - 1 : broken.start()].isdigit()]
    return [Edit(broken.start() + 1, broken.end(), "") for broken in (*slashes, *dashes)]

"""What stands before the head noun of an act: adjectives of its title, and whether it is one act or any.

`der Allgemeinen Erklärung` is one act, `eine Erklärung`, `keine Verordnung` and `entsprechende Abkommen` are any
(guidelines, ACT: a mention "starts at the head noun, or at an adjective that is part of the official title", and
"generic uses are no mention").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from migextract.finders.acts.phrases import CAPITAL_ADJECTIVE, ORDINAL_STEM

REACH: Final = 120
"""Code points before the head noun that are looked at; longer chains of adjectives do not occur."""

_TOKEN: Final = re.compile(r"[^\s„“”»«\"‚‘’(]+|[„“»\"‚(]")
_ENDING: Final = "e[nrsm]?"

_INDEFINITE: Final = re.compile(
    rf"(?:(?:irgend)?ein|kein|jed|jeglich|welch|manch|solch|mehrer|einig|viel|all|beid|sämtlich|weiter|etwaig|derartig"
    rf"|ähnlich|ander|verschieden)(?:{_ENDING})?|zwei|drei|vier|fünf|sechs",
    re.IGNORECASE,
)
_DEFINITE: Final = re.compile(
    rf"d(?:er|ie|as|en|em|es)|dies{_ENDING}|jen{_ENDING}|(?:ihr|sein|unser|mein)(?:{_ENDING})?|deren|dessen|zum|zur|im|am"
    r"|vom|beim|ins|ans|aufs|fürs|durchs|übers",
    re.IGNORECASE,
)
_POINTING: Final = re.compile(rf"(?:dies|jen){_ENDING}", re.IGNORECASE)
"""`dieses Gesetz` points back to an act named before."""
_MAYBE_PLURAL: Final = frozenset({"die", "den", "der", "deren"})
_SINGULAR: Final = frozenset({"das", "des", "dem"})
_DRAFT: Final = re.compile(r"\w*(?:entw[uü]rf(?:e?s|en?)?|vorschlag(?:e?s)?)", re.IGNORECASE)

_FORMAL: Final = re.compile(rf"(?:{ORDINAL_STEM}|Gemeinsam|Delegiert){_ENDING}")
"""They begin a title and tell no act from another: `Zweites Gesetz`, `Gemeinsame Erklärung`."""
_OFFICIAL: Final = re.compile(
    rf"(?:{ORDINAL_STEM}|Gemeinsam|Delegiert|Global|National|Europäisch|International|Interamerikanisch|Afrikanisch"
    rf"|Allgemein|Römisch|Bürgerlich){_ENDING}"
)
"""They are part of a title even where a sentence begins with them."""
_CAPITAL: Final = re.compile(CAPITAL_ADJECTIVE)
_PLACE: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}er")
"""`Wiener`, `Genfer`."""
_NO_PLACE: Final = re.compile(
    r"(?:Dies|Jen|Jed|Ein|Kein|Unser|Mein|Sein|Ihr|Welch|Solch|Manch|All|Weiter|Ander|Mehrer|Einig|Viel|Neu|Geplant"
    r"|Aktuell|Länd|Bürg|Männ|Kind|Miet|Arbeitnehm|Arbeitgeb|Unt|Üb|Hint|Ab|Od|Auß|Imm|Wed|Dah|Hi|Spät|Bish|Umfassend"
    r"|Bestehend|Genannt|Entsprechend|Sogenannt|Partn|Minist|Kanzl|Ober|Untern|Weitergehend|Gesondert|Best|Jahr"
    r"|Verbrauch|Vertret|Steu)er"
)
_PAIR: Final = re.compile(rf"[a-zäöüß]+-[a-zäöüß]+isch{_ENDING}")
"""`das deutsch-syrische Abkommen`: the two parties name a treaty."""
_NEVER: Final = re.compile(
    r"(?:Neu|Geplant|Jüngst|Künftig|Zukünftig|Aktuell|Bestehend|Geltend|Entsprechend|Umfassend|Genannt|Bisherig|Einzig"
    r"|Wichtig|Vorliegend|Nachträglich|Schriftlich|Völkerrechtlich|Vertraglich|Bilateral|Multilateral|Endgültig"
    rf"|Gleichzeitig|Eigentlich|Ehemalig|Damalig|Heutig|Tatsächlich){_ENDING}"
)
"""No part of a title, also with the capital of a heading (settled case `Neuer Aktionsplan`)."""

_PLAN_ADJECTIVE: Final = re.compile(rf"(?:gemeinsam|operativ){_ENDING}")
_DESCRIPTIVE: Final = re.compile(
    r"(?:umfassend|entsprechend|geeignet|kohärent|koordiniert|wirksam|glaubwürdig|schriftlich|vertraglich|bilateral"
    r"|multilateral|abweichend|gesondert|erforderlich|notwendig|möglich|ähnlich|eigen|gezielt|langfristig|nachhaltig"
    rf"|konkret|ganzheitlich|einheitlich|verbindlich|effektiv|effizient|aktiv|politisch|öffentlich|zusätzlich){_ENDING}"
)
"""They say what a plan is like: `die umfassende Strategie zur …` is a description, not a title."""
_ADJECTIVE: Final = re.compile(rf"[a-zäöüß][a-zäöüß-]*{_ENDING},?")
_FUNCTION_WORD: Final = re.compile(
    "über|unter|oder|ohne|gegen|neben|wegen|werden|wurden?|haben|hatten?|sollen?|können|sowie|welche"
)
_PARTICIPLE: Final = re.compile(rf"(?:t|en|end){_ENDING}$")
"""Its article may stand far off: `die am 5. Juni angenommenen Schlussfolgerungen`."""

_ISSUERS: Final = frozenset({"EU", "UN", "VN"})
_NUMBERED: Final = re.compile(r"\d{1,3}\.")
_ROMAN_FIRST: Final = re.compile(r"[IVX]+-")


class Context(NamedTuple):
    """What was read before a head noun.

    Attributes:
        start: where the name begins, adjectives of the title included.
        plan_start: where it begins if `gemeinsam` and `operativ` count.
        name: an adjective names the act: `Wiener Erklärung`, `Globaler Pakt`.
        indefinite: the article says that any act of the sort is meant, or none.
        generic: so does the whole phrase, adjectives included.
        definite: an article says that one act is meant, or nothing stands before it in its line or clause.
        plural: the article may be that of a plural.
    """

    start: int
    plan_start: int
    name: bool
    indefinite: bool
    generic: bool
    definite: bool
    plural: bool


def read_context(text: str, start: int) -> Context:
    """Read backwards from the head noun that starts at code point `start`.

    >>> read_context("im Globalen Pakt", 12).start
    3
    >>> read_context("eine Erklärung", 5).generic
    True
    """
    low = max(0, start - REACH)
    tokens = list(_TOKEN.finditer(text, max(low, text.rfind("\n\n", low, start)), start))
    begin, name = _title_words(text, start, tokens)
    adjectives = _adjectives(tokens)
    article = tokens[-1].group() if tokens else ""
    words = [token.group().lower() for token in tokens[-10:]]

    far_article = any(_PARTICIPLE.search(adjective.group()) for adjective in adjectives)
    is_draft = any(_DRAFT.fullmatch(word) for word in words[-5:])  # `Entwurf eines Gesetzes zur …` is one act
    opens = not tokens or article[-1] in '.:;,–-•(*/“"„' or "\n" in text[tokens[-1].end() : begin]
    definite = _DEFINITE.fullmatch(article) is not None or far_article or is_draft or opens

    indefinite = _INDEFINITE.fullmatch(article) is not None and not is_draft
    pointing = _POINTING.fullmatch(article) is not None
    descriptive = any(_DESCRIPTIVE.fullmatch(adjective.group()) for adjective in adjectives)
    return Context(
        start=begin,
        plan_start=_plan_start(begin, adjectives),
        name=name,
        indefinite=indefinite,
        generic=indefinite or pointing or descriptive or (bool(adjectives) and not definite),
        definite=definite,
        plural=article.lower() in _MAYBE_PLURAL or (far_article and not _SINGULAR.intersection(words)),
    )


def _adjectives(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """Take the adjectives in small letters off the end of `tokens`, the last one first."""
    found = []
    while tokens and _is_adjective(tokens[-1].group()):
        found.append(tokens.pop())
    return found


def _is_adjective(word: str) -> bool:
    return _ADJECTIVE.fullmatch(word) is not None and not any(
        other.fullmatch(word) for other in (_DEFINITE, _INDEFINITE, _FUNCTION_WORD)
    )


def _plan_start(begin: int, adjectives: Sequence[re.Match[str]]) -> int:
    if adjectives and _PLAN_ADJECTIVE.fullmatch(adjectives[0].group()):
        return adjectives[0].start()
    return begin


def _title_words(text: str, start: int, tokens: list[re.Match[str]]) -> tuple[int, bool]:
    """Take the words that belong to the title off the end of `tokens`: where they begin, and whether they name it."""
    name = False
    if _ROMAN_FIRST.match(text, start) and tokens and tokens[-1].group()[0].isupper():
        start = tokens.pop().start()  # Dublin III-Verordnung
    while tokens:
        word = tokens[-1].group()
        if word in {"und", "/"} and len(tokens) > 1 and _is_first_part(tokens[-2].group()):
            tokens.pop()  # Migrations- und Asylpaket
        elif _is_name(text, tokens[-1]):
            name = name or not _FORMAL.fullmatch(word)
        elif word not in _ISSUERS and not (_NUMBERED.fullmatch(word) and not _begins_line(text, tokens[-1].start())):
            break
        start = tokens.pop().start()
    return start, name


def _is_first_part(word: str) -> bool:
    return word[0].isupper() and word.endswith("-")


def _is_name(text: str, token: re.Match[str]) -> bool:
    """Whether a word is an adjective of a title, and has its capital not merely because it begins a sentence."""
    word = token.group()
    if _NEVER.fullmatch(word):
        return False
    if _PAIR.fullmatch(word) or _OFFICIAL.fullmatch(word):
        return True
    if _CAPITAL.fullmatch(word):
        before = text[max(0, token.start() - 3) : token.start()].rstrip(" \u00a0")
        return bool(before) and before[-1] not in '.!?:;\n„“"•–*-'
    return _PLACE.fullmatch(word) is not None and not _NO_PLACE.fullmatch(word)


def _begins_line(text: str, position: int) -> bool:
    return text[max(0, position - 3) : position].rstrip(" \u00a0")[-1:] in {"", "\n"}

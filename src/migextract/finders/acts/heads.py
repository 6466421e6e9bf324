"""Head nouns of acts: which words begin the name of an act, and which are such a name by themselves.

`Verordnung` needs a number or a title to name anything; `Aufenthaltsgesetz` and `Massenzustrom-Richtlinie` are names;
`Änderungsgesetz` and `EU-Verordnung` are again only nouns (guidelines, rule 5 and "Generic uses are no mention").
German builds such words without end, so they are told by their last part, their family, and by what stands before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple


class Family(NamedTuple):
    """The forms of a head noun.

    Attributes:
        singular: its forms in lower case, nominative first.
        plural: its plural forms. A plural names no act, save with a list of numbers.
    """

    singular: tuple[str, ...]
    plural: tuple[str, ...] = ()


def _strong(noun: str, plural: str = "", *genitives: str) -> Family:
    """A masculine or neuter noun: genitive in -s or -es, plural as given, with its dative in -n."""
    singular = (noun, *(genitives or (f"{noun}es", f"{noun}s")))
    return Family(singular, (plural, f"{plural}n".replace("nn", "n")) if plural else ())


def _weak(noun: str, plural: str) -> Family:
    """A feminine noun: one form in the singular."""
    return Family((noun,), (plural,))


FAMILIES: Final[dict[str, Family]] = {
    "verordnung": _weak("verordnung", "verordnungen"),
    "richtlinie": _weak("richtlinie", "richtlinien"),
    "gesetz": _strong("gesetz", "gesetze"),
    "gesetzbuch": _strong("gesetzbuch", "gesetzbücher"),
    "ordnung": _weak("ordnung", "ordnungen"),
    "geschäftsordnung": _weak("geschäftsordnung", "geschäftsordnungen"),
    "kodex": _strong("kodex"),
    "beschluss": Family(("beschluss", "beschlusses", "beschluß"), ("beschlüsse", "beschlüssen")),
    "entscheidung": _weak("entscheidung", "entscheidungen"),
    "empfehlung": _weak("empfehlung", "empfehlungen"),
    "maßnahme": _weak("maßnahme", "maßnahmen"),
    "aktion": _weak("aktion", "aktionen"),
    "standpunkt": _strong("standpunkt"),
    "resolution": _weak("resolution", "resolutionen"),
    "entschließung": _weak("entschließung", "entschließungen"),
    "erklärung": _weak("erklärung", "erklärungen"),
    "deklaration": _weak("deklaration", "deklarationen"),
    "schlussfolgerungen": Family(("schlussfolgerungen", "schlußfolgerungen")),  # never one alone
    "übereinkommen": _strong("übereinkommen", "", "übereinkommens"),
    "abkommen": _strong("abkommen", "", "abkommens"),
    "übereinkunft": _weak("übereinkunft", "übereinkünfte"),
    "konvention": _weak("konvention", "konventionen"),
    "charta": _weak("charta", "chartas"),
    "vertrag": _strong("vertrag", "verträge"),
    "vereinbarung": _weak("vereinbarung", "vereinbarungen"),
    "protokoll": _strong("protokoll", "protokolle", "protokolls"),
    "statut": _strong("statut", "statuten"),
    "pakt": _strong("pakt", "pakte"),
    "paket": _strong("paket", "pakete"),
    "aktionsplan": _strong("aktionsplan", "aktionspläne"),
    "fahrplan": _strong("fahrplan", "fahrpläne"),
    "plan": _strong("plan", "pläne"),
    "masterplan": _strong("masterplan", "masterpläne"),
    "strategie": _weak("strategie", "strategien"),
    "agenda": _weak("agenda", "agenden"),
    "weißbuch": _strong("weißbuch", "weißbücher"),
    "grünbuch": _strong("grünbuch", "grünbücher"),
    "vo": Family(("vo",)),
    "rl": Family(("rl",)),
}

NAMING_FAMILIES: Final = frozenset(
    {"verordnung", "richtlinie", "gesetz", "gesetzbuch", "übereinkommen", "konvention", "charta", "vo", "rl"}
)
"""Families whose compounds are names (`Asylgesetz`, `Rückführungsrichtlinie`) unless the first part is generic."""

PLANS: Final = frozenset({"aktionsplan", "fahrplan", "masterplan", "strategie", "agenda", "pakt", "paket"})
"""Families whose compounds are names when an issuer stands before them: `EU-Ostseestrategie`."""

TREATIES: Final = frozenset(
    {"übereinkommen", "abkommen", "übereinkunft", "konvention", "vertrag", "protokoll", "statut"}
)

NUMBERED_ONLY: Final = frozenset({"maßnahme", "aktion", "standpunkt", "vo", "rl"})
"""Families that say nothing of an act without a number: `Gemeinsame Maßnahme 96/443/JI`."""

ABBREVIATED: Final = frozenset({"vo", "rl"})

GENERIC: Final[dict[str, frozenset[str]]] = {
    family: frozenset(stems.split())
    for family, stems in {
        "verordnung": "durchführungs änderungs ausführungs zulassungs regierungs rats kommissions bundes landes "
        "verlängerungs umsetzungs eil not notfall gebühren grund rahmen basis ministerial straf sammel ermächtigungs "
        "folge nachfolge vorgänger sanktions",
        "richtlinie": "förder förderungs rahmen verwaltungs dienst vergabe verhandlungs umsetzungs änderungs tochter "
        "muster landes handlungs ausbildungs anlage sicherheits bundes folge nachfolge vorgänger prüf",
        "gesetz": "änderungs bundes landes sammel artikel stamm fach einzel steuer schul hochschul landeshochschul "
        "wahl polizei landespolizei ausführungs errichtungs einführungs umsetzungs zustimmungs vertrags ratifizierungs "
        "ratifikations reform medien landesmedien spezial rahmen begleit maßnahmen mantel ermächtigungs folge straf "
        "eil sonder einspruchs durchführungs anpassungs überleitungs vorschalt "
        "natur sitten leistungs notstands anti-terror sicherheits vorgänger nachfolge",
        "gesetzbuch": "",
        "übereinkommen": "rahmen rückübernahme rückführungs regional umwelt menschenrechts sonder verwaltungs zusatz "
        "durchführungs folge auslieferungs rechtshilfe",
        "konvention": "rahmen menschenrechts folter sonder",
        "charta": "sozial mieter",
        "vo": "",
        "rl": "",
    }.items()
}
"""First parts that say what sort of act it is, not which: the compound is a head noun like its last part.

`menschenrechts`: only `Europäische Menschenrechtskonvention` says which, see `acts`.
"""

NAMES: Final[dict[str, frozenset[str]]] = {
    family: frozenset(stems.split())
    for family, stems in {
        "ordnung": "strafprozess strafprozeß zivilprozess zivilprozeß abgaben verwaltungsgerichts finanzgerichts "
        "insolvenz gewerbe handwerks bundeshaushalts bundesdisziplinar wehrdisziplinar wehrbeschwerde bundesärzte "
        "bundes-apotheker bundesrechtsanwalts bundesnotar patentanwalts grundbuch straßenverkehrs bundeswahl "
        "europawahl reichsversicherungs apothekenbetriebs bundeslaufbahn wirtschaftsprüfer "
        "luftverkehrs-zulassungs luftverkehrszulassungs straßenverkehrs-zulassungs",
        "kodex": "grenz schengen-grenz visa zoll",
        "vertrag": "koalitions einigungs nordatlantik nichtverbreitungs atomwaffensperr atomwaffenverbots fiskal "
        "reform eu- eg- ewg- euratom- lissabon- maastricht- nizza- schengen- élysée- elysée- prüm- nato- esm- inf- "
        "start- new-start- abm- kse- zwei-plus-vier- weltraum rundfunkstaats glücksspielstaats",
        "pakt": "fiskal flüchtlings migrations sozial zivil hochschul stabilitäts wachstums qualitäts euro-plus-",
        "paket": "asyl migrations asyl-migrations gesetzes-asyl europa-asyl",
        "schlussfolgerungen": "rats ministerrats",
        "beschluss": "rats assoziationsrats",
        "statut": "truppen rom- besatzungs",
        "charta": "un- vn- uno-",
        "vereinbarung": "koalitions",
    }.items()
}
"""First parts that make a name of a family whose compounds are mostly none (`Mietvertrag`, `Größenordnung`)."""

PLAIN: Final[dict[str, frozenset[str]]] = {
    family: frozenset(("", *stems.split()))
    for family, stems in {
        "erklärung": "gipfel abschluss schluss minister grundsatz",
        "vertrag": "staats friedens freundschafts nachbarschafts beitritts partnerschafts grundlagen verfassungs",
        "vereinbarung": "verwaltungs rahmen regierungs status arbeits zusatz durchführungs kooperations",
        "beschluss": "rahmen durchführungs",
        "entscheidung": "",
        "empfehlung": "",
        "protokoll": "zusatz fakultativ änderungs durchführungs schluss revisions",
        "gesetzbuch": "",
        "aktion": "",
        "maßnahme": "",
        "standpunkt": "",
        "paket": "",
    }.items()
}
"""First parts with which a word of an everyday family may begin a title (`Mietvertrag zwischen …` does not)."""

ISSUER: Final = re.compile(
    r"(?:EU|EG|EWG|UN|VN|UNO|US|NATO|OSZE|OECD|WTO|ILO|IAO|GASP|AU|G20|G7|BMZ|BMI|Europarats|Bund-Länder)-",
    re.IGNORECASE,
)
"""Says whose act it is, not which one: `EU-Verordnung` is a head noun like `Verordnung`."""

NO_NAME: Final = re.compile(
    r"(?:exit|win-win|riester|rürup|härtefall|leasing|weißgeld|muster|bund-länder|länder|teil|zusatz|dach|online|it|hr|pr"
    r"|public-private|öpp|ppp|aktions|wahl|verhandlungs|dublin-änderungs|sofort|nachfolge|vorgänger|anti-[\wäöüß]+)-.*"
)
"""Hyphenated first parts that are no name: `Exit-Strategie`."""

FORMS: Final[dict[str, tuple[str, bool]]] = {
    form: (name, plural)
    for name, family in FAMILIES.items()
    for plural, forms in ((False, family.singular), (True, family.plural))
    for form in forms
}
_ENDINGS: Final = tuple(FORMS)
_LAST_LETTERS: Final = frozenset(form[-3:] for form in FORMS) | {"-vo", "-rl"}
"""A cheap look before the long one: most words end otherwise."""
_WHOLE: Final = re.compile(rf"(?P<stem>.*?)(?P<form>{'|'.join(sorted(FORMS, key=len, reverse=True))})")


class Head(NamedTuple):
    """What a word says of the act whose name it begins.

    Attributes:
        family: key of `FAMILIES`.
        stem: what stands before the family in the word, in lower case and without an issuer, perhaps "".
        plural: the word is a plural form.
        named: the word is a name by itself.
    """

    family: str
    stem: str
    plural: bool
    named: bool


@lru_cache(maxsize=100_000)
def head_of(word: str) -> Head | None:
    """Read a capitalised word as the head noun of an act.

    >>> head_of("Aufenthaltsgesetzes")
    Head(family='gesetz', stem='aufenthalts', plural=False, named=True)
    >>> head_of("EU-Verordnungen")
    Head(family='verordnung', stem='', plural=True, named=False)
    >>> head_of("Ordnung"), head_of("Haus")
    (None, None)
    """
    lower = word.lower()
    if lower[-3:] not in _LAST_LETTERS or not lower.endswith(_ENDINGS):
        return None
    match = _WHOLE.fullmatch(lower)
    if match is None:
        return None
    family, plural = FORMS[match["form"]]
    stem = match["stem"]
    if stem.endswith("rechts") and family == "verordnung":
        return None
    if family in ABBREVIATED and not (word.endswith(("VO", "RL")) and (not stem or stem.endswith("-"))):
        return None  # Kosovo
    issuer = ISSUER.match(stem)
    bare = stem[issuer.end() :] if issuer else stem
    named = not plural and (stem in NAMES.get(family, ()) or names_itself(family, bare, issuer is not None))
    begins = family not in {"ordnung", "kodex"} and bare.removesuffix("-") in PLAIN.get(
        family, (bare.removesuffix("-"),)
    )
    return Head(family, bare, plural, named) if named or begins else None


def names_itself(family: str, stem: str, issued: bool) -> bool:
    """Whether a compound of this family with this first part (without the issuer) is a name.

    Args:
        family: key of `FAMILIES`.
        stem: the first part in lower case, with its hyphen if it has one.
        issued: an issuer stood before it.
    """
    plain = stem.removesuffix("-")
    if not plain:
        return False
    if stem in NAMES.get(family, ()) or plain in NAMES.get(family, ()):
        return True
    if family in NAMING_FAMILIES:
        return plain not in GENERIC[family] and not plain.startswith("landes")
    if family not in PLANS | TREATIES | {"erklärung"}:
        return False
    if stem.endswith("-") or (family in TREATIES and "-" in stem):
        return not NO_NAME.fullmatch(stem)
    return issued and family in PLANS

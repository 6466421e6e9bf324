"""Writes `data/countries.jsonl`: the states and territories of the world with their German names.

    python -m tools.countries

Short names and two-letter codes come from Unicode CLDR, read with Babel (a tool of development only); full names,
former states and their years from the Statistisches Bundesamt; adjectives from the Ständiger Ausschuss für
geographische Namen; the other names are those in use in German papers.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.core import Locale, get_cldr_version

from migextract.knowledge.schema import Condition, Entry, Fact, Identifiers, Name, Relation, SourceOfFacts

UMLAUTS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}

DATA: Final = Path(__file__).parents[1] / "src" / "migextract" / "knowledge" / "data" / "countries.jsonl"

CLDR: Final = "Unicode CLDR {version}, common/main/de.xml, territories (codes: ISO 3166-1 alpha-2 by UTS 35)"
READ_ON: Final = datetime.date(2026, 11, 23)
"""Day on which this script last read CLDR: change it when you run it."""
DESTATIS: Final = (
    "Statistisches Bundesamt, Staats- und Gebietssystematik, Stand 1.2.2022 "
    "(urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat)"
)
STAGN: Final = "StAGN, Liste der Staatennamen und ihrer Ableitungen im Deutschen (Adjektiv)"
USAGE: Final = "usage in papers of the German Bundestag"

NO_TERRITORY: Final = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Two-letter codes of CLDR that ISO 3166-1 gives to no state or territory of its own."""

NO_ISO_CODE: Final = frozenset({"XK"})
"""Codes that ISO 3166 leaves to its users."""

PREFERRED: Final = {
    "CD": "Demokratische Republik Kongo",
    "CG": "Republik Kongo",
    "HK": "Hongkong",
    "MO": "Macau",
    "PS": "Palästinensische Gebiete",
}
"""Short names where CLDR's is one for lists (`Kongo-Kinshasa`) or no short one."""

# Titles that stand before the short name in a state's full name: `Republik Albanien`.
TITLES: Final = {
    "Fürstentum": "AD LI MC",
    "Islamische Republik": "AF IR MR PK",
    "Republik": (
        "AL AM AO AT AZ BG BI BJ BW BY CI CL CM CO CR CU CV CY DJ EC EE FI FJ GH GM GN GQ GT GW HN "
        "HR HT ID IN IQ IS KE KI KZ LR LT LV MG MH MK ML MT MU MV MW MZ NA NE NI NR PA PE PL PW PY "
        "RS RW SC SD SG SI SL SM SN SR SS SV TD TG TJ TR TT UG UZ VU XK YE ZA ZM ZW"
    ),
    "Volksrepublik": "BD CN",
    "Königreich": "BE BH BT DK ES KH LS MA NO SA SE SZ TH TO",
    "Bundesrepublik": "DE NG SO",
    "Demokratische Volksrepublik": "DZ LA",
    "Arabische Republik": "EG SY",
    "Staat": "ER IL KW LY QA VA",
    "Sonderverwaltungsregion": "HK MO",
    "Unabhängiger Staat": "PG WS",
    "Demokratische Republik": "ST TL",
}

# Full names of another form, one line a state.
FULL_NAMES: Final = """
AR Argentinische Republik
BO Plurinationaler Staat Bolivien
BR Föderative Republik Brasilien
BS Commonwealth der Bahamas
CH Schweizerische Eidgenossenschaft
CZ Tschechische Republik
DM Commonwealth Dominica
ET Demokratische Bundesrepublik Äthiopien
FM Föderierte Staaten von Mikronesien
FR Französische Republik
GA Gabunische Republik
GB Vereinigtes Königreich Großbritannien und Nordirland
GR Hellenische Republik
GY Kooperative Republik Guyana
IT Italienische Republik
JO Haschemitisches Königreich Jordanien
KG Kirgisische Republik
KM Union der Komoren
KN Föderation St. Kitts und Nevis
KP Demokratische Volksrepublik Korea
KR Republik Korea
LB Libanesische Republik
LK Demokratische Sozialistische Republik Sri Lanka
LU Großherzogtum Luxemburg
MM Republik der Union Myanmar
MX Vereinigte Mexikanische Staaten
NL Königreich der Niederlande
OM Sultanat Oman
PH Republik der Philippinen
PT Portugiesische Republik
RU Russische Föderation
SK Slowakische Republik
TN Tunesische Republik
TZ Vereinigte Republik Tansania
US Vereinigte Staaten von Amerika
UY Republik Östlich des Uruguay
VE Bolivarische Republik Venezuela
VN Sozialistische Republik Vietnam
"""

# Names in use beside the official ones, with older names, older spellings and cases that no rule forms.
OTHER_NAMES: Final = """
AE Vereinigten Arabischen Emiraten | VAE
AX Åland | Åland-Inseln
BA Bosnien-Herzegowina | Bosnien
BD Bangladesh
BH Bahrein
BN Brunei
BW Botswana
BY Weißrussland | Weissrussland | Weißrußland
CD DR Kongo | Kongo-Kinshasa | Kongo | Zaire
CG Kongo-Brazzaville | Kongo
CI Elfenbeinküste | Côte d'Ivoire | Côte d´Ivoire
CK Cook-Inseln
CN VR China
CV Kap Verde | Kapverden | Kapverdische Inseln
DE BRD
DJ Djibouti
FJ Fidschi-Inseln
FK Falkland-Inseln
FO Färöer-Inseln | Färöern
GB Großbritannien | Grossbritannien | UK | Vereinigtes Königreich von Großbritannien und Nordirland
HK Hong Kong
KG Kirgistan | Kirgisien
KP DVRK | Korea
KR Korea
KY Cayman-Inseln | Cayman Islands | Kaiman-Inseln
MD Moldau | Moldawien | Moldova | Republik Moldova
MH Marshall-Inseln
MK Mazedonien | Republik Mazedonien | EJR Mazedonien | EJRM | FYROM
MK ehemalige jugoslawische Republik Mazedonien
MM Birma | Burma | Burma/Myanmar | Birma/Myanmar | Myanmar/Burma | Myanmar/Birma
MO Macao
MZ Moçambique
NL Niederlanden | Holland
PS Palästinensischen Gebieten | palästinensische Gebiete | palästinensischen Gebieten | Palästina
PS Palästinensische Autonomiegebiete | Palästinensischen Autonomiegebieten
PS palästinensische Autonomiegebiete | palästinensischen Autonomiegebieten
RU Rußland
SA Saudiarabien | Saudi Arabien
SB Salomon-Inseln | Salomoninseln
SX St. Maarten
SY Syrische Arabische Republik
SZ Swasiland | Swasiland/Eswatini | Eswatini/Swasiland
TL Osttimor | Ost-Timor
TR Türkiye
US USA
VA Vatikan
VG British Virgin Islands
"""

# Adjectives, without ending, those of older names included.
ADJECTIVES: Final = """
AD andorranisch
AE emiratisch
AF afghanisch
AL albanisch
AM armenisch
AO angolanisch
AR argentinisch
AT österreichisch
AU australisch
AZ aserbaidschanisch
BA bosnisch-herzegowinisch | bosnisch
BB barbadisch
BD bangladeschisch
BE belgisch
BF burkinisch
BG bulgarisch
BH bahrainisch
BI burundisch
BJ beninisch
BN bruneiisch
BO bolivianisch
BR brasilianisch
BS bahamaisch
BT bhutanisch
BW botsuanisch
BY belarussisch | weißrussisch
BZ belizisch
CA kanadisch
CD kongolesisch
CF zentralafrikanisch
CH Schweizer | schweizerisch
CI ivorisch
CL chilenisch
CM kamerunisch
CN chinesisch
CO kolumbianisch
CR costa-ricanisch
CU kubanisch
CV cabo-verdisch | kap-verdisch
CY zyprisch | zypriotisch
CZ tschechisch
DE deutsch
DJ dschibutisch
DK dänisch
DO dominikanisch
DZ algerisch
EC ecuadorianisch
EE estnisch
EG ägyptisch
ER eritreisch
ES spanisch
ET äthiopisch
FI finnisch
FJ fidschianisch
FM mikronesisch
FR französisch
GA gabunisch
GB britisch
GE georgisch
GH ghanaisch
GM gambisch
GN guineisch
GQ äquatorialguineisch
GR griechisch
GT guatemaltekisch
GW guinea-bissauisch
GY guyanisch
HN honduranisch
HR kroatisch
HT haitianisch
HU ungarisch
ID indonesisch
IE irisch
IL israelisch
IN indisch
IQ irakisch
IR iranisch
IS isländisch
IT italienisch
JM jamaikanisch
JO jordanisch
JP japanisch
KE kenianisch
KG kirgisisch
KH kambodschanisch
KM komorisch
KP nordkoreanisch
KR südkoreanisch | koreanisch
KW kuwaitisch
KZ kasachisch
LA laotisch
LB libanesisch
LI liechtensteinisch
LK sri-lankisch
LR liberianisch
LS lesothisch
LT litauisch
LU luxemburgisch
LV lettisch
LY libysch
MA marokkanisch
MC monegassisch
MD moldauisch | moldawisch
ME montenegrinisch
MG madagassisch
MK mazedonisch | nordmazedonisch
ML malisch
MM myanmarisch | birmanisch
MN mongolisch
MR mauretanisch
MT maltesisch
MU mauritisch
MV maledivisch
MW malawisch
MX mexikanisch
MY malaysisch
MZ mosambikanisch
NA namibisch
NE nigrisch
NG nigerianisch
NI nicaraguanisch
NL niederländisch
NO norwegisch
NP nepalesisch
NZ neuseeländisch
OM omanisch
PA panamaisch
PE peruanisch
PG papua-neuguineisch
PH philippinisch
PK pakistanisch
PL polnisch
PS palästinensisch
PT portugiesisch
PY paraguayisch
QA katarisch
RO rumänisch
RS serbisch
RU russisch
RW ruandisch
SA saudi-arabisch | saudisch
SC seychellisch
SD sudanesisch
SE schwedisch
SG singapurisch
SI slowenisch
SK slowakisch
SL sierra-leonisch
SM san-marinesisch
SN senegalesisch
SO somalisch
SR surinamisch
SS südsudanesisch
SV salvadorianisch
SY syrisch
SZ eswatinisch | swasiländisch
TD tschadisch
TG togoisch
TH thailändisch
TJ tadschikisch
TM turkmenisch
TN tunesisch
TR türkisch
TW taiwanisch
TZ tansanisch
UA ukrainisch
UG ugandisch
US US-amerikanisch | amerikanisch
UY uruguayisch
UZ usbekisch
VA vatikanisch
VE venezolanisch
VN vietnamesisch
XK kosovarisch
YE jemenitisch
ZA südafrikanisch
ZM sambisch
ZW simbabwisch
"""

FORMER: Final = (
    ("DDR", ("Deutsche Demokratische Republik",), "Einigungsvertrag vom 31. August 1990 (BGBl. 1990 II S. 889)"),
    ("Jugoslawien", ("Sozialistische Föderative Republik Jugoslawien", "Bundesrepublik Jugoslawien"), DESTATIS),
    ("Sowjetunion", ("Union der Sozialistischen Sowjetrepubliken", "UdSSR"), DESTATIS),
    ("Tschechoslowakei", ("Tschechoslowakische Sozialistische Republik", "ČSSR", "CSSR"), DESTATIS),
)
"""States that are no more, their other names, and the source."""

SUCCESSIONS: Final = (
    ("DDR", ("DE",), datetime.date(1990, 10, 3), "Einigungsvertrag vom 31. August 1990 (BGBl. 1990 II S. 889), Art. 1"),
    (
        "Tschechoslowakei",
        ("CZ", "SK"),
        datetime.date(1993, 1, 1),
        "Verfassungsgesetz der Tschechischen und Slowakischen Föderativen Republik Nr. 542/1992 Slg.",
    ),
)
"""Which states followed one that is no more, the day, and the source."""

# Names that are also a people, another place or a person: phrases in which they are, with an example of each use.
UNLESS: Final = {
    "Island": (
        ("Christmas Island", "Ellis Island", "Island Council", "Island Hopping", "Long Island", "Rhode Island"),
        "Island ist kein Mitglied der Union.",
        "Das Internierungslager auf Christmas Island wurde geschlossen.",
    ),
    "Jersey": (("New Jersey",), "Jersey hat eigene Steuergesetze.", "Er lebt in New Jersey."),
    "Luxemburg": (
        ("Rosa Luxemburg",),
        "Der Gerichtshof in Luxemburg entschied anders.",
        "Ein Band mit Briefen von Rosa Luxemburg liegt vor.",
    ),
    "Panama": (("Panama Papers",), "Briefkastenfirmen in Panama", "Die Panama Papers wurden ausgewertet."),
    "Polen": (
        ("Die Polen ", "die Polen ", "den Polen ", "viele Polen ", "Polen und Polinnen", "Polinnen und Polen"),
        "Die Zusammenarbeit mit Polen wird fortgesetzt.",
        "In der Region leben viele Polen und Deutsche.",
    ),
    "Schweden": (
        ("Die Schweden ", "die Schweden ", "den Schweden ", "viele Schweden "),
        "Schweden hat Grenzkontrollen eingeführt.",
        "Er half den Schweden bei der Suche.",
    ),
    "Schweiz": (
        tuple(f"{adjective}{ending} Schweiz" for adjective in ("Fränkische", "Holsteinische", "Märkische", "Sächsische")
              for ending in ("", "n")),
        "Die Schweiz ist assoziierter Schengen-Staat.",
        "Im Nationalpark Sächsische Schweiz brannte es.",
    ),
}  # fmt: skip


def table(lines: str) -> dict[str, tuple[str, ...]]:
    r"""The names of each code in a table of lines `CODE name | name`; a code may have several lines.

    >>> table("XX Xland | Yland\nXX Zland")
    {'XX': ('Xland', 'Yland', 'Zland')}
    """
    rows: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        code, names = line.split(" ", 1)
        rows[code] = (*rows.get(code, ()), *names.split(" | "))
    return rows


def slug(name: str) -> str:
    """The id of an entry: the German name in the letters and digits of ASCII.

    >>> slug("Türkei"), slug("Côte d’Ivoire"), slug("São Tomé und Príncipe")
    ('tuerkei', 'cote-d-ivoire', 'sao-tome-und-principe')
    """
    german = re.sub("[äöüß]", lambda letter: UMLAUTS[letter.group()], name.lower())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", german) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def named(text: str, *, full: bool = False) -> Name:
    """One name, with its condition if it has one; what is all capitals is an acronym."""
    condition = None
    if text in UNLESS:
        unless, positive, negative = UNLESS[text]
        condition = Condition(unless=unless, positive=(positive,), negative=(negative,))
    return Name(text=text, form="full" if full else "acronym" if text.isupper() else "short", condition=condition)


def countries() -> Iterator[Entry]:
    """The entries of all states and territories that have a two-letter code, in the order of the codes."""
    titles = {code: title for title, codes in TITLES.items() for code in codes.split()}
    full_names, other_names, adjectives = map(table, (FULL_NAMES, OTHER_NAMES, ADJECTIVES))
    for code, cldr_name in sorted(Locale("de").territories.items()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NO_TERRITORY:
            continue
        short = PREFERRED.get(code, cldr_name)
        full = (f"{titles[code]} {short}",) if code in titles else full_names.get(code, ())
        other, of_it = other_names.get(code, ()), adjectives.get(code, ())
        yield Entry(
            id=slug(short),
            label="LOCATION",
            kind="country",
            names=(named(short), *(named(name, full=True) for name in full), *map(named, other)),
            adjectives=of_it,
            predecessors=tuple(Relation(id=slug(old), date=day) for old, new, day, _ in SUCCESSIONS if code in new),
            identifiers=Identifiers(iso_3166=None if code in NO_ISO_CODE else code),
            sources=(
                *sources(coded=code not in NO_ISO_CODE, full=bool(full), other=bool(other), adjective=bool(of_it)),
                *(SourceOfFacts(ref=ref, facts=("predecessors",)) for _, new, _, ref in SUCCESSIONS if code in new),
            ),
        )


def sources(*, coded: bool, full: bool, other: bool, adjective: bool) -> Iterator[SourceOfFacts]:
    """Where the facts of a state's entry are from, by which of them it has."""
    cldr = CLDR.format(version=get_cldr_version())
    facts: tuple[Fact, ...] = ("names", "kind", "identifiers") if coded else ("names", "kind")
    yield SourceOfFacts(ref=cldr, facts=facts, checked=READ_ON)
    if full:
        yield SourceOfFacts(ref=DESTATIS, facts=("names",))
    if other:
        yield SourceOfFacts(ref=USAGE, facts=("names",))
    if adjective:
        yield SourceOfFacts(ref=STAGN, facts=("adjectives",))


def former_states() -> Iterator[Entry]:
    """The entries of states that papers still speak of."""
    ids = {entry.identifiers.iso_3166: entry.id for entry in countries()}
    for short, others, source in FORMER:
        followed = [(new, day, ref) for old, new, day, ref in SUCCESSIONS if old == short]
        yield Entry(
            id=slug(short),
            label="LOCATION",
            kind="country",
            names=(named(short), *(named(name, full=" " in name) for name in others)),
            successors=tuple(Relation(id=ids[code], date=day) for new, day, _ in followed for code in new),
            sources=(
                SourceOfFacts(ref=source, facts=("names", "kind")),
                *(SourceOfFacts(ref=ref, facts=("successors",)) for _, _, ref in followed),
            ),
        )


def main() -> None:
    """Write the data file anew."""
    entries = (*countries(), *former_states())
    lines = [f"{entry.model_dump_json(exclude_defaults=True)}\n" for entry in entries]
    DATA.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Amounts of money: `3,3 Mrd. EUR` → `3300000000 EUR`.

Rules: DIN 5008 and DIN 1333 for numbers (comma for decimals; groups of three parted by a full stop or a space), Duden
for the scale words, ISO 4217 for currencies. The amount is a plain decimal in the currency's main unit: no exponent,
and no zeros at the end of its fraction (`8,00 Euro` is `8 EUR`, `12 Cent` is `0.12 EUR`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from migextract.errors import ValueFormError


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and its currency.

    Attributes:
        amount: plain decimal number in full.
        currency: ISO 4217 code.
    """

    amount: str
    currency: str

    @property
    def value(self) -> str:
        """`amount currency`, the value of the mention."""
        return f"{self.amount} {self.currency}"


class Unit(NamedTuple):
    """A currency as papers write it: regex, ISO 4217 code, and how much of the main unit it is."""

    pattern: str
    code: str
    worth: Decimal = Decimal(1)


_CENT = Decimal("0.01")

# `Pfund` alone is a weight; behind a scale word it is the currency.
UNITS: Final = (
    Unit(r"Euros?|EURO?|€", "EUR"),
    Unit(r"(?:Euro-?)?[Cc]ents?", "EUR", _CENT),
    Unit(r"(?:kanadischer?n?)\s++Dollars?|CAD", "CAD"),
    Unit(r"(?:australischer?n?)\s++Dollars?|AUD", "AUD"),
    Unit(r"(?:US|U\.S\.)[\s-]?Dollars?|(?:US-)?amerikanischer?n?\s++Dollars?|Dollars?|US[\s-]?\$|USD|\$", "USD"),
    Unit(r"US-?Cents?", "USD", _CENT),
    Unit(r"D-?Mark|Deutscher?\s++Mark|DM|DEM", "DEM"),
    Unit(
        r"(?:britischer?n?\s++)?Pfund\s++Sterling|britischer?n?\s++Pfund|(?<=en\s)Pfund|(?<=[od]\.\s)Pfund|GBP|£", "GBP"
    ),
    Unit(r"(?:Schweizer\s++)?Franken|CHF|SFr\.?", "CHF"),
    Unit(r"dänischer?n?\s++Kronen|DKK", "DKK"),
    Unit(r"schwedischer?n?\s++Kronen|SEK", "SEK"),
    Unit(r"norwegischer?n?\s++Kronen|NOK", "NOK"),
    Unit(r"tschechischer?n?\s++Kronen|CZK", "CZK"),
    Unit(r"isländischer?n?\s++Kronen|ISK", "ISK"),
    Unit(r"(?:polnischer?n?\s++)?Z[lł]oty|PLN", "PLN"),
    Unit(r"(?:ungarischer?n?\s++)?Forint|HUF", "HUF"),
    Unit(r"(?:rumänischer?n?\s++)?Lei|RON", "RON"),
    Unit(r"(?:bulgarischer?n?\s++)?Lewa?|BGN", "BGN"),
    Unit(r"(?:kroatischer?n?\s++)?Kuna|HRK", "HRK"),
    Unit(r"serbischer?n?\s++Dinar|RSD", "RSD"),
    Unit(r"türkischer?n?\s++Lira|TRY", "TRY"),
    Unit(r"(?:russischer?n?\s++)?Rubel|RUB", "RUB"),
    Unit(r"(?:ukrainischer?n?\s++)?(?:Hrywn?ja|Griwna)|UAH", "UAH"),
    Unit(r"(?:japanischer?n?\s++)?Yen|JPY", "JPY"),
    Unit(r"(?:chinesischer?n?\s++)?(?:Yuan|Renminbi)|CNY", "CNY"),
)

CURRENCY_WORDS: Final = (
    *("Euro", "Euros", "EUR", "EURO", "€", "Cent", "Cents", "cent", "cents", "Dollar", "Dollars", "$", "USD", "CAD"),
    *("AUD", "Mark", "DM", "DEM", "Sterling", "Pfund", "GBP", "£", "Franken", "CHF", "SFr", "SFr.", "Kronen", "DKK"),
    *("SEK", "NOK", "CZK", "ISK", "Zloty", "Złoty", "PLN", "Forint", "HUF", "Lei", "RON", "Lew", "Lewa", "BGN", "Kuna"),
    *("HRK", "Dinar", "RSD", "Lira", "TRY", "Rubel", "RUB", "Hrywnja", "Hrywja", "Griwna", "UAH", "Yen", "JPY", "Yuan"),
    *("Renminbi", "CNY"),
)
"""Whatever a pattern of `UNITS` matches ends with one of these words."""

_THOUSAND, _MILLION, _MILLIARD, _BILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))

# German `Billion` is 10^12; English papers write `billion` and `bn`, without a capital, for 10^9.
_SCALES = (
    (r"T(?=Euro|EUR|€)|Tsd\.?|[Tt]ausend|thousand", _THOUSAND),
    (r"Mio\.?|Mill\.|Mil(?:-\s?)?lio(?:-\s?)?n(?:en)?|millions?|mn(?!\w)", _MILLION),
    (r"Mrd\.?|Mil(?:-\s?)?liar(?:-\s?)?den?|bn(?!\w)|billions?", _MILLIARD),
    (r"Bio\.|Billion(?:en)?", _BILLION),
)

_WORDS: Final[dict[str, int | str]] = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100, "einhundert": 100, "zweihundert": 200,
    "dreihundert": 300, "fünfhundert": 500, "tausend": 1000, "eineinhalb": "1.5", "anderthalb": "1.5",
    "zweieinhalb": "2.5", "dreieinhalb": "3.5", "viereinhalb": "4.5",
}  # fmt: skip

DIGITS: Final = (
    r"(?!0\d)(?:\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3}){1,5}(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)(?:,?[–-]{1,2}(?=\s))?"
)
"""A number in digits, as regex."""
SCALE: Final = "|".join(pattern for pattern, _ in _SCALES)
CURRENCY: Final = "|".join(unit.pattern for unit in UNITS)
LEADING_CURRENCY: Final = r"EUR|€|US[\s-]?\$|USD|\$|GBP|£|CHF|DM"
"""Currencies that may stand in front of the number."""
WORD: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
"""A number in words, as regex; `ein` counts only before a scale word, else it is the article."""
ONE: Final = r"eine[rmn]?(?:\s++halben?)?"

_BEHIND = re.compile(rf"(?P<number>{DIGITS}|(?i:{ONE}|{WORD}))\s*+(?:(?P<scale>{SCALE})\s*+)?(?P<currency>{CURRENCY})")
_IN_FRONT = re.compile(
    rf"(?P<currency>{LEADING_CURRENCY})\s?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)|{DIGITS})(?:\s*+(?P<scale>{SCALE}))?"
)
_ENGLISH_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")  # `EUR 120,000`; in German the currency stands behind
_VALUE = re.compile(r"(?P<amount>(?:0|[1-9]\d*)(?:\.\d*[1-9])?) (?P<currency>[A-Z]{3})")


def parse(text: str) -> Money | None:
    """Read an amount as it stands.

    Returns None if the text is none.

    >>> [parse(text).value for text in ("3,3 Mrd. EUR", "1.234.567,89 €", "1 850 000 Euro", "EUR 2.1 bn")]
    ['3300000000 EUR', '1234567.89 EUR', '1850000 EUR', '2100000000 EUR']
    >>> [parse(text).value for text in ("EUR 120,000", "5 Millionen Pfund", "65,45 Eurocent")]
    ['120000 EUR', '5000000 GBP', '0.6545 EUR']
    >>> [parse(text).value for text in ("eine halbe Million Euro", "zwölf Cent", "700 TEuro", "5 Millionen US-Dollar")]
    ['500000 EUR', '0.12 EUR', '700000 EUR', '5000000 USD']
    """
    match = _BEHIND.fullmatch(text) or _IN_FRONT.fullmatch(text)
    if not match:
        return None
    unit = next(unit for unit in UNITS if re.compile(unit.pattern).fullmatch(text, *match.span("currency")))
    english = match.re is _IN_FRONT and not match["scale"] and _ENGLISH_GROUPS.fullmatch(match["number"])
    with localcontext(prec=len(text) + 20):  # whatever the caller has set: no digit of an amount is rounded away
        number = Decimal(match["number"].replace(",", "")) if english else _number(match["number"])
        amount = number * _factor(match["scale"], match["currency"]) * unit.worth
        return Money(_plain(amount), unit.code)


def read(value: str) -> Money:
    """Take a value such as `3300000000 EUR` apart again.

    Raises:
        ValueFormError: if it is not an amount in full, without needless zeros, and a currency code.

    >>> read("0.12 EUR")
    Money(amount='0.12', currency='EUR')
    """
    match = _VALUE.fullmatch(value)
    if not match:
        raise ValueFormError(f"{value!r} is no amount; write it in full with its ISO 4217 code, as in '3300000000 EUR'")
    return Money(match["amount"], match["currency"])


def _number(written: str) -> Decimal:
    """The number in front of scale and currency."""
    word = written.lower()
    if word in _WORDS:
        return Decimal(_WORDS[word])
    if word.startswith("ein"):
        return Decimal("0.5") if "halb" in word else Decimal(1)
    digits = re.sub(r"[^\d.,]", "", written).strip(",")
    if re.fullmatch(r"\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+", digits):  # the English decimal point: `2.1 bn`
        return Decimal(digits)
    return Decimal(digits.replace(".", "").replace(",", "."))


def _factor(scale: str | None, currency: str) -> Decimal:
    """What the scale word multiplies by; the currency is behind it, for `TEuro`."""
    if scale is None:
        return Decimal(1)
    for pattern, factor in _SCALES:
        if re.match(rf"(?:{pattern})(?:{re.escape(currency)})?\Z", scale) or (scale == "T" and factor == _THOUSAND):
            return factor
    raise ValueFormError(f"{scale!r} is no scale word; known are those of {SCALE}")


def _plain(amount: Decimal) -> str:
    """A decimal without exponent and without zeros at the end of its fraction.

    >>> _plain(Decimal("8.00")), _plain(Decimal("1E+3"))
    ('8', '1000')
    """
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written

"""Texts as bad conversion makes them: fragments of German policy papers, in any order, with every kind of damage."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from migextract import Source

NAMES: Final = (
    "Europol", "EUROPOL", "Europäische Kommission", "der Europäischen Kommission", "Bundesministerium des Innern (BMI)",
    "Eurodac", "EMPACT", "Bundestag", "Deutsche Umwelthilfe e. V.", "Eurojust-Anti-Trafficking Team", "Wien", "Libyen",
    "Abgeordnete Ulla Jelpke", "Dr. Andrej Hunko (DIE LINKE)", "Deutsch-Französisches Amt für Grenzen", "Frontex’",
    "Agentur für Luftraumüberwachung (im Folgenden: ALÜ)", "ALÜ", "„Gruppe der Freunde“ (GdF)", "GdF", "mittlere Route",
    "Ausschuss für Inneres und Heimat des Deutschen Bundestages", "Asylgesetz", "Gesetz zur Ordnung der Lage",
)  # fmt: skip
VALUES: Final = (
    "22. und 23. Juli 2020", "29. Februar", "desselben Jahres", "1.1.40", "bis 31.12.45",
    "5. Juni", "im Frühjahr", "2019/2020", "bis Ende 2021", "1.1.2020", "zwischen 2015 und",
    "199", "19/21876", "Drucksache 19/21876", "(EU) 2019/1240", "Verordnung (EU) Nr. 603/2013", "COM(2020) 610 final",
    "ABl. L 180 vom 29.6.2013, S. 31", "BGBl. I S. 1294", "S/RES/2240 (2015)", "C-411/10 und C-493/10", "8622/20",
    "3,3 Mrd. EUR", "12 000 €", "1 bis 2 Millionen Euro", "0,00 Euro", "§ 53 Abs. 1 AufenthG", "JAI 473",
)  # fmt: skip
WORDS: Final = ("der", "die", "und", "im", "über", "Verordnung", "Richtlinie", "Rat", "Kommission", "vom", "Nr.", "zur")
STRUCTURE: Final = (
    "\n", "\n\n", "\r\n", "\f", "\t", "\v", "\u2028", "1. ", "a) ", "- ", "| a | b |\n|---|---|\n", "# ", "> ", "**",
    "\nAntwort zu Frage 1:\n", "\n1. Wie viele?\n", "Zu Frage 2", "Vorbemerkung der Fragesteller\n", "_", "```", "[^1]",
    "\nDeutscher Bundestag – 19. Wahlperiode – 5 – Drucksache 19/21876\n", "\n– 5 –\n", "Kleine Anfrage\n", "-\n", "-",
    "Deutscher Bundestag Drucksache 19/21516\n19. Wahlperiode 05.08.2020\n", "Rat der Europäischen Union\nBrüssel, ",
    "Antwort der Bundesregierung\n", "BEGRÜNDUNG\n", "HAT FOLGENDE VERORDNUNG ERLASSEN:\n", "Artikel 1\n",
)  # fmt: skip
MARKS: Final = ("(", ")", "[", "]", "„", "“", '"', "’", "»", ",", ";", ":", ".", "…", "–", "/", "|", "&amp;", "&#8211;")
DAMAGE: Final = (
    "\u00ad", "\u00a0", "\u2009", "\u200b", "\ufeff", "\u0308", "\u0301", "¨", "¬", "\x00", "\x1f", "\ud800", "\udfff",
    "🇪🇺", "👩‍👩‍👧", "𝔈", "\u202e", "\u05d0\u05d1", "\u0645\u0635\u0631", "ﬁ", "ẞ", "İ", "<sup>1</sup>", "<br>", "¹",
    "E u r o p o l", "Euro-\npol", "http://www.bundestag.de/a-\nb", "a@b.de", "Ä", "A¨", "a\u0308", "Minister-\n\u00ad",
)  # fmt: skip

FRAGMENTS = st.one_of(map(st.sampled_from, (NAMES, VALUES, WORDS, STRUCTURE, MARKS, DAMAGE)))
GAPS = st.sampled_from(("", " ", " ", " ", "\n", "-", "\u00a0"))
PAPERS = st.lists(st.tuples(FRAGMENTS, GAPS), min_size=3, max_size=40).map(lambda pairs: "".join(map("".join, pairs)))
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)

TEXTS: st.SearchStrategy[str] = st.one_of(PAPERS, PAPERS, ANYTHING).map(lambda text: Source.from_text(text).text)
"""Texts of sources: lone surrogates went in, and came out as U+FFFD."""

"""Which entry a mention refers to: by date, by what else the paper names, and never by a guess."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from migextract import Extractor
from migextract.finders.proposal import Proposal
from migextract.knowledge.index import NameIndex
from migextract.knowledge.load import own_entries
from migextract.knowledge.schema import Entry
from migextract.labels import Label
from migextract.linking import Link, Named, link, short_names


def law(id: str, **dates: str) -> Entry:
    name: dict[str, Any] = {"text": "Eurodac-Verordnung", "form": "short", **dates}
    sources = [{"ref": "invented for this test", "facts": ["names"]}]
    return Entry.model_validate({"id": id, "label": "ACT", "kind": "regulation", "names": [name], "sources": sources})


INDEX = NameIndex([law("old", until="2015-07-19"), law("new", since="2015-07-20")])


def linked(form: str, label: Label, value: str, index: NameIndex, date: str | None) -> Link:
    """The link of a mention that is the whole text."""
    day = None if date is None else datetime.date.fromisoformat(date)
    return link(Proposal(0, len(form), label, value, "test"), form, index, day)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2010-01-01", Link("old", ())),
        ("2015-07-19", Link("old", ())),
        ("2015-07-20", Link("new", ())),
        (None, Link(None, ("old", "new"))),
    ],
)
def test_the_date_decides_between_entries_of_one_name(date: str | None, expected: Link) -> None:
    assert linked("Eurodac-Verordnung", "ACT", "", INDEX, date) == expected


def test_what_the_finder_knows_stands() -> None:
    assert linked("Eurodac-Verordnung", "ACT", "old", INDEX, "2020-01-01") == Link("old", ())


def test_another_label_or_an_unknown_name_has_no_entry() -> None:
    assert linked("Eurodac-Verordnung", "INSTRUMENT", "", INDEX, None) == Link(None, ())
    assert linked("Gurken-Verordnung", "ACT", "", INDEX, None) == Link(None, ())


def test_a_name_broken_over_a_line_is_linked() -> None:
    assert linked("Eurodac-\nVerordnung", "ACT", "", INDEX, None) == Link(None, ())
    index = NameIndex([law("x", text="Erklärung von Sofia")])
    assert linked("Erklärung von\nSofia", "ACT", "", index, None) == Link("x", ())


@pytest.fixture(scope="module")
def own() -> NameIndex:
    return NameIndex(own_entries())


@pytest.mark.parametrize(
    ("form", "label", "date", "expected"),
    [
        # ministries: one entry under all its names
        ("Bundesministerium des Innern", "INSTITUTION", "2005-01-01", "bmi"),
        ("Bundesministerium des Innern, für Bau und Heimat", "INSTITUTION", "2020-01-01", "bmi"),
        ("Bundesministerium des Innern und für Heimat", "INSTITUTION", "2022-01-01", "bmi"),
        ("Bundesministerium für Gesundheit", "INSTITUTION", "1995-01-01", "bmg"),
        ("Bundesministerium für Wirtschaft und Arbeit", "INSTITUTION", "2004-01-01", "bmwe"),
        ("Bundesministerium für Wirtschaft und Klimaschutz", "INSTITUTION", "2023-01-01", "bmwe"),
        ("Bundesministerium für Arbeit und Sozialordnung", "INSTITUTION", "1999-01-01", "bma"),
        ("Bundesministerium für Arbeit und Soziales", "INSTITUTION", "2010-01-01", "bmas"),
        ("Bundesministerium für Verkehr und digitale Infrastruktur", "INSTITUTION", "2016-01-01", "bmv"),
        ("Bundesministerium für Bildung und Forschung", "INSTITUTION", "2010-01-01", "bmftr"),
        # agencies: a successor is another entry, a new name is not
        ("EASO", "AGENCY", "2015-01-01", "easo"),
        ("EASO", "AGENCY", "2024-01-01", "easo"),
        ("EUAA", "AGENCY", "2024-01-01", "euaa"),
        ("Europäische Agentur für die operative Zusammenarbeit an den Außengrenzen", "AGENCY", "2010-01-01", "frontex"),
        ("Europäische Agentur für die Grenz- und Küstenwache", "AGENCY", "2020-01-01", "frontex"),
        ("Europäische Beobachtungsstelle für Drogen und Drogensucht", "AGENCY", "2015-01-01", "emcdda"),
        ("EUDA", "AGENCY", "2025-01-01", "euda"),
        ("Europäische Polizeiakademie", "AGENCY", "2012-01-01", "cepol"),
        ("Bundesgrenzschutz", "AGENCY", "2004-01-01", "bundespolizei"),
        ("Bundesgrenzschutz", "AGENCY", "2010-01-01", "bundespolizei"),
        # acts that share a short name: the one of the day
        ("Dublin-Verordnung", "ACT", "2010-01-01", "dublin-ii-verordnung"),
        ("Dublin-Verordnung", "ACT", "2015-01-01", "dublin-iii-verordnung"),
        ("Eurodac-Verordnung", "ACT", "2010-01-01", "eurodac-verordnung-2000"),
        ("Eurodac-Verordnung", "ACT", "2016-01-01", "eurodac-verordnung-2013"),
        ("Eurodac-Verordnung", "ACT", "2026-08-01", "eurodac-verordnung-2024"),
        ("Asylverfahrensrichtlinie", "ACT", "2010-01-01", "asylverfahrensrichtlinie-2005"),
        ("Asylverfahrensrichtlinie", "ACT", "2016-01-01", "asylverfahrensrichtlinie-2013"),
        ("Qualifikationsrichtlinie", "ACT", "2008-01-01", "qualifikationsrichtlinie-2004"),
        ("Qualifikationsrichtlinie", "ACT", "2014-01-01", "qualifikationsrichtlinie-2011"),
        ("Aufnahmerichtlinie", "ACT", "2005-01-01", "aufnahmerichtlinie-2003"),
        ("Aufnahmerichtlinie", "ACT", "2015-01-01", "aufnahmerichtlinie-2013"),
        ("Schengener Grenzkodex", "ACT", "2010-01-01", "schengener-grenzkodex-2006"),
        ("Schengener Grenzkodex", "ACT", "2018-01-01", "schengener-grenzkodex-2016"),
        ("Frontex-Verordnung", "ACT", "2010-01-01", "frontex-verordnung-2004"),
        ("Frontex-Verordnung", "ACT", "2021-01-01", "frontex-verordnung-2019"),
        ("Koalitionsvertrag", "ACT", "2010-01-01", "koalitionsvertrag-2009"),
        ("Koalitionsvertrag", "ACT", "2022-01-01", "koalitionsvertrag-2021"),
        # what was founded, dissolved and renamed
        ("Europäische Gemeinschaft", "INSTITUTION", "2005-01-01", "europaeische-gemeinschaft"),
        ("Europäische Union", "INSTITUTION", "2015-01-01", "eu"),
        ("EGKS", "INSTITUTION", "1995-01-01", "egks"),
        ("Europäischer Stabilisierungsmechanismus", "INSTRUMENT", "2011-01-01", "efsf"),
        ("Europäischer Stabilisierungsmechanismus", "INSTRUMENT", "2013-01-01", "esm"),
        ("PDS", "ORG", "2003-01-01", "pds"),
        ("DIE LINKE", "ORG", "2010-01-01", "die-linke"),
        ("Die Heimat", "ORG", "2024-01-01", "npd"),
        ("Mazedonien", "LOCATION", "2010-01-01", "nordmazedonien"),
        ("Nordmazedonien", "LOCATION", "2023-01-01", "nordmazedonien"),
        ("Swasiland", "LOCATION", "2010-01-01", "eswatini"),
        ("Eswatini", "LOCATION", "2020-01-01", "eswatini"),
        ("Türkei", "LOCATION", "2020-01-01", "tuerkei"),
        ("Türkiye", "LOCATION", "2023-01-01", "tuerkei"),
        # what no date decides, and what needs one
        ("Kongo", "LOCATION", "2015-01-01", None),
        ("Korea", "LOCATION", "2015-01-01", None),
        ("Dublin-Verordnung", "ACT", None, None),
        ("Eurodac-Verordnung", "ACT", None, None),
        ("Europäischer Stabilisierungsmechanismus", "INSTRUMENT", None, None),
        ("Koalitionsvertrag", "ACT", None, None),
        ("Koalitionsvertrag", "ACT", "2004-01-01", None),  # older than all that we know
    ],
)
def test_names_on_dates(own: NameIndex, form: str, label: Label, date: str | None, expected: str | None) -> None:
    found = linked(form, label, "", own, date)
    assert found.entry_id == expected
    assert bool(found.candidates) is (expected is None)


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        # of another state: the mention is there, its entry is not
        ("Das Grundgesetz des türkischen Staates.", "Grundgesetz", "grundgesetz"),
        ("Nach dem afghanischen Strafgesetzbuch ist das strafbar.", "Strafgesetzbuch", None),
        ("Nach dem Strafgesetzbuch von Afghanistan ist das strafbar.", "Strafgesetzbuch", None),
        ("Nach dem Strafgesetzbuch der Türkei ist das strafbar.", "Strafgesetzbuch", None),
        ("Nach § 130 des türkischen StGB ist das strafbar.", "StGB", None),
        ("Nach § 130 StGB ist das strafbar.", "StGB", "stgb"),
        ("Nach dem deutschen Strafgesetzbuch ist das strafbar.", "Strafgesetzbuch", "stgb"),
        ("Das Asylgesetz Österreichs wurde geändert.", "Asylgesetz", None),
        ("Das Asylgesetz wurde geändert.", "Asylgesetz", "asylg"),
        ("Das lettische Staatsangehörigkeitsgesetz wurde geändert.", "Staatsangehörigkeitsgesetz", None),
        ("Die Bundespolizei Österreichs hat dies bestätigt.", "Bundespolizei", None),
        ("Österreichs Bundespolizei hat dies bestätigt.", "Bundespolizei", None),
        ("Die Bundespolizei der Ukraine hat dies bestätigt.", "Bundespolizei", None),
        ("Deutschlands Bundespolizei hat dies bestätigt.", "Bundespolizei", "bundespolizei"),
        ("Die Bundespolizei in Afghanistan hat dies bestätigt.", "Bundespolizei", "bundespolizei"),
        ("Die Bundesregierung Somalias hat dies bestätigt.", "Bundesregierung", None),
        ("Sie erwartet, dass die Bundesregierung der Ukraine hilft.", "Bundesregierung", "bundesregierung"),
        ("So hat die Bundesregierung Südsudan unterstützt.", "Bundesregierung", "bundesregierung"),
        ("Der russische Bundesrat hat zugestimmt.", "Bundesrat", None),
        ("Der Bundesrat der Schweiz hat zugestimmt.", "Bundesrat", None),
        ("Der Bundesrat hat zugestimmt.", "Bundesrat", "bundesrat"),
        ("Der britische Supreme Court hat entschieden.", "Supreme Court", None),
        ("Der US-amerikanische Supreme Court hat entschieden.", "Supreme Court", "us-supreme-court"),
        ("Das Statistische Bundesamt Österreichs zählte.", "Statistische Bundesamt", None),
        ("Das israelische Rote Kreuz und der Caritasverband halfen.", "Rote Kreuz", None),
        ("Die österreichischen Grünen sind in der Fraktion.", "Grünen", None),
        ("Die hessischen Grünen sind in der Fraktion.", "Grünen", "buendnis-90-die-gruenen"),
        ("Der Auswärtige Ausschuss des US-Senats tagte.", "Auswärtige Ausschuss", None),
        ("Der Auswärtige Ausschuss des Deutschen Bundestages tagte.", "Auswärtige Ausschuss",
         "bundestag-auswaertiger-ausschuss"),
        ("Die EU und die Afrikanische Kommission tagten mit den Mitgliedstaaten.", "Kommission", None),
        ("Der türkische Sicherheitsrat nahm die VN-Resolution nicht an.", "Sicherheitsrat", None),
        ("Der Sicherheitsrat nahm die VN-Resolution an.", "Sicherheitsrat", "un-sicherheitsrat"),
        ("Der Menschenrechtsrat der Vereinten Nationen tagte.", "Menschenrechtsrat der Vereinten Nationen",
         "un-menschenrechtsrat"),
        # acronyms are no one else's, and compounds have a head of their own
        ("Die türkische NATO blieb stumm.", "NATO", "nato"),
        ("Das deutsche BKA und das österreichische BKA tagten.", "BKA", "bka"),
        ("Die griechischen Frontex-Beamten halfen.", "Frontex", "frontex"),
        ("Die libysche Küstenwache half.", "libysche Küstenwache", "libysche-kuestenwache"),
        ("Die Küstenwache Libyens half.", "Küstenwache Libyens", "libysche-kuestenwache"),
        ("Die österreichische Bundespolizei half.", "österreichische Bundespolizei", "oesterreichische-bundespolizei"),
        ("Die afghanische Regierung half.", "afghanische Regierung", "afghanische-regierung"),
    ],
)  # fmt: skip
def test_bodies_and_laws_of_other_states(extractor: Extractor, sentence: str, name: str, expected: str | None) -> None:
    values = {mention.value for mention in extractor.extract(sentence).mentions if mention.text == name}
    assert values == {expected}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Das slowenische Parlament hat nach Rat und Parlament im Trilog zugestimmt.", "slowenische Parlament"),
        ("Die Schweizer Bundespolizei hat zugestimmt.", "Schweizer Bundespolizei"),
        ("Das ägyptische Verfassungsgericht hat zugestimmt.", "ägyptische Verfassungsgericht"),
        ("Das türkische Innenministerium hat zugestimmt.", "türkische Innenministerium"),
    ],
)
def test_unknown_bodies_of_other_states_are_found_whole(extractor: Extractor, sentence: str, name: str) -> None:
    found = [(mention.text, mention.value) for mention in extractor.extract(sentence).mentions]
    assert (name, None) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Nach dem Trilog von Rat und Kommission hat das Parlament in Ankara zugestimmt.",
        "Der Nationale Menschenrechtsrat Ägyptens berichtet an die Vereinten Nationen.",
        "Der Nationale Sicherheitsrat der Türkei beriet über die Resolution.",
    ],
)
def test_bodies_that_only_share_a_word_are_not_ours(extractor: Extractor, sentence: str) -> None:
    ours = {"europaeisches-parlament", "un-menschenrechtsrat", "un-sicherheitsrat"}
    assert not ours & {mention.value for mention in extractor.extract(sentence).mentions}


LONG = Named("INSTRUMENT", "Plattform für den Grenzschutz", "x")
SHORT = Named("INSTRUMENT", "Plattform", None)


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([LONG, SHORT], {1: "x"}),
        ([SHORT, LONG], {0: "x"}),
        ([Named("AGENCY", "Zentrums für Asyl", "z"), Named("AGENCY", "Zentrum", None)], {1: "z"}),
        ([LONG, Named("INSTRUMENT", "Plattform gegen Schleuser", "y"), SHORT], {}),
        ([LONG, Named("INSTRUMENT", "Plattform gegen Schleuser", None), SHORT], {}),
        ([LONG, Named("ORG", "Plattform", None)], {}),
        ([LONG, Named("INSTRUMENT", "Plattform", "known")], {}),
        ([Named("INSTRUMENT", "neue Plattform", "x"), SHORT], {}),
        ([SHORT], {}),
        ([], {}),
    ],
)
def test_a_word_that_repeats_a_longer_name(mentions: list[Named], found: dict[int, str]) -> None:
    assert short_names(mentions) == found

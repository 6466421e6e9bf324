"""What a citation leads to: status, address, CELEX, ELI. The expected values are from the registers' rules."""

from __future__ import annotations

import pytest

from migextract.values.doc_numbers import describe

EUR_LEX = "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri="
DSERVER = "https://dserver.bundestag.de"
REGISTER = "https://data.consilium.europa.eu/doc/document"


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("bt-drs:19/21876", f"{DSERVER}/btd/19/218/1921876.pdf"),
        ("bt-drs:19/1596", f"{DSERVER}/btd/19/015/1901596.pdf"),
        ("bt-drs:18/7", f"{DSERVER}/btd/18/000/1800007.pdf"),
        ("bt-drs:8/1315", f"{DSERVER}/btd/08/013/0801315.pdf"),
        ("bt-prot:19/174", f"{DSERVER}/btp/19/19174.pdf"),
        ("bt-prot:17/6", f"{DSERVER}/btp/17/17006.pdf"),
        ("br-drs:123/20", f"{DSERVER}/brd/2020/0123-20.pdf"),
        ("br-drs:123/20 (B)", f"{DSERVER}/brd/2020/0123-20B.pdf"),
        ("br-drs:634/1/12", f"{DSERVER}/brd/2012/0634-1-12.pdf"),
        ("br-drs:7/99", f"{DSERVER}/brd/1999/0007-99.pdf"),
        ("council:7896/20", f"{REGISTER}/ST-7896-2020-INIT/de/pdf"),
        ("council:8132/20 REV 1", f"{REGISTER}/ST-8132-2020-REV-1/de/pdf"),
        ("council:5562/19 REV 1 ADD 2", f"{REGISTER}/ST-5562-2019-REV-1-ADD-2/de/pdf"),
        ("council:12345/99", f"{REGISTER}/ST-12345-1999-INIT/de/pdf"),
        ("council:CM 1234/20", f"{REGISTER}/CM-1234-2020-INIT/de/pdf"),
        ("council:PE-CONS 41/19", f"{REGISTER}/PE-41-2019-INIT/de/pdf"),
        ("council:EUCO 169/14", f"{REGISTER}/ST-169-2014-INIT/de/pdf"),
        ("com:COM(2019) 293 final", f"{EUR_LEX}COM:2019:293:FIN"),
        ("bgbl:2023 I Nr. 390", "https://www.recht.bund.de/eli/bund/bgbl-1/2023/390"),
        ("bgbl:2023 II Nr. 12", "https://www.recht.bund.de/eli/bund/bgbl-2/2023/12"),
        (
            "bgbl:2017 I S. 2097",
            "https://www.bgbl.de/xaver/bgbl/start.xav?startbk=Bundesanzeiger_BGBl&jumpTo=bgbl117s2097.pdf",
        ),
        ("oj:L 198, 25.7.2019, p. 88", f"{EUR_LEX}uriserv:OJ.L_.2019.198.01.0088.01.DEU"),
        ("oj:L 103 I, 12.4.2019, p. 1", f"{EUR_LEX}uriserv:OJ.LI.2019.103.01.0001.01.DEU"),
        ("oj:L 2024/1689", f"{EUR_LEX}OJ:L_202401689"),
        ("unsc-res:2292 (2016)", "https://undocs.org/S/RES/2292(2016)"),
        ("un-doc:A/RES/64/10", "https://undocs.org/A/RES/64/10"),
        ("ecj-case:C-18/16", f"{EUR_LEX}CELEX:62016CJ0018"),
        ("ep:P9_TA(2020)0123", "https://www.europarl.europa.eu/doceo/document/TA-9-2020-0123_DE.html"),
        ("ec-press:IP/20/1721", "https://ec.europa.eu/commission/presscorner/detail/de/ip_20_1721"),
        ("celex:32019R1240", f"{EUR_LEX}CELEX:32019R1240"),
        ("eu-act:603/2013", f"{EUR_LEX}CELEX:32013R0603"),
    ],
)
def test_address_follows_from_the_number(value: str, address: str) -> None:
    number = describe(value)
    assert number.address == address
    assert number.status == ("ambiguous" if value.startswith("com:") else "derived")


@pytest.mark.parametrize(
    "value",
    [
        "bgbl:I S. 1106",
        "bgbl:2008 I Nr. 24",
        "bt-drs:18/3001 (neu)",
        "bt-committee:18(4)205 B",
        "bt-research:WD 3 - 3000 - 245/14",
        "com:C(2014) 1405 final",
        "council-subject:JAI 473",
        "lt-drs:16/13434",
        "oj:L 115, p. 63",
        "oj:L 119, 4.5.2016",
        "unsc-res:1325",
    ],
)
def test_where_the_number_says_too_little_it_says_so(value: str) -> None:
    number = describe(value)
    assert (number.status, number.address, number.celex) == ("needs_lookup", None, None)


@pytest.mark.parametrize(
    ("before", "text", "celex", "eli"),
    [
        ("Verordnung ", "(EU) 2019/1240", "32019R1240", "reg/2019/1240"),
        ("Verordnung ", "(EU) Nr. 603/2013", "32013R0603", "reg/2013/603"),
        ("der Verordnungen (EU) Nr. 603/2013 und ", "604/2013", "32013R0604", "reg/2013/604"),
        ("Verordnung ", "(EG) Nr. 2725/2000", "32000R2725", "reg/2000/2725"),
        ("Verordnung ", "(EWG) Nr. 1408/71", "31971R1408", "reg/1971/1408"),
        ("FRONTEX-Verordnung ", "(EG) Nr. 2007/2004", "32004R2007", "reg/2004/2007"),
        ("Durchführungsverordnung ", "(EU) 2020/493", "32020R0493", "reg_impl/2020/493"),
        ("Delegierten Verordnung ", "(EU) 2016/1675", "32016R1675", "reg_del/2016/1675"),
        ("Richtlinie ", "2013/32/EU", "32013L0032", "dir/2013/32"),
        ("Richtlinie ", "90/314/EWG", "31990L0314", "dir/1990/314"),
        ("Richtlinie ", "(EU) 2016/680", "32016L0680", "dir/2016/680"),
        ("zur Verordnung (EU) 2016/679 und der Richtlinie ", "(EU) 2016/680", "32016L0680", "dir/2016/680"),
        ("Beschlusses ", "2008/615/JI", "32008D0615", "dec/2008/615"),
        ("Rahmenbeschluss ", "2002/584/JI", "32002F0584", "dec_framw/2002/584"),
        ("Durchführungsbeschluss ", "(EU) 2016/1993", "32016D1993", "dec_impl/2016/1993"),
        ("Beschluss Nr. ", "573/2007/EG", "32007D0573", "dec/2007/573"),
        ("Empfehlung ", "2003/361/EG", "32003H0361", "reco/2003/361"),
        ("Gemeinsamen Standpunkt ", "2008/944/GASP", "32008E0944", None),
        ("Gemeinsame Maßnahme ", "98/428/JI", "31998F0428", None),
        ("Beschluss ", "(GASP) 2015/778", "32015D0778", "dec/2015/778"),
        ("", "(EG) Nr. 2725/2000", "32000R2725", "reg/2000/2725"),
    ],
)
def test_the_noun_in_front_decides_the_kind_of_act(before: str, text: str, celex: str, eli: str | None) -> None:
    printed = text.rsplit(maxsplit=1)[-1]
    number = describe(f"eu-act:{printed}", before, text)
    assert (number.status, number.celex) == ("derived", celex)
    assert number.eli == (f"http://data.europa.eu/eli/{eli}/oj" if eli else None)
    assert number.address == f"{EUR_LEX}CELEX:{celex}"


@pytest.mark.parametrize(
    ("value", "candidates"),
    [
        ("eu-act:2019/1240", ("32019R1240", "32019L1240", "32019D1240", "32019H1240")),
        ("eu-act:2013/32/EU", ("32013L0032", "32013D0032", "32013H0032")),
        ("eu-act:2002/584/JI", ("32002D0584", "32002F0584")),
        ("com:COM(2019) 293 final", ("52019PC0293", "52019DC0293")),
    ],
)
def test_without_a_noun_the_candidates_are_listed(value: str, candidates: tuple[str, ...]) -> None:
    number = describe(value)
    assert (number.status, number.celex, number.candidates) == ("ambiguous", None, candidates)


@pytest.mark.parametrize(
    ("before", "text", "celex"),
    [
        ("Vorschlag für eine Verordnung ", "COM(2016) 270 final", "52016PC0270"),
        ("Mitteilung der Kommission ", "COM(2020) 609 final", "52020DC0609"),
        ("dem Bericht zum Vorschlag für eine Richtlinie ", "COM(2013) 151", "52013PC0151"),
        ("", "SWD(2015) 50 final", "52015SC0050"),
        ("", "SEC(2010) 1480", "52010SC1480"),
        ("", "JOIN(2016) 29 final", "52016JC0029"),
    ],
)
def test_words_in_front_tell_proposals_from_communications(before: str, text: str, celex: str) -> None:
    number = describe(f"com:{text}", before)
    assert (number.status, number.celex, number.candidates) == ("derived", celex, ())


@pytest.mark.parametrize(
    ("before", "candidates"),
    [
        ("vom 29. Juli 2009 (", ("bgbl:2009 I S. 2542",)),
        ("vom 18.7.2012 (", ("bgbl:2012 I S. 2542",)),
        ("vom 20. Dezember 2012 (", ("bgbl:2012 I S. 2542", "bgbl:2013 I S. 2542")),
        ("das Gesetz (", ()),
    ],
)
def test_a_date_beside_the_gazette_gives_its_likely_year(before: str, candidates: tuple[str, ...]) -> None:
    number = describe("bgbl:I S. 2542", before, "BGBl. I S. 2542")
    assert (number.status, number.candidates) == ("needs_lookup", candidates)

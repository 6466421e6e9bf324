"""Reading order: what the page shows, and the text of it."""

from __future__ import annotations

import pytest

from migextract.reading.pdf import decode

from .papers import Draw, column, paper, texts

LEFT = [
    "Die Bundesregierung unterstützt die",
    "Maßnahmen der Europäischen Union zur",
    "Bekämpfung der Schleusung. Frontex",
    "und Europol arbeiten dabei eng zu-",
    "sammen, auch mit dem Büro EASO.",
]
RIGHT = [
    "Der Rat hat am 5. Juni 2020 dazu",
    "Schlussfolgerungen angenommen, die",
    "eine engere Zusammenarbeit mit den",
    "Staaten des westlichen Balkans und",
    "mit der Türkei ausdrücklich wollen.",
]
WIDE = [
    "Dieser Absatz läuft über die ganze Breite der Seite und hat mit den Spalten darunter nichts zu tun; er",
    "ist so lang, dass er keine Lücke lässt, durch die ein Steg laufen könnte.",
]


def text_of(*placed: tuple[float, float, str], setup: Draw | None = None) -> str:
    return decode(paper(texts(*placed), setup=setup), "test.pdf").text


def line_by_line(*columns: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Columns as a print driver draws them: from side to side with every line."""
    return sorted((placed for lines in columns for placed in lines), key=lambda placed: placed[1])


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([*column(60, 100, LEFT), *column(310, 100, RIGHT)], id="column by column"),
        pytest.param([*column(310, 100, RIGHT), *column(60, 100, LEFT)], id="the right column first"),
        pytest.param(line_by_line(column(60, 100, LEFT), column(310, 100, RIGHT)), id="line by line"),
        pytest.param(line_by_line(column(60, 100, LEFT), column(240, 100, RIGHT)), id="a narrow gutter"),
        pytest.param([*column(60, 100, LEFT), *column(310, 106, RIGHT)], id="lines at other heights"),
        pytest.param([*column(60, 100, LEFT), *column(310, 100, RIGHT, lead=14)], id="lines wider apart"),
    ],
)
def test_two_columns(drawn: list[tuple[float, float, str]]):
    assert text_of(*drawn).split("\n") == [*LEFT, *RIGHT]


def test_three_columns():
    words = ("ersten", "zweiten", "dritten", "vierten")
    columns = [[f"{name} in der {word} Zeile dieser" for word in words] for name in "ABC"]
    drawn = line_by_line(*(column(50 + 170 * number, 100, lines) for number, lines in enumerate(columns)))
    assert text_of(*drawn).split("\n") == [line for lines in columns for line in lines]


@pytest.mark.parametrize("in_lines", [False, True], ids=["column by column", "line by line"])
def test_columns_between_lines_of_the_whole_width(in_lines: bool):
    first = [column(60, 100, LEFT), column(310, 100, RIGHT)]
    second = [column(60, 250, RIGHT), column(310, 250, LEFT)]
    drawn = [
        (60, 40, "Migrationsbericht"),
        (500, 40, "Seite 1"),
        *column(60, 70, WIDE),
        *(line_by_line(*first) if in_lines else [*first[0], *first[1]]),
        *column(60, 200, WIDE),
        *(line_by_line(*second) if in_lines else [*second[0], *second[1]]),
        (60, 800, "Migrationsamt"),
    ]
    assert text_of(*drawn).split("\n\n") == [
        "Migrationsbericht   Seite 1",
        "\n".join(WIDE),
        "\n".join([*LEFT, *RIGHT]),
        "\n".join(WIDE),
        "\n".join([*RIGHT, *LEFT]),
        "Migrationsamt",
    ]


def test_heading_over_both_columns_that_reaches_over_one_alone():
    drawn = [*column(60, 100, LEFT), *column(310, 100, RIGHT), (60, 172, "II. Lage"), *column(60, 184, RIGHT)]
    drawn += column(310, 184, LEFT)
    assert text_of(*drawn).split("\n") == [*LEFT, *RIGHT, "II. Lage", *RIGHT, *LEFT]


TABLE = [
    ("Land", "2014", "2015"),
    ("Griechenland", "77.163", "911.471"),
    ("Bosnien und Herzegowina", "5", "17"),
    ("Italien", "170.664", "153.842"),
    ("Serbien", "23", "44"),
]


def test_table_is_read_row_by_row():
    drawn = [
        (60 + 150 * place, 100 + 14 * row, cell) for row, cells in enumerate(TABLE) for place, cell in enumerate(cells)
    ]
    assert text_of(*drawn).split("\n") == ["   ".join(row) for row in TABLE]


def test_long_cells_of_one_line_are_read_row_by_row():
    rows = [
        ("Verordnung über ein Netz von Beamten", "gilt seit dem 1. Januar 2020 in allen Staaten"),
        ("Richtlinie über die Rückkehr", "wird überarbeitet"),
        ("Beschluss über die Umsiedlung", "galt bis zum 26. September 2017"),
        ("Abkommen mit den Staaten des Balkans", "gilt vorläufig"),
        ("Plan", "ist umgesetzt, soweit das nötig war"),
    ]
    drawn = [(60 + 230 * place, 100 + 14 * row, rows[row][place]) for row in range(5) for place in range(2)]
    assert text_of(*drawn).split("\n") == ["   ".join(row) for row in rows]


def test_cells_of_several_lines_are_read_one_after_the_other():
    cells = [[f"Zelle {row}{side}, Zeile {line}" for line in range(2 + row)] for row in range(3) for side in "ab"]
    drawn = [
        placed
        for number, lines in enumerate(cells)
        for placed in column(60 + 250 * (number % 2), 100 + 54 * (number // 2), lines)
    ]
    assert text_of(*drawn).split("\n\n") == ["\n".join(lines) for lines in cells]


def test_signatures_are_read_one_after_the_other():
    names = [["Wolfgang Muster", "Vorsitzender"], ["Andrea Beispiel", "Berichterstatterin"], ["Ulla Probe", "Mitglied"]]
    drawn = [placed for place, lines in enumerate(names) for placed in column(60 + 170 * place, 100, lines)]
    assert text_of(*drawn).split("\n\n") == ["\n".join(lines) for lines in names]


def test_labels_stay_with_what_they_label():
    items = [("1.", WIDE), ("2.", WIDE[:1]), ("3.", WIDE)]
    drawn = [
        placed
        for row, (label, lines) in enumerate(items)
        for placed in [(60, 100 + 50 * row, label), *column(80, 100 + 50 * row, lines)]
    ]
    assert text_of(*drawn).split("\n\n") == ["\n".join([f"{label} {lines[0]}", *lines[1:]]) for label, lines in items]


def test_paragraphs_are_parted_by_a_blank_line():
    drawn = [*column(60, 100, LEFT), *column(60, 100 + 5 * 12 + 3, RIGHT), *column(60, 250, WIDE)]
    assert text_of(*drawn).split("\n\n") == ["\n".join(lines) for lines in (LEFT, RIGHT, WIDE)]


def test_what_the_file_draws_last_stands_where_the_page_shows_it():
    assert text_of((60, 200, "unten"), (60, 100, "oben"), (60, 150, "Mitte")) == "oben\n\nMitte\n\nunten"


@pytest.mark.parametrize("angle", [90, -90])
def test_upright_text_at_the_margin_stands_behind_the_rest(angle: float):
    note = "Vorabfassung – wird durch die lektorierte Fassung ersetzt."

    def draw(page):
        with page.rotation(angle, x=570, y=500):
            page.text(570, 500, note.replace("–", "-"))
        texts(*column(60, 480, LEFT))(page)

    assert decode(paper(draw), "test.pdf").text == "\n".join([*LEFT, "", note.replace("–", "-")])


@pytest.mark.parametrize("angle", [90, -90])
def test_a_page_of_upright_text_is_read_in_its_own_direction(angle: float):
    def draw(page):
        with page.rotation(angle, x=300, y=400):
            texts(*column(100, 380, LEFT), *column(350, 380, RIGHT))(page)

    assert decode(paper(draw), "test.pdf").text.split("\n") == [*LEFT, *RIGHT]


def test_lines_of_a_scan_that_was_askew():
    def draw(page):
        with page.rotation(2.5, x=300, y=400):
            texts(*column(60, 380, [line + " " + line for line in LEFT]))(page)

    assert decode(paper(draw), "test.pdf").text.split("\n") == [line + " " + line for line in LEFT]

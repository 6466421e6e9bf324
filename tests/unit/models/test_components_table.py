import json

import pytest
from benchmarks.components import PAGE, RESULTS, Row, table, with_rows

from migextract.trained.tagset import LABELS

ROW = Row("a head", dict.fromkeys((*LABELS, "ALL"), 91.25), 92.5, 90.0, 41_000, 12.3, "weasel run all")


def test_a_row_of_the_table():
    *_, line = table([ROW]).splitlines()
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells == ["a head", *["91.2"] * 8, "92.5", "90.0", "41,000", "12.3", "`weasel run all`"]


def test_the_table_goes_between_its_markers():
    page = with_rows("before\n<!-- components -->\nold\n<!-- /components -->\nafter", [ROW])
    assert page.startswith("before\n<!-- components -->\n")
    assert page.endswith("<!-- /components -->\nafter")
    assert "old" not in page
    assert table([ROW]) in page
    with pytest.raises(ValueError, match="no markers"):
        with_rows("nothing", [ROW])


def test_the_model_card_shows_what_was_measured():
    rows = json.loads((RESULTS / "components.json").read_text(encoding="utf-8"))["rows"]
    assert table([Row(**row) for row in rows]) in PAGE.read_text(encoding="utf-8")

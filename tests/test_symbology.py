"""One table of symbols: the code in the data is that of the symbol on the map."""

import csv

from components.dataset.faults import row_faults
from components.dataset.tables import Line
from components.dataset.view import View
from components.layers.symbols import subset
from components.paths import DATA
from components.symbology import IDENTITIES, sidc, symbol_table
from tests.dataset.folder_builder import row as sound_row


def assets() -> list[dict[str, str]]:
    with (DATA / "assets.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_asset_has_the_code_that_its_symbol_is_drawn_from() -> None:
    drawn = subset({row["symbol"] for row in assets()})["military"]
    for row in assets():
        symbol = drawn.get(row["symbol"])
        assert row["sidc"] == (symbol[View().identity]["sidc"] if symbol else ""), row["asset_id"]


def test_a_code_takes_no_side_and_names_no_echelon() -> None:
    for row in assets():
        assert not row["sidc"] or (row["sidc"][:4], row["sidc"][6:10], row["sidc"][16:]) == ("1004", "0000", "0000")


def test_a_code_holds_the_symbol_set_and_the_entity_of_its_kind() -> None:
    for kind, entry in symbol_table()["kinds"].items():
        code = sidc(kind)
        assert (code[4:6], code[10:16]) == tuple(entry["sidc"] or ("", ""))


def test_what_the_standard_does_not_know_has_no_code() -> None:
    assert sidc("militia") == sidc("zeppelin") == ""
    assert IDENTITIES[0] == View().identity == "neutral"


def test_the_code_of_another_symbol_is_a_fault() -> None:
    line = Line(1, sound_row("assets", sidc=sidc("frigate")))
    assert [fault.column for fault in row_faults("assets", line)] == ["symbol, sidc"]

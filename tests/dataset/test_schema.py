import pytest

from components.dataset.codes import ASSET_DOMAINS, ASSET_KINDS, Codes
from components.dataset.schema import REFERENCES, TABLES, ReportRow, Row
from tests.dataset.folder_builder import row


@pytest.mark.parametrize(("table", "model"), TABLES.items())
def test_every_column_is_described(table: str, model: type[Row]) -> None:
    undescribed = [name for name, field in model.model_fields.items() if not field.description]
    assert undescribed == [], table


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_defaults_is_sound(table: str) -> None:
    assert TABLES[table].model_validate(row(table))


def test_the_report_has_the_columns_that_other_stages_read() -> None:
    assert ReportRow.columns()[:6] == ("report_id", "asset_id", "assertion", "status", "date_start", "date_end")


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        ReportRow.model_validate({**row("reports"), "colour": "red"})


def test_every_asset_kind_moves_in_a_domain() -> None:
    assert set(ASSET_KINDS) == set(ASSET_DOMAINS)


def test_references_name_columns_that_exist() -> None:
    for table, references in REFERENCES.items():
        assert set(references) <= set(TABLES[table].columns())
        assert set(references.values()) <= set(TABLES)


def test_a_code_outside_its_list_names_the_list_and_the_choices() -> None:
    with pytest.raises(ValueError, match=r"'blue' is no colour; use one of red, green"):
        Codes("colour", {"red": "", "green": ""}).check("blue")

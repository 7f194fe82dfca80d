import pytest

from components.ui.pages.assets import ASSET
from tests.ui.page import visit


def test_a_link_to_an_asset_shows_its_identity_and_every_report_with_a_source() -> None:
    app = visit("assets", asset="uss-iwo-jima")
    said = app.markdown[0].value
    assert "USS Iwo Jima" in said
    assert "LHD\\-7" in said
    assert "(assets?asset=iwo-jima-arg)" in said
    reports = app.dataframe[0].value
    assert len(reports) >= 26
    assert reports["publisher"].ne("").all()
    assert reports["told_of"].eq("the asset itself").any()
    assert reports["told_of"].eq("Iwo Jima Amphibious Ready Group").any()


def test_a_group_names_its_members() -> None:
    assert "(assets?asset=uss-iwo-jima)" in visit("assets", asset="iwo-jima-arg").markdown[0].value


def test_choosing_an_asset_changes_the_address_and_clearing_it_shows_all() -> None:
    app = visit("assets")
    assert not app.dataframe
    app.selectbox(key=ASSET).set_value("uss-gravely").run()
    assert app.query_params[ASSET] in ("uss-gravely", ["uss-gravely"])
    assert "USS Gravely" in app.markdown[0].value
    app.selectbox(key=ASSET).set_value(None).run()
    assert ASSET not in app.query_params
    assert not app.dataframe


def test_an_unknown_asset_in_a_link_is_named_and_all_are_shown() -> None:
    app = visit("assets", asset="uss-<script>")
    assert "does not know" in app.info[0].value
    assert "assets with a report" in app.text[0].value


@pytest.mark.parametrize("asset_id", ["158th-fighter-wing", "usmc-f-35b", "22nd-meu", "uss-sampson"])
def test_units_types_and_ships_have_a_page_alike(asset_id: str) -> None:
    assert visit("assets", asset=asset_id).markdown[0].value.startswith("## ")


def test_the_number_of_people_it_is_for_leads_to_its_source() -> None:
    said = visit("assets", asset="uss-gerald-r-ford").markdown[0].value
    assert "Nominal complement: 4,000 ([" in said
    assert "](https://" in said


def test_a_home_port_and_the_days_in_a_group_lead_to_their_sources() -> None:
    said = visit("assets", asset="uss-fort-lauderdale").markdown[0].value
    assert "Home port: Norfolk\\, Virginia ([WAVY](https://" in said
    assert "In its group from: 14 August 2025 ([" in said

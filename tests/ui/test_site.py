import pytest
from streamlit.testing.v1 import AppTest

from components.paths import ROOT
from components.ui.shelf import shelf
from tests.ui.page import PATIENCE


@pytest.mark.parametrize("script", ["app.py", "dashboard.py"])
def test_the_map_comes_first_whichever_script_is_run(script: str) -> None:
    app = AppTest.from_file(str(ROOT / script), default_timeout=PATIENCE).run()
    assert not app.exception, [each.message for each in app.exception]
    assert app.title[0].value == "Sotavento"
    assert len(app.dataframe) == 1


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
    app.query_params.update(query)
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    return app


def test_every_page_names_the_version_of_the_data_at_its_foot() -> None:
    assert opened().caption[-1].value.startswith(f"Data version {shelf().dataset.version}")


def test_a_link_with_a_version_that_is_none_is_shown_with_a_notice() -> None:
    app = opened(v="<script>", on="2025-11-20")
    assert "which is none" in app.info[0].value
    assert app.title[0].value == "Sotavento"


def test_a_link_of_the_shown_version_has_no_notice() -> None:
    assert not opened(v=shelf().dataset.version).info

import pytest
from streamlit.testing.v1 import AppTest

from components.paths import ROOT
from tests.ui.page import PATIENCE


@pytest.mark.parametrize("script", ["app.py", "dashboard.py"])
def test_the_map_comes_first_whichever_script_is_run(script: str) -> None:
    app = AppTest.from_file(str(ROOT / script), default_timeout=PATIENCE).run()
    assert not app.exception, [each.message for each in app.exception]
    assert app.title[0].value == "Sotavento"
    assert len(app.dataframe) == 1

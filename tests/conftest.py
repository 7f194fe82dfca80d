"""Prepared once for all workers, so that none of them and no server under test does it at the same time."""

from pathlib import Path

import pytest
from hypothesis import settings

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.land import is_land

BROWSER = Path(__file__).parent / "browser"

# How fast an example runs says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Compile gazetteer and land if they are not up to date; workers (which have ``workerinput``) find them ready."""
    if not hasattr(config, "workerinput"):
        default_gazetteer()
        is_land(0.0, 0.0)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Workers share the tests out by file, so that each file's data are made once; and one worker takes all that drive
    the browser, since two servers and browsers would starve each other."""
    for item in items:
        in_browser = item.path.is_relative_to(BROWSER)
        item.add_marker(pytest.mark.xdist_group("browser" if in_browser else item.path.stem + item.path.parent.name))

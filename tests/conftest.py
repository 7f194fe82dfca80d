"""Prepared once for all workers, so that none of them and no server under test does it at the same time."""

import os

# First of all: lines are counted, and functions replaced, in the modules as Python reads them.
os.environ["SOTAVENTO_COMPILED"] = "no"

import pytest
from hypothesis import settings

from components.geocoding.gazetteer import default_gazetteer
from components.geocoding.land import is_land

# How fast an example runs says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Compile gazetteer and land if they are not up to date; workers (which have ``workerinput``) find them ready."""
    if not hasattr(config, "workerinput"):
        default_gazetteer()
        is_land(0.0, 0.0)

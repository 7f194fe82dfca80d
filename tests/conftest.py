"""Prepared once for all workers, so that none of them and no server under test does it at the same time."""

import pytest

from components.geocoding.gazetteer import default_gazetteer


def pytest_configure(config: pytest.Config) -> None:
    """Compile the gazetteer if it is not up to date; workers (which have ``workerinput``) find it ready."""
    if not hasattr(config, "workerinput"):
        default_gazetteer()

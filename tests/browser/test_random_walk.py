import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import guarded
from tests.browser.random_walk import walk
from tests.running import Server

STEPS = 12


@pytest.mark.parametrize("seed", [20])
def test_somebody_who_presses_whatever_they_see_meets_no_fault(browser: Browser, server: Server, seed: int) -> None:
    with guarded(browser) as visits:
        assert len(walk(visits, server, seed, iter([True] * STEPS))) == STEPS

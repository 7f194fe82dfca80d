"""A real server and a real Chromium, shared by all browser tests; nothing leaves the machine and no error is missed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.dashboard import PATIENCE, Dashboard, Look
from tests.browser.documents import address, folder, show  # noqa: F401 - fixtures
from tests.browser.visits import Visitor, Visits
from tests.running import Server, running

HERE = Path(__file__).resolve().parent
#: Of few tests and long: begun first, so that no worker waits for the other in the end.
LONG = (HERE / "test_large.py", HERE / "test_random_walk.py")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives the browser: ``-m browser`` runs them alone, ``-m 'not browser'`` the rest. They
    are run in the order of their names, those of ``LONG`` files first."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.path not in LONG)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        expect.set_options(timeout=PATIENCE * 1000)
        yield started


def found_browser() -> str:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail("no Chromium on this computer; install it (Debian: apt install chromium) and run the tests again")
    return found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=found_browser(), args=CHROMIUM_FLAGS)
    yield started
    started.close()


@contextmanager
def guarded(browser: Browser) -> Iterator[Visits]:
    """Guarded contexts: in the end none of them may have asked for the network or reported an error."""
    opened = Visits(browser, PATIENCE * 1000)
    yield opened
    opened.close()
    assert opened.refused == []
    assert opened.errors == []


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    with guarded(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A guarded page without the dashboard, for the tests of a file that each bring their own document."""
    with guarded(browser) as opened:
        yield opened.context().new_page()


@pytest.fixture
def visitor(visits: Visits, server: Server) -> Visitor:
    """Somebody in front of the dashboard: ``visitor.open(...)``."""
    return Visitor(visits, server)


@pytest.fixture(scope="module")
def regular(browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody who stays for all the tests of a file."""
    with guarded(browser) as opened:
        yield Visitor(opened, server, stays=True)


@pytest.fixture(scope="module")
def standing(regular: Visitor) -> tuple[Dashboard, Look]:
    """A page that stays open for all the tests of a file, and what it shows at first."""
    seen = regular.open(options={"permissions": ["clipboard-read", "clipboard-write"]})
    return seen, (seen.drawn(), seen.sentence)


@pytest.fixture
def first(standing: tuple[Dashboard, Look]) -> Look:
    """What the page shows at first: the records on the map, and the sentence."""
    return standing[1]


@pytest.fixture
def seen(standing: tuple[Dashboard, Look]) -> Dashboard:
    """The open page, brought back to its first look. A test that needs a fresh browser takes a ``visitor``."""
    seen, first = standing
    seen.reset()
    seen.until(lambda: (seen.drawn(), seen.sentence) == first)
    return seen

"""The folds of the share panel."""

import datetime as dt

import pytest

from components.dataset.view import View
from components.hosting import Hosting
from components.layers.looking import Looking
from components.ui import cite
from components.ui.shelf import selection, shelf

VIEW = View(as_of=dt.date(2025, 11, 16), search='"><script>')


@pytest.fixture(autouse=True)
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cite, "hosting", lambda: Hosting("https://maps.example.org"))


def test_the_frame_holds_the_view_and_no_markup_of_a_stranger() -> None:
    assert cite.frame(VIEW).startswith(
        '<iframe src="https://maps.example.org/map?on=2025-11-16&amp;q=%22%3E%3Cscript%3E" title='
    )


def test_the_default_view_has_the_shortest_address() -> None:
    assert cite.address("", View()) == "https://maps.example.org/"


def test_a_citation_names_the_version_of_the_data_in_its_address_and_where_the_reader_looks() -> None:
    shared = shelf()
    cited = cite.citation(shared, selection(shared, View(as_of=VIEW.as_of)), "en")
    assert cited.url == f"https://maps.example.org/?on=2025-11-16&v={shared.dataset.version}"
    there = cite.citation(shared, selection(shared, View(as_of=VIEW.as_of)), "en", Looking.at("900x600#v=8/18.2/-66.4"))
    assert there.url == f"{cited.url}#v=8/18.2/-66.4"
    assert cited.plotted == len(selection(shared, View(as_of=VIEW.as_of)).plotted)

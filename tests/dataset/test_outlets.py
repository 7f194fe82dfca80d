import pytest

from components import paths
from components.dataset.outlets import Outlet, Registry, may_be_linked, read_derivations, read_registry
from components.errors import InputError
from components.model import RELIABILITY

REGISTRY = read_registry(paths.DATA)


@pytest.mark.parametrize(
    ("publisher", "derived_from", "reliability"),
    [
        ("WHIO (AP)", "AP", "B"),
        ("DVIDS (US Navy)", "US Navy", "B"),
        ("DNYUZ (Washington Post text)", "Washington Post", "C"),
        ("US Navy via Mirage News", "US Navy", "C"),
        ("Diario del Yaqui (NYT/AFP)", "New York Times; AFP", "C"),
        ("Evrim Ağacı (TPG, citing The War Zone)", "The War Zone", "C"),
        ("CBS News (unofficial mirror; do not hyperlink)", "CBS News", "C"),
        ("ArcaMax mirror (Miami Herald)", "Miami Herald", "C"),
        ("FastTakeoff (citing X posts)", "X posts", "F"),
        ("La Prensa (Honduras)", "", "C"),
        ("News-Pravda (Spanish)", "", "E"),
        ("Blueroler", "", "F"),
    ],
)
def test_a_publisher_tells_whose_text_it_is_and_how_far_to_trust_it(
    publisher: str, derived_from: str, reliability: str
) -> None:
    provenance = REGISTRY.provenance(publisher)
    assert (provenance.derived_from, provenance.reliability) == (derived_from, reliability)


def test_an_agency_in_the_title_counts_as_the_origin() -> None:
    assert REGISTRY.provenance("Investing.com", "US flies B-1 bombers (WSJ)").derived_from == "Wall Street Journal"


def test_a_credit_in_the_text_counts_as_the_origin() -> None:
    assert REGISTRY.provenance("ZeroHedge", credited=["Wall Street Journal"]).reliability == "C"


def test_a_copy_is_never_better_than_its_original() -> None:
    for outlet in ("AP", "Army Recognition", "News-Pravda", "X posts"):
        original = REGISTRY.outlet(outlet).reliability
        assert REGISTRY.provenance(f"Blueroler (copy of {outlet})").reliability >= original


def test_an_outlet_without_a_grade_is_named() -> None:
    with pytest.raises(InputError, match=r"'The Unknown' is not in collected/outlets\.csv"):
        REGISTRY.provenance("The Unknown")


def test_the_longest_name_wins() -> None:
    outlets = [Outlet(name, (), "", "private", "B", "x") for name in ("Paper", "News", "News Service")]
    assert Registry(outlets).provenance("Paper (News Service)").derived_from == "News Service"


@pytest.mark.parametrize(
    ("publisher", "url", "linkable"),
    [
        ("AP", "https://example.org", True),
        ("CBS News (unofficial mirror; do not hyperlink)", "http://example.org", False),
        ("CubaHeadlines (mirror)", "https://example.org", False),
        ("Economy Mirror (Epoch Times text)", "https://example.org", True),
        ("AP", "ftp://example.org", False),
    ],
)
def test_unofficial_mirrors_are_cited_but_not_linked(publisher: str, url: str, linkable: bool) -> None:
    assert may_be_linked(publisher, url) is linkable


def test_every_credited_outlet_is_in_the_registry() -> None:
    credited = {outlet for outlets in read_derivations(paths.DATA).values() for outlet in outlets}
    assert all(REGISTRY.outlet(name).reliability in RELIABILITY for name in credited)

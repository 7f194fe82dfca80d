"""Links given to ``sotavento export``."""

import pytest

from components.cli.dataset import query_of
from components.errors import LinkError


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:8501/?as_of=2025-11-20&layers=naval%2Cair#v=5/12/-66",
        "https://example.org/map/?as_of=2025-11-20&layers=naval,air",
        "?as_of=2025-11-20&layers=naval%2Cair",
        "as_of=2025-11-20&layers=naval,air",
        "  as_of=2025-11-20&layers=naval,air#v=5/12/-66\n",
    ],
)
def test_a_link_and_its_query_alone_say_the_same(link: str) -> None:
    assert query_of(link) == {"as_of": "2025-11-20", "layers": "naval,air"}


@pytest.mark.parametrize("link", ["", "http://127.0.0.1:8501/", "https://example.org/map#v=5/12/-66"])
def test_a_link_without_a_query_is_the_default_view(link: str) -> None:
    assert query_of(link) == {}


def test_an_empty_value_is_kept_for_the_decoder_to_judge() -> None:
    assert query_of("?layers=") == {"layers": ""}


def test_a_link_that_is_no_address_is_refused() -> None:
    with pytest.raises(LinkError, match=r"'http://\[' cannot be read"):
        query_of("http://[")


def test_a_link_with_a_thousand_keys_is_refused() -> None:
    with pytest.raises(LinkError, match="cannot be read"):
        query_of("?" + "&".join(f"k{n}=1" for n in range(1001)))

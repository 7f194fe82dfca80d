"""The records of a payload as bits in the order of the map's document."""

import base64

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from components.layers.build import map_payload
from components.layers.catalogue import catalogue
from components.layers.listing import Listing
from tests.layers.theatre import EVERYTHING, observed, selected, theatre


def listed(bits: str, observations: pd.DataFrame) -> list[str]:
    """The ids that bits name, as the frame reads them."""
    chosen = np.unpackbits(np.frombuffer(base64.b64decode(bits), dtype=np.uint8)).astype(bool)
    order = list(Listing.of(observations).numbers)
    return [record_id for record_id, is_chosen in zip(order, chosen[: len(order)], strict=True) if is_chosen]


def test_a_listing_has_the_order_of_the_catalogue() -> None:
    rows = observed(theatre())
    assert list(Listing.of(rows).numbers) == [record[1] for record in catalogue(theatre(), rows)["records"]]


ROWS = pd.DataFrame({"record_id": [f"r{number}" for number in range(31)]}).assign(lat=1.0, lon=2.0, where_prec=1)


@given(st.sets(st.integers(0, 30)))
def test_bits_name_just_the_records_that_were_given(chosen: set[int]) -> None:
    ids = [f"r{number}" for number in sorted(chosen)]
    assert listed(Listing.of(ROWS).bits(ids), ROWS) == ids


def test_a_payload_with_a_listing_names_the_records_of_the_selection_in_its_order() -> None:
    rows, selection = observed(theatre()), selected(theatre())
    payload = map_payload(selection, EVERYTHING, listing=Listing.of(rows))
    assert listed(payload["marked"], rows) == list(selection.marks.index)
    assert "keys" not in payload

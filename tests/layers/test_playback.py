"""What the strip of days below the map is given."""

import datetime as dt

from components.dataset.timeline import timeline
from components.dataset.view import View
from components.layers.build import map_payload
from components.layers.listing import Listing
from components.layers.playback import Playback
from tests.layers.test_listing import listed
from tests.layers.theatre import EVERYTHING, observed, selected, theatre

FIRST, LAST = dt.date(2025, 11, 1), dt.date(2025, 11, 30)


def test_a_closed_strip_knows_only_its_two_ends() -> None:
    payload = map_payload(selected(theatre()), EVERYTHING, playback=Playback(FIRST, LAST))
    assert payload["playback"] == ["2025-11-01", "2025-11-30"]
    assert payload["timeline"] is None


def test_a_map_that_is_not_offered_to_play_has_no_strip() -> None:
    assert map_payload(selected(theatre()), EVERYTHING)["playback"] is None


def test_an_open_strip_has_the_days_of_every_record_in_the_order_of_the_document() -> None:
    rows = observed(theatre())
    shown = timeline(theatre(), rows, View())
    packed = Playback(FIRST, LAST, shown, reports=["bravo"]).packed(Listing.of(rows))
    assert packed is not None
    named = listed(packed["marked"], rows)
    assert named == list(shown.shown)
    assert (packed["first"], packed["days"]) == ("2025-11-01", 30)
    assert listed(packed["reports"], rows) == ["bravo"]
    assert packed["spans"][named.index("bravo")] == [1, 22]  # stale after three weeks

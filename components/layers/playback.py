"""What the strip of days below the map needs: the days of the data and, once it is open, those of every record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from components.dataset.timeline import Timeline
from components.layers.listing import Listing


@dataclass(frozen=True, slots=True)
class Playback:
    """The first and last day that can be shown. While the reader has the strip open, ``timeline`` of the state (show
    ``latest``) and ``reports``, the ids of all that show ``all`` has on the last day: of these the map has on any day
    those whose last possible day has come."""

    first: dt.date
    last: dt.date
    timeline: Timeline | None = None
    reports: Sequence[str] = ()

    def packed(self, listing: Listing) -> dict[str, Any] | None:
        """The timeline, its records named by ``listing``, all days as numbers from its first: ``spans`` are flat pairs
        of first and last day shown; ``None`` while the strip is closed."""
        if self.timeline is None:
            return None
        shown = self.timeline.shown
        return {
            "first": str(self.timeline.first),
            "days": self.timeline.days,
            "marked": listing.bits(shown),
            "spans": [list(chain.from_iterable(spans)) for spans in shown.values()],
            "reports": listing.bits(self.reports),
        }

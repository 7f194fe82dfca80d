"""An extract of a few rows in one line."""

import datetime as dt
from typing import Any

from components.dataset.export.extract import Extract
from components.dataset.observations import observations
from components.dataset.query import select
from components.dataset.view import View
from tests.builders import Row, dataset

DAY = dt.date(2025, 11, 16)
HOSTILE = '=HYPERLINK("http://x")</value></script>\u2028<b>&amp;]]>'


def extract_of(*rows: Row, **view: Any) -> Extract:
    built = dataset(*rows)
    return Extract(select(built, observations(built), View(**{"as_of": DAY, **view})), built)

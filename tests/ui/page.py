"""The page as ``AppTest`` runs it: the real script on the real data, without a browser."""

from __future__ import annotations

import json
import re

from streamlit.testing.v1 import AppTest

from components.paths import ROOT
from components.ui.shelf import shelf
from tests.layers.test_listing import listed

LISTED = re.compile(r"\*\*([\d,]+)\*\* (plotted|filtered out|unlocatable|rejected)")
PATIENCE = 120.0  # seconds for a run; the first one also loads the data


def visit(name: str, **query: str) -> AppTest:
    """One page of ``components/ui/pages`` on its own, opened with the keys and values of a link."""
    app = AppTest.from_string(f"from components.ui.pages.{name} import page; page()", default_timeout=PATIENCE)
    app.query_params.update(query)
    app.run()
    assert not app.exception, [each.message for each in app.exception]
    return app


class Page:
    """A visit to the map page, with names for what a reader looks at."""

    def __init__(self, **query: str) -> None:
        self.app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
        self.app.query_params.update(query)
        self.run()

    def run(self) -> Page:
        self.app.run()
        assert not self.app.exception, [each.message for each in self.app.exception]
        return self

    def open_fold(self, name: str) -> Page:
        """Unfold a group of filters; what it holds is there from the next run on."""
        self.app.session_state[f"fold_{name}"] = True
        return self.run()

    def close_fold(self, name: str) -> Page:
        self.app.session_state[f"fold_{name}"] = False
        return self.run()

    @property
    def address(self) -> dict[str, str]:
        return {key: values[0] if isinstance(values, list) else values for key, values in self.app.query_params.items()}

    @property
    def sentence(self) -> str:
        return str(self.app.sidebar.text[0].value)

    @property
    def plotted(self) -> list[str]:
        """The ids of the records on the map, of which the table has as many."""
        (bridge,) = (each for each in self.app.get("bidi_component") if "map_bridge" in each.proto.id)
        payload, layers = json.loads(bridge.proto.json), shelf().records["layer"]
        ids = [each for each in listed(payload["marked"], shelf().records) if layers[each] in payload["layers"]]
        tables = [table for table in self.app.dataframe if table.proto.id.endswith("-table")]
        assert len(ids) == sum(len(table.value) for table in tables)
        return ids

    @property
    def counts(self) -> dict[str, int]:
        """The bar under the map: what each list is called and how long it is."""
        labels = [popover.proto.popover.label for popover in self.app.get("popover")]
        found = map(LISTED.fullmatch, labels)
        return {match[2]: int(match[1].replace(",", "")) for match in found if match}

    @property
    def collected(self) -> int:
        (text,) = [text.value for text in self.app.text if str(text.value).endswith("collected")]
        return int(re.sub(r"\D", "", str(text)))

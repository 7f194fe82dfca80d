"""Every asset stands in the list of first and last reports, with the reason why none tells of its end."""

import pytest

from components.dataset.first_last import REASONS, TARGET, first_and_last, reason
from components.dataset.schema import TABLES
from components.dataset.tables import read_cells
from components.paths import DATA
from tests.dataset.folder_builder import row


def told(*statuses: str) -> list[dict[str, str]]:
    return [row("reports", report_id=f"r{place}", status=status) for place, status in enumerate(statuses)]


def test_the_list_is_in_step_with_the_data() -> None:
    assets, reports = (read_cells(DATA / f"{name}.csv", TABLES[name].columns()) for name in ("assets", "reports"))
    text = TARGET.read_text(encoding="utf-8")
    assert text == first_and_last(assets, reports)
    assert all(f"(`{asset['asset_id']}`)" in text for asset in assets)


@pytest.mark.parametrize(
    ("statuses", "cells", "code"),
    [
        ((), {}, "group"),
        (("arrived", "returned"), {}, "ended"),
        (("returned", "present"), {}, "left"),
        (("announced", "en_route"), {}, "planned"),
        (("denied",), {}, "planned"),
        (("present", "denied"), {}, "hull"),
        (("present",), {"operator": "Venezuela"}, "home"),
        (("exercise", "port_visit"), {}, "once"),
        (("exercise", "operating"), {}, "hull"),
        (("exercise", "operating"), {"kind": "uav", "domain": "air"}, "type"),
    ],
)
def test_the_reason_follows_from_the_reports_the_operator_and_the_kind(
    statuses: tuple[str, ...], cells: dict[str, str], code: str
) -> None:
    assert reason(row("assets", **cells), told(*statuses)) == code
    assert code in REASONS

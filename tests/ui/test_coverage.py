import pandas as pd

from components import paths
from components.dataset.load import read_dataset
from components.ui.coverage import MOST_OPERATORS, OTHERS, chart, month_link, reports_by_month


def test_every_report_is_counted_once_however_they_are_grouped() -> None:
    dataset = read_dataset(paths.DATA)
    by_domain, by_operator = reports_by_month(dataset, "domain"), reports_by_month(dataset, "operator")
    assert by_domain["reports"].sum() == by_operator["reports"].sum() == len(dataset.reports)
    assert set(by_domain["group"]) == {"naval", "air", "ground"}
    assert by_operator["group"].nunique() == MOST_OPERATORS + 1
    assert OTHERS in set(by_operator["group"])


def test_a_bar_leads_to_the_reports_of_its_month() -> None:
    assert month_link("2026-02", "domain", "air") == "./?from=2026-02-01&to=2026-02-28&show=all&layers=air"
    assert "by=France" in month_link("2025-12", "operator", "France")
    assert "by=" not in month_link("2025-12", "operator", OTHERS)


def test_a_month_without_reports_keeps_its_place_on_the_chart() -> None:
    counted = pd.DataFrame(
        [["2024-12", "naval", 2, "./"], ["2025-02", "air", 1, "./"]], columns=["month", "group", "reports", "map"]
    )
    months = chart(counted, "Domain").to_dict()["encoding"]["x"]
    assert months["scale"]["domain"] == ["2024-12", "2025-01", "2025-02"]
    assert months["axis"]["labelAngle"] == 0

"""``sotavento audit``: a random sample of the data to be traced by hand from the mark to the source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from components.cli.output import write_result

if TYPE_CHECKING:
    from components.dataset.load import Dataset


def audit(
    sample: Annotated[int, typer.Option(min=0, help="How many placed reports to draw.")] = 100,
    numbers: Annotated[int, typer.Option(min=0, help="How many numbers to draw.")] = 50,
    seed: Annotated[int, typer.Option(help="The same seed and data give the same sample.")] = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if left out.")
    ] = None,
) -> None:
    """Draw placed reports and numbers at random and write a sheet to check each against its source."""
    from components.dataset import audit as stage
    from components.dataset.load import read_dataset

    dataset = read_dataset()
    items = stage.placed_reports(dataset, sample, seed, _drawn(dataset)) + stage.numbers(dataset, numbers, seed)
    write_result(stage.sheet(dataset, items, seed).encode(), output)


def _drawn(dataset: Dataset) -> Callable[[Any], str]:
    """What the map makes of a row of ``reports``: the function that the page's own marks come from, put into words."""
    from components.layers.geometry import geometry_by_location, site_of

    geometries = geometry_by_location(dataset.locations)

    def words(row: Any) -> str:
        located = row.rename({"coordinate_uncertainty_m": "uncertainty_m"})
        site = site_of(located, geometries.get(row["location_id"]))
        if site is None:
            return "nothing"
        size = "" if located["uncertainty_m"] != located["uncertainty_m"] else f", ±{located['uncertainty_m']:,.0f} m"
        parts = f", {len(site.polygons)} polygon(s)" if site.polygons else ""
        return f"{site.drawn} at {site.lat:.3f}, {site.lon:.3f}{parts}, where_prec {row['where_prec']}{size}"

    return words

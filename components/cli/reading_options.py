"""How ``sotavento geocode`` is to read: the options of the command as those of the geocoding stage."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Annotated

import typer

from components.errors import InputError

if TYPE_CHECKING:
    from components.geocoding.fallback import Fallback

_POINT = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?) ?, ?([+-]?\d{1,3}(?:\.\d+)?)")

Demonyms = Annotated[bool, typer.Option("--demonyms", help="Take 'Venezuelan' for the country.")]
Streets = Annotated[bool, typer.Option("--streets", help="Take streets and roads for places.")]
Embedded = Annotated[bool, typer.Option("--embedded", help="Take the place inside a name such as 'Caracas Police'.")]
Near = Annotated[
    str | None,
    typer.Option(metavar="LAT,LON", help="About where the texts are likely to speak, such as an outlet's home."),
]
Online = Annotated[
    str,
    typer.Option(
        metavar="SERVICE",
        envvar="SOTAVENTO_ONLINE",
        help="Ask nominatim, photon or geonames for places that the gazetteer lacks; off by default. Only names are "
        "sent; answers are checked, kept in build/ and marked unreviewed.",
    ),
]
Contact = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        envvar="SOTAVENTO_ONLINE_CONTACT",
        help="Your e-mail or web address, which the services ask for.",
    ),
]


def read_point(written: str) -> tuple[float, float]:
    """(lat, lon) in degrees (WGS 84) from ``LAT,LON``. Raises ``InputError`` for anything else."""
    found = _POINT.fullmatch(written.strip())
    if not found:
        raise InputError(f"--near {written!r} is no point; write latitude and longitude in degrees, as 10.6,-66.9")
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) > 90 or abs(lon) > 180:
        raise InputError(
            f"--near {written!r} lies outside the globe: the latitude comes first, -90 to 90, then the longitude"
        )
    return lat, lon


def online_service(service: str, contact: str) -> Fallback | None:
    """The service to ask for unknown places, ``None`` for "off". Raises ``InputError`` as ``online.from_settings``."""
    if service.strip().lower() in ("", "off"):
        return None
    from components.geocoding.online import from_settings  # geopy, for the few that ask for it

    return from_settings({**os.environ, "SOTAVENTO_ONLINE": service, "SOTAVENTO_ONLINE_CONTACT": contact})

"""The online fallback: off by default, cached before it is limited, one turn a second for all processes, and doubted.

Answers come from a server on the loopback interface in the forms that the services document.
"""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.geocoders import GeoNames, Nominatim, Photon

from components.dataset.columns import SLUG
from components.errors import InputError, OnlineError, OnlineTimeout
from components.geocoding.online import Answer, OnlineGeocoder, Provider, from_settings, implausible

ANSWERS = json.loads((Path(__file__).parents[1] / "data" / "online_answers.json").read_text(encoding="utf-8"))


class Service(BaseHTTPRequestHandler):
    requests: list[str] = []  # noqa: RUF012 - the handler class is made anew for each test

    def do_GET(self) -> None:
        self.requests.append(self.path)
        query = parse_qs(urlsplit(self.path).query)["q"][0]
        if query == "break":
            self.send_error(500)
            return
        body = [] if query == "nothing" else ANSWERS[urlsplit(self.path).path]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_: Any) -> None:
        pass


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_760_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def service() -> Iterator[tuple[str, list[str]]]:
    handler = type("Handler", (Service,), {"requests": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"127.0.0.1:{server.server_port}", handler.requests  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


def geocoder(service: tuple[str, list[str]], cache: Path, clock: Clock) -> OnlineGeocoder:
    backend = Nominatim(user_agent="tests", domain=service[0], scheme="http")
    return OnlineGeocoder(Provider.NOMINATIM, backend, cache, clock=clock, sleep=clock.sleep)


def answer(lat: float = 10.5, lon: float = -62.5, country: str = "VE") -> Answer:
    return Answer("x", Provider.NOMINATIM, "X", lat, lon, country, "2026-01-01", {})


def test_it_is_off_unless_set_on() -> None:
    assert from_settings({}) is None
    assert from_settings({"SOTAVENTO_ONLINE": "off"}) is None


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SOTAVENTO_ONLINE": "bing"}, "'bing'"),
        ({"SOTAVENTO_ONLINE": "nominatim"}, "SOTAVENTO_ONLINE_CONTACT"),
        ({"SOTAVENTO_ONLINE": "photon", "SOTAVENTO_ONLINE_CONTACT": "me"}, "'me' is no e-mail or web address"),
        ({"SOTAVENTO_ONLINE": "geonames", "SOTAVENTO_ONLINE_CONTACT": "me@example.org"}, "SOTAVENTO_GEONAMES_USER"),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, str], named: str) -> None:
    with pytest.raises(InputError, match=named):
        from_settings(settings)


@pytest.mark.parametrize("provider", ["nominatim", "photon", "geonames"])
def test_every_provider_can_be_set(provider: str, tmp_path: Path) -> None:
    settings = {"SOTAVENTO_ONLINE": provider, "SOTAVENTO_ONLINE_CONTACT": "a@b.org", "SOTAVENTO_GEONAMES_USER": "me"}
    made = from_settings(settings, tmp_path / "cache.sqlite")
    assert made is not None
    assert made.provider == provider


def test_the_answers_of_all_services_are_read_alike(service: tuple[str, list[str]], tmp_path: Path) -> None:
    clock, domain = Clock(), service[0]
    backends = {
        Provider.NOMINATIM: Nominatim(user_agent="tests", domain=domain, scheme="http"),
        Provider.PHOTON: Photon(user_agent="tests", domain=domain, scheme="http"),
        Provider.GEONAMES: GeoNames(username="tests", domain=domain, scheme="http", user_agent="tests"),
    }
    for provider, backend in backends.items():
        found = OnlineGeocoder(provider, backend, tmp_path / "c.sqlite", clock=clock, sleep=clock.sleep).ask("Ejemplo")
        assert found is not None
        assert (found.lat, found.lon, found.country) == (10.5731, -62.5817, "VE")
        assert found.name.startswith("Caserío Ejemplo")


def test_the_service_is_told_who_asks(service: tuple[str, list[str]], tmp_path: Path) -> None:
    settings = {"SOTAVENTO_ONLINE": "nominatim", "SOTAVENTO_ONLINE_CONTACT": "desk@example.org"}
    made = from_settings(settings | {"SOTAVENTO_ONLINE_DOMAIN": service[0]}, tmp_path / "c.sqlite")
    assert made is not None
    backend = made._geocoder
    assert backend.headers["User-Agent"] == "Sotavento (desk@example.org)"
    assert service[0] in backend.api


def test_the_id_of_an_answer_is_one_that_the_dataset_takes() -> None:
    assert re.fullmatch(SLUG, answer().as_place().place_id)


def test_the_cache_answers_before_the_limiter(service: tuple[str, list[str]], tmp_path: Path) -> None:
    clock = Clock()
    first = geocoder(service, tmp_path / "c.sqlite", clock)
    assert first.ask("Ejemplo") == geocoder(service, tmp_path / "c.sqlite", clock).ask(" Ejemplo ")
    assert len(service[1]) == 1
    assert clock.slept == []


def test_that_nothing_was_found_is_remembered_too(service: tuple[str, list[str]], tmp_path: Path) -> None:
    online = geocoder(service, tmp_path / "c.sqlite", Clock())
    assert online.ask("nothing") is None
    assert online.ask("nothing") is None
    assert len(service[1]) == 1


def test_two_processes_share_one_turn_a_second(service: tuple[str, list[str]], tmp_path: Path) -> None:
    clock = Clock()
    one, other = (geocoder(service, tmp_path / "c.sqlite", clock) for _ in range(2))
    one.ask("a")
    other.ask("b")
    one.ask("c")
    assert clock.slept == [1.0, 1.0]


def test_a_failing_service_is_a_clear_error_and_not_remembered(service: tuple[str, list[str]], tmp_path: Path) -> None:
    online = geocoder(service, tmp_path / "c.sqlite", Clock())
    for _ in range(2):
        with pytest.raises(OnlineError, match="nominatim could not answer 'break'"):
            online.ask("break")
    assert len(service[1]) == 2


def test_a_slow_service_is_a_timeout(tmp_path: Path) -> None:
    from geopy.exc import GeocoderTimedOut

    class Slow:
        def geocode(self, *_: Any, **__: Any) -> None:
            raise GeocoderTimedOut("slow")

    with pytest.raises(OnlineTimeout, match="try again later"):
        OnlineGeocoder(Provider.PHOTON, Slow(), tmp_path / "c.sqlite").ask("Ejemplo")


def test_an_accepted_place_is_marked_unreviewed(service: tuple[str, list[str]], tmp_path: Path) -> None:
    place, note = geocoder(service, tmp_path / "c.sqlite", Clock()).fallback("Ejemplo", ["VE"], [(10.5, -66.9)])
    assert place is not None
    assert "unreviewed" in place.note
    assert "OpenStreetMap" in place.note
    assert "unreviewed" in note


def test_a_place_in_another_country_is_refused(service: tuple[str, list[str]], tmp_path: Path) -> None:
    place, note = geocoder(service, tmp_path / "c.sqlite", Clock()).fallback("Ejemplo", ["TT"])
    assert place is None
    assert "lies in VE" in note


@pytest.mark.parametrize(
    ("found", "countries", "anchors", "reason"),
    [
        (answer(), (), (), ""),
        (answer(), ("VE",), ((10.5, -66.9),), ""),
        (answer(lat=0, lon=0), (), (), "no position"),
        (answer(country=""), ("VE",), (), "a country not stated"),
        (replace(answer(), query="Caserío Nuevo, Sucre"), (), (), "another name"),
        (replace(answer(), query="Wimbledon", name="Wimbleton"), (), (), "another name"),
        (replace(answer(), query="Cáserio Nuévo", name="Caserío Nuevo, Sucre"), (), (), ""),
        (replace(answer(), raw={"class": "shop"}), (), (), "no place but a shop"),
        (replace(answer(), raw={"class": "place"}), (), (), ""),
        (replace(answer(), raw={"properties": {"osm_key": "highway"}}), (), (), "no place but a shop"),
        (replace(answer(), provider=Provider.GEONAMES, raw={"fcl": "R"}), (), (), "no place but a shop"),
        (answer(lat=48.8, lon=2.3, country="FR"), (), ((10.5, -66.9),), "km from the nearest"),
    ],
)
def test_the_plausibility_of_an_answer(found: Answer, countries: Any, anchors: Any, reason: str) -> None:
    assert (implausible(found, countries, anchors) == "") == (reason == "")
    assert reason in implausible(found, countries, anchors)

"""The server as it runs when hosted: what it answers, what it refuses, and the headers on all of it.

A server whose application is declared so that Streamlit does not find it runs without any of this and says nothing;
only a request to the running server can tell.
"""

import csv
import http.client
import io
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from components.dataset.query import select
from components.dataset.view import View
from components.serving.headers import COMMON
from components.ui.shelf import shelf
from tests.running import Server, running

PUBLIC = "maps.example.org"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def problem(self) -> str:
        assert self.headers["Content-Type"] == "application/problem+json"
        return str(json.loads(self.body)["detail"])


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One setting comes from the environment, the other from the secrets of the user who runs the server."""
    home = tmp_path_factory.mktemp("home")
    secrets = home / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(f'SOTAVENTO_PUBLIC_URL = "https://{PUBLIC}"', encoding="utf-8")
    with running(HOME=str(home), SOTAVENTO_SESSIONS="1") as server:
        yield server


def ask(server: Server, target: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    named = {"Host": PUBLIC} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, target, body, named)
    answer = connection.getresponse()
    found = Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return found


EVERYTHING = [
    ("GET", "/", 200),
    ("GET", "/numbers?number=killed", 200),
    ("GET", "/?embed=true", 200),
    ("GET", "/favicon.png", 200),
    ("GET", "/app/static/vendor/leaflet/leaflet.js", 200),
    ("GET", "/app/static/vendor/none.js", 404),
    ("GET", "/media/none", 404),
    ("GET", "/component/none/index.html", 404),
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/map", 200),
    ("GET", "/parts/none.js", 404),
    ("GET", "/openapi.json", 200),
    ("GET", "/feed.atom?lang=es", 200),
    ("GET", "/feed.rss", 404),
    ("GET", "/feed.json?lang=xx", 400),
    ("GET", "/changes.csv", 200),
    ("HEAD", "/api/reports.csv", 200),
    ("GET", "/api/reports.geojson?layers=naval", 200),
    ("GET", "/api/reports.xml", 404),
    ("GET", "/api/none", 404),
    ("GET", "/api/reports.csv?bogus=1", 400),
    ("GET", "//etc/passwd", 400),
    ("GET", "/app/static/..%2f..%2fapp.py", 400),
    ("GET", "/media/%2e%2e/%2e%2e/app.py", 400),
    ("GET", "/component/../../app.py", 400),
    ("GET", "/?q=" + "x" * 40_000, 414),
    ("POST", "/_stcore/agent/interact", 405),
    ("PUT", "/_stcore/upload_file/0/0", 403),
    ("DELETE", "/healthz", 405),
]


@pytest.mark.parametrize(("method", "target", "status"), EVERYTHING, ids=[f"{m} {t[:40]}" for m, t, _ in EVERYTHING])
def test_every_answer_carries_the_security_headers(hosted: Server, method: str, target: str, status: int) -> None:
    answer = ask(hosted, target, method)
    assert answer.status == status
    missing = [
        name for name in (*COMMON, "Content-Security-Policy", "Strict-Transport-Security") if name not in answer.headers
    ]
    assert missing == []
    assert len(answer.headers.get_all("Content-Security-Policy", [])) == 1
    assert b"Traceback" not in answer.body
    assert b"st.App" not in answer.body


def refused(server: Server, **headers: str) -> InvalidStatus:
    with (
        pytest.raises(InvalidStatus) as told,
        connect(f"ws://127.0.0.1:{server.port}/_stcore/stream", additional_headers=headers),
    ):
        pass
    return told.value


def test_a_connection_from_another_site_is_refused_with_the_headers(hosted: Server) -> None:
    response = refused(hosted, Origin="https://evil.test").response
    assert response.status_code == 403
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_foreign_page_reads_nothing_of_the_page_s_own_addresses(hosted: Server) -> None:
    answers = [ask(hosted, "/_stcore/health", Origin=origin).headers for origin in ("https://evil.test", "null")]
    assert [answer["Access-Control-Allow-Origin"] for answer in answers] == [None, None]
    assert ask(hosted, "/_stcore/health", Origin=f"https://{PUBLIC}").status == 200


def test_a_name_that_an_attacker_points_here_is_not_answered(hosted: Server) -> None:
    assert "evil.test" in ask(hosted, "/", Host="evil.test").problem
    with (
        socket.create_connection(("127.0.0.1", hosted.port)) as pointed,
        pytest.raises(InvalidStatus) as told,
        connect("ws://evil.test/_stcore/stream", sock=pointed, origin=Origin("http://evil.test")),
    ):
        pass
    assert told.value.response.status_code == 421


def test_a_session_more_than_there_is_room_for_is_refused(hosted: Server) -> None:
    address = f"ws://127.0.0.1:{hosted.port}/_stcore/stream"
    with connect(address, origin=None):
        assert refused(hosted).response.status_code == 503
    assert ask(hosted, "/healthz").status == 200


def test_compression_remembers_as_much_of_a_session_as_the_protocol_allows(hosted: Server) -> None:
    with connect(f"ws://127.0.0.1:{hosted.port}/_stcore/stream") as connection:
        assert connection.response is not None
        agreed = connection.response.headers["Sec-WebSocket-Extensions"]
    assert agreed.startswith("permessage-deflate")
    assert "server_max_window_bits" not in agreed  # 15, the most, unless it is named
    assert "no_context_takeover" not in agreed


def test_nobody_can_leave_a_file_in_the_memory_of_a_hosted_server(hosted: Server) -> None:
    with connect(f"ws://127.0.0.1:{hosted.port}/_stcore/stream"):
        answer = ask(hosted, "/_stcore/upload_file/0123/4567", "PUT", b"x" * 1000)
    assert answer.status == 403
    assert "takes no files" in answer.problem


def test_the_reports_are_those_that_the_page_plots_for_the_same_keys(hosted: Server) -> None:
    answer = ask(hosted, "/api/reports.csv?on=2025-11-16&layers=naval")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    import datetime as dt

    shared = shelf()
    plotted = select(
        shared.dataset, shared.records, View(as_of=dt.date(2025, 11, 16), layers=frozenset(["naval"]))
    ).plotted
    assert [row["record_id"] for row in rows] == list(plotted.index)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("target", ["/api/reports.csv", "/api/reports.geojson?on=2025-11-16", "/map", "/openapi.json"])
def test_who_holds_an_answer_is_not_sent_it_again(hosted: Server, target: str) -> None:
    mark = ask(hosted, target).headers["ETag"]
    again = ask(hosted, target, If_None_Match=f'"other", {mark}')
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", mark)


def test_another_view_has_another_mark(hosted: Server) -> None:
    marks = [ask(hosted, f"/api/reports.csv{query}").headers["ETag"] for query in ("", "?q=Ford", "?q=ford")]
    assert len(set(marks)) == 3


def test_what_a_program_asks_for_in_vain_is_told_part_by_part(hosted: Server) -> None:
    answer = ask(hosted, "/api/reports.csv?on=2025-13-01&layers=submarines&q=%3Cscript%3E")
    assert answer.status == 400
    assert [error["key"] for error in json.loads(answer.body)["errors"]] == ["'on'", "'layers'"]


def test_a_server_that_is_ready_tells_which_data_it_shows(hosted: Server) -> None:
    assert json.loads(ask(hosted, "/readyz").body)["dataset_version"] == shelf().dataset.version


def test_a_hostile_link_to_the_embedded_map_gives_a_map_that_says_so(hosted: Server) -> None:
    answer = ask(hosted, "/map?on=%00&by=%3Cscript%3Ealert(1)%3C/script%3E&bogus=%24%7B1%7D")
    assert answer.status == 200
    assert b"parts of this link could not be used" in answer.body
    assert b"<script>alert" not in answer.body


def test_every_path_that_is_described_answers(hosted: Server) -> None:
    described = json.loads(ask(hosted, "/openapi.json").body)["paths"]
    assert [path for path in described if ask(hosted, path).status != 200] == []


@pytest.mark.parametrize(
    ("target", "accepted", "said"),
    [
        ("/api/reports.csv?bogus=1", "es-VE", "Partes de la consulta no pueden usarse"),
        ("/api/reports.csv?bogus=1&lang=es", "en", "Partes de la consulta no pueden usarse"),
        ("/api/none", "fr", "'/api/none' is no address"),
        ("/" + "&".join(["?a=1"] * 3000), "es", ""),
    ],
)
def test_a_problem_is_told_in_the_language_that_is_asked_for(
    hosted: Server, target: str, accepted: str, said: str
) -> None:
    answer = ask(hosted, target, Accept_Language=accepted)
    assert answer.status < 500
    if said:
        assert answer.problem.startswith(said)
        assert answer.headers["Content-Language"] == ("es" if "Partes" in said else "en")


def test_rows_and_their_mark_are_the_same_for_readers_of_any_language(hosted: Server) -> None:
    one, other = (ask(hosted, "/api/reports.csv", Accept_Language=each) for each in ("en", "es"))
    assert (one.body, one.headers["ETag"]) == (other.body, other.headers["ETag"])

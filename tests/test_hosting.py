"""Where the server is open to: a switch that cannot be half set."""

import tomllib

import pytest

from components.errors import InputError
from components.hosting import COOKIE_SECRET, HOSTED_SESSIONS, HOSTS, PUBLIC_URL, SESSIONS, Hosting, hosting_of
from components.paths import ROOT
from components.serving.gate import UPLOADS


def test_a_computer_of_one_s_own_answers_under_any_name_and_is_not_hosted() -> None:
    alone = hosting_of({})
    assert alone == Hosting()
    assert not alone.hosted
    assert alone.allows("anything.example:8501")


def test_a_public_address_turns_on_the_hosted_mode_and_its_limits() -> None:
    open_to_all = hosting_of({"SOTAVENTO_PUBLIC_URL": "https://maps.example.org/"})
    assert open_to_all == Hosting("https://maps.example.org", ("maps.example.org",), HOSTED_SESSIONS)
    assert open_to_all.hosted
    assert open_to_all.secure


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("maps.example.org", True),
        ("MAPS.example.org:8501", True),
        ("maps.example.org.", True),
        ("a.news.example", True),
        ("localhost:8501", True),
        ("127.0.0.1", True),
        ("[::1]:8501", True),
        ("evil.test", False),
        ("maps.example.org.evil.test", False),
        ("notmaps.example.org", False),
        ("news.example", False),
        ("", False),
        ("[", False),
        ("maps.example.org@evil.test", False),
    ],
)
def test_only_named_hosts_and_loopback_are_answered(host: str, allowed: bool) -> None:
    named = hosting_of({"SOTAVENTO_PUBLIC_URL": "https://maps.example.org", "SOTAVENTO_HOSTS": " *.News.example ,"})
    assert named.allows(host) is allowed


@pytest.mark.parametrize(
    "environment",
    [
        {"SOTAVENTO_PUBLIC_URL": "maps.example.org"},
        {"SOTAVENTO_PUBLIC_URL": "https://?"},
        {"SOTAVENTO_PUBLIC_URL": "https://maps.example.org/page"},
        {"SOTAVENTO_PUBLIC_URL": "https://user@maps.example.org"},
        {"SOTAVENTO_PUBLIC_URL": "https://[bad"},
        {"SOTAVENTO_HOSTS": "two words"},
        {"SOTAVENTO_HOSTS": '["a.example"]'},
        {"SOTAVENTO_SESSIONS": "many"},
        {"SOTAVENTO_SESSIONS": "-1"},
    ],
)
def test_a_setting_that_cannot_be_read_stops_the_start_and_is_named(environment: dict[str, str]) -> None:
    ((name, value),) = environment.items()
    with pytest.raises(InputError, match=name) as told:
        hosting_of(environment)
    assert repr(value.split(",")[0]) in str(told.value)


@pytest.mark.parametrize("secret", ["unsafe-default", "changeme" * 3, "ab" * 32])
def test_a_public_copy_does_not_start_with_a_secret_that_can_be_guessed(secret: str) -> None:
    with pytest.raises(InputError, match=COOKIE_SECRET) as told:
        hosting_of({PUBLIC_URL: "https://maps.example.org", COOKIE_SECRET: secret})
    assert secret not in str(told.value)
    assert not hosting_of({COOKIE_SECRET: secret}).hosted  # a computer of one's own has no replicas


def test_a_public_copy_starts_with_a_random_secret_or_one_that_streamlit_makes() -> None:
    for given in ({}, {COOKIE_SECRET: "6f1d2c3b4a59687786950a1b2c3d4e5f"}):
        assert hosting_of({PUBLIC_URL: "https://maps.example.org"} | given).hosted


@pytest.mark.parametrize("variable", [PUBLIC_URL, HOSTS, SESSIONS])
def test_every_setting_is_explained_to_those_who_host(variable: str) -> None:
    assert f"| `{variable}` |" in (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def test_the_server_s_settings_are_the_safe_ones_unless_somebody_changes_them() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    server, client = settings["server"], settings["client"]
    assert server["address"] == "127.0.0.1"
    assert server["maxUploadSize"] <= 5
    assert server["enableCORS"] is True  # which has foreign origins refused
    assert server["enableXsrfProtection"] is True
    assert not {"enableAgentApi", "trustedUserHeaders", "cookieSecret"} & set(server)
    assert (client["showErrorDetails"], client["toolbarMode"]) == ("none", "viewer")
    assert settings["browser"]["gatherUsageStats"] is False


def test_the_proxy_refuses_uploads_and_the_containers_turn_on_the_hosted_mode() -> None:
    deployed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "deploy").iterdir() if path.is_file()}
    assert f"location {UPLOADS} {{ return 403; }}" in deployed["nginx.conf"]
    assert f"{PUBLIC_URL}: ${{{PUBLIC_URL}:?" in deployed["compose.yaml"]
    assert "\nUSER 10001\n" in deployed["Dockerfile"]

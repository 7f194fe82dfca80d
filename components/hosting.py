"""Where this server is open to: this computer alone, or the public. Set by the environment, fixed for the process.

``SOTAVENTO_PUBLIC_URL`` (for example ``https://maps.example.org``) is the switch of the *hosted* mode: nobody can send
a file any more, requests under other host names are refused, and sessions have a limit. ``SOTAVENTO_HOSTS`` names
hosts to answer under (commas between them, ``*.`` for all below a name), with or without that switch;
``SOTAVENTO_SESSIONS`` is how many readers may be connected at a time. ``STREAMLIT_SERVER_COOKIE_SECRET``, by which
replicas know one another's cookies, may be absent but not easy to guess.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from components.errors import InputError

PUBLIC_URL, HOSTS, SESSIONS = "SOTAVENTO_PUBLIC_URL", "SOTAVENTO_HOSTS", "SOTAVENTO_SESSIONS"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"
SHORTEST_SECRET, FEWEST_CHARACTERS = 32, 8  # in all, and different ones: 128 random bits in hexadecimal have both
HOSTED_SESSIONS = 200  # docs/hosting.md has what one process holds
_HOST = re.compile(r"(?:\*\.)?[a-z0-9](?:[a-z0-9.:-]{0,252}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Hosting:
    """``url``: the public address without a slash at its end, "" when not hosted. ``hosts``: names to answer under,
    empty for any. ``sessions``: how many connections for pages to hold, 0 for any number."""

    url: str = ""
    hosts: tuple[str, ...] = ()
    sessions: int = 0

    @property
    def hosted(self) -> bool:
        return bool(self.url)

    @property
    def secure(self) -> bool:
        return self.url.startswith("https://")

    def allows(self, host: str) -> bool:
        """Whether a ``Host`` header, port included, is one to answer under. Loopback always is: a name that an
        attacker points at this computer is never one of these."""
        if not self.hosts:
            return True
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        patterns = (*self.hosts, *LOOPBACK)
        return any(name.endswith(each[1:]) if each.startswith("*.") else name == each for each in patterns)


def hosting_of(environment: Mapping[str, str]) -> Hosting:
    """Raises ``InputError`` for an address, host name or number that cannot be read, or a secret to be guessed."""
    url = environment.get(PUBLIC_URL, "").strip().rstrip("/")
    named = tuple(filter(None, (each.strip().lower() for each in environment.get(HOSTS, "").split(","))))
    for name in named:
        if not _HOST.fullmatch(name):
            raise InputError(f"{HOSTS} holds {name!r}, which is no host name; write for example 'maps.example.org'")
    hosts = (*((_host_of(url),) if url else ()), *named)
    if url:
        _refuse_weak(environment.get(COOKIE_SECRET, ""))
    return Hosting(url, hosts, _sessions(environment.get(SESSIONS, "").strip(), HOSTED_SESSIONS if url else 0))


@cache
def hosting() -> Hosting:
    """That of this process."""
    return hosting_of(os.environ)


def _host_of(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if (
        not _HOST.fullmatch(host)
        or parts.scheme not in {"http", "https"}
        or parts.path
        or parts.query
        or parts.username
    ):
        raise InputError(f"{PUBLIC_URL} {url!r} is no address of a site; write for example 'https://maps.example.org'")
    return host


def _sessions(text: str, default: int) -> int:
    if not text:
        return default
    if not re.fullmatch("[0-9]{1,6}", text):
        raise InputError(f"{SESSIONS} {text!r} is no whole number; write how many readers may be connected at a time")
    return int(text)


def _refuse_weak(secret: str) -> None:
    """Stop a public server with a secret that is a placeholder or a word. It is not repeated: messages are logged."""
    if secret and (len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS):
        raise InputError(
            f"{COOKIE_SECRET} can be guessed: it has {len(secret)} characters, {len(set(secret))} different ones; "
            f"write at least {SHORTEST_SECRET} random ones, such as 'openssl rand -hex 32' gives, or leave it out"
        )

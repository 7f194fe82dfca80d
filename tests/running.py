"""The dashboard as ``sotavento run`` starts it, for tests that need a real server; its log must hold no traceback, and
nothing of a start that Streamlit made without what ``components.ui.start`` does first, or of a look for this computer's
address on the internet."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "test-output"
TROUBLE = {"Traceback", "lifespan", "external"}
PATIENCE = 60  # seconds; far beyond what anything here takes on an idle machine


@dataclass(frozen=True)
class Server:
    url: str
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])


@contextmanager
def running(**environment: str) -> Iterator[Server]:
    """A server of its own, with these variables in its environment; its log is kept in test-output/."""
    OUTPUT.mkdir(exist_ok=True)
    port = free_port()
    log_file = OUTPUT / f"server-{port}.log"
    command = [sys.executable, "-c", "from components.cli import main; main()", "run", f"--port={port}"]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=os.environ | environment
        )
    server = Server(f"http://127.0.0.1:{port}", log_file)
    try:
        wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        process.wait()
    assert not TROUBLE & set(re.findall(r"\w+", server.log)), server.log[-4000:]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    given_up = time.monotonic() + PATIENCE
    while not is_healthy(server):
        if process.poll() is not None or time.monotonic() > given_up:
            pytest.fail(f"the server did not come up; its log says:\n{server.log[-4000:]}")
        time.sleep(0.1)


def is_healthy(server: Server) -> bool:
    try:
        with urllib.request.urlopen(f"{server.url}/healthz") as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False

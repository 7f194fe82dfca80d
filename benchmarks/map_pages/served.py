"""Streamlit servers of the pages that are compared: ours as ``app.py`` serves it, the rivals as Streamlit comes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from map_pages import theatre

from components.data_folder import DATA_FOLDER
from components.paths import ROOT

CLUSTER = ROOT / "node_modules" / "leaflet.markercluster" / "dist" / "leaflet.markercluster.js"
STARTS = 300  # seconds within which a server has read a million records
# A million points are 69 MB of JSON; packing them would take the server longer than the way to a browser beside it.
AS_IT_COMES = ["--server.maxMessageSize=200", "--server.enableWebsocketCompression=false"]


@dataclass(frozen=True)
class Server:
    """``runs``: the file to which each run of the script adds its milliseconds."""

    address: str
    runs: Path
    process: int

    def script(self) -> list[float]:
        """Milliseconds of each run so far."""
        return [float(line) for line in self.runs.read_text().split()]

    def resident(self) -> float:
        """Megabytes of memory that the server holds; 0 where no one tells."""
        told = Path(f"/proc/{self.process}/statm")
        if not told.exists():
            return 0.0
        return int(told.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def serving(way: str, size: int, *, ours: bool, kept: Path | None = None) -> Iterator[Server]:
    """A server of one of the pages, once it answers. ``kept``: a folder in which made data are kept for later."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = _data(kept or folder, size) if ours else folder
        settings = {"LOG": folder / "log", "SIZE": size, "WAY": way}
        known = {f"SOTAVENTO_BENCH_{name}": str(value) for name, value in settings.items()} | {DATA_FOLDER: str(data)}
        (folder / "log").write_text("")
        page = _lay_out(folder, way, ours=ours)
        with _started(page, known, [] if ours else AS_IT_COMES) as (address, process):
            yield Server(address, folder / "log", process)


def _data(folder: Path, size: int) -> Path:
    made = folder / f"data-{size}"
    return made if made.exists() else theatre.make(made, size)


def _lay_out(folder: Path, way: str, *, ours: bool) -> Path:
    """Put the page where the browser libraries stand beside it."""
    for page in ("ours.py", "ours_server.py", "rival.py"):
        shutil.copy(ROOT / "benchmarks" / "map_pages" / page, folder)
    shutil.copytree(ROOT / "static", folder / "static", dirs_exist_ok=True)
    if way == "cluster":
        shutil.copy(CLUSTER, folder / "static" / "vendor")
    return folder / ("ours_server.py" if ours else "rival.py")


@contextmanager
def _started(page: Path, known: dict[str, str], options: list[str]) -> Iterator[tuple[str, int]]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(page), f"--server.port={port}", "--server.headless=true"]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with (page.parent / "server.log").open("w+b") as log:
        server = subprocess.Popen(
            [*command, "--server.address=127.0.0.1", "--server.enableStaticServing=true", *options],
            cwd=ROOT,
            env=os.environ | known | {"PYTHONPATH": paths},
            stdout=log,
            stderr=log,
        )
        try:
            _wait(f"http://127.0.0.1:{port}", server, page.parent / "server.log")
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    given_up = time.monotonic() + STARTS
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > given_up:
            sys.exit(f"the server did not come up; its log says:\n{log.read_text(errors='replace')[-4000:]}")
        time.sleep(0.2)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

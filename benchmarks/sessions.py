"""How many readers one process holds: real sessions over Streamlit's own WebSocket messages, on the map page.

Each reader opens the page, then switches a layer every five to ten seconds; a change takes from the message sent to
the script's end as the reader hears of it. Memory is the growth of the server's resident set for each session, after a
first reader has come and gone (what that one costs is told apart). Clients run on the same machine, in one process:
what they take of it is told, and its load (mean of the last minute), to which others may have added.

Run as ``python benchmarks/sessions.py [--sessions 10,50,100] [--seconds 60]``.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from components.paths import ROOT

LAYERS = ("f_layer_naval", "f_layer_air", "f_layer_ground", "f_layer_events")
PAUSE = (5.0, 10.0)  # seconds between two changes of one reader
ARRIVALS = 0.25  # seconds between two readers who open the page
LARGEST = 64 * 2**20


@dataclass
class Reader:
    """Somebody with the page open: what is ticked, and how long each change took."""

    connection: ClientConnection
    ticked: dict[str, bool] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)
    took: list[float] = field(default_factory=list)
    received: int = 0

    async def run(self) -> float:
        """Ask for a run of the script; returns the seconds until it has ended."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = ""
        rerun.cached_message_hashes.extend(self.hashes)
        rerun.context_info.timezone = "UTC"
        rerun.context_info.url = "http://127.0.0.1/"
        for widget, value in self.ticked.items():
            state = rerun.widget_states.widgets.add()
            state.id, state.bool_value = widget, value
        start = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        while not self._hear(await self.connection.recv(decode=False)):
            pass
        return time.perf_counter() - start

    def _hear(self, packet: bytes) -> bool:
        self.received += len(packet)
        told = ForwardMsg.FromString(packet)
        if told.metadata.cacheable and told.hash:
            self.hashes.add(told.hash)
        element = told.delta.new_element
        if element.WhichOneof("type") == "checkbox" and element.checkbox.id.endswith(LAYERS):
            self.ticked.setdefault(element.checkbox.id, element.checkbox.default)
        # A run that a fragment or an early stop ends is none that a reader waits for.
        return told.WhichOneof("type") == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    async def read_on(self, until: float, dice: random.Random) -> None:
        await asyncio.sleep(dice.uniform(0, PAUSE[1]))
        while time.monotonic() < until:
            widget = dice.choice(sorted(self.ticked))
            self.ticked[widget] = not self.ticked[widget]
            self.took.append(await self.run())
            await asyncio.sleep(dice.uniform(*PAUSE))


async def visit(address: str, number: int, seconds: float, server: int) -> dict[str, float]:
    """The figures of so many readers at a time."""
    start = resident(server)
    await _first_reader(address)
    before, readers, opened = resident(server), [], []
    for _ in range(number):
        connection = await connect(address, subprotocols=["streamlit"], max_size=LARGEST)
        reader = Reader(connection)
        opened.append(await reader.run())
        readers.append(reader)
        await asyncio.sleep(ARRIVALS)
    if not all(reader.ticked for reader in readers):
        sys.exit("the page has no layers to switch: the script did not run, or the keys of its widgets have changed")
    heard = sum(reader.received for reader in readers)
    until, busy, started = time.monotonic() + seconds, cpu(server), time.monotonic()
    own = time.process_time()
    await asyncio.gather(*(reader.read_on(until, random.Random(seed)) for seed, reader in enumerate(readers)))
    spent, passed, after = cpu(server) - busy, time.monotonic() - started, resident(server)
    took = sorted(second for reader in readers for second in reader.took)
    for reader in readers:
        await reader.connection.close()
    return {
        "changes": len(took),
        "open_ms": 1000 * statistics.median(opened),
        "median_ms": 1000 * statistics.median(took),
        "p95_ms": 1000 * took[int(0.95 * (len(took) - 1))],
        "kb_change": (sum(reader.received for reader in readers) - heard) / len(took) / 1000,
        "cpu_ms": 1000 * spent / len(took),
        "cores": spent / passed,
        "client_cores": (time.process_time() - own) / passed,
        "load": os.getloadavg()[0],
        "mb_session": (after - before) / number / 1e6,
        "mb_first": (before - start) / 1e6,
        "mb_all": after / 1e6,
    }


async def _first_reader(address: str) -> None:
    """Whoever comes first has the server import and make what all others then share."""
    async with connect(address, subprotocols=["streamlit"], max_size=LARGEST) as connection:
        reader = Reader(connection)
        await reader.run()
        for widget in sorted(reader.ticked) * 2:
            reader.ticked[widget] = not reader.ticked[widget]
            await reader.run()


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def cpu(process: int) -> float:
    """Seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """The dashboard as ``sotavento run`` starts it: its WebSocket's address and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", "from components.cli import main; main()", "run", f"--port={port}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        while not healthy(port):
            if process.poll() is not None:
                sys.exit("the server did not come up")
            time.sleep(0.2)
        yield f"ws://127.0.0.1:{port}/_stcore/stream", process.pid
    finally:
        process.terminate()
        process.wait()


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", default="10,50,100", help="numbers of readers, commas between them")
    parser.add_argument("--seconds", type=float, default=60, help="how long they read")
    arguments = parser.parse_args()
    print(
        "sessions  changes  open ms  median ms  95th pc ms  kB/change  CPU ms/change"
        "  cores  clients  load  MB/session  MB first  MB in all"
    )
    for number in map(int, arguments.sessions.split(",")):
        with server() as (address, process):
            found = asyncio.run(visit(address, number, arguments.seconds, process))
        print(
            f"{number:8}  {found['changes']:7.0f}  {found['open_ms']:7.0f}  {found['median_ms']:9.0f}"
            f"  {found['p95_ms']:10.0f}  {found['kb_change']:9.1f}  {found['cpu_ms']:13.1f}  {found['cores']:5.2f}"
            f"  {found['client_cores']:7.2f}  {found['load']:4.1f}"
            f"  {found['mb_session']:10.2f}  {found['mb_first']:8.0f}  {found['mb_all']:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()

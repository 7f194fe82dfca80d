"""``sotavento run``: the dashboard on this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from components.data_folder import DATA_FOLDER, folder_of
from components.errors import InputError
from components.hosting import HOSTS, LOOPBACK, PUBLIC_URL, Hosting, hosting_of
from components.paths import ROOT

EVERYWHERE = ("0.0.0.0", "::")


def run(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
    address: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 opens it to the network.")] = "127.0.0.1",
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder with a dataset of your own; the shipped one if left out.")
    ] = None,
) -> None:
    """Start the dashboard and print its address; Ctrl-C stops it. For a public copy see docs/hosting.md."""
    server = ROOT / "app.py"
    if not server.is_file():
        raise InputError(f"{str(server)!r} is not there; run the dashboard from a full copy of the repository")
    known = _keep_to_loopback(address)
    _show(data)
    command = [sys.executable, "-m", "streamlit", "run", str(server)]
    options = [f"--server.port={port}", f"--server.address={address}", "--server.showEmailPrompt=false"]
    # Else a new release copied over a running server would be read in part, and the data again for every reader.
    options += ["--server.fileWatcherType=none"]
    if address in EVERYWHERE:  # else Streamlit asks the internet for this computer's address, to print it
        options.append(f"--browser.serverAddress={urlsplit(known.url).hostname or LOOPBACK[0]}")
    os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml in the working directory
    if os.name == "nt":  # where exec would hand the terminal back while the server still runs
        raise typer.Exit(subprocess.call([*command, *options]))
    os.execv(sys.executable, [*command, *options])


def _keep_to_loopback(address: str) -> Hosting:
    """Where only this computer can connect, answer under no name but its own: a site could point its name here.

    Gives what the server is open to. Raises ``InputError`` when the settings cannot be read.
    """
    if address in LOOPBACK and not (os.environ.get(HOSTS) or os.environ.get(PUBLIC_URL)):
        os.environ[HOSTS] = LOOPBACK[0]
    return hosting_of(os.environ)


def _show(data: Path | None) -> None:
    """Name the folder to the server, which works in another directory. Raises ``InputError`` where there is none."""
    named = {DATA_FOLDER: str(data)} if data is not None else os.environ
    os.environ[DATA_FOLDER] = str(folder_of(named))

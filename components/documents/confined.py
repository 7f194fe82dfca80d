"""Runs ``child`` and turns whatever becomes of it into an extract or into one clear error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict

from components.documents.model import Extract, FileKind, Limits
from components.errors import TextError
from components.language import _, current
from components.paths import ROOT

# What Python itself needs to start; nothing else of this process's settings and secrets is handed on.
_PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV")

# Readers who ask at the same time wait for one another: together they cannot take all memory and processors.
_TURNS = threading.BoundedSemaphore(2)


def extract(content: bytes, kind: FileKind, limits: Limits) -> Extract:
    """The text of a file that needs a parser, read in a child process within ``limits``.

    Raises ``TextError`` when the parser refuses it, breaks on it, or does not finish in time.
    """
    request = json.dumps({"kind": kind, "limits": asdict(limits), "language": current()}).encode() + b"\n"
    try:
        with _TURNS:
            done = _run(request + content, limits)
    except subprocess.TimeoutExpired as error:
        raise TextError(
            _("the {kind} could not be read in {seconds} seconds; give a shorter one, or paste the words").format(
                kind=_(kind), seconds=f"{limits.seconds:g}"
            )
        ) from error
    if done.returncode != 0:
        raise TextError(
            _(
                "the {kind} is damaged or takes too much time or memory to read; save it anew, or paste the words"
            ).format(kind=_(kind))
        )
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise TextError(answer["error"])
    return Extract(**answer)


def _run(given: bytes, limits: Limits) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-B", "-m", "components.documents.child"],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # parsers quote the text in their warnings; no log may hold it
        timeout=limits.seconds,
        cwd=ROOT,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"PYTHONHASHSEED": "0"},
        check=False,
    )

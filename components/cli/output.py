"""Where results go: bytes to stdout or to a file, so that no platform's text settings change a line end or a letter."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from components.errors import InputError


def write_result(result: bytes, output: Path | None) -> None:
    """Write to ``output``, or to stdout when it is ``None``. Raises ``InputError`` when the file cannot be written."""
    write_pieces([result], output)


def write_pieces(pieces: Iterable[bytes], output: Path | None) -> None:
    """Write a result as it comes, piece by piece; otherwise as ``write_result``."""
    if output is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise InputError(
            f"cannot write {str(output)!r}: {error.strerror}; choose a file in a folder that exists"
        ) from error


def say(line: str) -> None:
    """A line for the person at the terminal, kept apart from the result."""
    sys.stderr.write(f"{line}\n")

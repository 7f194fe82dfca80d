"""The command line, called as its console script is."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from components import cli


class Done(NamedTuple):
    code: int
    out: str
    err: str


Sotavento = Callable[..., Done]


@pytest.fixture
def sotavento(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Sotavento:
    """Runs a command in this process; gives its exit code, stdout and stderr."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["sotavento", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfdbinary.readouterr()
        return Done(int(ended.value.code or 0), said.out.decode(), said.err.decode())

    return run

"""What every command shares: exit codes, one line per error, bytes that no platform changes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from components import cli
from components.cli.output import write_result
from components.errors import InputError
from components.paths import ROOT

COMMAND = [sys.executable, "-c", "from components.cli import main; main()"]


def sotavento(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, check=False, cwd=ROOT)


def test_an_error_of_ours_is_one_line_and_exit_code_two(tmp_path: Path) -> None:
    done = sotavento("geocode", str(tmp_path / "absent.txt"))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"sotavento: cannot read ")


def test_an_error_of_ours_that_spans_lines_is_still_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise InputError("first\nsecond")

    monkeypatch.setattr(cli, "app", fail)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "sotavento: first second\n"


@pytest.mark.parametrize("arguments", [["fly"], ["geocode", "--format", "xml"], ["run", "--port", "70000"]])
def test_a_wrong_call_explains_itself_with_exit_code_two(arguments: list[str]) -> None:
    done = sotavento(*arguments)
    assert done.returncode == 2
    assert b"Usage" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_stops_early_causes_no_trace(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_bytes(b'{"id": 1, "text": "Ponce"}\n' * 2000)  # far more answers than a pipe holds unread
    with subprocess.Popen(
        [*COMMAND, "geocode", "--jsonl", str(texts)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["id"] == 1
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 1


def test_a_result_is_written_byte_for_byte(tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    write_result("Curaçao\r\n".encode(), target)
    assert target.read_bytes() == "Curaçao\r\n".encode()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*rows\.csv': No such file or directory"):
        write_result(b"", tmp_path / "no folder" / "rows.csv")


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment without settings of ours, and what becomes of it."""
    found = {name: text for name, text in os.environ.items() if not name.startswith("SOTAVENTO_")}
    monkeypatch.setattr(os, "environ", found)
    return found


def test_the_dashboard_is_started_on_this_computer_only(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    called: list[str] = []
    monkeypatch.setattr(os, "execv", lambda _, command: called.extend(command))
    monkeypatch.setattr(os, "chdir", lambda folder: called.append(str(folder)))
    monkeypatch.setattr(sys, "argv", ["sotavento", "run", "--port", "8599"])
    with pytest.raises(SystemExit):
        cli.main()
    assert called[0] == str(ROOT)
    assert called[1:6] == [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    assert {"--server.port=8599", "--server.address=127.0.0.1", "--server.showEmailPrompt=false"} <= set(called)
    assert settings["SOTAVENTO_HOSTS"] == "localhost"


@pytest.mark.parametrize(("url", "name"), [("https://maps.example.org", "maps.example.org"), ("", "localhost")])
def test_a_server_open_to_the_network_is_told_its_name_and_asks_nobody_for_its_address(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], url: str, name: str
) -> None:
    called: list[str] = []
    settings["SOTAVENTO_PUBLIC_URL"] = url
    monkeypatch.setattr(os, "execv", lambda _, command: called.extend(command))
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["sotavento", "run", "--address", "0.0.0.0"])
    with pytest.raises(SystemExit):
        cli.main()
    assert f"--browser.serverAddress={name}" in called
    assert "SOTAVENTO_HOSTS" not in settings


def test_a_setting_that_cannot_be_read_stops_the_start_with_one_line(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    settings["SOTAVENTO_PUBLIC_URL"] = "example.org"
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["sotavento", "run"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "SOTAVENTO_PUBLIC_URL 'example.org'" in capsys.readouterr().err


def test_a_dataset_of_one_s_own_is_named_to_the_server_whatever_folder_it_works_in(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "execv", lambda *_: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    monkeypatch.setattr(sys, "argv", ["sotavento", "run", "--data", "mine"])
    with pytest.raises(SystemExit):
        cli.main()
    assert settings["SOTAVENTO_DATA"] == str(tmp_path / "mine")


def test_a_folder_that_is_not_there_stops_the_start_with_one_line(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["sotavento", "run", "--data", "no such folder"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "'no such folder' is no folder" in capsys.readouterr().err
    assert "SOTAVENTO_DATA" not in settings

"""The browser libraries: what the lock promises, and what the installer copies, refuses and leaves alone."""

import json
import sys
from pathlib import Path

import pytest

import install_scripts

ROOT = Path(__file__).resolve().parents[1]


def project(folder: Path, served: dict[str, list[str]]) -> Path:
    """A project whose packages are already in node_modules/."""
    (folder / "package.json").write_text(json.dumps({"served": served}), encoding="utf-8")
    lock = {"packages": {"": {}, "node_modules/kite": {"integrity": "sha512-x"}}}
    (folder / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    for name, text in {"package.json": "{}", "dist/kite.js": "fly()", "LICENSE": "free"}.items():
        path = folder / "node_modules" / "kite" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def installed(folder: Path) -> Path:
    root = project(folder, {"kite": ["LICENSE", "dist/kite.js"]})
    install_scripts.stamp(root, install_scripts.copy_served(root))
    return root


def test_exactly_the_served_files_are_copied_without_their_dist_folder(tmp_path: Path) -> None:
    vendor = install_scripts.vendor(installed(tmp_path))
    assert {str(path.relative_to(vendor)) for path in vendor.rglob("*") if path.is_file()} == {
        ".installed",
        "kite/LICENSE",
        "kite/kite.js",
    }
    assert (vendor / "kite" / "kite.js").read_text(encoding="utf-8") == "fly()"


def test_files_of_an_earlier_list_do_not_stay_behind(tmp_path: Path) -> None:
    root = installed(tmp_path)
    project(tmp_path, {"kite": ["dist/kite.js"]})
    install_scripts.copy_served(root)
    assert not (install_scripts.vendor(root) / "kite" / "LICENSE").exists()


def test_an_untouched_installation_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = installed(tmp_path)
    monkeypatch.setattr(install_scripts, "install_packages", lambda _: pytest.fail("asked npm for nothing new"))
    assert install_scripts.main(root) == 0


@pytest.mark.parametrize("name", ["static/vendor/kite/kite.js", "package.json", "package-lock.json"])
def test_a_changed_file_or_lock_calls_for_a_new_installation(tmp_path: Path, name: str) -> None:
    root = installed(tmp_path)
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not install_scripts.is_current(root)


@pytest.mark.parametrize("name", ["static/vendor/kite/kite.js", "node_modules/kite/package.json"])
def test_a_missing_file_calls_for_a_new_installation(tmp_path: Path, name: str) -> None:
    root = installed(tmp_path)
    (root / name).unlink()
    assert not install_scripts.is_current(root)


def test_a_served_file_that_the_package_lacks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, {"kite": ["dist/string.js"]})
    monkeypatch.setattr(install_scripts, "install_packages", lambda _: None)
    assert install_scripts.main(root) == 1
    assert "string.js is not in the installed package" in capsys.readouterr().err


def test_a_failing_npm_is_quoted_and_leaves_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, {"kite": ["LICENSE"]})
    failing = [sys.executable, "-c", "import sys; sys.exit('no such registry')"]
    monkeypatch.setattr(install_scripts, "system_npm", lambda: failing)
    assert install_scripts.main(root) == 1
    said = capsys.readouterr().err
    assert "no such registry" in said
    assert "run again" in said
    assert not install_scripts.is_current(root)


@pytest.mark.parametrize(("version", "used"), [("6.14.18", False), ("7.0.0", True), ("11.17.0", True), ("?", False)])
def test_only_an_npm_that_reads_the_lock_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, used: bool
) -> None:
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\necho '{version}'\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert (install_scripts.system_npm() == [str(npm)]) is used


def test_the_lock_holds_an_integrity_hash_for_every_package_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert packages
    for path, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), path
        assert "resolved" not in entry, path


def test_every_package_is_pinned_to_one_version() -> None:
    declared = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    for name, version in {**declared["dependencies"], **declared["devDependencies"]}.items():
        assert version.replace(".", "").isdigit(), f"{name} {version}"


def test_only_what_the_page_needs_is_served() -> None:
    declared = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert set(declared["served"]) <= set(declared["dependencies"])

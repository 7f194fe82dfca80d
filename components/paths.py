"""Where the project's own files are, found from this file so that any working directory will do."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
ASSETS = ROOT / "assets"
BUILD = ROOT / "build"  # products of ``make data`` that are not committed, such as the compiled gazetteer

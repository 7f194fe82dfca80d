"""Where the project's own files are, found from this file so that any working directory will do."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
ASSETS = ROOT / "assets"


def products(root: Path) -> Path:
    """Where a copy of the project keeps what it makes and does not commit, such as the compiled gazetteer: in its
    ``build/``, or where it stands on a file system that cannot be written to, in the user's own cache."""
    inside = root / "build"
    if inside.is_dir() or os.access(root, os.W_OK):
        return inside
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sotavento"


BUILD = products(ROOT)

"""The modules that do most of the work, as machine code where it has been made: the same modules, the same answers.

``compile_geocoding.py`` makes it with mypyc, under ``build/`` in a folder named after a hash of the modules and of the
interpreter: once a module changes, its old form is not found any more and Python reads the module itself.
"""

from __future__ import annotations

import hashlib
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from components.paths import BUILD

HERE: Final = Path(__file__).parent
SETTING: Final = "SOTAVENTO_COMPILED"  # "no" in the environment: modules as Python reads them
GROUPS: Final = {  # compiled at the same time; modules of one group call each other directly
    "places": (
        "tokens", "word_sets", "matcher", "evidence", "recognition", "votes", "priors", "beside", "readings",
        "resolution", "shapes", "toponyms", "contextual", "positions",
    ),
    "reading": (
        "anchors", "clauses", "cues", "governing", "travellers", "roles", "attachment", "tense", "when", "quantities",
        "count_context", "listed_names", "ship_names", "ship_verbs", "ship_kinds", "asset_sites", "assets", "mapping",
        "numerals", "date_rules", "visible",
    ),
}  # fmt: skip
MODULES: Final = tuple(name for names in GROUPS.values() for name in names)


def product(sources: Path = HERE, build: Path = BUILD) -> Path:
    """The folder of the compiled form of the modules as they are now, whether it has been made or not."""
    inputs = hashlib.sha256(importlib.machinery.EXTENSION_SUFFIXES[0].encode())
    for name in MODULES:
        inputs.update((sources / f"{name}.py").read_bytes())
    return build / f"geocoding-{inputs.hexdigest()[:12]}"


def with_compiled(own: Iterable[str], made: Path | None = None) -> list[str]:
    """The folders in which Python shall look for the modules of this package: that of the compiled ones, where they
    are made and wanted, before its ``own``."""
    made = made or product()
    if os.environ.get(SETTING, "").strip().lower() == "no" or not made.is_dir():
        return list(own)
    for library in made.glob(f"*__mypyc{importlib.machinery.EXTENSION_SUFFIXES[0]}"):
        _load(library)
    return [str(made / "components" / "geocoding"), *own]


def _load(library: Path) -> None:
    """Import what the modules of a group share by its bare name, under which they look for it."""
    name = library.name.partition(".")[0]
    spec = importlib.util.spec_from_file_location(name, library)
    if spec is None or spec.loader is None:
        raise ImportError(f"{library} is no library of this Python; delete its folder and compile anew")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)

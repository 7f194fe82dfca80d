"""Which dataset this process shows: the shipped one, or a folder of somebody's own in the same schema.

``SOTAVENTO_DATA`` names the folder (``sotavento run --data`` sets it; ``export`` and ``figure`` read it). It holds the
tables that ``data/README.md`` describes; codes, lexicons and the rules of ageing stay the project's own. Fixed for the
process.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from components import paths
from components.errors import InputError

DATA_FOLDER = "SOTAVENTO_DATA"


def folder_of(environment: Mapping[str, str]) -> Path:
    """The folder that an environment names, the shipped one where it names none.

    Raises ``InputError`` for what is no folder.
    """
    named = environment.get(DATA_FOLDER, "").strip()
    if not named:
        return paths.DATA
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise InputError(f"{DATA_FOLDER} {named!r} is no folder; name one that holds the tables of data/README.md")
    return folder


@cache
def data_folder() -> Path:
    """That of this process."""
    return folder_of(os.environ)

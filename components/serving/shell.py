"""The document that a browser gets first: Streamlit's own, with the map begun in it.

Streamlit draws nothing until some sixty scripts have come and a session has answered. The map needs none of that: its
frame is made by the document itself, with what the address asks for beside it, and ``assets/map/bridge.js`` takes it
into the page once its place is there (docs/decisions/0015). The scripts of what stands first on the map page are named
here too, since Streamlit's page learns of them only while it draws.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from components.errors import SotaventoError
from components.layers.escape import json_for_script
from components.paths import ASSETS
from components.ui.parts import FOLDER, bridge
from components.ui.theme import opening_style

#: Sources of the elements that the map page shows first, as Streamlit's manifest calls them.
FIRST = tuple(
    f"../lib/src/components/{name}"
    for name in (
        "elements/Html/Html.tsx",
        "widgets/BidiComponent/BidiComponent.tsx",
        "widgets/Button/Button.tsx",
        "widgets/ButtonGroup/ButtonGroup.tsx",
        "widgets/Checkbox/Checkbox.tsx",
        "widgets/Slider/Slider.tsx",
        "widgets/TextInput/TextInput.tsx",
    )
)


#: Scripts of ours in the page's document. Streamlit's are modules, which a browser runs after these.
OWN = ("begin.js", "ahead.js")


@cache
def shell_folder() -> Path:
    """Where Streamlit keeps its own page. Raises ``SotaventoError`` where it is not installed with one."""
    spec = importlib.util.find_spec("streamlit")
    places = (spec and spec.submodule_search_locations) or ()
    found = next(
        (folder for folder in (Path(place) / "static" for place in places) if (folder / "index.html").is_file()), None
    )
    if found is None:
        raise SotaventoError("streamlit's page is not there; install the packages of requirements.txt again")
    return found


@cache
def shell() -> str:
    """Streamlit's page with a script that begins the map, and the scripts of ``FIRST`` named after its own."""
    page = (shell_folder() / "index.html").read_text(encoding="utf-8")
    scripts = (*first_scripts(shell_folder()), FOLDER + bridge()[0])
    named = "".join(f'<link rel="modulepreload" crossorigin href="./{name}">' for name in scripts)
    own = "".join(f"<script>{(ASSETS / 'page' / name).read_text(encoding='utf-8')}</script>" for name in OWN)
    return _before(_before(page, "</head>", named), "</body>", own)


def opening(address: str, payload: Mapping[str, Any], place: str) -> str:
    """``shell()`` with the address of the map's document and what it is to show, for its script, and the ``place`` of
    the map until the page has one (``opening.opening_of``)."""
    held = json_for_script({"address": address, "payload": payload})
    data = f'<script type="application/json" id="sotavento-first">{held}</script>'
    return _before(shell(), '<div id="root">', f"<style>{opening_style()}</style>{data}{place}")


def _before(page: str, mark: str, text: str) -> str:
    if page.count(mark) != 1:
        raise SotaventoError(f"streamlit's page has not one {mark}; install the packages of requirements.txt again")
    return page.replace(mark, text + mark)


@cache
def first_scripts(root: Path) -> tuple[str, ...]:
    """Addresses, relative to the page, of the scripts of ``FIRST`` and of those they need, without what the page itself
    names. Raises ``KeyError`` where Streamlit's manifest knows no such source."""
    manifest: dict[str, dict[str, Any]] = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    with_page = set(_needed(manifest, ["index.html"]))
    return tuple(manifest[name]["file"] for name in _needed(manifest, FIRST) if name not in with_page)


def _needed(manifest: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> list[str]:
    """Sources and all that they import at once, each once."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += manifest[name].get("imports", [])
    return list(found)

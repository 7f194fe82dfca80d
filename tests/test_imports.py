"""Imports point one way, from documents to the page; and the heavy libraries stay in their own stage."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("documents", "geocoding", "dataset", "reading", "layers", "figure", "ui", "serving")
BASE = {"model", "data_folder", "dates", "errors", "hosting", "language", "messages", "palette", "paths", "symbology"}
MODULES = sorted((ROOT / "components").rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def stage_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "components").parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def allowed(stage: str, library: str, path: Path) -> bool:
    match library:
        case "streamlit":
            return stage == "ui"
        case "starlette":
            return stage == "serving"
        case "folium" | "branca":
            return stage == "layers"
        case "matplotlib":
            return stage == "figure"
        case "xlsxwriter" | "pyogrio":
            return stage == "dataset"
        case "pandas" | "geopandas":
            return stage not in {"documents", "geocoding", *BASE}
        case "trafilatura" | "pypdf" | "docx" | "lxml":
            return stage == "documents"
        case "requests" | "urllib.request" | "http.client" | "socket" | "geopy" | "httpx":
            return path.name == "online.py"
        case "pickle" | "shelve" | "marshal" | "diskcache" | "joblib":  # what was stored would run when it is read
            return False
    return True


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_its_own_stage_and_those_before_it(path: Path) -> None:
    stage = stage_of(path)
    if stage in BASE:
        reachable = BASE
    elif stage in STAGES:
        reachable = BASE | set(STAGES[: STAGES.index(stage) + 1])
    else:
        reachable = {*BASE, *STAGES, stage}
    for name in imported(path):
        if name.startswith("components."):
            assert name.split(".")[1] in reachable, f"{path} reaches back to {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_and_networked_libraries_stay_in_their_stage(path: Path) -> None:
    stage = stage_of(path)
    for name in imported(path):
        for library in (name, name.split(".")[0]):
            assert allowed(stage, library, path), f"{path} imports {library} outside its stage"

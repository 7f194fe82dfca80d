"""The hot modules as machine code: found only while they match their source, and of the same answers."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from components.geocoding.compiled import HERE, MODULES, SETTING, product, with_compiled
from components.geocoding.geoparser import Options, geoparse
from components.model import MentionKind

ROOT = HERE.parents[1]
TEXTS = (
    "The cruiser left Norfolk, Virginia, on Tuesday and anchored off Port of Spain; 2,200 Marines are aboard.",
    "Two B-52s from Barksdale flew 60 nautical miles north of La Orchila, Trinidad said. Paris and London watched.",
    "El buque USS Gravely llegó a Willemstad el 2 de septiembre, según la armada; Caracas lo negó.",
    "About a dozen F-35s may deploy to Roosevelt Roads, at 18°14′ N 65°38′ W, between Oct. 12 and Oct. 19.",
    "José, Vladimir and Pedro of Santa Rosa County; Coro and Cumaná; Valencia, Spain; Valencia, Carabobo.",
    'Cara\u0301\u200bcas &amp; <b>"Güiria</b> ٣٤ \u202e \ud83d Κύπρος ' + "A " * 60 + "7" * 60,
    "",
)
READING = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from components.geocoding import tokens
from tests.geocoding.test_compiled import answers
print(tokens.__file__)
print(answers())
"""


def answers() -> str:
    """All that is read in the texts, with traces and without, together and alone."""
    text = "\n\n".join(TEXTS) * 2
    wide = Options(demonyms=True, streets=True, embedded=True, near=(10.0, -66.0), trace=False)
    places = Options(kinds=frozenset({MentionKind.PLACE}), theatre=1.0)
    read = [geoparse(one, options=options) for one in (*TEXTS, text) for options in (Options(), wide, places)]
    return ascii([(parse.language, parse.as_dicts()) for parse in read])


def test_the_modules_answer_alike_however_they_were_made() -> None:
    """Where they have been compiled, the other process reads with them; the tests themselves never do."""
    environment = {name: value for name, value in os.environ.items() if name != SETTING}
    other = subprocess.run(
        [sys.executable, "-c", READING], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    file, read = other.stdout.splitlines()
    assert Path(file).is_relative_to(product()) == product().is_dir()
    assert read == answers()


def test_compiled_modules_come_before_their_source_only_where_they_were_made(tmp_path: Path) -> None:
    assert with_compiled(["own"], tmp_path / "none") == ["own"]


def test_compiled_modules_are_left_aside_when_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert with_compiled(["own"], tmp_path) == [str(tmp_path / "components" / "geocoding"), "own"]
    monkeypatch.setenv(SETTING, "No")
    assert with_compiled(["own"], tmp_path) == ["own"]


def test_a_changed_module_is_no_longer_read_in_its_old_form(tmp_path: Path) -> None:
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text("# a module\n")
    before = product(tmp_path)
    assert product(tmp_path) == before
    (tmp_path / f"{MODULES[-1]}.py").write_text("# a changed module\n")
    assert product(tmp_path) != before


@pytest.mark.parametrize("name", MODULES)
def test_a_compiled_module_has_nothing_that_the_compiler_reads_otherwise_than_python(name: str) -> None:
    """It takes ``sum`` without a start for a whole number, and makes a cached property anew each time."""
    tree = ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert [call.lineno for call in calls if call.func.id == "sum" and len(call.args) < 2] == []
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "cached_property"] == []

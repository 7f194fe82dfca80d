"""What can be used is documented, and what the documents point at exists."""

import re
from pathlib import Path

import pytest

from components.cli import app
from components.dataset.codec import KEYS
from components.dataset.schema import TABLES
from components.dataset.view import CHOICES, LAYERS, MEMBERS
from components.dates import DatePrec
from components.model import Assertion, Role, Shape, Status, WherePrec

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")
COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def link_table() -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \|(.*)$", words("docs/links.md"), flags=re.MULTILINE))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_in_the_readme(command: str) -> None:
    assert re.search(rf"^sotavento {command}\b", words("README.md"), flags=re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named_in_the_changelog(command: str) -> None:
    assert f"`{command}`" in words("CHANGELOG.md") or f"`sotavento {command}`" in words("CHANGELOG.md")


def test_every_key_of_a_link_is_documented_and_no_other() -> None:
    assert list(link_table()) == [row.key for row in KEYS]


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.key)
def test_the_fixed_values_of_a_link_key_are_listed(row: object) -> None:
    listed = link_table()[row.key]
    for value in map(str, (*CHOICES.get(row.field, ()), *MEMBERS.get(row.field, ()))):
        ends = f"`{MEMBERS[row.field][0]}` to `{MEMBERS[row.field][-1]}`" if row.field in MEMBERS else ""
        assert f"`{value}`" in listed or (ends and ends in listed)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_in_the_data_dictionary(table: str) -> None:
    assert re.search(rf"^#+ .*\b{table}\.csv", words("data/README.md"), flags=re.MULTILINE)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_is_in_the_glossary(layer: str) -> None:
    assert f"**{layer}**" in words("docs/glossary.md")


@pytest.mark.parametrize("code", [*Status, *Assertion, *Role, *Shape], ids=lambda code: f"{type(code).__name__}.{code}")
def test_every_code_word_is_in_the_glossary(code: str) -> None:
    assert re.search(rf"\b{code}\b", words("docs/glossary.md"))


@pytest.mark.parametrize("code", [*WherePrec, *DatePrec], ids=lambda code: f"{type(code).__name__}.{code}")
def test_every_precision_code_is_in_the_glossary(code: int) -> None:
    name = "where_prec" if isinstance(code, WherePrec) else "date_prec"
    entry = re.search(rf"^\* \*\*{name}\*\*.*?(?=^\* )", words("docs/glossary.md"), flags=re.MULTILINE | re.DOTALL)
    assert entry
    assert re.search(rf"\b{int(code)} [a-z]", entry[0])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (document.parent / target).exists()] == []

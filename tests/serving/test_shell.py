import re

from components.serving.bundle import files
from components.serving.headers import inline_hashes
from components.serving.shell import opening, shell, shell_folder
from components.ui.parts import bridge


def test_the_page_names_scripts_that_are_there_after_its_own() -> None:
    named = re.findall(r'rel="modulepreload" crossorigin href="\.(/[^"]+)"', shell())
    assert set(named[:-1]) <= set(files(shell_folder()))
    assert named[-1] == f"/parts/{bridge()[0]}"
    own = (shell_folder() / "index.html").read_text(encoding="utf-8").count('rel="modulepreload"')
    assert len(named) > own + 20
    assert len(set(named)) == len(named)
    assert shell().rindex('rel="modulepreload"') > shell().index('rel="stylesheet"')


def test_what_the_map_is_to_show_is_no_script_whatever_it_holds() -> None:
    page = opening("parts/map.html", {"words": "</script><script>alert(1)</script>"}, '<p id="place"></p>')
    assert inline_hashes(page) == inline_hashes(shell())
    assert page.count("alert(1)") == 1
    assert page.index("sotavento-first") < page.index('id="place"') < page.index('id="root"')

"""The one-file page holds the view whole, runs nothing of strangers and asks nothing of the network."""

import re

from components.dataset.export.extract import Extract
from components.dataset.view import View
from components.layers.one_file import one_file
from components.ui.shelf import selection, shelf
from tests.builders import asset, report, source
from tests.dataset.export.extracts import HOSTILE, extract_of
from tests.layers.test_escape import PAYLOADS

PUBLIC = re.compile(r"""(?:src|url)\s*[=(]\s*["']?(?:https?:|//)""")


def test_the_page_says_what_it_is_and_has_a_line_for_each_row() -> None:
    extract = extract_of(
        report("a", "2025-11-10"), report("b", "2025-11-11"), source("news-one", publisher="The Paper")
    )
    page = one_file(extract).decode()
    assert page.count("<tr>") == 3
    assert extract.stamp["filter_sentence"] in page
    assert "The Paper: Title of news-one" in page
    assert "GeoNames (CC BY 4.0)" in page
    assert "0123456789ab" in page


def test_texts_of_strangers_end_no_script_and_start_none() -> None:
    told = [
        report(f"a{n}", "2025-11-10", note=text, where_description=text) for n, text in enumerate([HOSTILE, *PAYLOADS])
    ]
    page = one_file(extract_of(*told, asset("a0", name=HOSTILE))).decode()
    harmless = one_file(extract_of(report("a", "2025-11-10"))).decode()
    for tag in ("<script", "</script", "<img", "<svg", "<iframe"):
        assert page.count(tag) == harmless.count(tag), tag
    assert not any("\u2028" in script for script in re.findall(r"<script.*?</script>", page, re.DOTALL))


def test_the_page_allows_only_its_own_scripts_and_no_address() -> None:
    page = one_file(extract_of(report("a", "2025-11-10"), basemap="osm")).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert policy[1].count("sha256-") == page.count("<script>")
    assert not PUBLIC.search(page)
    assert '"basemap":"embedded"' in page


def test_the_same_view_is_the_same_file() -> None:
    extract = extract_of(report("a", "2025-11-10"), report("b", "2025-11-11"))
    assert one_file(extract) == one_file(extract)


def test_all_shipped_records_are_a_small_file() -> None:
    assert len(one_file(Extract(selection(shelf(), View(show="all")), shelf().dataset))) < 2_000_000

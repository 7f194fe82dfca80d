"""The feeds, read by a foreign reader, and what makes an entry new."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import feedparser
import pytest

from components.dataset.news import Entry, entry_id, news
from components.language import LANGUAGES
from components.serving.feeds import FORMS, atom, edits, entries, json_feed
from components.ui.shelf import shelf
from tests.layers.test_escape import PAYLOADS

BASE = "https://maps.example.org"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_reader_finds_every_entry_of_the_atom_feed_whole(language: str) -> None:
    told = entries(shelf(), language)
    found = feedparser.parse(atom(told, BASE, language))
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.language == language
    assert found.feed.id.startswith("urn:uuid:")
    assert [each.id for each in found.entries] == [each.id for each in told]
    assert all(each.title and each.updated_parsed and each.published_parsed for each in found.entries)
    assert all(each.link.startswith(f"{BASE}/changes") and each.content[0].value for each in found.entries)


def test_the_json_feed_has_the_same_entries_and_all_that_the_form_demands() -> None:
    told = entries(shelf(), "en")
    found = json.loads(json_feed(told, BASE, "en"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"{BASE}/feed.json"
    assert [each["id"] for each in found["items"]] == [each.id for each in told]
    assert all(each["content_html"] and each["date_modified"].endswith("T00:00:00Z") for each in found["items"])


def test_entries_have_ids_of_their_own_that_stay_and_the_newest_comes_first() -> None:
    shared = shelf()
    told, again = entries(shared, "en"), news(shared.dataset, shared.records)
    assert told == again
    assert len({each.id for each in (*told, *entries(shared, "es"))}) == 2 * len(told)
    assert all(first.updated >= second.updated for first, second in pairwise(told))
    assert entry_id("version", "576d81efa0c5", "en") in {each.id for each in told}


def test_the_feed_says_what_the_page_of_changes_says() -> None:
    week = next(each for each in entries(shelf(), "en") if "b=2025-11-16" in each.path)
    assert any("Gerald R. Ford" in line for line in week.lines)
    assert not any(line.startswith("Reported again") for line in week.lines)


def test_words_of_a_source_stay_words_and_what_xml_cannot_hold_is_dropped() -> None:
    hostile = replace(entries(shelf(), "en")[0], title="a\x00b", lines=("<script>\x0b&", *PAYLOADS))
    found = feedparser.parse(atom([hostile], BASE, "en"), sanitize_html=False)
    assert not found.bozo
    assert found.entries[0].title == "ab"
    value = found.entries[0].content[0].value
    assert value.startswith("<ul><li>&lt;script&gt;&amp;</li>")
    assert set(re.findall(r"<[^<>]*>", value)) == {"<ul>", "<li>", "</li>", "</ul>"}
    assert json.loads(json_feed([hostile], BASE, "en"))["items"][0]["content_html"].replace("\x0b", "") == value


def test_a_feed_without_entries_is_still_one() -> None:
    assert not feedparser.parse(atom([], BASE, "en")).bozo
    assert list(FORMS) == ["atom", "json"]
    assert isinstance(entries(shelf(), "en")[0], Entry)


def test_the_edits_have_the_columns_of_their_table() -> None:
    assert (
        edits(shelf()).decode("utf-8-sig").splitlines()[0] == "version,date,table,row_id,action,column,old,new,reason"
    )

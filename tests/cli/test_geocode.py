"""``sotavento geocode`` on real text: the contract of a mention, the forms of the result, and its errors."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from components.cli.mentions import MENTION_KEYS
from components.model import MentionKind, Role, Status
from tests.cli.conftest import Sotavento
from tests.documents.files import pdf

TEXT = (
    "The USS Gerald R. Ford left Naval Station Norfolk for the Caribbean on 2 September. Washington said more would "
    "follow. "
    "Three destroyers and about 4,500 sailors were already off Curaçao. No ship is known to be in Qwxyzland."
)
WHOLE = (int, type(None))
REAL = (int, float, type(None))
WORDS = (str, type(None))
TYPES: dict[str, Any] = {
    **dict.fromkeys(("start", "end"), int),
    **dict.fromkeys(("text", "kind", "role"), str),
    **dict.fromkeys(("status", "name", "place_id", "asset_id", "designation", "unit", "date_start", "date_end"), WORDS),
    **dict.fromkeys(("lat", "lon", "uncertainty_m"), REAL),
    **dict.fromkeys(("where_prec", "value_low", "value_best", "value_high", "date_prec"), WHOLE),
    "geometry": (dict, type(None)),
    "trace": list,
}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def found(sotavento: Sotavento, article: Path) -> list[dict[str, Any]]:
    answer: dict[str, Any] = json.loads(sotavento("geocode", str(article), "--published", "2025-09-05").out)
    assert answer["published_on"] == "2025-09-05"
    assert answer["language"] == "en"
    mentions: list[dict[str, Any]] = answer["mentions"]
    return mentions


def test_a_mention_has_exactly_the_keys_of_the_contract_in_their_order(found: list[dict[str, Any]]) -> None:
    assert found
    for mention in found:
        assert tuple(mention) == MENTION_KEYS


def test_the_values_of_a_mention_have_the_types_of_the_contract(found: list[dict[str, Any]]) -> None:
    for mention in found:
        for key, value in mention.items():
            assert isinstance(value, TYPES[key]), f"{key}={value!r}"
            assert not isinstance(value, bool)


def test_codes_come_from_the_printed_lists(found: list[dict[str, Any]]) -> None:
    for mention in found:
        assert mention["kind"] in set(MentionKind)
        assert mention["role"] in set(Role)
        assert mention["status"] in {None, *Status}
        assert mention["where_prec"] in {None, 1, 2, 3, 4, 5, 6, 7}
        assert mention["date_prec"] in {None, 1, 2, 3, 4, 5}


def test_offsets_index_the_given_text(found: list[dict[str, Any]]) -> None:
    for mention in found:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]


def test_a_text_gives_assets_places_counts_and_dates(found: list[dict[str, Any]]) -> None:
    kinds = {kind: [mention for mention in found if mention["kind"] == kind] for kind in MentionKind}
    assert any("Ford" in mention["text"] for mention in kinds[MentionKind.ASSET])
    assert any(mention["text"] == "Washington" and mention["role"] == "speaker" for mention in kinds[MentionKind.PLACE])
    assert any(mention["value_best"] == 4500 for mention in kinds[MentionKind.COUNT])
    assert any(mention["date_start"] == "2025-09-02" for mention in kinds[MentionKind.DATE])


def test_the_speaker_s_city_is_not_drawn(sotavento: Sotavento, article: Path) -> None:
    features = json.loads(sotavento("geocode", str(article), "--format", "geojson").out)["features"]
    drawn = {feature["properties"]["text"] for feature in features if feature["geometry"]}
    assert drawn
    assert "Washington" not in drawn


def test_the_trace_accounts_for_each_place_in_words_and_figures(
    sotavento: Sotavento, article: Path, found: list[dict[str, Any]]
) -> None:
    traces = json.loads(sotavento("geocode", str(article), "--published", "2025-09-05", "--format", "trace").out)
    places = [mention for mention in found if mention["kind"] == MentionKind.PLACE]
    assert [(trace["start"], trace["place_id"]) for trace in traces] == [(m["start"], m["place_id"]) for m in places]
    assert all(trace["text"] in trace["paragraph"] for trace in traces)


def test_the_table_holds_the_same_mentions(sotavento: Sotavento, article: Path, found: list[dict[str, Any]]) -> None:
    out = sotavento("geocode", str(article), "--published", "2025-09-05", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [(row["start"], row["kind"], row["place_id"]) for row in rows] == [
        (str(mention["start"]), mention["kind"], mention["place_id"] or "") for mention in found
    ]


def test_a_stream_of_documents_gives_the_same_mentions(
    sotavento: Sotavento, tmp_path: Path, found: list[dict[str, Any]]
) -> None:
    documents = tmp_path / "documents.jsonl"
    documents.write_text(
        json.dumps({"id": "a", "text": TEXT, "published": "2025-09-05"}) + "\noops\n", encoding="utf-8"
    )
    done = sotavento("geocode", "--jsonl", str(documents))
    good, bad = map(json.loads, done.out.splitlines())
    assert good == {"id": "a", "mentions": found}
    assert bad["error"].startswith("line 2: ")
    assert done.code == 1
    assert "1 of 2 documents could not be read" in done.err


@pytest.mark.parametrize(
    ("text", "option", "place"),
    [
        ("Venezuelan fishermen put to sea.", "--demonyms", "Venezuelan"),
        ("A crowd met on Roosevelt Avenue.", "--streets", "Roosevelt Avenue"),
        ("He studied at Ponce University.", "--embedded", "Ponce"),
    ],
)
def test_what_counts_as_a_place_can_be_widened(
    sotavento: Sotavento, tmp_path: Path, text: str, option: str, place: str
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")

    def places(*options: str) -> set[str]:
        return {mention["text"] for mention in json.loads(sotavento("geocode", str(path), *options).out)["mentions"]}

    assert place not in places()
    assert place in places(option)


@pytest.mark.parametrize(("near", "place_id"), [("51.5,-0.1", "london"), ("42.98, -81.25", "gn:6058560")])
def test_a_text_is_likelier_to_speak_of_places_near_its_home(
    sotavento: Sotavento, tmp_path: Path, near: str, place_id: str
) -> None:
    stream = tmp_path / "documents.jsonl"
    stream.write_text('{"id": 1, "text": "A fire broke out in London."}\n', encoding="utf-8")
    (mention,) = json.loads(sotavento("geocode", "--jsonl", str(stream), f"--near={near}").out)["mentions"]
    assert mention["place_id"] == place_id


@pytest.mark.parametrize("near", ["Caracas", "10.6", "66.9,190", "-95,0", "nan,0"])
def test_a_home_that_is_no_point_is_refused(sotavento: Sotavento, article: Path, near: str) -> None:
    done = sotavento("geocode", str(article), f"--near={near}")
    assert (done.code, done.out) == (2, "")
    assert repr(near) in done.err


def test_a_long_stream_tells_how_far_it_is(sotavento: Sotavento, tmp_path: Path) -> None:
    documents = tmp_path / "documents.jsonl"
    documents.write_text('{"id": 1, "text": "Ponce"}\n' * 1001, encoding="utf-8")
    done = sotavento("geocode", "--jsonl", str(documents))
    assert (done.code, done.err) == (0, "1,000 documents read\n")
    assert done.out.count("\n") == 1001


def test_a_file_that_is_no_text_is_refused_by_its_name(sotavento: Sotavento, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG Ponce")
    done = sotavento("geocode", str(picture))
    assert (done.code, done.out) == (2, "")
    assert "picture.png' is a picture (PNG)" in done.err


def test_a_guessed_encoding_is_told_on_stderr(sotavento: Sotavento, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes("El buque fondeó frente a Güiria el sábado.".encode("cp1252"))
    done = sotavento("geocode", str(article))
    assert "was read as cp1252" in done.err
    assert "Güiria" in [mention["text"] for mention in json.loads(done.out)["mentions"]]


def test_a_pdf_is_read_like_a_text(sotavento: Sotavento, tmp_path: Path, article: Path) -> None:
    file = tmp_path / "article.pdf"
    file.write_bytes(pdf(article.read_text(encoding="utf-8").replace("\n", " ")))
    answers = [json.loads(sotavento("geocode", str(path)).out)["mentions"] for path in (file, article)]
    words = [[mention["text"] for mention in answer] for answer in answers]
    assert words[0] == words[1]


def test_an_online_service_wants_to_know_who_asks(sotavento: Sotavento, article: Path) -> None:
    done = sotavento("geocode", str(article), "--online", "nominatim")
    assert (done.code, done.out) == (2, "")
    assert "SOTAVENTO_ONLINE_CONTACT is not set" in done.err


def test_a_text_without_unknown_places_asks_no_service(sotavento: Sotavento, article: Path) -> None:
    asked = sotavento("geocode", str(article), "--online", "nominatim", "--contact", "desk@example.org")
    assert asked.out == sotavento("geocode", str(article)).out


@pytest.mark.parametrize("extra", [["text.txt"], ["--published", "2025-09-05"], ["--format", "csv"]])
def test_options_that_a_stream_would_ignore_are_refused(sotavento: Sotavento, extra: list[str]) -> None:
    done = sotavento("geocode", "--jsonl", "documents.jsonl", *extra)
    assert done.code == 2
    assert "--jsonl takes its texts and dates from its lines" in done.err


def test_a_date_that_is_no_day_is_refused(sotavento: Sotavento, article: Path) -> None:
    assert "'September' is not YYYY" in sotavento("geocode", str(article), "--published", "September").err

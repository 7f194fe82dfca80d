"""Counts that belong to an asset."""

import csv

import pytest

from components.geocoding.assets import AssetLexicon, find_assets
from components.geocoding.quantities import find_counts
from components.geocoding.roles import assign_roles
from components.model import Mention, MentionKind
from components.paths import DATA

with (DATA / "collected" / "assets.csv").open(encoding="utf-8", newline="") as file:
    LEXICON = AssetLexicon(list(csv.DictReader(file)))


def count_of(text: str) -> Mention:
    mentions = sorted([*find_assets(text, None, LEXICON), *find_counts(text)], key=lambda mention: mention.start)
    (count,) = [mention for mention in assign_roles(text, None, mentions) if mention.kind is MentionKind.COUNT]
    return count


@pytest.mark.parametrize(
    ("text", "asset_id", "designation"),
    [
        ("ten F-35Bs landed", "usmc-f-35b", "F-35B"),
        ("two US Air Force B-52s flew", "usaf-b-52h", "B-52H"),
        ("3,700 sailors aboard USS Iwo Jima", "uss-iwo-jima", "LHD-7"),
        ("unos 4.000 marineros a bordo del USS Gerald R. Ford", "uss-gerald-r-ford", "CVN-78"),
        ("three ships and the USS Iwo Jima", None, None),
    ],
)
def test_a_count_belongs_to_the_asset_it_counts_or_is_aboard_of(
    text: str, asset_id: str | None, designation: str | None
) -> None:
    count = count_of(text)
    assert (count.asset_id, count.designation) == (asset_id, designation)


def test_the_trace_of_an_attached_count_names_the_asset() -> None:
    assert count_of("ten F-35Bs landed").trace[-1] == "counts 'F-35Bs'"

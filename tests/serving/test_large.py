"""What the browser asks of a large layer: its columns once, then words of single records and what it cannot decide."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from components.dataset.query import select
from components.dataset.view import View
from components.language import SPANISH, speaking
from components.layers.large import Large, unpacked
from components.serving import large as module
from components.serving.large import large_chosen, large_pack, large_records
from components.ui import shelf as shelf_module
from components.ui.shelf import large_layer, shelf
from tests.serving.asgi import Answer, ask

SERVER = Starlette(
    routes=[
        Route("/large/{mark}/pack", large_pack),
        Route("/large/{mark}/records", large_records),
        Route("/large/{mark}/chosen", large_chosen),
    ]
)


@pytest.fixture(scope="module")
def layer() -> Iterator[Large]:
    """The shipped data, as if they were very many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf_module, "MANY", 100)
        large_layer.cache_clear()
        made = large_layer(shelf())
        assert made is not None
        yield made
    large_layer.cache_clear()
    module.chosen.cache_clear()


def asked(layer: Large, what: str, query: str = "", **headers: str) -> Answer:
    return ask(SERVER, f"/large/{layer.mark}/{what}", query, **headers)


def test_the_pack_is_answered_for_ever_and_holds_every_located_record(layer: Large) -> None:
    plain, packed = asked(layer, "pack"), asked(layer, "pack", accept_encoding="gzip")
    assert "immutable" in packed.headers["cache-control"]
    assert gzip.decompress(packed.body) == plain.body
    header, _ = unpacked(plain.body)
    assert header["count"] == len(layer.row)
    located = shelf().records["lat"].notna() & shelf().records["where_prec"].notna()
    assert set(np.unique(layer.row)) == set(np.flatnonzero(located))


def test_records_come_with_all_that_their_receipts_say(layer: Large) -> None:
    entries = [len(layer.row) - 1, 0]
    told = json.loads(asked(layer, "records", f"entries={entries[0]},{entries[1]}").body)
    names = [told["records"][number][told["columns"].index("id")] for number in told["order"]]
    assert names == [shelf().records["record_id"].iloc[layer.row[entry]] for entry in entries]
    assert [entry in all_of_it for entry, all_of_it in zip(entries, told["entries"], strict=True)] == [True, True]
    assert len(told["sources"]) >= 1


def test_a_record_of_a_link_comes_by_its_id_in_the_language_of_now(layer: Large) -> None:
    name = str(shelf().records["record_id"].iloc[layer.row[0]])
    english = json.loads(asked(layer, "records", f"record={name}").body)
    with speaking(SPANISH):
        spanish = json.loads(asked(layer, "records", f"record={name}").body)
    column = english["columns"].index("id")
    assert [told["records"][0][column] for told in (english, spanish)] == [name, name]
    assert english["records"] != spanish["records"]
    unplaced = shelf().records.index[shelf().records["lat"].isna()][0]
    assert [asked(layer, "records", f"record={each}").status for each in ("nobody", unplaced)] == [404, 404]


@pytest.mark.parametrize("entries", ["", "-1", "x", "1;2", "99999999", ",".join(["1"] * 61)])
def test_what_is_no_short_list_of_entries_is_refused(layer: Large, entries: str) -> None:
    assert asked(layer, "records", f"entries={entries}").status == 400


def test_what_a_search_finds_comes_as_a_bit_for_each_entry(layer: Large) -> None:
    view = View(search="puerto rico")
    bits = np.frombuffer(asked(layer, "chosen", "q=puerto+rico").body, "u1")
    entries = np.flatnonzero(np.unpackbits(bits, count=len(layer.row), bitorder="little"))
    found = select(shelf().dataset, shelf().records, replace(view)).found
    assert len(found) > 0
    assert sorted(layer.row[entries]) == found.tolist()


def test_a_search_that_cannot_be_read_is_refused(layer: Large) -> None:
    assert asked(layer, "chosen", "show=nothing").status == 400


@pytest.mark.usefixtures("layer")
def test_a_layer_of_another_version_is_refused() -> None:
    assert ask(SERVER, "/large/0123456789abcdef/pack").status == 404

"""Unknown names put to a service that is played by a table; no network."""

from collections.abc import Sequence

import pytest

from components.errors import OnlineError, OnlineTimeout
from components.geocoding.fallback import MOST_QUESTIONS
from components.geocoding.geoparser import Options, geoparse
from components.model import Mention, Place, Shape, WherePrec

TEXT = "USS Gravely anchored at Wibbleton Bay, Bahamas. She sailed to Nassau."


def bay(name: str = "Wibbleton Bay") -> Place:
    return Place(
        "online:nominatim:23.5:-75.8", name, (), "town", "BS", "", 23.5, -75.8, 25.0, "", 0.0, "nominatim", "unreviewed"
    )


class Service:
    """Answers every question alike, and remembers what it was asked."""

    def __init__(self, answer: tuple[Place | None, str] | OnlineError) -> None:
        self.answer = answer
        self.asked: list[tuple[str, tuple[str, ...], int]] = []

    def fallback(
        self, query: str, countries: Sequence[str] = (), anchors: Sequence[tuple[float, float]] = ()
    ) -> tuple[Place | None, str]:
        self.asked.append((query, tuple(countries), len(anchors)))
        if isinstance(self.answer, OnlineError):
            raise self.answer
        return self.answer


def found(text: str, service: Service) -> list[Mention]:
    return list(geoparse(text, options=Options(online=service)).mentions)


def mention(text: str, words: str, service: Service) -> Mention:
    (one,) = [each for each in found(text, service) if each.text == words]
    return one


def test_nobody_is_asked_unless_it_is_set_on() -> None:
    assert Options().online is None


def test_an_answer_that_holds_places_the_name_as_a_ring_marked_unreviewed() -> None:
    placed = mention(TEXT, "Wibbleton Bay", Service((bay(), "nominatim, unreviewed")))
    assert placed.place_id == "online:nominatim:23.5:-75.8"
    assert (placed.where_prec, placed.shape) == (WherePrec.NEAR, Shape.RING)
    assert any("unreviewed" in line for line in placed.trace)


def test_the_question_names_the_country_that_the_text_names_and_the_other_places() -> None:
    service = Service((bay(), "nominatim, unreviewed"))
    found(TEXT, service)
    assert service.asked == [("Wibbleton Bay, Bahamas", ("BS",), 2)]


def test_a_name_is_asked_for_once() -> None:
    service = Service((None, "nominatim knows no such place"))
    found("USS Gravely left Wibbleton Bay for Nassau. USS Stockdale anchored at Wibbleton Bay.", service)
    assert len(service.asked) == 1


def test_a_known_place_is_never_asked_for() -> None:
    service = Service((bay(), ""))
    found("USS Gravely sailed to Nassau.", service)
    assert service.asked == []


def test_a_refused_answer_leaves_the_name_unplaced_with_the_reason() -> None:
    left = mention(TEXT, "Wibbleton Bay", Service((None, "refused: it lies in FR, not in BS")))
    assert (left.place_id, left.geometry) == (None, None)
    assert left.trace[-1] == "unresolved: refused: it lies in FR, not in BS"


@pytest.mark.parametrize("error", [OnlineError("nominatim could not answer"), OnlineTimeout("nominatim took too long")])
def test_after_a_failure_nobody_is_asked_again_and_every_name_says_why(error: OnlineError) -> None:
    service = Service(error)
    text = "USS Gravely anchored at Wibbleton Bay, Bahamas. USS Stockdale anchored at Fennimore Cove, Bahamas."
    left = [
        each
        for each in found(text, service)
        if each.place_id is None and each.text in ("Wibbleton Bay", "Fennimore Cove")
    ]
    assert len(service.asked) == 1
    assert left
    assert all(str(error) in each.trace[-1] for each in left)


def test_a_text_without_another_place_gives_nothing_to_check_by_so_nobody_is_asked() -> None:
    service = Service((bay(), ""))
    left = mention("USS Gravely anchored at Wibbleton Bay.", "Wibbleton Bay", service)
    assert service.asked == []
    assert "no other place to check" in left.trace[-1]


def test_no_text_asks_without_end() -> None:
    service = Service((None, "nothing"))
    names = [
        f"{first}{last} Bay"
        for first in ("Wib", "Fen", "Gor", "Hal", "Jun")
        for last in ("bleton", "nimor", "dale", "wick", "ford")
    ]
    found("USS Gravely sailed to Nassau. " + " ".join(f"USS Gravely anchored at {name}." for name in names), service)
    assert len(service.asked) == MOST_QUESTIONS

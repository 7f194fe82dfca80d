from components.model import Mention, MentionKind
from components.reading.receipts import NO_TRACE, paragraph
from tests.reading.texts import example, read


def test_a_receipt_is_one_paragraph_of_sentences() -> None:
    trace = ("count rule: at_least", "unit ships: 'warships'", "counts 'F-35s'")
    said = paragraph(Mention(0, 1, "x", MentionKind.COUNT, trace=trace))
    assert said == (
        "The number was read by the rule “at least”. What is counted: ships: 'warships'. "
        "It says how many there are of 'F-35s'."
    )


def test_the_receipt_of_a_place_is_the_geocoder_s_own_account() -> None:
    reading = read("USS Gravely anchored off Port of Spain.")
    assert "“Port of Spain” (characters 25–38) was read as a place" in reading.receipt(2)
    assert "Sea within" in reading.receipt(2)


def test_every_mention_has_a_receipt() -> None:
    reading = example("en")
    assert len(reading.receipts) == len(reading.mentions)
    assert not {"", NO_TRACE} & set(reading.receipts)
    assert paragraph(Mention(0, 1, "x", MentionKind.PLACE)) == NO_TRACE

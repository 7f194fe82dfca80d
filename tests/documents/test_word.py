import pytest

from components.documents.model import Limits
from components.documents.word import check_unpacked, read_word
from components.errors import TextError
from tests.documents.files import archive, word

LIMITS = Limits()


def test_paragraphs_and_tables_are_read_in_their_order() -> None:
    file = word("The ship is in Ponce.", rows=(("Jets", "Ceiba"), ("Drones", "Aguadilla")))
    assert read_word(file, LIMITS).text == "The ship is in Ponce.\n\nJets; Ceiba\nDrones; Aguadilla"


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(TextError, match="holds no text"):
        read_word(word(), LIMITS)


def test_a_document_that_unpacks_to_a_hundred_times_its_size_is_refused() -> None:
    with pytest.raises(TextError, match="unpacks to more than"):
        check_unpacked(archive(word__document_xml=b" " * 2_000_000), LIMITS)


def test_a_document_of_very_many_parts_is_refused() -> None:
    with pytest.raises(TextError, match="has 4 parts; at most 3"):
        check_unpacked(archive(a=b"", b=b"", c=b"", word__document_xml=b""), Limits(parts=3))

import datetime as dt

from components.documents.model import Document
from components.reading.report import read_report
from tests.reading.texts import PUBLISHED, read


def test_the_same_text_gives_the_same_reading() -> None:
    text = "USS Gravely is in Ponce."
    assert read(text) == read(text)
    assert read(text).version == read(text).version


def test_the_version_tells_another_text_or_day_apart() -> None:
    versions = {read("Ponce.").version, read("Ceiba.").version, read("Ponce.", None).version}
    assert len(versions) == 3


def test_the_day_that_the_reader_gives_wins_over_the_page_s_own() -> None:
    document = Document("USS Gravely is in Ponce.", published_on=dt.date(2025, 1, 2))
    assert read_report(document).published_on == dt.date(2025, 1, 2)
    assert read_report(document, PUBLISHED).published_on == PUBLISHED


def test_a_lone_surrogate_is_read() -> None:
    assert read("USS Gravely is in \ud800 Ponce.").version

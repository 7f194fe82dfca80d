"""The reason for a grade is read in the reader's language."""

import re

from components.dataset.grade_words import reason_words
from components.dataset.load import read_dataset
from components.language import speaking

GRADED = re.compile(r"[^(),]+ \([A-F]\)")


def test_every_reason_of_the_shipped_sources_is_told_in_spanish_with_the_same_outlets() -> None:
    for reason in read_dataset().sources["reliability_reason"].unique():
        assert reason_words(reason) == reason
        with speaking("es"):
            told = reason_words(reason)
        assert told != reason
        assert len(GRADED.findall(told)) == len(GRADED.findall(reason))


def test_a_copy_of_two_outlets_names_both() -> None:
    with speaking("es"):
        told = reason_words("Text or figures of Gun and Tactical (F) and AFP (B), carried by El Yaqui (C).")
        mirror = reason_words("Text or figures of AP (B), seen only through an unofficial mirror: one step below.")
    assert told == "Texto o cifras de Gun and Tactical (F) y AFP (B), que reproduce El Yaqui (C)."
    assert "una copia no oficial" in mirror


def test_a_reason_of_somebody_s_own_data_stays_as_it_is() -> None:
    with speaking("es"):
        assert reason_words("Known to me.") == "Known to me."

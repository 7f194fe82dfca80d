import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import paths
from components.dataset.agreement import FIRST, REVIEW_FILE, REVIEWER, RULES, SECOND, alpha, compared, read_codings

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("0100000010", "1110010000", 0.095),  # both from Krippendorff, "Computing Krippendorff's Alpha-Reliability"
        ("aabbdcccedda", "babbbccceddd", 0.692),
        ("aaaa", "aaaa", 1.0),
    ],
)
def test_alpha_is_that_of_the_published_examples(one: str, other: str, expected: float) -> None:
    assert alpha(zip(one, other, strict=True)) == pytest.approx(expected, abs=0.0005)


@given(PAIRS)
@settings(max_examples=50)
def test_alpha_is_one_only_in_full_agreement_and_does_not_care_who_is_first(pairs: list[tuple[str, str]]) -> None:
    assert (alpha(pairs) == 1.0) == all(one == other for one, other in pairs)
    assert alpha(pairs) == alpha([(other, one) for one, other in pairs])


@pytest.mark.parametrize(("one", "other"), [(FIRST, SECOND), (FIRST, RULES), (REVIEWER, RULES)])
def test_sixty_reports_were_coded_by_both_and_every_difference_was_settled_in_writing(one: str, other: str) -> None:
    found = compared(read_codings(paths.DATA / REVIEW_FILE), one, other)
    assert found.number == 60
    assert all(len(settled) > 20 for _, _, settled in found.differing)

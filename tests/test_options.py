"""Wrong options that may stand, and letters in balance."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from factories import card
from leadquiz.options import balanced_places, wrong_options


def test_options_that_are_also_right_or_repeat_each_other_are_left_out() -> None:
    one = card(
        answer="Jack Ma", accept=("Ma Yun",), distractors=("jack  ma", "MA YUN", "Joe Tsai", "joe tsai", "—")
    )

    assert wrong_options(one) == ("Joe Tsai", "—")


@given(st.lists(st.integers(2, 5), max_size=60), st.integers(0, 1000))
def test_right_letters_are_balanced(sizes: list[int], seed: int) -> None:
    places = balanced_places(sizes, Random(seed))

    for size in set(sizes):
        counts = Counter(place for place, own in zip(places, sizes, strict=True) if own == size)
        assert set(counts) <= set(range(size))
        assert max(counts.values()) - min(counts.get(place, 0) for place in range(size)) <= 1

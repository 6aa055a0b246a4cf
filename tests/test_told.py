"""Parts of a long document."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leadquiz.generate.told import _STRETCH, _stretches

CHAPTERS = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 400)), max_size=8).map(
    lambda runs: [(name + str(n),) for n, (name, size) in enumerate(runs) for _ in range(size)]
)


@given(CHAPTERS)
def test_the_parts_follow_one_another_and_none_is_longer_than_usual(chapters: list[tuple[str]]) -> None:
    parts = list(_stretches(chapters))
    assert parts[0][0] == 0
    assert parts[-1][1] == len(chapters)
    assert all(end == start for (_, end), (start, _) in pairwise(parts))
    assert all(end - start <= _STRETCH for start, end in parts)


def test_a_longer_chapter_moves_no_part_of_the_chapters_behind_it() -> None:
    def parts(first: int) -> list[int]:
        chapters = [("one",)] * first + [("two",)] * 200 + [("three",)] * 300
        return [start - first for start, _ in _stretches(chapters) if start >= first]

    assert parts(160) == parts(170)

"""Crosswords and word searches."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from leadquiz.worksheet.puzzles import WAYS, crossword, numbered, word_search

WORDS = st.lists(st.text("ABCDEST", min_size=3, max_size=9), min_size=2, max_size=10, unique=True)


def runs(letters: dict[tuple[int, int], str]) -> list[str]:
    """Every run of two or more letters across and down."""
    found = []
    for step in ((0, 1), (1, 0)):
        for square in sorted(letters):
            if (square[0] - step[0], square[1] - step[1]) in letters:
                continue
            word = ""
            while square in letters:
                word += letters[square]
                square = (square[0] + step[0], square[1] + step[1])
            if len(word) > 1:
                found.append(word)
    return sorted(found)


@given(WORDS, st.integers(0, 5))
def test_every_run_of_a_crossword_is_one_of_its_words(words: list[str], seed: int) -> None:
    grid = crossword(words, Random(seed))

    assert runs(grid.letters) == sorted(words[one.word] for one in grid.placed)
    assert sorted([*grid.left_out, *(one.word for one in grid.placed)]) == list(range(len(words)))


def test_crossword_numbers_count_in_reading_order() -> None:
    grid = crossword(["TRUST", "TEAM"], Random(1))

    assert list(numbered(grid).values()) == list(range(1, len(numbered(grid)) + 1))
    assert sorted(numbered(grid)) == list(numbered(grid))


@given(WORDS, st.integers(0, 5))
def test_a_word_search_hides_every_word_where_its_key_says(words: list[str], seed: int) -> None:
    rows, found = word_search(words, Random(seed))

    assert len({len(row) for row in rows} | {len(rows)}) == 1
    for word, squares in zip(words, found, strict=True):
        assert "".join(rows[row][column] for row, column in squares) == word
        steps = {(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(squares)}
        assert len(steps) == 1
        assert steps <= set(WAYS)

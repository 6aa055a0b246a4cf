"""Grids of letters: a crossword and a word search from given words."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

Square = tuple[int, int]  # row, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A word in a grid: which one, where it begins, and which way it runs."""

    word: int  # index into the words given
    row: int
    column: int
    down: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Letters by square, with the words they spell; every word given is placed or in `left_out`."""

    rows: int
    columns: int
    letters: dict[Square, str]
    placed: tuple[Placed, ...]
    left_out: tuple[int, ...]


def crossword(words: Sequence[str], rng: Random, *, tries: int = 12) -> Grid:
    """The densest of several layouts in which each word after the first crosses another.

    Words touch only where they cross, so every run of letters is one of the words.
    """
    best: Grid | None = None
    for attempt in range(tries):
        order = sorted(range(len(words)), key=lambda index: (-len(words[index]), index))
        if attempt:
            # Long words first places most; a little disorder finds layouts that a strict order misses.
            order.sort(key=lambda index: -len(words[index]) + rng.uniform(-3, 3))
        grid = _lay(words, order)
        if best is None or _merit(grid) > _merit(best):
            best = grid
    assert best is not None
    return best


def _merit(grid: Grid) -> tuple[int, int]:
    return (-len(grid.left_out), -max(grid.rows, grid.columns) * (grid.rows + grid.columns))


def _lay(words: Sequence[str], order: Sequence[int]) -> Grid:
    letters: dict[Square, str] = {}
    runs: set[tuple[Square, bool]] = set()  # squares, each with a direction in which a word runs there
    placed: list[Placed] = []
    waiting = list(order)
    while waiting:
        progressed = False
        for index in list(waiting):
            spot = _best_spot(words[index], letters, runs) if letters else (0, 0, False)
            if spot is None:
                continue
            row, column, down = spot
            for offset, letter in enumerate(words[index]):
                square = (row + offset, column) if down else (row, column + offset)
                letters[square] = letter
                runs.add((square, down))
            placed.append(Placed(word=index, row=row, column=column, down=down))
            waiting.remove(index)
            progressed = True
        if not progressed:
            break
    top = min((row for row, _ in letters), default=0)
    left = min((column for _, column in letters), default=0)
    moved = {(row - top, column - left): letter for (row, column), letter in letters.items()}
    return Grid(
        rows=1 + max((row for row, _ in moved), default=-1),
        columns=1 + max((column for _, column in moved), default=-1),
        letters=moved,
        placed=tuple(
            Placed(word=one.word, row=one.row - top, column=one.column - left, down=one.down)
            for one in placed
        ),
        left_out=tuple(sorted(waiting)),
    )


def _best_spot(
    word: str, letters: dict[Square, str], runs: set[tuple[Square, bool]]
) -> tuple[int, int, bool] | None:
    """Where the word crosses most and stretches the grid least."""
    rows = [row for row, _ in letters]
    columns = [column for _, column in letters]
    top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
    best: tuple[int, int, int, int, bool] | None = None
    for (row, column), there in sorted(letters.items()):
        offset = -1
        while (offset := word.find(there, offset + 1)) >= 0:
            for down in (False, True):
                start = (row - offset, column) if down else (row, column - offset)
                crossings = _crossings(word, start, down, letters, runs)
                if not crossings:
                    continue
                end = (start[0] + len(word) - 1, start[1]) if down else (start[0], start[1] + len(word) - 1)
                height = max(bottom, end[0]) - min(top, start[0]) + 1
                width = max(right, end[1]) - min(left, start[1]) + 1
                spot = (crossings * 2 - max(height, width), -height - width, *start, down)
                if best is None or spot[:2] > best[:2]:
                    best = spot
    return None if best is None else best[2:]


def _crossings(
    word: str, start: Square, down: bool, letters: dict[Square, str], runs: set[tuple[Square, bool]]
) -> int:
    """How many letters the word shares with the grid there, 0 when it does not fit."""
    step = (1, 0) if down else (0, 1)
    side = (step[1], step[0])
    before = (start[0] - step[0], start[1] - step[1])
    after = (start[0] + step[0] * len(word), start[1] + step[1] * len(word))
    if before in letters or after in letters:
        return 0
    shared = 0
    for offset, letter in enumerate(word):
        row, column = start[0] + step[0] * offset, start[1] + step[1] * offset
        there = letters.get((row, column))
        beside = ((row + side[0], column + side[1]), (row - side[0], column - side[1]))
        if there == letter and ((row, column), down) not in runs:
            shared += 1
        elif there is not None or any(square in letters for square in beside):
            return 0
    return shared if shared < len(word) else 0


def numbered(grid: Grid) -> dict[Square, int]:
    """Crossword numbers of the squares where words begin, in reading order."""
    begins = sorted({(one.row, one.column) for one in grid.placed})
    return {square: number for number, square in enumerate(begins, 1)}


WAYS = ((0, 1), (1, 0), (1, 1), (-1, 1))  # to the right, down, and both diagonals, never backwards


def word_search(words: Sequence[str], rng: Random) -> tuple[tuple[str, ...], tuple[tuple[Square, ...], ...]]:
    """Rows of a square of letters and, for each word, its squares in reading order.

    The filling uses the words' own letters, so that rare ones do not stand out.
    """
    total = sum(map(len, words))
    size = max(max(map(len, words)), 10, round((total * 2) ** 0.5))
    while True:
        for _ in range(20):
            squares = _hide(words, size, rng)
            if squares is not None:
                return _fill(words, size, squares, rng), squares
        size += 1


def _hide(words: Sequence[str], size: int, rng: Random) -> tuple[tuple[Square, ...], ...] | None:
    letters: dict[Square, str] = {}
    hidden: dict[int, tuple[Square, ...]] = {}
    for index in sorted(range(len(words)), key=lambda index: -len(words[index])):
        word = words[index]
        spots = [
            (row, column, way)
            for way in WAYS
            for row in range(size)
            for column in range(size)
            if 0 <= row + way[0] * (len(word) - 1) < size and column + way[1] * (len(word) - 1) < size
        ]
        rng.shuffle(spots)
        for row, column, way in spots:
            run = tuple((row + way[0] * offset, column + way[1] * offset) for offset in range(len(word)))
            fits = all(
                letters.get(square, letter) == letter for square, letter in zip(run, word, strict=True)
            )
            if fits and not all(square in letters for square in run):
                letters.update(zip(run, word, strict=True))
                hidden[index] = run
                break
        else:
            return None
    return tuple(hidden[index] for index in range(len(words)))


def _fill(
    words: Sequence[str], size: int, squares: tuple[tuple[Square, ...], ...], rng: Random
) -> tuple[str, ...]:
    pool = "".join(words)
    letters = {
        square: letter
        for word, run in zip(words, squares, strict=True)
        for square, letter in zip(run, word, strict=True)
    }
    best: tuple[str, ...] = ()
    fewest = -1
    for _ in range(30):
        rows = tuple(
            "".join(letters.get((row, column)) or rng.choice(pool) for column in range(size))
            for row in range(size)
        )
        # The filling may spell a word a second time, which the key would not know of.
        repeats = sum(_occurrences(rows, word) - 1 for word in words)
        if fewest < 0 or repeats < fewest:
            best, fewest = rows, repeats
        if not repeats:
            break
    return best


def _occurrences(rows: tuple[str, ...], word: str) -> int:
    size = len(rows)
    count = 0
    for way in WAYS:
        for row in range(size):
            for column in range(size):
                end_row, end_column = row + way[0] * (len(word) - 1), column + way[1] * (len(word) - 1)
                if not (0 <= end_row < size and end_column < size) or rows[row][column] != word[0]:
                    continue
                if all(rows[row + way[0] * i][column + way[1] * i] == word[i] for i in range(len(word))):
                    count += 1
    return count

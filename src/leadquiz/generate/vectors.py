"""Meanings of words as vectors: each the mean of the vectors of its pieces."""

import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]

_PART = re.compile(r"[^\W_]+|[\W_]")
_MOST_PIECES = 6
_FIRST_ROWS = 4096


class Vectors:
    """Vectors of word pieces, (pieces, width) in bytes, and how much a unit of them is."""

    def __init__(self, pieces: Sequence[str], vectors: Any, scale: float) -> None:
        self._pieces = {piece: n for n, piece in enumerate(pieces)}
        self._vectors = vectors
        self._scale = np.float32(scale)
        self._numbers: dict[str, int] = {}  # of the words met so far
        self.width: int = vectors.shape[1]
        self._table = np.zeros((_FIRST_ROWS, self.width), np.float32)  # their vectors, and room for more

    def __getitem__(self, word: str) -> Array:
        """The mean of the vectors of a word's pieces: the longest known beginning, then the same for the rest."""
        number = self._number(word)  # first: it may make a larger table
        found: Array = self._table[number]
        return found

    def rows(self, words: Iterable[str]) -> Array:
        """(words, width): a vector for each word."""
        numbers = self._numbers
        places = [numbers[word] if word in numbers else self._number(word) for word in words]
        found: Array = self._table[places]
        return found

    def mean(self, words: Collection[str]) -> Array:
        """The mean over words, zeros for none."""
        if not words:
            return self._nothing()
        mean: Array = np.add.reduce(self.rows(words), axis=0) / np.float32(len(words))
        return mean

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            found = [n for part in _PART.findall(plain(word)) for n in pieces_of(part, self._pieces)]
            found = found[:_MOST_PIECES]
            mean = self._vectors[found].astype(np.float32).mean(0) if found else self._nothing()
            number = self._numbers[word] = len(self._numbers)
            if number == len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._table[number] = mean * self._scale
        return number

    def _nothing(self) -> Array:
        return np.zeros(self.width, np.float32)


@cache
def vectors() -> Vectors:
    """The vectors as they come with leadquiz."""
    data = files("leadquiz.generate").joinpath("vectors.npz").read_bytes()
    with np.load(io.BytesIO(data)) as found:
        return Vectors(bytes(found["pieces"]).decode().split("\n"), found["vectors"], float(found["scale"]))


def cosine(a: Array, b: Array) -> Array:
    """How alike the directions of vectors are, along the last axis; 0 for a vector of zeros."""
    lengths = np.maximum(_length(a), 1e-8) * np.maximum(_length(b), 1e-8)
    out: Array = (a * b).sum(-1) / lengths
    return out


def _length(a: Array) -> Array:
    found: Array = np.sqrt(
        np.add.reduce(a * a, axis=-1)
    )  # numpy's own norm takes twice the time for a few numbers
    return found


def plain(text: str) -> str:
    """Small letters without accents, as pieces are written."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def pieces_of(word: str, known: Mapping[str, int]) -> list[int]:
    """The numbers of the longest known beginning of a word, then the same for the rest; none where that fails."""
    found: list[int] = []
    start = 0
    while start < len(word):
        front = "##" if start else ""
        for end in range(len(word), start, -1):
            if (number := known.get(front + word[start:end])) is not None:
                found.append(number)
                start = end
                break
        else:
            return []
    return found

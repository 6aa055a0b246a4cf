"""Meanings of words as vectors: each the mean of the vectors of its pieces."""

import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]

_PART = re.compile(r"[^\W_]+|[\W_]")
_MOST_PIECES = 6


class Vectors:
    """Vectors of word pieces, (pieces, width) in bytes, and how much a unit of them is."""

    def __init__(self, pieces: Sequence[str], vectors: Any, scale: float) -> None:
        self._pieces = {piece: n for n, piece in enumerate(pieces)}
        self._vectors = vectors
        self._scale = np.float32(scale)
        self._known: dict[str, Array] = {}
        self.width: int = vectors.shape[1]

    def __getitem__(self, word: str) -> Array:
        """The mean of the vectors of a word's pieces: the longest known beginning, then the same for the rest."""
        if word not in self._known:
            found = [n for part in _PART.findall(plain(word)) for n in pieces_of(part, self._pieces)]
            found = found[:_MOST_PIECES]
            mean = self._vectors[found].astype(np.float32).mean(0) if found else self._nothing()
            self._known[word] = mean * self._scale
        return self._known[word]

    def mean(self, words: Iterable[str]) -> Array:
        """The mean over words, zeros for none."""
        found = [self[word] for word in words]
        return np.mean(found, axis=0) if found else self._nothing()

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
    lengths = np.maximum(np.linalg.norm(a, axis=-1), 1e-8) * np.maximum(np.linalg.norm(b, axis=-1), 1e-8)
    out: Array = (a * b).sum(-1) / lengths
    return out


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

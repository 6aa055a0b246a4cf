"""A second reading of a card: a small language model that says how likely a demanding teacher is to hand it out.

It reads the words alone: kind, line above, question, answer, then the document's title, the heading and the sentence,
unless the card is that sentence with a gap.
The model is all-MiniLM-L6-v2 (Apache 2.0), taught on rated cards (docs/decisions/0011-worth.md), its numbers in bytes.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from leadquiz.generate.parse_cache import ParseCache, remembered
from leadquiz.generate.vectors import pieces_of, plain
from leadquiz.generate.views import Knowledge
from leadquiz.model import GAP, Candidate, Kind

_MOST_AT_ONCE = 4  # cards, each in a thread of its own; more gain little and take room
_LONGEST = 160  # word pieces
_LONGEST_WORD = 100  # characters
_UNKNOWN, _START, _END, _HIDDEN = range(1, 5)  # the numbers of these in the list of pieces

Text = tuple[str, str]
"""A card as the model reads it: the card, and where it comes from."""


def text_of(candidate: Candidate, knowledge: Knowledge) -> Text:
    """What the model is told of a card."""
    title = knowledge.outline.title or knowledge.outline.name
    heading = candidate.section[-1] if candidate.section else ""
    above = title if heading in ("", title) else f"{title} > {heading}"
    card = f"{candidate.kind.value} | {candidate.context} | {candidate.question} | {candidate.answer}"
    said = "" if candidate.kind is Kind.CLOZE else " " + " ".join(candidate.evidence.split())
    return card, f"{above} |{said}"


class Reader:
    """The model with its list of word pieces."""

    def __init__(self, model: Path, pieces: Sequence[str]) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same sums in the same order
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # a card needs little
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._pieces = {piece: number for number, piece in enumerate(pieces)}
        self._split = lru_cache(maxsize=20_000)(self._pieces_of)

    def scores(self, texts: Sequence[Text]) -> list[float]:
        """For each card the logarithm of the odds that it is accepted."""
        # Each by itself: the model scales its numbers by the largest it meets, so that neighbours would change a score.
        with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, _MOST_AT_ONCE)) as pool:
            return list(pool.map(self._score, (self._numbers(*text) for text in texts)))

    def _score(self, read: tuple[list[int], int]) -> float:
        numbers, first = read
        ids = np.array([numbers], np.int64)
        part = np.zeros_like(ids)
        part[0, first:] = 1
        found: Any = self._session.run(None, {"ids": ids, "there": np.ones_like(ids), "part": part})[0]
        return float(found[0])

    def _numbers(self, card: str, about: str) -> tuple[list[int], int]:
        """The numbers of the pieces, and where those of the second text begin."""
        first, second = self._read(card), self._read(about)
        while len(first) + len(second) > _LONGEST - 3:
            (first if len(first) > len(second) else second).pop()
        row = [_START, *first, _END]
        return [*row, *second, _END], len(row)

    def _read(self, text: str) -> list[int]:
        numbers: list[int] = []
        for place, part in enumerate(text.split(GAP)):
            if place:
                numbers.append(_HIDDEN)
            for word in _words(part):
                numbers += self._split(word)
        return numbers

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (_UNKNOWN,)
        return tuple(pieces_of(word, self._pieces)) or (_UNKNOWN,)


_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def _words(text: str) -> list[str]:
    """Words and marks as the model knows them: small letters, no accents."""
    return _WORD.findall(plain(text))


def _file(name: str) -> bytes:
    return files("leadquiz.generate").joinpath(name).read_bytes()


@cache
def reader() -> Reader:
    """The model as it comes with leadquiz."""
    # Read from its file, not from memory, where it would stand twice.
    with as_file(files("leadquiz.generate").joinpath("second_reading.onnx")) as model:
        return Reader(model, _file("pieces.txt").decode().split("\n"))


@cache
def _version() -> bytes:
    return hashlib.sha256(_file("second_reading.onnx") + _file("pieces.txt")).digest()


def second_reading(texts: Sequence[Text], store: ParseCache | None) -> list[float]:
    """The scores of these cards, from the store where it has them."""
    return remembered(
        store, [_key(text) for text in texts], lambda new: reader().scores([texts[i] for i in new])
    )


def _key(parts: Iterable[str]) -> str:
    return hashlib.sha256(_version() + "\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

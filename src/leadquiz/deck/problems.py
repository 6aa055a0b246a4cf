"""The problems of a deck file, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from leadquiz.errors import DeckError

_MOST = 1000  # a broken file of a million lines need not print a million problems


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong at a place of a file; line and column count from 1."""

    line: int
    column: int
    message: str

    def at(self, name: str) -> str:
        """The problem in one line, with the file's name."""
        return f"{name}:{self.line}:{self.column}: {self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of their places."""
    return sorted(set(problems))


def deck_error(name: str, problems: list[Problem]) -> DeckError:
    """All problems of a file as one error, in the order of their places."""
    lines = [problem.at(name) for problem in in_order(problems)]
    if len(lines) > _MOST:
        lines[_MOST:] = [f"{name}: and {len(lines) - _MOST} more problems"]
    return DeckError(lines)

"""Quizlet's import: a term, a tab, its definition, a line each. Nothing can be quoted."""

from collections.abc import Sequence

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line


def write(_decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """A line a card; tabs and line breaks inside a text become blanks."""
    return "".join(f"{one_line(one.question)}\t{one_line(one.answer)}\n" for one in asked).encode()

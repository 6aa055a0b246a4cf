"""The deck of the example chapter."""

from collections.abc import Iterator
from pathlib import Path

import leadquiz
from leadquiz.deck import dump_deck

CHAPTER = Path(__file__).parents[2] / "decks" / "leading-through-change.md"


def example() -> Iterator[tuple[str, bytes]]:
    """What `leadquiz generate` makes of the chapter."""
    yield "decks/leading-through-change.deck.yaml", dump_deck(leadquiz.generate_deck(CHAPTER)).encode()

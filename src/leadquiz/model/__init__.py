"""The nouns of leadquiz: what a document holds, what a card is, what a deck is.

Nothing here reads files or knows a format. Checking happens where text enters: `document` for
documents, `deck` for deck files. Import the nouns from here; each group is loaded when it is first used,
since making these classes is a good part of what starting the quiz costs.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadquiz.model.cards import GAP, Card, Kind, Origin, Span, join_members
    from leadquiz.model.decks import Conflict, Deck, Source
    from leadquiz.model.documents import Block, BlockKind, Candidate, Line, Outline, Section, SetAside
    from leadquiz.model.reviews import Rating, Review

_WHERE = {
    "Block": "documents",
    "BlockKind": "documents",
    "Candidate": "documents",
    "Card": "cards",
    "Conflict": "decks",
    "Deck": "decks",
    "GAP": "cards",
    "Kind": "cards",
    "Line": "documents",
    "Origin": "cards",
    "Outline": "documents",
    "Rating": "reviews",
    "Review": "reviews",
    "Section": "documents",
    "SetAside": "documents",
    "Source": "decks",
    "Span": "cards",
    "join_members": "cards",
}

__all__ = [
    "GAP",
    "Block",
    "BlockKind",
    "Candidate",
    "Card",
    "Conflict",
    "Deck",
    "Kind",
    "Line",
    "Origin",
    "Outline",
    "Rating",
    "Review",
    "Section",
    "SetAside",
    "Source",
    "Span",
    "join_members",
]


def __getattr__(name: str) -> object:
    """Import the group of a noun when it is first used."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = value
    return value

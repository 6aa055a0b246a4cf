"""Decks as files. Nobody else knows their YAML; docs/deck-format.md describes it.

Importing this package is cheap: YAML is imported when a file is parsed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadquiz.deck.cache import CachedDeck, DeckCache, open_cache
    from leadquiz.deck.files import (
        DeckFile,
        give_ids,
        load_deck,
        open_deck,
        parse_deck,
        save_deck,
        update_card,
        with_new_ids,
    )
    from leadquiz.deck.identity import is_edited, made_digest, new_card_id
    from leadquiz.deck.writing import dump_deck

_WHERE = {
    "CachedDeck": "cache",
    "DeckCache": "cache",
    "DeckFile": "files",
    "dump_deck": "writing",
    "give_ids": "files",
    "is_edited": "identity",
    "load_deck": "files",
    "made_digest": "identity",
    "new_card_id": "identity",
    "open_cache": "cache",
    "open_deck": "files",
    "parse_deck": "files",
    "save_deck": "files",
    "update_card": "files",
    "with_new_ids": "files",
}

__all__ = [
    "CachedDeck",
    "DeckCache",
    "DeckFile",
    "dump_deck",
    "give_ids",
    "is_edited",
    "load_deck",
    "made_digest",
    "new_card_id",
    "open_cache",
    "open_deck",
    "parse_deck",
    "save_deck",
    "update_card",
    "with_new_ids",
]


def __getattr__(name: str) -> object:
    """Import the module of a function when it is first used."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)

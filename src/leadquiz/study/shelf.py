"""Deck files as the session needs them: cards by id and place, from the cache of parsed decks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leadquiz.deck.cache import SEPARATOR, CachedDeck, DeckCache

if TYPE_CHECKING:
    from leadquiz.model import Card

_PAGE = 500


class DeckShelf:
    """One deck file; nothing of it is in memory but the card asked for."""

    def __init__(self, cache: DeckCache, file: Path) -> None:
        self.file = file
        self._cache = cache
        self._deck: CachedDeck = cache.deck(file)
        [self.path, version] = cache.connection.execute(
            "SELECT path, sha256 FROM decks WHERE deck = ?", (self._deck.number,)
        ).fetchone()
        self.version = version.hex()
        self.title = self._deck.title
        self.language = self._deck.language

    def __len__(self) -> int:
        return self._deck.count

    def ids(self, start: int = 0) -> Iterator[tuple[int, str]]:
        """(position, id) in deck order from a position on, without cards suspended in the deck."""
        while rows := self._cache.connection.execute(
            "SELECT position, card FROM cards WHERE deck = ? AND position >= ? AND suspended = 0 "
            "ORDER BY position LIMIT ?",
            (self._deck.number, start, _PAGE),
        ).fetchall():
            yield from rows
            start = rows[-1][0] + 1

    def card(self, card_id: str) -> "Card | None":
        card = self._deck.card(card_id)
        return None if card is None or card.suspended else card

    def siblings(self, card: "Card") -> tuple[str, ...]:
        """Ids of the other cards of the same note, in deck order."""
        rows = self._cache.connection.execute(
            # Sorted here: asked to order by position, SQLite walks over the whole deck instead of the index.
            "SELECT position, card FROM cards INDEXED BY note WHERE deck = ? AND note = ? AND note <> card",
            (self._deck.number, card.note_id),
        )
        return tuple(other for _, other in sorted(rows) if other != card.id)

    def matching(self, *, section: str, tag: str, kind: str) -> Iterator[str]:
        """Ids of the cards that filters take, in deck order, without reading their texts.

        The section matches any part of a heading, whatever its case.
        """
        rows = self._cache.connection.execute(
            "SELECT card, section, tags FROM cards WHERE deck = ? AND suspended = 0 "
            "AND (? = '' OR kind = ?) ORDER BY position",
            (self._deck.number, kind, kind),
        )
        for card, headings, tags in rows:
            if section.casefold() in headings.casefold() and (
                not tag or f"{SEPARATOR}{tag.casefold()}{SEPARATOR}" in tags.casefold()
            ):
                yield card

    def source_file(self, card: "Card") -> str:
        if card.source is None:
            return ""
        import json

        [head] = self._cache.connection.execute(
            "SELECT head FROM decks WHERE deck = ?", (self._deck.number,)
        ).fetchone()
        return next(
            (file for name, file, *_ in json.loads(head)["sources"] if name == card.source.source), ""
        )

    def refresh(self) -> None:
        """Read the file again after one of its cards was changed."""
        self._deck = self._cache.deck(self.file)

"""Everything in the decks as JSON, field names as in the deck file."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from leadquiz.exchange.asked import Asked
from leadquiz.exchange.formats import Settings
from leadquiz.model import Card, Deck


def write(decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """A list of decks, each with the cards that are carried."""
    carried = {one.card_id for one in asked}
    data = [
        {
            "title": deck.title,
            "language": deck.language,
            "description": deck.description,
            "sources": [asdict(source) for source in deck.sources],
            "cards": [_card(card) for card in deck.cards if card.id in carried],
        }
        for deck in decks
    ]
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"


def _card(card: Card) -> dict[str, Any]:
    fields = asdict(card)
    fields["kind"] = card.kind.value
    return {name: value for name, value in fields.items() if value not in ("", (), None, False)}

"""Changes made in Anki, taken into the deck they came from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leadquiz.model import Card, Deck

_TAKEN = (
    "kind", "question", "answer", "members", "accept", "distractors", "hint", "context", "section", "evidence",
    "tags", "importance", "remark", "flagged", "suspended",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A card of the deck and what Anki has instead; `old` is None for a card the deck does not have."""

    old: Card | None
    new: Card

    def lines(self) -> Iterator[str]:
        """The change for people, a line each: `- ` what the deck says, `+ ` what Anki says."""
        if self.old is None:
            yield f"+ {self.new.id}: {self.new.question}"
            yield f"+   {self.new.answer}"
            return
        yield f"  {self.old.id}: {self.old.question}"
        for name in _TAKEN:
            before, after = _shown(getattr(self.old, name)), _shown(getattr(self.new, name))
            if before != after and not (name == "members" and self.old.members):
                yield f"-   {name}: {before}"
                yield f"+   {name}: {after}"


def changes(deck: Deck, read: Deck, *, edited: frozenset[str], ours: frozenset[str]) -> list[Change]:
    """What taking Anki's cards into the deck would change.

    Of cards exported from here, text counts only where it was edited in Anki: elsewhere the deck is newer.
    Tags and suspension have no such mark, so only those added in Anki count. Cards deleted in Anki stay.
    """
    known = {card.id: card for card in deck.cards}
    found = []
    for card in read.cards:
        old = known.get(card.id)
        if old is None:
            found.append(Change(old=None, new=card))
            continue
        new = _taken(old, card) if card.id in edited or card.id not in ours else _marks(old, card)
        if new != old:
            found.append(Change(old=old, new=new))
    return found


def merged(deck: Deck, taken: list[Change]) -> Deck:
    """The deck with these changes; new cards come last."""
    new = {change.new.id: change.new for change in taken}
    kept = [new.pop(card.id, card) for card in deck.cards]
    return replace(deck, cards=(*kept, *new.values()))


def _taken(old: Card, card: Card) -> Card:
    values = {name: getattr(card, name) for name in _TAKEN}
    return replace(old, **values | {"suspended": old.suspended or card.suspended})


def _marks(old: Card, card: Card) -> Card:
    added = tuple(tag for tag in card.tags if tag not in old.tags)
    return replace(
        old,
        tags=(*old.tags, *added),
        suspended=old.suspended or card.suspended,
        flagged=old.flagged or card.flagged,
    )


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(getattr(value, "value", value))

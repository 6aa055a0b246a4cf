"""What tests of learning need: a clock to move, a deck in memory, a committed review."""

from collections.abc import Iterator
from pathlib import Path

from leadquiz.model import Card, Deck, Rating
from leadquiz.study.clock import DAY_MS, HOUR_MS, Moment
from leadquiz.study.history import History, Standing
from leadquiz.study.schedule import CardState, Settings, outcomes


class LoadedShelf:
    """A shelf over a deck object; `version` says when its cards may have changed."""

    def __init__(self, deck: Deck, path: Path, version: str = "") -> None:
        self.path = str(path)
        self.title = deck.title
        self.version = version
        self.language = deck.language
        self._sources = {source.id: source.file for source in deck.sources}
        self._cards = {card.id: card for card in deck.cards if not card.suspended}
        self._order = list(self._cards)
        self._notes: dict[str, list[str]] = {}
        for card in self._cards.values():
            if card.note:
                self._notes.setdefault(card.note, []).append(card.id)

    def __len__(self) -> int:
        return len(self._order)

    def ids(self, start: int = 0) -> Iterator[tuple[int, str]]:
        return iter([*enumerate(self._order)][start:])

    def card(self, card_id: str) -> Card | None:
        return self._cards.get(card_id)

    def matching(self, *, section: str, tag: str, kind: str) -> Iterator[str]:
        for card in self._cards.values():
            headings = " ".join(card.section).casefold()
            if (
                section.casefold() in headings
                and (not tag or tag in card.tags)
                and kind in ("", card.kind.value)
            ):
                yield card.id

    def siblings(self, card: Card) -> tuple[str, ...]:
        return tuple(other for other in self._notes.get(card.note, ()) if other != card.id)

    def source_file(self, card: Card) -> str:
        return self._sources.get(card.source.source, "") if card.source else ""

    def replace(self, card: Card) -> None:
        """Put an edited card in the place of the one with its id."""
        self._cards[card.id] = card


NOON = Moment(20_000 * DAY_MS + 12 * HOUR_MS)
"""Noon UTC of study day 20,000."""


class TestClock:
    """A clock that stands still until it is moved."""

    __test__ = False

    def __init__(self, moment: Moment = NOON) -> None:
        self.moment = moment

    def __call__(self) -> Moment:
        return self.moment

    def pass_time(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Move on, or back with negative numbers."""
        ms = int(((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000)
        self.moment = Moment(self.moment.ms + ms, self.moment.offset_minutes)

    def travel(self, offset_minutes: int) -> None:
        """Go to another time zone."""
        self.moment = Moment(self.moment.ms, offset_minutes)


def review(
    history: History, card: str = "c1", rating: Rating = Rating.GOOD, *, deck: int = 1, counted: bool = True
) -> str:
    """Commit one review; the entry's id."""

    def decide(standing: Standing, now: Moment) -> CardState:
        return outcomes(standing.state, now, Settings(), seed=card)[rating]

    entry, _ = history.review(
        card, deck, rating, decide, Settings(), mode="flip", duration_ms=5000, counted=counted
    )
    return entry

"""Small makers of the nouns, for tests."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Card, Deck, Kind


def card(**changes: Any) -> Card:
    """A sound card; `changes` are fields of Card."""
    plain = Card(id="c1", kind=Kind.FACT, question="When did eBay buy PayPal?", answer="2002")
    made = replace(plain, **changes)
    return made.with_members(made.members) if made.members else made


def deck_of(*cards: Card, **changes: Any) -> Deck:
    """A deck of these cards, in order."""
    return replace(Deck(title="Leadership", cards=cards), **changes)


def candidate(**changes: Any) -> Candidate:
    """A sound candidate; `changes` are fields of Candidate."""
    plain = Candidate(
        rule="dates",
        kind=Kind.FACT,
        question="When did eBay buy PayPal?",
        answer="2002",
        first=1,
        last=1,
        evidence="In 2002 eBay bought PayPal.",
        fact="ebay|acquire|paypal|date:year",
        answer_type="date:year",
    )
    return replace(plain, **changes)


def views_of_text(text: str) -> list[SectionView]:
    """A text read, parsed and indexed as `generate` does it."""
    from leadquiz.document import parse_outline
    from leadquiz.generate.engine import views_of
    from leadquiz.generate.options import Options

    return views_of(parse_outline(text), options=Options())


FULL_DECK = """\
# yaml-language-server: $schema=leadquiz-deck-1.schema.json
format: leadquiz-deck-1
title: "Leadership"
language: "en"
description: "Two chapters"
sources:
  - id: s1
    file: "chapter.txt"
    title: "A chapter"
    sha256: "00ff"
options:
  "kinds": "fact,list"
conflicts:
  - fact: "When did eBay enter China?"
    kept: "2002"
    values:
      - value: "2002"
        source: "s1:1406"
        evidence: "In 2002 eBay came."
      - value: "2003"
        source: "s1:1500-1501"
cards:
  - id: c2345abcdefg
    kind: fact
    question: "When did eBay buy PayPal?"
    answer: "2002"
    accept:
      - "in 2002"
    distractors:
      - "1999"
      - "2003"
      - "2005"
    cloze: "eBay bought PayPal in ____."
    hint: "Early."
    context: "eBay"
    section: ["Chapter 5", "5.1 “Rivals”"]
    source: "s1:1406-1408 p.67"
    evidence: "In 2002, eBay bought PayPal."
    tags: ["rivals"]
    importance: 3
    note: "n1"
    remark: "The document also says 2003 (line 1500)."
    flagged: "too easy"
    suspended: true
    origin: {rule: "dated", fact: "ebay|buy|paypal|year", made: "m234567"}
  - id: c2345abcdefh
    kind: list
    question: "Which three challenges did eBay face?"
    answer:
      - "trust"
      - "payment"
      - "speed"
"""
"""A deck file with every key, in the form that leadquiz writes."""


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

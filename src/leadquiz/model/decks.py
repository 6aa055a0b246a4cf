"""A deck and what it says besides its cards."""

from dataclasses import dataclass

from leadquiz.model.cards import Card, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document the deck was made from."""

    id: str  # "s1"
    file: str
    title: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values that a document gives for one fact, each with where and in which words."""

    fact: str  # as a question: "When did eBay enter China?"
    values: tuple[tuple[str, Span, str], ...]  # (value, place, evidence), most frequent first
    kept: str = ""  # the value cards use; empty when none is clear and the cards were held back


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Named, ordered cards; what a deck file holds."""

    title: str
    cards: tuple[Card, ...]
    language: str = "en"
    description: str = ""
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    options: tuple[tuple[str, str], ...] = ()  # generate's options, so that a later run can repeat them

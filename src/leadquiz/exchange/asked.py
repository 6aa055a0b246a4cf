"""A card as other programs ask it: the way, the texts, and how the card falls back when a way is not carried."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from leadquiz.model import Card, Deck, Kind
from leadquiz.options import balanced_places, wrong_options
from leadquiz.text import one_line, sanitize

SHORTEST_ESSAY = 60  # an answer longer than this, in characters, is not typed word for word


class Way(Enum):
    """How a question is answered."""

    CHOICE = "choice"  # one right option among wrong ones
    ORDER = "order"  # steps to be put in order
    SHORT = "short"  # a few words to type
    OPEN = "open"  # free text that a person marks
    FLIP = "flip"  # question on one side, answer on the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A card in the way chosen for a format. Texts hold no control characters but newlines."""

    card: Card
    way: Way
    question: str  # with its context above it
    answer: str
    accept: tuple[str, ...] = ()
    options: tuple[str, ...] = ()  # of a choice, in the order to show
    right: int = 0  # index into the options
    members: tuple[str, ...] = ()  # of an order, in the right order
    explanation: str = ""  # the sentence that proves the answer, and where it stands

    @property
    def card_id(self) -> str:
        return self.card.id


def ways_of(card: Card) -> Iterator[Way]:
    """The ways in which a card can be asked, the most checkable first."""
    if card.members:
        if card.kind is Kind.STEPS and 2 < len(card.members) == len(set(card.members)):
            yield Way.ORDER
    else:
        if wrong_options(card):
            yield Way.CHOICE
        if card.kind is not Kind.CAUSE and len(card.answer) <= SHORTEST_ESSAY and "\n" not in card.answer:
            yield Way.SHORT
    yield Way.OPEN
    yield Way.FLIP


def ask(
    decks: Sequence[Deck], ways: Collection[Way], most_options: int, seed: int
) -> tuple[list[Asked], list[Card]]:
    """Each card in the first way that the format carries, in deck order, and the cards with none.

    The right option's place is balanced over all the choices. Flagged and suspended cards are among those
    left out.
    """
    rng = Random(f"{seed} exchange")
    chosen: list[tuple[Card, Way, Deck]] = []
    left_out = []
    for deck in decks:
        for card in deck.cards:
            way = next((way for way in ways_of(card) if way in ways), None)
            if way is None or card.flagged or card.suspended:
                left_out.append(card)
            else:
                chosen.append((card, way, deck))
    wrong = {
        card.id: rng.sample(options, min(len(options), most_options - 1))
        for card, way, _ in chosen
        if way is Way.CHOICE
        for options in [wrong_options(card)]
    }
    places = iter(balanced_places([1 + len(options) for options in wrong.values()], rng))
    asked = []
    for card, way, deck in chosen:
        options: list[str] = []
        place = 0
        if way is Way.CHOICE:
            options, place = list(wrong[card.id]), next(places)
            options.insert(place, card.answer)
        asked.append(
            Asked(
                card=card,
                way=way,
                question=sanitize(f"{card.context}\n{card.asked}" if card.context else card.asked),
                answer=sanitize(card.answer),
                accept=tuple(map(sanitize, card.accept)),
                options=tuple(map(sanitize, options)),
                right=place,
                members=tuple(map(sanitize, card.members)),
                explanation=sanitize(_explanation(card, deck)),
            )
        )
    return asked, left_out


def why_left_out(card: Card, ways: Collection[Way]) -> str:
    """The reason why `ask` left a card out."""
    if card.suspended:
        return "suspended"
    if card.flagged:
        return f"flagged: {one_line(card.flagged)}"
    if Way.CHOICE in ways and not card.members:
        return "has no wrong options"
    return "is a list" if card.members else "has an answer too long to type"


def _explanation(card: Card, deck: Deck) -> str:
    names = {source.id: source.title or source.file for source in deck.sources}
    place = ""
    if card.source is not None:
        place = ", ".join(filter(None, (names.get(card.source.source), card.source.place)))
    quoted = f"“{card.evidence}”" if card.evidence else ""
    return " ".join(filter(None, (quoted, f"({place})" if place else "")))

"""What is allowed in a deck and yet looks like a mistake."""

from collections.abc import Iterator
from dataclasses import dataclass

from leadquiz.model import Card, Deck
from leadquiz.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """Something about a card that its author may want to look at."""

    card: str
    message: str


def lints(deck: Deck) -> Iterator[Lint]:
    """The doubtful spots of the deck, in deck order."""
    asked: dict[tuple[str, str], str] = {}
    for card in deck.cards:
        first = asked.setdefault((_plain(card.context), _plain(card.question)), card.id)
        if first != card.id:
            yield Lint(card=card.id, message=f"asks the same as card {first}; delete one or say what differs")
        for message in _doubts(card):
            yield Lint(card=card.id, message=message)


def _doubts(card: Card) -> Iterator[str]:
    if _tells(card.question, card.answer):
        yield f"the question gives the answer “{card.answer}” away; reword it"
    if _tells(card.hint, card.answer):
        yield f"the hint gives the answer “{card.answer}” away; reword it"
    right = {_plain(text) for text in (card.answer, *card.accept)}
    seen: set[str] = set()
    for option in card.distractors:
        plain = _plain(option)
        if plain in right:
            yield f"the distractor “{option}” is a right answer; write a wrong one"
        elif plain in seen:
            yield f"the distractor “{option}” stands twice; write another"
        seen.add(plain)
    members = [_plain(member) for member in card.members]
    if len(set(members)) < len(members):
        yield "a member of the answer stands twice; delete one"


def _plain(text: str) -> str:
    return one_line(text).casefold()


def _tells(text: str, answer: str) -> bool:
    """Whether the answer stands in the text as words of its own; one letter or digit tells nothing."""
    plain, wanted = _plain(text), _plain(answer)
    if len(wanted) < 2:
        return False
    at = plain.find(wanted)
    while at >= 0:
        before, after = plain[at - 1 : at], plain[at + len(wanted) : at + len(wanted) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = plain.find(wanted, at + 1)
    return False

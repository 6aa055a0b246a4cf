"""What looks like a mistake in a deck, and what does not."""

import pytest

from factories import card, deck_of
from leadquiz.deck.lints import lints
from leadquiz.model import Card, Kind


def messages(*cards: Card) -> list[str]:
    return [lint.message for lint in lints(deck_of(*cards))]


@pytest.mark.parametrize(
    ("doubtful", "message"),
    [
        (card(question="Does trust count?", answer="Trust"), "the question gives the answer “Trust” away"),
        (card(hint="In 2002, of course."), "the hint gives the answer “2002” away"),
        (card(distractors=("1999", " 2002", "x")), "the distractor “ 2002” is a right answer"),
        (card(accept=("two",), distractors=("Two",)), "the distractor “Two” is a right answer"),
        (card(distractors=("a", "b", "A")), "the distractor “A” stands twice"),
        (card(kind=Kind.LIST, members=("a", "A")), "a member of the answer stands twice"),
    ],
)
def test_a_doubtful_card_is_told(doubtful: Card, message: str) -> None:
    [found] = messages(doubtful)

    assert found.startswith(f"{message}; ")


@pytest.mark.parametrize(
    "sound",
    [
        card(),
        card(question="How is entrusting different?", answer="trust"),
        card(question="Which letter comes after A?", answer="B"),
        card(answer="+5 °C", distractors=("-5 °C", "15 °C", "25 °C")),
    ],
)
def test_a_sound_card_is_passed_over(sound: Card) -> None:
    assert messages(sound) == []


def test_the_same_question_twice_is_told_unless_its_context_differs() -> None:
    assert messages(card(id="c1"), card(id="c2", question="when did eBay  buy PayPal?")) == [
        "asks the same as card c1; delete one or say what differs"
    ]
    assert messages(card(id="c1"), card(id="c2", context="In China")) == []

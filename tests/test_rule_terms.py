"""Terms explained in passing."""

import pytest

from leadquiz.generate.rules.terms import terms
from passages import proposed

TAKEN = [
    (
        "Rope splicing, also known as marrying, joins two lines for good.",
        "By what other name is rope splicing known?",
        "marrying",
    ),
    (
        "Sailors feared dysentery, a disease that weakens the gut and the limbs.",
        "What is dysentery?",
        "A disease that weakens the gut and the limbs",
    ),
    (
        "The tutor used pictograms, or drawings standing for whole words, on a board.",
        "What are pictograms?",
        "Drawings standing for whole words",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_gloss_becomes_a_definition(text: str, question: str, answer: str) -> None:
    cards = [(card.question, card.answer) for card in proposed(terms, text)]
    assert cards == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        # Which of them?
        "Rope lore, also known as line craft, cord sense, or knot wit, joins two lines for good.",
        "The union, also known as the Rise, came late.",
        # A choice, a list, an opening, an aside.
        "The crew may bring ropes, or chains that are made of steel.",
        "Shops sell tea, coffee, or leaves that were dried in the sun, at low prices.",
        "In weaving, a thread that runs across is called the weft.",
        "He received, for instance, a letter of complaint from a guest.",
        "They feared inflation, a highly liberal idea.",
        "They signed the Convention Against Salt, also known as the CAS.",
    ],
)
def test_what_is_no_gloss_is_passed_over(text: str) -> None:
    assert proposed(terms, text) == []

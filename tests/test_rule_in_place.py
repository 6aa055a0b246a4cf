"""Figures within a phrase, asked for where they stand."""

import pytest

from leadquiz.generate.rules.in_place import in_place
from passages import proposed

TAKEN = [
    (
        "In 1946 Anna Berg bought a weaving mill in Bergen at a price of 30,000 kroner.",
        "At a price of how much did Anna Berg buy a weaving mill in Bergen in 1946?",
        "30,000 kroner",
    ),
    (
        "Visitors from 217 towns of Norland came to the Bergen fair.",
        "Visitors from how many towns of Norland came to the Bergen fair?",
        "217",
    ),
    (
        "Velotech sold a 70 percent share of the Bergen factory to Steelco.",
        "What share of the Bergen factory did Velotech sell to Steelco?",
        "70 percent",
    ),
    (
        "Norland covers an area of about 580,000 square kilometres.",
        "How large an area does Norland cover?",
        "about 580,000 square kilometres",
    ),
    (
        "Velotech offers a $400,000 life insurance to all workers in Oslo.",
        "How large a life insurance does Velotech offer to all workers in Oslo?",
        "$400,000",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(in_place, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Visitors from the 217 towns of Norland came to the Bergen fair.",
        "Visitors from three towns of Norland came to the Bergen fair.",
        "It sold a 70 percent share of the Bergen factory.",
        "Velotech did not order a press at a price of 30,000 kroner.",
        "Velotech pays a rent of $200/month for the Bergen factory.",
        # After what? And words that lose their joint.
        "After about five days, oxygen levels rise and the pump enters the second phase.\n\nThe pump is cleaned.",
        "Norland has a diameter of 6790 kilometres, just over half the diameter of Sweden, by all accounts.",
        # Words before the figure that nobody reads at once; a rule turned round.
        "The smiths of Bergen shall lower the noise of the yard to a level of 85 decibels or below.",
        "The Bergen factory keeps its bells at an average height 300 metres lower than the Steelco yard.",
        "No noises in excess of 140 decibels are permitted in the Bergen factory of Velotech.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(in_place, text) == []


def test_an_adjective_may_lead_to_the_figure() -> None:
    text = "You’re eligible to join the profit plan after two years of work at the mill.\n\nThe mill grinds oats."

    assert [(card.question, card.answer) for card in proposed(in_place, text)] == [
        ("After how many years of work at the mill are you eligible to join the profit plan?", "two years")
    ]


def test_no_preposition_is_left_hanging() -> None:
    text = "Within two hours after the start of the Bergen fair, the sales of Velotech exceeded 3 million kroner."

    assert not [card for card in proposed(in_place, text) if card.question.endswith("within?")]

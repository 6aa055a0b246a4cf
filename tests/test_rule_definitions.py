"""Appositions, copulas, acronyms and terms introduced as such."""

import pytest

from leadquiz.generate.rules.definitions import definitions
from passages import proposed

TAKEN = [
    (
        "Velotech, a manufacturer of bicycle bells, grew quickly.",
        "What is Velotech?",
        "A manufacturer of bicycle bells",
    ),
    ("Anna Berg, the founder of Velotech, retired in 1950.", "Who is Anna Berg?", "The founder of Velotech"),
    ("Anna Berg, the founder of Velotech, retired in 1950.", "Who is the founder of Velotech?", "Anna Berg"),
    (
        "Churn refers to the share of customers who leave in a year.",
        "What does “Churn” refer to?",
        "The share of customers who leave in a year",
    ),
    ("The New Harbour Fund (NHF) lent Velotech money.", "What does “NHF” stand for?", "New Harbour Fund"),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(definitions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech is a success.",
        "It is a company that makes bells.",
        "Velotech makes bells.",
        "Velotech, however, grew.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(definitions, text) == []

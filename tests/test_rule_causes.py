"""Why and how."""

import pytest

from leadquiz.generate.rules.causes import causes
from passages import proposed

TAKEN = [
    (
        "Velotech won customers in Norway by offering free repairs.",
        "How did Velotech win customers in Norway?",
        "By offering free repairs",
    ),
    (
        "Velotech closed its Oslo factory because steel had become too expensive.",
        "Why did Velotech close its Oslo factory?",
        "Because steel had become too expensive",
    ),
    (
        "To reach more buyers, Velotech opened shops in Sweden.",
        "Why did Velotech open shops in Sweden?",
        "To reach more buyers",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(causes, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech makes bells.",
        "He won customers by offering free repairs.",
        "Velotech is known by its bells.",
        "Velotech makes bells by hand.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(causes, text) == []

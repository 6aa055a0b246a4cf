"""What somebody became or was made."""

import pytest

from leadquiz.generate.rules.becoming import becoming
from passages import proposed

TAKEN = [
    (
        "In 1979 Anna Berg became chief executive of Velotech.",
        "What did Anna Berg become in 1979?",
        "Chief executive of Velotech",
    ),
    (
        "In 1979 Anna Berg was appointed chief executive of Velotech.",
        "To which position was Anna Berg appointed in 1979?",
        "Chief executive of Velotech",
    ),
    (
        "Anna Berg crossed the Bering Strait in 1979, becoming the first woman to reach Alaska on skis.",
        "Anna Berg crossed the Bering Strait in 1979, becoming ____.",
        "the first woman to reach Alaska on skis",
    ),
    (
        "In 1979 Anna Berg sold Velotech for 30 million dollars, making it the largest sale in the history of Norway.",
        "In 1979, Anna Berg sold Velotech for 30 million dollars, making it ____.",
        "the largest sale in the history of Norway",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_what_one_became_is_asked_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(becoming, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg became a key figure.",
        "In 1979 Anna Berg became one of the largest dealers.",
        "Anna Berg did not become the first director of Velotech in 1979.",
        "Velotech grew in 1979, making it a powerful company.",
        "She became the first woman to reach Alaska.",
        "Anna Berg became the first captain ever to lead two different crews to the pole.",
    ],
)
def test_what_says_little_is_passed_over(text: str) -> None:
    assert proposed(becoming, text) == []


def test_a_record_of_its_time_keeps_its_time() -> None:
    text = "In 1979 Anna Berg sold Velotech for 30 million dollars, making it the largest sale in history at the time."
    assert (
        "In 1979, Anna Berg sold Velotech for 30 million dollars, making it ____ at the time.",
        "the largest sale in history",
    ) in [(card.question, card.answer) for card in proposed(becoming, text)]

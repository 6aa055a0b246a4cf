"""When something was done for the first time."""

import pytest

from leadquiz.generate.rules.first_times import first_times
from passages import proposed

REPORT = """OSLO, Norway, March 8, 2021 - Velotech opened its spring fair, Anna Berg said.

Anna Berg said that the fair will close in May. """


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "1931 was the first time that Velotech sold bells in both Norway and Sweden.",
            "In which year did Velotech sell bells in both Norway and Sweden for the first time?",
            "1931",
        ),
        (
            REPORT + "This year is the first time Velotech chose to sell bells abroad.",
            "In which year did Velotech choose to sell bells abroad for the first time?",
            "2021",
        ),
    ],
)
def test_the_year_is_asked(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(first_times, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It was the first time Velotech had sold bells abroad.",
        "The fair was the first time that Velotech sold bells in Sweden.",
        "1931 was the last time that Velotech sold bells in Sweden.",
        "This year is the first time Velotech chose to sell bells abroad.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(first_times, text) == []

"""From what to what a thing grew or fell."""

import pytest

from leadquiz.generate.rules.growth import growth
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Between 1991 and 2000, the total area of forest lost in Norland rose from 415,000 to 587,000 hectares.",
            "From what to what did the total area of forest lost in Norland rise between 1991 and 2000?",
            "From 415,000 to 587,000 hectares",
        ),
        (
            "Since 1970 the number of bell towers in Norway has grown from about fifty to more than 1,000.",
            "From what to what has the number of bell towers in Norway grown since 1970?",
            "From about fifty to more than 1,000",
        ),
        (
            "The share of wooden boats in Bergen fell from 7.9 percent in 1914 to 1.4 percent in 1918.",
            "From what to what did the share of wooden boats in Bergen fall between 1914 and 1918?",
            "From 7.9 percent to 1.4 percent",
        ),
    ],
)
def test_both_ends_of_a_change_are_asked_for(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(growth, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from 3 to 7.",
        "The population of Oster increased from 1,200 to 3,400 people.",  # when?
        "In 1911 the price of a Velotech bell may rise from $3 to $7.",
        "In 1911 the price of a Velotech bell did not rise from $3 to $7.",
        "In 1911 Anna Berg moved from 3 Mill Lane to 7 Mill Lane.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(growth, text) == []

"""From when to when something lasted."""

import pytest

from leadquiz.generate.rules.durations import durations
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The Oster Theatre was in operation from 1870 to 1939.",
            "From when to when was the Oster Theatre in operation?",
            "From 1870 to 1939",
        ),
        (
            "From 1804 until 1806, Anna Berg crossed the hills of Norway.",
            "From when to when did Anna Berg cross the hills of Norway?",
            "From 1804 until 1806",
        ),
        (
            "Sometime between 1550 and 1580, the ringers of Bergen moved to Oslo.",
            "Between which years did the ringers of Bergen move to Oslo?",
            "Between 1550 and 1580",
        ),
    ],
)
def test_the_time_between_two_dates_is_asked_for(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(durations, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "From 1804 to 1806, it rained.",
        "Anna Berg may have lived in Oslo from 1870 to 1939.",
        "The sales of Velotech grew from 1804 bells to 1906 bells.",
        "Anna Berg did not sing in Oslo from 1870 to 1939.",
        "The letters from 1870 to 1939 were sold by Anna Berg in Oslo.",  # the dates of the letters
        "Anna Berg left Oslo in 1870 and Bergen in 1939.",
    ],
)
def test_other_dates_are_passed_over(text: str) -> None:
    assert proposed(durations, text) == []

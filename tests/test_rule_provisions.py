"""What an act lays down, and what a named undertaking aims at."""

import pytest

from leadquiz.generate.rules.provisions import provisions
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "King Olaf issued the Edict of Velo (1685), which abolished all rights of the bell guild in Norland.",
            "What did the Edict of Velo abolish?",
            "All rights of the bell guild in Norland",
        ),
        (
            "The Treaty of Velo granted King Olaf the right to sell bells in every town.",
            "What did the Treaty of Velo grant King Olaf?",
            "The right to sell bells in every town",
        ),
        (
            "These 1798 trade measures, known as the Bell and Rope Acts, aimed to keep foreign founders out.",
            "What did the Bell and Rope Acts aim to do?",
            "Keep foreign founders out",
        ),
        (
            "Some rules have exceptions. The consent rule allows founders to enter the tower of a parish.",
            "What does the consent rule allow?",
            "Founders to enter the tower of a parish",
        ),
        (
            "The Velo Bridge Trust seeks to teach young ringers the old art of change ringing.",
            "What does the Velo Bridge Trust seek to do?",
            "Teach young ringers the old art of change ringing",
        ),
    ],
)
def test_what_is_laid_down_or_aimed_at(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(provisions, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Velo may abolish all rights of the bell guild in Norland.",
        "The Treaty of Velo granted it.",
        "The consent rule allows founders to enter the tower provided owners have given their consent.",
        "The new rule that the mayor made allows founders to enter the tower of a parish.",
        "The act abolished all rights of the guild in Norland.",
        "Some trusts in Norland aim to teach young ringers the old art of change ringing.",
        "These trade measures aimed to keep foreign founders of bells out.",
        "The Velo Bridge Trust is meant to be the home of every young ringer in Norland.",
    ],
)
def test_no_card_on_what_may_be_or_on_whom_nothing_names(text: str) -> None:
    assert proposed(provisions, text) == []

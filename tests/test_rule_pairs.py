"""Pairs: the second of two things, asked by the first."""

import pytest

from leadquiz.generate.rules.pairs import pairs
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Anna Berg gave Velotech not only cheap loans but also skilled bell casters.",
            "Besides cheap loans, what did Anna Berg give Velotech?",
            "Skilled bell casters",
        ),
        (
            "While Steelco's workshop sold carts, Velotech built bronze church bells.",
            "While Steelco's workshop sold carts, what did Velotech build?",
            "Bronze church bells",
        ),
    ],
)
def test_the_second_of_two_things_is_asked_by_the_first(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(pairs, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg not only cast bells but also sold them in Oslo.",
        "Anna Berg gave Velotech not only hope but also success.",
        "While Steelco sold carts, it built bronze church bells in Oslo.",
        "While she lived in Oslo, Anna Berg cast bronze church bells.",
    ],
)
def test_other_pairs_are_left_alone(text: str) -> None:
    assert not proposed(pairs, text)

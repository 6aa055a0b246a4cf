"""Terms that a sentence explains behind a comma, a dash or in brackets."""

import pytest

from leadquiz.generate.rules.passing_terms import passing_terms
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "A cost-led price is one in which the firm looks at what its bells cost.",
            "What is a cost-led price?",
            "One in which the firm looks at what its bells cost",
        ),
        (
            "The foundry chose a peal price, one in which a town pays for the sound of all bells.",
            "What is a peal price?",
            "One in which a town pays for the sound of all bells",
        ),
        (
            "Inner bell quality (the help that casters get from the rest of the foundry) leads to a better tone.",
            "What is Inner bell quality?",
            "The help that casters get from the rest of the foundry",
        ),
        (
            "One common method is the use of chimes, which are short and simple phrases that tell the hour.",
            "What are chimes?",
            "Short and simple phrases that tell the hour",
        ),
        (
            "Overringing is the term now used to refer to long spells of ringing due to frost and heat.",
            "What does the term “overringing” refer to?",
            "Long spells of ringing due to frost and heat",
        ),
        (
            "The term ringal refers to all bells considered to be close kin of the great bell, which include the hum.",
            "What does the term “ringal” refer to?",
            "All bells considered to be close kin of the great bell",
        ),
        (
            "A tired rim can lead to rim fatigue, which occurs when a bell is struck too often in the frost.",
            "When does rim fatigue occur?",
            "When a bell is struck too often in the frost",
        ),
        (
            "Most towers keep a striker—a hammer that hits the rim of a bell from outside.",
            "What is a striker?",
            "A hammer that hits the rim of a bell from outside",
        ),
    ],
)
def test_a_term_is_asked_for_what_stands_behind_it(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(c.question, c.answer) for c in proposed(passing_terms, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The foundry used its own price, one in which it knew what this was worth to a town.",
        "The guild paid for the rope (the third of that year) in tin.",
        "Some ringers like chimes, which are loud.",
        "Anna Berg (the sister of a caster who lived in Oslo) sold the tower.",
    ],
)
def test_what_points_elsewhere_or_tells_no_kind_defines_nothing(text: str) -> None:
    assert proposed(passing_terms, text) == []

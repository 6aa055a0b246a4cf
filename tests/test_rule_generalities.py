"""What a kind of thing does at all times, what it leads to, and in whom or where it occurs."""

import pytest

from leadquiz.generate.rules.generalities import generalities
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Campanology examines the casting and tuning of large bells.",
            "What does campanology examine?",
            "The casting and tuning of large bells",
        ),
        (
            "The pituitary gland produces growth hormone and prolactin, which act on distant organs.",
            "What does the pituitary gland produce?",
            "Growth hormone and prolactin",
        ),
        (
            "Disorders of the inner ear can result in vertigo, deafness and nausea.",
            "What can disorders of the inner ear result in?",
            "Vertigo, deafness and nausea",
        ),
        (
            "Altitude sickness occurs in climbers who ascend too quickly, causing headaches.",
            "In whom does altitude sickness occur?",
            "Climbers who ascend too quickly",
        ),
        (
            "Cold welding occurs in the vacuum of outer space.",
            "Where does cold welding occur?",
            "In the vacuum of outer space",
        ),
        (
            "Flood forecasters use river gauges to predict the height of spring floods.",
            "What do flood forecasters use to predict the height of spring floods?",
            "River gauges",
        ),
        (
            "Paper chromatography separates the pigments of green leaves and needs little equipment.",
            "What does paper chromatography separate?",
            "The pigments of green leaves",
        ),
    ],
)
def test_what_a_term_does_is_asked(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(generalities, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Campanology examined the casting and tuning of large bells.",  # one time
        "It examines the casting and tuning of large bells.",
        "This method separates the pigments of green leaves.",
        "Other glands produce growth hormone and prolactin.",
        "The pituitary gland also produces growth hormone and prolactin.",  # one of several
        "Paper chromatography involves several preparatory steps in the laboratory.",  # says nothing
        "The pituitary gland does not produce growth hormone and prolactin.",
        "Paper chromatography offers a powerful tool for modern laboratories.",  # praise
        "Bronze founders cast heavy church bells because tin is cheap.",  # the reason is the point
    ],
)
def test_what_is_open_or_empty_makes_no_card(text: str) -> None:
    assert proposed(generalities, text) == []

"""How one thing differs from another."""

import pytest

from leadquiz.generate.rules.contrasts import contrasts
from passages import proposed

TAKEN = [
    (
        "Unlike Alphacorp, Velotech sells rims of seasoned oak.",
        "Unlike Alphacorp, what does Velotech sell?",
        "Rims of seasoned oak",
    ),
    (
        "Ale differs from lager in that the yeast of ale rises to the top.",
        "How does ale differ from lager?",
        "The yeast of ale rises to the top",
    ),
    (
        "Pumice is very different from basalt in that pumice floats on water.",
        "How is pumice very different from basalt?",
        "Pumice floats on water",
    ),
    (
        "Ada Berg compared Velotech to a beehive.",
        "To what did Ada Berg compare Velotech?",
        "A beehive",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(contrasts, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Unlike most firms, Velotech sells rims of seasoned oak.",
        "Unlike Alphacorp, Velotech does not sell rims of seasoned oak.",
        "Ale differs from lager.",
        "They differ from it in that they float on water.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(contrasts, text) == []

"""What somebody says or believes."""

import pytest

from leadquiz.generate.rules.speech import speech
from passages import proposed

TAKEN = [
    (
        "Anna Berg said that small teams solve hard problems faster than large departments.",
        "According to Anna Berg, what solves hard problems faster than large departments?",
        "Small teams",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(speech, text)]


@pytest.mark.parametrize(
    "text",
    [
        # A happening, not a belief.
        "Anna Berg said that small teams lost the hardest contracts to large departments.",
        # Too many things are, or do.
        "Anna Berg said that hard problems cross every border of the world.",
        "Anna Berg said that small teams are essential for building trust.",
        "Some say that patience is the key to good craft.",
        "Anna Berg did not believe that patience is the key to good craft.",
        "Small teams solve hard problems faster than large departments.",
        "“It is good to see boys from Velotech, which is chiefly a maker of small steel bells,” said Anna Berg.",
        "Anna Berg said that the Alps have higher passes than the hills of the north.",
        "Anna Berg said that it solves hard problems faster than large departments.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(speech, text) == []

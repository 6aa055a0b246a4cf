"""Lists inside a sentence."""

import pytest

from leadquiz.generate.rules.enumerations import enumerations
from passages import proposed

TAKEN = [
    (
        "Anna Berg worked with Carl Lund and Eva Holm at Velotech.",
        "With which two people did Anna Berg work at Velotech?",
        "Carl Lund; Eva Holm",
    ),
    (
        "Blood consists of plasma, red cells, white cells and platelets.",
        "Of what does blood consist?",
        "Plasma; red cells; white cells; platelets",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(enumerations, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech makes bells.",
        # These are not all.
        "Anna Berg worked especially with Carl Lund and Eva Holm at Velotech.",
        "They make parts such as bells, pedals and chains.",
        "Velotech does not make parts such as bells, pedals and chains.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(enumerations, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg spoke on topics such as trade, peace, and schooling.",
        "Velotech launched platforms like Kolibri and Dompap.",
        "Velotech sells its bells especially in Norway and Sweden.",
        "A buyer can find Velotech through Kolibri or Dompap.",
    ],
)
def test_examples_of_anything_are_no_list_to_learn(text: str) -> None:
    assert proposed(enumerations, text) == []


def test_countries_are_asked_for_as_such() -> None:
    cards = proposed(enumerations, "Velotech fought a lawsuit against Norway and Sweden in 1990.")
    assert [card.question for card in cards] in (
        [],
        ["Against which two countries did Velotech fight a lawsuit in 1990?"],
    )

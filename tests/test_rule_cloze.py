"""A sentence that stands alone with its figure hidden."""

import pytest

from leadquiz.generate.rules.cloze import clozes
from passages import proposed

TAKEN = [
    (
        "Velotech sold 48,200 bicycles in Norway during the war.",
        "Velotech sold ____ bicycles in Norway during the war.",
        "48,200",
    ),
    (
        "After the war Anna Berg sold the yard to Velotech, a company in Oslo, and moved to Bergen.",
        "After the war Anna Berg sold the yard to ____, a company in Oslo, and moved to Bergen.",
        "Velotech",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(clozes, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It sold 48,200 bicycles in Norway during the war.",
        "Velotech sold bells.",
        # One of several companies that would fit.
        "After the war Anna Berg sold boats to firms such as Velotech, a company in Oslo, and moved to Bergen.",
        # Which year that was, the sentence before must have said.
        "The following year Anna Berg sold the yard to Velotech, a company in Oslo, and moved to Bergen.",
        "Did Velotech sell 48,200 bicycles in Norway during the war?",
        "Norway: 48,200 bicycles sold by Velotech during the war",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(clozes, text) == []


def test_each_of_the_first_figures_of_a_sentence_is_hidden_once() -> None:
    text = "Velotech sold 40,000 bicycles to shops in Norway for $3 million in 1930."

    found = [(card.question.replace("____", card.answer), card.answer) for card in proposed(clozes, text)]

    assert [answer for _, answer in found] == ["40,000", "$3 million", "1930"]
    assert {said for said, _ in found} == {text}

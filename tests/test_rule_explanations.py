"""Reasons that another sentence gives."""

import pytest

from leadquiz.generate.rules.explanations import explanations
from passages import proposed

TAKEN = [
    (
        "Camels close their nostrils in desert storms. This is because sand would damage their lungs.",
        "Why do camels close their nostrils in desert storms?",
        "Because sand would damage their lungs",
    ),
    (
        "Snow reflects most of its light into space. That is why polar nights grow very cold.",
        "Why do polar nights grow very cold?",
        "Snow reflects most of its light into space",
    ),
    (
        "Cover the bowl with a damp towel. This keeps the crust of your bread soft.",
        "Why should you cover the bowl with a damp towel?",
        "Because it keeps the crust of your bread soft",
    ),
    (
        "Dry your boots with old newspapers. Otherwise the leather will crack.",
        "Why should you dry your boots with old newspapers?",
        "Otherwise the leather will crack",
    ),
    (
        "The reason why giraffes have long necks is that they feed on tall trees.",
        "Why do giraffes have long necks?",
        "Because they feed on tall trees",
    ),
    (
        "The reason for the long delay was a strike of harbour pilots in Oslo.",
        "What was the reason for the long delay?",
        "A strike of harbour pilots in Oslo",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_the_explained_sentence_is_asked_about(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(explanations, text)]


def test_the_evidence_holds_both_sentences() -> None:
    text = "Dry your boots with old newspapers. Otherwise the leather will crack."
    assert [card.evidence for card in proposed(explanations, text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "This is because sand would damage their lungs.",
        "They close their nostrils. This is because sand would damage their lungs.",
        "Camels live in deserts. This keeps the crust of your bread soft.",
        "One reason for the long delay was a strike of harbour pilots in Oslo.",
    ],
)
def test_no_question_without_both_sides(text: str) -> None:
    assert proposed(explanations, text) == []


def test_a_statement_of_several_parts_explains_nothing() -> None:
    text = "Two wires that touch heat each other; two that hang apart do not. That is why cables can hang in the air."
    assert proposed(explanations, text) == []


def test_a_reason_denied_or_guessed_is_no_reason() -> None:
    text = "The old bells of the abbey cracked within a year. This was not because the smith was lazy."
    assert proposed(explanations, text) == []
    text = "The old bells of the abbey cracked within a year. This may be because the smith was lazy."
    assert proposed(explanations, text) == []

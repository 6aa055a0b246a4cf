"""The named or telling complement."""

import pytest

from leadquiz.generate.rules.objects import objects
from passages import proposed

TAKEN = [
    (
        "The Harbour Act allowed ferries to carry mail at night.",
        "What did the Harbour Act allow ferries to do?",
        "Carry mail at night",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(objects, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech sold bells.",
        "It allowed ferries to carry mail.",
        "Steelco did not acquire Velotech in 1950.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(objects, text) == []


def test_praise_and_bare_verbs_are_not_asked_for() -> None:
    text = "Velotech opened a school in Oslo. Velotech's school in Oslo helped farmers face the future of trade. "
    text += "Velotech's maps allowed farmers in Norway to plan."
    assert [card for card in proposed(objects, text) if card.rule == "enabled"] == []

"""What lies at the heart of something."""

import pytest

from leadquiz.generate.rules.at_heart import at_heart
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "At the core of Anna Berg's craft is the belief that a bell should serve not only the rich but the poor.",
            "What is at the core of Anna Berg's craft?",
            "The belief that a bell should serve not only the rich but the poor",
        ),
        (
            "At the heart of Velotech's growth lies trust, which Anna Berg never lost.",
            "What lies at the heart of Velotech's growth?",
            "Trust",
        ),
    ],
)
def test_what_is_named_last_is_asked_for(text: str, question: str, answer: str) -> None:
    assert [(card.question, card.answer) for card in proposed(at_heart, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "At the heart of this lies trust.",
        "At the heart of Velotech's growth is one idea: trust.",
        "At the heart of what Velotech does is trust.",
        "At the centre of Oslo stands a bell.",
        "Trust is at the heart of Velotech's growth.",
    ],
)
def test_what_leans_or_counts_is_passed_over(text: str) -> None:
    assert proposed(at_heart, text) == []

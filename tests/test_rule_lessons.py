"""What somebody learnt, and from what."""

import pytest

from leadquiz.generate.rules.lessons import lessons
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Olaf Lund's repeated failures in entrance exams taught him the importance of patience and thrift.",
            "What did Olaf Lund's repeated failures in entrance exams teach him?",
            "The importance of patience and thrift",
        ),
        (
            "Jens Holm's work at the mill taught him that a firm must listen to its buyers.",
            "What did Jens Holm's work at the mill teach him?",
            "That a firm must listen to its buyers",
        ),
        (
            "Through her voyages with the herring fleet, Anna Berg learned the value of good maps.",
            "What did Anna Berg learn through her voyages with the herring fleet?",
            "The value of good maps",
        ),
    ],
)
def test_the_lesson_is_asked(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(lessons, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg taught English at a school in Bergen.",
        "Anna Berg's voyages with the herring fleet taught her valuable lessons.",
        "This taught Anna Berg the value of good maps.",
        "Anna Berg learned the value of good maps.",
        "Anna Berg's voyages with the fleet might teach her the value of good maps.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(lessons, text) == []

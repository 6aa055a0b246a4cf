"""What the one thing of its kind is, from a copula, and mottos."""

import pytest

from leadquiz.generate.rules.identities import identities
from passages import proposed

TAKEN = [
    (
        "The main purpose of a keel is to hold a boat upright; it does so by its weight.",
        "What is the main purpose of a keel?",
        "To hold a boat upright",
    ),
    (
        "The chief advantage of a ratchet is that it needs no grease.",
        "What is the chief advantage of a ratchet?",
        "That it needs no grease",
    ),
    (
        "Velmora is the smallest town of the Oster valley.",
        "What is the smallest town of the Oster valley?",
        "Velmora",
    ),
    (
        "The only parts required to build a frame are tubes, lugs and screws.",
        "What are the only parts required to build a frame?",
        "Tubes; lugs; screws",
    ),
    (
        "Anna Berg was born in Oslo. The first director of the Oster Guild was Anna Berg.",
        "Who was the first director of the Oster Guild?",
        "Anna Berg",
    ),
    (
        "Slow drying is the key to making a strong rope.",
        "What is the key to making a strong rope?",
        "Slow drying",
    ),
    (
        "The Oster Guild carries the slogan “Measure twice and cut once.”",
        "What is the slogan of the Oster Guild?",
        "“Measure twice and cut once”",
    ),
    (
        "Velotech's motto was “Festina lente”: make haste slowly.",
        "What was the motto of Velotech?",
        "“Festina lente” (make haste slowly)",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(identities, text)]


def test_two_superlatives_are_two_questions() -> None:
    text = "Lisbon is the largest city in Portugal, and the largest port in the western part of Europe."
    assert [card.question for card in proposed(identities, text)] == [
        "What is the largest city in Portugal?",
        "What is the largest port in the western part of Europe?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The main purpose of a keel is perhaps to hold a boat upright.",
        "The main purpose of a keel is not to hold a boat upright.",
        "Velmora is one of the smallest towns of the Oster valley.",
        "It is the smallest town of the Oster valley.",
        "The simplest approach is to wait.",
        "The other way of mending the frame is to weld it.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(identities, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "For most people under 80 the aim of treatment is a reading of 140.",
        "In fact, the only British victory that year was the capture of Velstad.",
        "Botnia is the second-largest producer after Norland.",
    ],
)
def test_a_limit_that_the_question_would_lose_holds_the_card_back(text: str) -> None:
    assert proposed(identities, text) == []


def test_a_plural_is_not_answered_by_the_one_that_the_parser_left() -> None:
    text = (
        "The most common causes of bell fever are Campana metallica, Campana sonora, and Malleus robustus. "
        "The first steps in casting are the filing by the founders of their “small moulds” and the holding of the fair."
    )
    assert proposed(identities, text) == []

"""Statements that hang on one phrase."""

import pytest

from leadquiz.generate.rules.statements_asked import statements_asked
from passages import proposed

TAKEN = [
    (
        "The bronze of bells is composed of copper and tin.",
        "What is the bronze of bells composed of?",
        "Copper and tin",
    ),
    (
        "The walls of the tower are composed mostly of grey granite.",
        "What are the walls of the tower composed mostly of?",
        "Grey granite",
    ),
    (
        "Moulting occurs after the nesting season.",
        "When does moulting occur?",
        "After the nesting season",
    ),
    (
        "Good editors ask clear questions rather than long riddles.",
        "What do good editors ask rather than long riddles?",
        "Clear questions",
    ),
    (
        "The sap of the sugar maple is rich in sucrose crystals.",
        "What is the sap of the sugar maple rich in?",
        "Sucrose crystals",
    ),
    (
        "Tuning a harpsichord means tightening its strings by hand.",
        "What does tuning a harpsichord mean?",
        "Tightening its strings by hand",
    ),
    (
        "Keeping a log is how sailors learn the habits of a ship.",
        "How do sailors learn the habits of a ship?",
        "By keeping a log",
    ),
    (
        "The best test of a rope is whether it holds a falling climber.",
        "What is the best test of a rope?",
        "Whether it holds a falling climber",
    ),
    (
        "Salting the hay slows the spread of blue mould.",
        "What slows the spread of blue mould?",
        "Salting the hay",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_statement_is_asked_for_what_it_hangs_on(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(statements_asked, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Bell bronze is composed of three metals.",
        "Bell bronze is associated with a number of problems.",
        "It is composed of copper and tin.",
        "The walls of the tower are composed not of granite but of slate.",
        "The walls of the tower are also composed of granite.",
        "The next four walls are composed of granite.",
        "The only rule is that two players meet in the middle.",
        "Some bells are made of glass and composed of several parts.",
        "Velotech was surrounded by rivals.",
        "Whales are not fish.",
        "Bronze walls, rather than wooden walls, are composed of copper and tin.",
        "The aim of the old guild is to cast a bell of good copper and tin and then to hang it in a tower by the "
        "sea of every town.",
        "Bell founders are involved in design from the first draft, as is usual, or toward the end.",
        "Good editors ask clear questions when they are tired rather than long riddles.",
        "Salting the hay can offer a sufficient answer to blue mould.",
        "In old yards one rule holds: the walls are covered with grey granite.",
        "Whales are not fish but warm-blooded mammals.",
        "In the north, salting the hay slows the spread of blue mould.",
        "Being a good founder means that you listen to the bells.",
        "Bell bronze may be composed of copper and tin.",
    ],
)
def test_what_leaves_the_question_open_is_passed_over(text: str) -> None:
    assert proposed(statements_asked, text) == []


def test_a_word_that_joins_sentences_limits_nothing() -> None:
    text = "In contrast, the bronze of bells is composed of copper and tin."
    assert [card.question for card in proposed(statements_asked, text)] == [
        "What is the bronze of bells composed of?"
    ]


def test_a_hedge_stays_in_the_question() -> None:
    text = "The long winter of the north is often marked by violent storms."
    assert [card.question for card in proposed(statements_asked, text)] == [
        "What is the long winter of the north often marked by?"
    ]

"""To whom, from which company, in which city."""

import pytest

from leadquiz.generate.rules.arguments import arguments
from passages import proposed

TAKEN = [
    (
        "Steelco, a company in Bergen, grew. Anna Berg sold Velotech to Steelco in 1950.",
        "To which company did Anna Berg sell Velotech in 1950?",
        "Steelco",
    ),
    (
        "In 1955 President Anna Berg awarded Tom Hill the Northern Star Medal.",
        "Which medal did President Anna Berg award Tom Hill in 1955?",
        "Northern Star Medal",
    ),
    (
        "Anna Berg opened the shop. Upon her retirement, she was awarded the Northern Star Medal.",
        "Which medal was Anna Berg awarded upon her retirement?",
        "Northern Star Medal",
    ),
    (
        "The Harbour Bell, cast by Tom Hill in 1890, still rings.",
        "By whom was the Harbour Bell cast in 1890?",
        "Tom Hill",
    ),
    (
        "Founded in 1950 by Anna Berg, Velotech sells bells.",
        "By whom was Velotech founded in 1950?",
        "Anna Berg",
    ),
    (
        "Anna Berg ordered a heavy printing press from England in 1946.",
        "From which country did Anna Berg order a heavy printing press in 1946?",
        "England",
    ),
    (
        "Anna Berg rose to the rank of rear admiral in 1967.",
        "To which rank did Anna Berg rise in 1967?",
        "Rear admiral",
    ),
    (
        "In May 1980 the sale of Velotech was stopped by Danish regulators.",
        "By whom was the sale of Velotech stopped in May 1980?",
        "Danish regulators",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_named_argument_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(arguments, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The lectures of Tom Hill were printed by Harbour University press in 1934.",
        "Anna Berg works with Velotech.",
        "Velotech allegedly sold its bells to Steelco in 1950.",
        "Velotech did not sell its bells to Steelco in 1950.",
        "Velotech may sell its bells to Steelco in 1950.",
        "Velotech sold its bells to Steelco, Ringo and Bellworks in 1950.",
        "In 1950 Velotech sold bells in Norway and beyond.",
        "Both Anna Berg and Tom Hill sold Velotech to Steelco in 1950.",
        "The powerful Harbour Press developed by Tom Hill under the leadership of Anna Berg.",
        "Anna Berg bought a copy of the Harbour Press, developed by Tom Hill.",
        "Anna Berg moved to central Norway in 1950.",
        "In 1950 Velotech was weakened by long years of strife over its new mill in Oslo.",
        "At the time of her death, Velotech passed from Anna Berg to Steelco.",
        "The Harbour Bell was cast independently by Tom Hill in 1890.",
    ],
)
def test_what_leaves_the_answer_open_is_passed_over(text: str) -> None:
    assert proposed(arguments, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, Anna Berg visited Kenya.",
        "In 2015, Anna Berg met with Tom Hill.",
        "Anna Berg vanished from public view after the sale of Velotech.",
        "In response to the dominance of Steelco, Velotech launched an aggressive poster campaign.",
    ],
)
def test_what_is_done_again_and_again_is_passed_over(text: str) -> None:
    assert proposed(arguments, text) == []


def test_half_of_what_happened_is_not_asked_for() -> None:
    text = "In 1950 Velotech signed a secret treaty with the old sultan of Johor."
    assert [card.question for card in proposed(arguments, text)] == [
        "What did Velotech sign with the old sultan of Johor in 1950?"
    ]

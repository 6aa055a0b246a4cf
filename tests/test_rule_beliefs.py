"""What somebody believes, found or says about a thing."""

import pytest

from leadquiz.generate.rules.beliefs import beliefs
from passages import proposed

TAKEN = [
    (
        "Anna Berg concluded that small teams solve hard problems faster than large departments.",
        "What did Anna Berg conclude about small teams?",
        "That they solve hard problems faster than large departments",
    ),
    (
        "Anna Berg believes that the future of education lies in small classes.",
        "According to Anna Berg, in what does the future of education lie?",
        "Small classes",
    ),
    (
        "Anna Berg believed that patience is the key to good carpentry.",
        "According to Anna Berg, what is the key to good carpentry?",
        "Patience",
    ),
    (
        "Anna Berg said only a drought can end the plague of locusts.",
        "According to Anna Berg, what is the only thing that can end the plague of locusts?",
        "A drought",
    ),
    (
        "According to Anna Berg, the purpose of a workshop is to turn novices into masters.",
        "According to Anna Berg, what is the purpose of a workshop?",
        "To turn novices into masters",
    ),
    (
        "For Anna Berg, patience is the key to good carpentry.",
        "According to Anna Berg, what is the key to good carpentry?",
        "Patience",
    ),
    (
        "One of Anna Berg's convictions is that patience is the key to good carpentry.",
        "According to Anna Berg, what is the key to good carpentry?",
        "Patience",
    ),
    (
        "Anna Berg and Carl Lund proposed that narrow tyres roll faster than wide tyres on smooth roads.",
        "Who proposed that narrow tyres roll faster than wide tyres on smooth roads?",
        "Anna Berg and Carl Lund",
    ),
    (
        "Critics argued that the toll bridge ruined the ferrymen of both villages.",
        "What did critics argue about the toll bridge?",
        "That it ruined the ferrymen of both villages",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN, ids=lambda text: text[:50])
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(beliefs, text)]


@pytest.mark.parametrize(
    "text",
    [
        # What it holds under a condition would be lost.
        "Anna Berg argued that when prices fall, small farms sell their cattle to the butchers.",
        "Anna Berg never said that small teams solve hard problems faster than large departments.",
        "Anna Berg believed that small teams are crucial for success.",
        # Everybody names another; half of what he holds.
        "Anna Berg believed that patience is the true key to success.",
        "Anna Berg believed that the cattle trade was not just about selling cows.",
        "Anna Berg said that people can hold seven items at once.",
        # Between what?
        "Eva Lund realized that similarities existed between the mills of Norway and those of Sweden.",
        # Whose finding it is, nobody can tell.
        "Many said that small teams solve hard problems faster than large departments.",
        "Anna Berg also says that small teams solve hard problems faster than large departments.",
        "In the nineteenth century, critics argued that the toll bridge ruined the ferrymen of both villages.",
        "Anna Berg stated that 84 percent of small teams paid their rent to the mill in the spring.",
        "Anna Berg recommends that individuals use a standard scale for their old tools.",
        "Anna Berg argued that it solves hard problems faster than large departments.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert [card.question for card in proposed(beliefs, text)] == []


def test_all_who_hold_a_view_are_the_answer() -> None:
    text = "Anna Berg, Tom Hill and Eva Lund argued that narrow tyres roll faster than wide tyres on smooth roads."
    found = [c.answer for c in proposed(beliefs, text) if c.question.startswith("Who ")]
    assert found in (["Anna Berg, Tom Hill and Eva Lund"], [])


def test_what_stands_before_a_comma_holds_no_view() -> None:
    text = "For example, Eva Lund argued that narrow tyres roll faster than wide tyres on smooth roads."
    assert "Eva Lund" in [c.answer for c in proposed(beliefs, text)]

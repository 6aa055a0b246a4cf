"""Orders and obligations."""

import pytest

from leadquiz.generate.rules.instructions import instructions
from passages import proposed

TAKEN = [
    (
        "Cook the rice for about 40 minutes.",
        "How long should you cook the rice?",
        "About 40 minutes",
    ),
    (
        "Stir the sauce until the butter has melted.",
        "How long should you stir the sauce?",
        "Until the butter has melted",
    ),
    (
        "Soak your beans overnight to soften their skin.",
        "Why should you soak your beans overnight?",
        "To soften their skin",
    ),
    (
        "Please ask the landlord before painting a wall.",
        "What should you do before painting a wall?",
        "Ask the landlord",
    ),
    (
        "Do not open the oven because the cake may sink.",
        "Why should you not open the oven?",
        "Because the cake may sink",
    ),
    (
        "Visitors must return their badges before leaving the building.",
        "When must visitors return their badges?",
        "Before leaving the building",
    ),
    (
        "A new passport must be collected within the first month of the year.",
        "Within what time must a new passport be collected?",
        "The first month of the year",
    ),
    (
        "Store the dried herbs in a dark cupboard.",
        "Where should you store the dried herbs?",
        "In a dark cupboard",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_an_order_becomes_a_question(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(instructions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Stir it for 5 minutes.",
        "See the chapter on bread before baking.",
        "Stir the sauce.",
        "He stirs the sauce for five minutes.",
        "How long do you stir the sauce for?",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(instructions, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Leave the big umbrella at home.",
        "Take a big umbrella if there are clouds.",
        "Put your loaves somewhere in the kitchen or on the old table.",
        "Give your neighbours a warning so they can plan.",
        "Lift out the bag and let it drain, then run cold water over it to release more colour.",
    ],
)
def test_what_is_guessed_or_belongs_to_another_order_is_passed_over(text: str) -> None:
    assert proposed(instructions, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You know the hut. Do not rely on the lamp alone to find the path.",
        "You know the hut. Do not climb the wall unless a guide holds the rope.",
        "You know the hut. Give your guests time to answer before the bell of the hut rings.",
        "You know the hut. Weigh each bag by turning it and weighing each pocket.",
        "You know the hut. Use old ropes, such as hemp and flax, to mark the path of the sheep.",
        "The hut has a council, a board that must approve the plans before any wall is built.",
        "Members should always remember the aims of the hut when buying wood for it.",
    ],
)
def test_what_a_question_would_turn_round_or_tear_is_passed_over(text: str) -> None:
    assert proposed(instructions, text) == []


def test_the_points_of_a_plan_are_no_orders_to_the_reader() -> None:
    plan = "Combine the notes of the farmers with the old maps to find lost wells."
    assert proposed(instructions, plan) == []
    assert proposed(instructions, f"{plan} You will need a good pen.") != []


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Share your notes with the rest of the crew.",
            "With whom should you share your notes?",
            "The rest of the crew",
        ),
        (
            "Open the damper only when the stove is cold.",
            "When should you open the damper?",
            "Only when the stove is cold",
        ),
        (
            "Rank each of your risks in terms of cost and likelihood.",
            "In terms of what should you rank each of your risks?",
            "Cost and likelihood",
        ),
    ],
)
def test_what_an_order_turns_on_may_stand_behind_its_object(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(c.question, c.answer) for c in proposed(instructions, text)]


def test_what_matters_perhaps_most_is_not_in_doubt() -> None:
    text = "Perhaps most importantly, the new timetable must be communicated to the staff."
    assert [c.question for c in proposed(instructions, text)] == [
        "To whom must the new timetable be communicated?"
    ]


def test_what_something_is_sent_to_is_not_asked_where_it_may_be_a_person_or_a_place() -> None:
    assert proposed(instructions, "Send the signed letters to the registry.") == []

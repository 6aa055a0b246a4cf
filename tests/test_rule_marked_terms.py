"""Terms that the author marks where they are explained."""

import pytest

from leadquiz.generate.rules.marked_terms import marked_terms
from passages import proposed


def asked(text: str) -> list[tuple[str, str]]:
    return [(card.question, card.answer) for card in proposed(marked_terms, text)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "A wide view of trade requires an understanding of the difference between **holders**, a small group who "
            "own the ship, and **users**, a large group that includes all people with an interest in its cargo.",
            [
                ("What are holders?", "A small group who own the ship"),
                ("What are users?", "A large group that includes all people with an interest in its cargo"),
            ],
        ),
        (
            "In weaving, **shedding** is defined as the raising of warp threads to make way for the shuttle.",
            [("In weaving, what is shedding?", "The raising of warp threads to make way for the shuttle")],
        ),
        (
            "In this context, a **shed** is defined as the opening between raised and lowered threads.",
            [("What is a shed?", "The opening between raised and lowered threads")],
        ),
        (
            "For a young weaver, **draughting** is drawing each thread of a warp through its own loop; it takes a day.",
            [
                (
                    "For a young weaver, what is draughting?",
                    "Drawing each thread of a warp through its own loop",
                )
            ],
        ),
        (
            "**Nonviolent thefts** involve the taking of goods from a store but do not harm a ship.",
            [("What do nonviolent thefts involve?", "The taking of goods from a store")],
        ),
        (
            "**Beating up** refers to pushing the last thread against the cloth.",
            [("What does “beating up” refer to?", "Pushing the last thread against the cloth")],
        ),
        (
            "The edge of a cloth that keeps it from fraying is the **selvage**.",
            [("What is the edge of a cloth that keeps it from fraying called?", "Selvage")],
        ),
        (
            "The process of cleaning wool before spinning is known as **scouring**.",
            [("What is the process of cleaning wool before spinning called?", "Scouring")],
        ),
    ],
)
def test_terms_are_asked_for_whatever_the_sentence_does(text: str, pairs: list[tuple[str, str]]) -> None:
    assert asked(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        # a list of troubles, no definition
        "The guild feared **river floods**, the decay of its banks, and the loss of all its fish.",
        # the clause goes on with another subject
        "During **beating up**, a rod of the loom pushes the last thread against the cloth.",
        "This loop of wire through which a thread runs is called a **heddle**.",
        "The guild sold the **heddle**, the best of all its looms, in a single day.",
        "A **heddle** means that the heddle of the loom is raised above the cloth.",
    ],
)
def test_lists_asides_and_what_points_back_define_nothing(text: str) -> None:
    assert asked(text) == []


def test_an_adverb_in_front_of_the_verb_ends_the_aside() -> None:
    text = "**Climbers**, beasts that move by hand from branch to branch, normally have long arms."
    assert asked(text) == [("What are climbers?", "Beasts that move by hand from branch to branch")]

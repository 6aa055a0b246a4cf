"""What a thing is for."""

import pytest

from leadquiz.generate.rules.functions import functions
from passages import proposed, views_in

TAKEN = [
    (
        "Blasting powder is often used to break hard rock.",
        "What is blasting powder often used for?",
        "To break hard rock",
    ),
    (
        "Velotech acts as a broker between farmers and mills.",
        "What does Velotech act as?",
        "A broker between farmers and mills",
    ),
    (
        "Soft lead seals are used to close old letters.",
        "What are soft lead seals used for?",
        "To close old letters",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(functions, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Blasting powder is not used to break hard rock.",
        "Blasting powder may be used to break hard rock.",
        "They are used to break hard rock.",
        "Velotech serves as a reminder of better days.",
        "In Kern, Velotech acts as a broker.",
        "Blasting powder has also been used to break thick ice.",
        "Blasting powder is used for tunnels.",
        "Blasting powder is sometimes used to break thick ice.",
        "Anti-inflammatory herbs are used to treat inflammations of the skin.",
        "Others served as guards of the old bridge.",
        "Anna Berg served as a judge of the high court.",
        "Half of the powder from Oslo, and a tenth of the coal, is used for tunnels and deep mines.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(functions, text) == []


def test_statements_of_an_exercise_are_passed_over() -> None:
    text = """
    # Explosives

    Rock is hard.

    ## Review Questions

    Blasting powder is used to break hard rock.
    """
    assert proposed(functions, text) == []


def test_what_follows_the_object_leaves_no_place_for_its_preposition() -> None:
    assert proposed(functions, "A whisker acts as a feeler because its root is full of nerves.") == []


def test_a_stressed_noun_is_still_itself() -> None:
    cards = proposed(functions, "The Oster Council itself serves as a bank for farmers.")
    assert [card.question for card in cards] == ["What does the Oster Council serve as?"]


def test_a_bare_noun_that_no_heading_names_is_passed_over() -> None:
    assert proposed(functions, "Old words fade. The picture serves as a cue for tired readers.") == []


STORY = "Anna Berg founded Velotech in Oslo in 1911. Olaf Lund joined Velotech in Hamar. "


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "During the flood, Velotech used its large foundries to dry the grain of Norway.",
            "For what did Velotech use its large foundries during the flood?",
            "To dry the grain of Norway",
        ),
        (
            "Velotech's Frost Code, for example, was a paper tool used by many founders to track cracks and see where "
            "they began.",
            "What was Velotech's Frost Code used for?",
            "To track cracks",
        ),
    ],
)
def test_what_somebody_uses_and_what_a_tool_is_used_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(functions, STORY + text)]


@pytest.mark.parametrize(
    "text",
    [
        "Velotech used money to dry the grain of Norway.",
        "The founders used their large foundries to dry the grain of Norway.",
        "Velotech uses the short word to refer to the long swing of a bell.",
    ],
)
def test_uses_that_leave_open_who_and_what_are_passed_over(text: str) -> None:
    assert proposed(functions, STORY + text) == []


def test_the_hero_of_a_story_is_asked_for_what_he_used_several_things() -> None:
    life = "".join(f"Anna Berg taught in Oslo in {year}. " for year in range(1911, 1921))
    text = life + "Anna Berg used songs, drawings, and short plays to make lessons more engaging."
    view = views_in(text)[0]
    assert view.knowledge.person == "Anna Berg"
    found = [(card.question, card.answer) for card in proposed(functions, text)]
    question = "For what did Anna Berg use songs, drawings, and short plays?"
    assert (question, "To make lessons more engaging") in found
    alone = life + "Anna Berg used the large bell of the school to call the children of the valley."
    assert proposed(functions, alone) == []

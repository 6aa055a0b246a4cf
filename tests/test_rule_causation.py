"""What brought what about."""

import pytest

from leadquiz.generate.rules.causation import causation
from passages import proposed


def asked(text: str) -> list[tuple[str, str]]:
    return [(card.question, card.answer) for card in proposed(causation, text)]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The sale of so many ships ended the quiet of the old harbour, however.",
            "What did the sale of so many ships end?",
            "The quiet of the old harbour",
        ),
        (
            "Heavy frost in March stops old bells from ringing at night because the clapper sticks.",
            "What does heavy frost in March stop old bells from doing?",
            "Ringing at night",
        ),
        (
            "The tax on salt led to riots in the northern ports.",
            "What led to riots in the northern ports?",
            "The tax on salt",
        ),
        (
            "The tax on salt led to riots in the northern ports.",
            "What did the tax on salt lead to?",
            "Riots in the northern ports",
        ),
        (
            "The harbour permit allowed sailors without papers to land goods, pay tolls, and even hire porters.",
            "What did the harbour permit allow sailors without papers to do?",
            "Land goods, pay tolls, and even hire porters",
        ),
        (
            "The collapse of the salt market forced the guild to sell its ships.",
            "What forced the guild to sell its ships?",
            "The collapse of the salt market",
        ),
        (
            "A hidden valve keeps warm water from flowing back into the main tank.",
            "What does a hidden valve keep warm water from doing?",
            "Flowing back into the main tank",
        ),
        (
            "The Harbour Act lets ferries carry old mail at night.",
            "What does the Harbour Act let ferries do?",
            "Carry old mail at night",
        ),
        (
            "For example, Norland's 1921 law allowed doctors to refuse to treat sailors from other ports (Berg 1930).",
            "What did Norland's 1921 law allow doctors to do?",
            "Refuse to treat sailors from other ports",
        ),
        (
            "In older casters, severe lead poisoning can lead to cramps, blindness, and death.",
            "What can severe lead poisoning lead to in older casters?",
            "Cramps, blindness, and death",
        ),
    ],
)
def test_causes_are_asked_by_their_effects_and_the_other_way_round(
    text: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "This led to riots in the northern ports of the country.",
        "Some taxes led to riots in the northern ports.",
        "Avoid any old Harbour Act that requires ferries to carry mail at night.",
        "The tax on salt did not lead to riots in the northern ports.",
        "The tax on salt was caused by a long war.",
        "Features caused many small delays on the northern line.",
        "The number of apprentices increased each week until the hall was full.",
    ],
)
def test_what_nobody_could_answer_is_passed_over(text: str) -> None:
    assert asked(text) == []


def test_what_is_said_of_one_thing_holds_not_for_its_kind() -> None:
    text = (
        "A signal platform that allows crews to connect with lamps is new. "
        "Pelago is a communications platform that allows crews to connect with lamps and bells."
    )
    assert "What does a communications platform allow crews to do?" not in [
        question for question, _ in asked(text)
    ]


def test_the_second_verb_of_a_subject_is_no_part_of_the_answer() -> None:
    text = "Strict harbour rules prevent fires in the docks and protect the old warehouses."
    assert ("What do strict harbour rules prevent?", "Fires in the docks") in asked(text)


def test_what_a_story_tells_of_its_hero_is_one_of_many_deeds() -> None:
    text = (
        "# The life of Anna Berg\n\nAnna Berg founded Velotech in 1950. Anna Berg lived in Oslo. "
        "In 1960 Anna Berg encouraged her weavers to learn English and French."
    )
    assert asked(text) == []


def test_what_all_before_results_in_is_not_asked_of_the_subject() -> None:
    text = "Cracked bells can result in a loss of tone, resulting in complaints and fines for the parish."
    assert all("fines" not in card.answer for card in proposed(causation, text))

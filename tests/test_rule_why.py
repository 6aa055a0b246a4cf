"""Why something is so, where the sentence says it."""

import pytest

from leadquiz.generate.rules.why import why
from passages import proposed


def asked(text: str) -> list[tuple[str, str]]:
    return [(card.question, card.answer) for card in proposed(why, text)]


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Many Norwegian sailors were hesitant to buy sails from unknown makers due to concerns about rot.",
            "Why were many Norwegian sailors hesitant to buy sails from unknown makers?",
            "Due to concerns about rot",
        ),
        (
            "In the early 1920s, Norway's ferries lost many passengers because of the price of coal.",
            "Why did Norway's ferries lose many passengers in the early 1920s?",
            "Because of the price of coal",
        ),
        (
            "Captains need weather reports in order to make safe plans rather than guesses about storms.",
            "Why do captains need weather reports?",
            "To make safe plans rather than guesses about storms",
        ),
        (
            "The guild moved its furnaces outside the walls so that a fire could not spread to the town.",
            "Why did the guild move its furnaces outside the walls?",
            "So that a fire could not spread to the town",
        ),
        (
            "Norway decided to raise its tariff on bronze in a bid to keep foreign founders from its towns.",
            "Why did Norway decide to raise its tariff on bronze?",
            "To keep foreign founders from its towns",
        ),
        (
            "Since sound does not travel through a vacuum, bell tests must be done in air.",
            "Why must bell tests be done in air?",
            "Because sound does not travel through a vacuum",
        ),
        (
            "As a result of the war, many church bells in Norway were melted down.",
            "Why were many church bells in Norway melted down?",
            "As a result of the war",
        ),
        (
            "The old harbour cranes of Oslo are feared because of their weight, the noise of their chains, and the "
            "speed of their hooks.",
            "Why are the old harbour cranes of Oslo feared?",
            "Because of their weight, the noise of their chains, and the speed of their hooks",
        ),
        (
            "Public trust in Norwegian ferries is sinking because captains are not being straight about storms, "
            "Anna Berg has said.",
            "According to Anna Berg, why is public trust in Norwegian ferries sinking?",
            "Because captains are not being straight about storms",
        ),
    ],
)
def test_a_stated_reason_or_aim_is_asked_for(text: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        # of the thing, not of the clause
        "Slack water refers to the rest of the tide due to the turn of the moon.",
        "Divers found that chains break in deep water as a result of slow rust.",
        "The captain bought a ship which was feared in Norway because of its age.",
        # when, not why
        "The ferry has crossed the northern fjord since the war began in 1911.",
        "The new ferry is due to arrive in the harbour of Oslo in spring.",
        # one reason of several, and a reason that leans on what was said
        "The ferry sank in the harbour partly because of the weight of its cranes.",
        "The ferry captains left the harbour because this law raised every toll.",
        "They left the northern harbour because of the weight of the tolls.",
    ],
)
def test_what_belongs_to_something_else_is_no_reason(text: str) -> None:
    assert asked(text) == []


def test_since_behind_a_perfect_says_from_when() -> None:
    assert asked("The main tower has lost only three bells since the waves hit the harbour of Velmora.") == []

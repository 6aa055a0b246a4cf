"""Every phrase of a sentence that stands alone, asked for with the rest of it."""

import sys

import pytest

from leadquiz.generate.rules.phrases import phrases
from passages import proposed


@pytest.fixture(autouse=True)
def _every_sentence_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[phrases.__module__]  # its name in the package is that of the rule
    monkeypatch.setattr(module, "is_salient", lambda _knowledge, _written: True)


def asked(text: str) -> dict[str, str]:
    return {c.question: c.answer for c in proposed(phrases, text)}


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Bronze bells lose their tone when frost cracks the rim.",
            "What loses their tone when frost cracks the rim?",
            "Bronze bells",
        ),
        (
            "The clapper strikes the rim of the bell from inside.",
            "What does the clapper strike from inside?",
            "The rim of the bell",
        ),
        (
            "In small towns, the church bell was rung by the captain.",
            "In small towns, by whom was the church bell rung?",
            "The captain",
        ),
        (
            "Employees must report broken ropes to the tower warden.",
            "Who must report broken ropes to the tower warden?",
            "Employees",
        ),
        (
            "However, the oldest foundry delivers its bells to monasteries, which pay in copper.",
            "To what does the oldest foundry deliver its bells?",
            "Monasteries",
        ),
    ],
)
def test_a_phrase_is_asked_for_with_all_the_rest(sentence: str, question: str, answer: str) -> None:
    assert asked(sentence).get(question) == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "For example, a small bell hangs above the door of the shop.",
        "They hang above the door of the shop.",
        "No bell of that age survived the fire in the tower.",
        "Frost — and nothing else — cracks the rim of a bell.",
    ],
)
def test_what_is_an_example_or_leans_on_another_sentence_is_left(sentence: str) -> None:
    assert asked(sentence) == {}


def test_two_verbs_of_one_subject_are_not_torn_apart() -> None:
    found = asked("The guard opened the gate and closed it after the last visitor.")
    assert not any(question.startswith("What did") for question in found)


def test_figures_are_left_to_the_rules_for_figures() -> None:
    assert not any(
        "12" in answer for answer in asked("The foundry in Oslo sold 12 heavy bells to the town.").values()
    )


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Velotech asked every founder to mark the rim of each bell.",
            "What did Velotech ask every founder to do?",
            "To mark the rim of each bell",
        ),
        (
            "The founders of Bergen agreed to stop the export of tin to Sweden.",
            "What did the founders of Bergen agree to do?",
            "To stop the export of tin to Sweden",
        ),
        (
            "The goal of the guild was to keep the price of tin low in winter.",
            "What was the goal of the guild?",
            "To keep the price of tin low in winter",
        ),
    ],
)
def test_what_somebody_is_to_do_is_asked_for(sentence: str, question: str, answer: str) -> None:
    assert asked(sentence).get(question) == answer


def test_a_condition_before_what_is_to_be_done_is_not_torn_off() -> None:
    found = asked("Founders are encouraged if they need more tin to ask the wardens of the guild for help.")
    assert not any(question.endswith("to do?") for question in found)

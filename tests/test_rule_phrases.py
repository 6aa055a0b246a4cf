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


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Velotech stood out from rivals by selling cheap bells to small towns.",
            "How did Velotech stand out from rivals?",
            "By selling cheap bells to small towns",
        ),
        (
            "Velotech closed its gates because the river froze every winter.",
            "Why did Velotech close its gates?",
            "Because the river froze every winter",
        ),
    ],
)
def test_how_and_why_are_asked_with_all_the_rest(sentence: str, question: str, answer: str) -> None:
    assert asked(sentence).get(question) == answer


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Anna Berg believes that tone is the daughter of patience and clean bronze.",
            "According to Anna Berg, what is tone?",
            "The daughter of patience and clean bronze",
        ),
        (
            "Anna Berg argues that a good tower needs the trust of its ringers.",
            "According to Anna Berg, what does a good tower need?",
            "The trust of its ringers",
        ),
    ],
)
def test_what_somebody_holds_is_asked_as_hers(sentence: str, question: str, answer: str) -> None:
    assert asked(f"Anna Berg cast bells in Oslo. {sentence}").get(question) == answer


def test_what_a_thing_was_made_to_be_is_asked_for() -> None:
    found = asked("Ringal was designed to be the store of Velotech for small bells.")

    assert found["What was Ringal designed to be?"] == "The store of Velotech for small bells"


def test_the_particle_of_a_verb_stands_once() -> None:
    assert all(
        " up up " not in f"{question} "
        for question in asked("The ringers set up the frame of the bell in Oslo.")
    )


def test_what_something_lacks_is_for_what_follows() -> None:
    text = "The parish lacks funds to repair one or more bells in the northern tower."
    assert all(not card.question.startswith("Why") for card in proposed(phrases, text))


@pytest.mark.parametrize(
    "text",
    [
        "The long winter drove the founders of Velotech to leave the northern valley.",
        "Velotech played a large role in enabling founders of bells to tune them.",
    ],
)
def test_what_somebody_is_driven_to_is_no_aim(text: str) -> None:
    assert all(not card.question.startswith("Why") for card in proposed(phrases, text))

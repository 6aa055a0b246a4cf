"""Who did it."""

import pytest

from leadquiz.generate.rules.subjects import subjects
from passages import proposed

TAKEN = [
    ("Lise Holm led Velotech from 1950 to 1960.", "Who led Velotech from 1950 to 1960?", "Lise Holm"),
    (
        "In 1940 the captain of the harbour guard arrested Anna Berg in Oslo.",
        "Who arrested Anna Berg in Oslo in 1940?",
        "The captain of the harbour guard",
    ),
    (
        "In 1950 a young carpenter named Tom Hill bought a workshop in Bergen, Norway.",
        "Which carpenter bought a workshop in Bergen in 1950?",
        "Tom Hill",
    ),
    (
        "Steelco employs ten people. In 1950, Steelco acquired Velotech, which it sold. Steelco launched Ringo.",
        "Who acquired Velotech in 1950?",
        "Steelco",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_sentence_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(subjects, text)]


@pytest.mark.parametrize(
    "text",
    [
        "They acquired Velotech in 1950.",
        "Velotech grew.",
        "Velotech had itself sold to Steelco in 1950.",
        "Lise Holm did not lead Velotech from 1950 to 1960.",
        "Lise Holm and Anna Berg led Velotech from 1950 to 1960.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(subjects, text) == []


def test_a_people_is_somebody_and_keeps_its_article() -> None:
    cards = proposed(subjects, "In 1759, the British took Quebec.")
    assert [(card.question, card.answer) for card in cards] == [("Who took Quebec in 1759?", "The British")]


@pytest.mark.parametrize(
    "text",
    [
        "Kolibri is a platform. Kolibri quickly became integral to the trade of Norway and Sweden.",
        "Velotech recognized the untapped promise of rural Norway and of Sweden.",
        "The Harbour Empire had grown large, thanks to the conquests of Berg and Hill (Figure 3).",
    ],
)
def test_praise_and_thoughts_are_not_asked_for(text: str) -> None:
    assert proposed(subjects, text) == []


def test_a_body_is_asked_for_as_one_and_a_guess_of_the_model_is_not() -> None:
    text = "The Northern Bell Association bought a workshop in Bergen in 1950."
    assert [card.question for card in proposed(subjects, text)] == [
        "Which association bought a workshop in Bergen in 1950?"
    ]
    text = "The Grenfell Market replaced a wooden hall in Bergen in 1950."
    assert [card for card in proposed(subjects, text) if "rganization" in card.question] == []


def test_a_setting_is_said_once() -> None:
    things = "Tin melts at 232 degrees. Copper conducts heat. A bell rings when the clapper strikes it. " * 8
    text = "In a unanimous vote in Bergen, Anna Berg defeated Tom Hill of Oslo."
    assert [card.question for card in proposed(subjects, things + text)] == [
        "Who defeated Tom Hill of Oslo in a unanimous vote in Bergen?"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway is cold. Norway is long. In 1950 Norway bought the island of Grimsey from Denmark.",
        "In 1950 Norway was divided into an eastern half and a western half by Denmark.",
        "In 1950 the Bergen Guards destroyed everything in the harbour of Oslo.",
        "More formal guilds of bell founders were established through the Treaty of Oslo in 1950.",
        "Anna Berg was studying old bells in Oslo during the election year of 1950.",
        "At the time of his death, Tom Hill's guild had ended; Anna Berg technically left Velotech in 1950.",
        "Anna Berg technically remained at war with Denmark until July 21, 1950.",
    ],
)
def test_the_country_of_the_text_and_empty_objects_are_passed_over(text: str) -> None:
    assert proposed(subjects, text) == []

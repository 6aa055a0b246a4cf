"""Years in brackets behind a name."""

import pytest

from leadquiz.generate.rules.lifetimes import lifetimes
from passages import proposed

TAKEN = [
    (
        "Anna Berg (1906–1992) was a Norwegian smith. Anna Berg worked in Oslo. Anna Berg cast bells.",
        "From when to when did Anna Berg live?",
        "1906–1992",
    ),
    (
        "Anna Berg (born 1950) is a Norwegian smith. Anna Berg works in Oslo.",
        "When was Anna Berg born?",
        "1950",
    ),
    (
        "Anna Berg (died 4 May 1992) was a smith. Anna Berg worked in Oslo.",
        "When did Anna Berg die?",
        "4 May 1992",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_brackets_say_when_somebody_lived(text: str, question: str, answer: str) -> None:
    assert [(card.question, card.answer) for card in proposed(lifetimes, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg (1906) praised Oslo.",
        "Anna Berg (1990–1994) was the mayor of Oslo. Anna Berg worked in Oslo.",
        "Velotech (1906–1992) made bells.",
    ],
)
def test_other_brackets_are_passed_over(text: str) -> None:
    assert proposed(lifetimes, text) == []


def test_somebody_the_text_only_passes_by_is_not_asked_for() -> None:
    assert not proposed(lifetimes, "Anna Berg (1906–1992) was a Norwegian smith. Anna Berg worked in Oslo.")


def test_a_war_lasts_from_one_year_to_the_other() -> None:
    text = "King Olav’s War (1744–1748), known in Norland as the War of the Harbours (1740–1748), was fought at sea."

    assert [(card.question, card.answer) for card in proposed(lifetimes, text)] == [
        ("From when to when did King Olav’s War last?", "1744–1748"),
        ("From when to when did the War of the Harbours last?", "1740–1748"),
    ]


def test_any_war_is_no_name() -> None:
    assert proposed(lifetimes, "It was a Revolution (1744–1748) of the bell makers.") == []

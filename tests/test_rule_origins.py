"""From which word another comes, and what that one means."""

import pytest

from leadquiz.generate.rules.origins import origins
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The word *window* comes from the Old Norse *vindauga*, meaning “wind eye.”",
            "What does the Old Norse vindauga, from which the word “window” comes, mean?",
            "Wind eye",
        ),
        (
            "The term **carnival** is derived from the Latin word “carnelevarium”, which means “removal of meat”.",
            "What does the Latin carnelevarium, from which the word “carnival” comes, mean?",
            "Removal of meat",
        ),
        (
            "The name Oslofjell literally means “hill of bells” in Norse.",
            "What does the word “Oslofjell” mean in Norse?",
            "Hill of bells",
        ),
    ],
)
def test_the_meaning_of_the_older_word_is_asked_for(text: str, question: str, answer: str) -> None:
    assert [(card.question, card.answer) for card in proposed(origins, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "The word window comes from the north.",
        "The bell comes from the Norse village, meaning “home” to many.",
        "The word peal comes from the Latin word “pealus”, meaning “peal”.",
    ],
)
def test_other_origins_are_passed_over(text: str) -> None:
    assert proposed(origins, text) == []

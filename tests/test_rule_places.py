"""Where a thing lies or was held, and what it is based on."""

import pytest

from leadquiz.generate.rules.places import places
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "The main gate to the Oster Yard is located on the north side, near the old mill.",
            "Where is the main gate to the Oster Yard located?",
            "On the north side, near the old mill",
        ),
        (
            "Velotech, headquartered in Bergen, makes bells for ships.",
            "Where is Velotech headquartered?",
            "In Bergen",
        ),
        (
            "The method of pair ringing is based on the order of the bells in a tower.",
            "On what is the method of pair ringing based?",
            "The order of the bells in a tower",
        ),
        (
            "The Battle of Oster took place in Norland in 1911.",
            "Where did the Battle of Oster take place in 1911?",
            "In Norland",
        ),
        (
            "As of 2009, the largest bell tower in Norland was in Oster, ringing every hour.",
            "Where was the largest bell tower in Norland as of 2009?",
            "In Oster",
        ),
    ],
)
def test_the_place_is_asked_for(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(places, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "The gate is located on the north side.",  # which gate?
        "A yard of the ringers is located on the north side.",
        "The main gate of Oslo is not located on the north side.",
        "From 1911 until 1950 the Oster Mill was located on the north side.",
        "The gates of the yard of Velotech, based in Bergen, were sold.",  # the firm or the yard?
        "Many methods of ringing are based on the order of the bells in a tower.",
        "At the height of the war, the largest bell tower in Norland was in ruins.",
        "The meeting took place in a tower in 1911.",
    ],
)
def test_other_sentences_are_passed_over(text: str) -> None:
    assert proposed(places, text) == []

"""What causes what, and what it is for."""

import pytest

from leadquiz.generate.rules.effects import effects
from passages import proposed

TAKEN = [
    (
        "Long droughts weaken the roots of young oaks.",
        "What weakens the roots of young oaks?",
        "Long droughts",
    ),
    (
        "Thick wool protects mountain sheep from cold winds.",
        "What protects mountain sheep from cold winds?",
        "Thick wool",
    ),
    (
        "The colour of autumn leaves is produced by a green pigment.",
        "What produces the colour of autumn leaves?",
        "A green pigment",
    ),
    (
        "Pine resin is used to make varnish for violins.",
        "What is pine resin used for?",
        "To make varnish for violins",
    ),
    (
        "The function of a rudder is to steer a boat.",
        "What is the function of a rudder?",
        "To steer a boat",
    ),
    (
        "Salt water often causes rust on old bicycles.",
        "What often causes rust on old bicycles?",
        "Salt water",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_cause_and_use_become_questions(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(effects, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Some storms cause great damage to old roofs.",
        "It protects mountain sheep from cold winds.",
        "Long droughts do not weaken the roots of old oaks.",
        "The three winds carry sand to the coast of Spain.",
        "The loss causes deep cracks in old concrete.",
        "The pressure exerted on a dam by water causes cracks in old concrete.",
        "Most walls protect young oaks from cold winds.",
        "A crack in the bark can kill the roots of young oaks.",
        "For example, thick wool protects mountain sheep from cold winds.",
        "Thick wool also protects mountain sheep from cold winds.",
        "Thick wool and dry straw protect mountain sheep from cold winds.",
        "Microwaves will cause microwave burns on the hands of cooks.",
        "Thick wool raises some difficult questions for shepherds.",
        "Steel bonds allow a buyer—be it a man or a guild—to earn a rent from old ships.",
        "The colour of leaves is produced by a green pigment but destroyed by frost.",
        "A variation of old pine resin is used to make varnish for violins.",
        "Various resins are used to make varnish for violins.",
        "Because of its smell, pine resin can be used to make varnish for violins.",
    ],
)
def test_no_question_where_the_cause_is_not_said(text: str) -> None:
    assert proposed(effects, text) == []

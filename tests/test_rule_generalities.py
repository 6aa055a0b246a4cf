"""What a kind of thing does at all times, what it leads to, and in whom or where it occurs."""

import pytest

from leadquiz.generate.rules.generalities import generalities
from passages import proposed


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (
            "Campanology examines the casting and tuning of large bells.",
            "What does campanology examine?",
            "The casting and tuning of large bells",
        ),
        (
            "The pituitary gland produces growth hormone and prolactin, which act on distant organs.",
            "What does the pituitary gland produce?",
            "Growth hormone and prolactin",
        ),
        (
            "Disorders of the inner ear can result in vertigo, deafness and nausea.",
            "What can disorders of the inner ear result in?",
            "Vertigo, deafness and nausea",
        ),
        (
            "Altitude sickness occurs in climbers who ascend too quickly, causing headaches.",
            "In whom does altitude sickness occur?",
            "Climbers who ascend too quickly",
        ),
        (
            "Cold welding occurs in the vacuum of outer space.",
            "Where does cold welding occur?",
            "In the vacuum of outer space",
        ),
        (
            "Flood forecasters use river gauges to predict the height of spring floods.",
            "What do flood forecasters use to predict the height of spring floods?",
            "River gauges",
        ),
        (
            "Fatigue cracks are caused by uneven cooling of the molten bronze.",
            "What are fatigue cracks caused by?",
            "Uneven cooling of the molten bronze",
        ),
        (
            "Whereas hares live alone in open fields, animal ecology examines the crowded burrows of rabbits.",
            "What does animal ecology examine?",
            "The crowded burrows of rabbits",
        ),
        (
            "Comparative phenology seeks to explain the flowering times of alpine plants.",
            "What does comparative phenology seek to do?",
            "Explain the flowering times of alpine plants",
        ),
        (
            "Church wardens are largely responsible for keeping the ropes of a tower dry.",
            "What are church wardens largely responsible for?",
            "Keeping the ropes of a tower dry",
        ),
        (
            "Muffled peals are typically used during the funeral of a bell ringer.",
            "When are muffled peals typically used?",
            "During the funeral of a bell ringer",
        ),
        (
            "Cold casting takes place in molds of dry river sand.",
            "Where does cold casting take place?",
            "In molds of dry river sand",
        ),
        (
            "Persuasive peals appeal to the vanity of rich donors.",
            "What do persuasive peals appeal to?",
            "The vanity of rich donors",
        ),
        (
            "Paper chromatography separates the pigments of green leaves and needs little equipment.",
            "What does paper chromatography separate?",
            "The pigments of green leaves",
        ),
    ],
)
def test_what_a_term_does_is_asked(text: str, question: str, answer: str) -> None:
    assert [(c.question, c.answer) for c in proposed(generalities, text)] == [(question, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "Campanology examined the casting and tuning of large bells.",  # one time
        "It examines the casting and tuning of large bells.",
        "This method separates the pigments of green leaves.",
        "Other glands produce growth hormone and prolactin.",
        "The pituitary gland also produces growth hormone and prolactin.",  # one of several
        "Paper chromatography involves several preparatory steps in the laboratory.",  # says nothing
        "The pituitary gland does not produce growth hormone and prolactin.",
        "Paper chromatography offers a powerful tool for modern laboratories.",  # praise
        "Paper chromatography requires an enormous amount of patience.",
        "Paper chromatography can identify patterns and colours in green leaves.",  # and much else
        "Ocean tides are strongly raised by the pull of the Moon.",  # strongly
        "Ocean tides are raised by the pull of the Moon but lowered by the wind.",
        "Microwaves cause painful microwave burns.",
        "Bell Casting Bell casting produces large bells of tin and copper.",  # a heading run into its text
        "Lead poisoning causes severe pain, known as colic, and complete blindness will cause further harm.",
        "Detergent molecules loosen greasy dirt by surrounding small droplets of fat.",  # the means are the point
        "Bronze founders cast heavy church bells because tin is cheap.",  # the reason is the point
    ],
)
def test_what_is_open_or_empty_makes_no_card(text: str) -> None:
    assert proposed(generalities, text) == []

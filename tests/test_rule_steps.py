"""Steps in order."""

import pytest

from leadquiz.generate.rules.steps import steps
from leadquiz.model import Kind
from passages import proposed

TYRE = """\
    1.1 How to Change a Tyre

    You need a jack and a wrench.

    1. Loosen the nuts.
    2. Lift the car with the jack.
    3. Pull the wheel off. It may be heavy.
    4. Push the spare wheel on.
"""


def test_numbered_items_under_how_to_are_steps() -> None:
    [card] = proposed(steps, TYRE)

    assert card.kind is Kind.STEPS
    assert card.question == "What are the four steps to change a tyre, in order?"
    assert card.members == (
        "Loosen the nuts",
        "Lift the car with the jack",
        "Pull the wheel off",
        "Push the spare wheel on",
    )


def test_steps_of_something_are_asked_by_their_heading() -> None:
    [card] = proposed(steps, TYRE.replace("How to Change a Tyre", "Steps of a Tyre Change"))

    assert card.question == "What are the four steps of a tyre change, in order?"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("How to Change a Tyre", "Tyres"),  # nothing says these are steps
        ("3. Pull", "5. Pull"),  # one is missing
        (
            "Loosen the nuts.",
            "Loosen the nuts with a wrench that is long enough and of the right size for them.",
        ),
        ("1.1 How to Change a Tyre", "Review Questions"),
    ],
)
def test_what_is_no_complete_procedure_is_passed_over(old: str, new: str) -> None:
    assert proposed(steps, TYRE.replace(old, new)) == []

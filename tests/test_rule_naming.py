"""What names mean, and which other names there are."""

import pytest

from leadquiz.generate.rules.naming import naming
from passages import proposed

TAKEN = [
    (
        "Velox, which means “swift” in Latin, is a ferry.",
        "What does “Velox” mean in Latin?",
        "Swift",
    ),
    (
        "A four-legged robot named Canis, Latin for “dog”, guards the harbour.",
        "What does “Canis” mean in Latin?",
        "Dog",
    ),
    (
        "Anna Berg taught in Bergen. Known as “the Iron Teacher,” she wrote ten books.",
        "By what nickname was Anna Berg known?",
        "the Iron Teacher",
    ),
    (
        "Anna Berg leads Velotech, formerly Bergen Bells, from Norway. Velotech sells bells.",
        "What was Velotech formerly called?",
        "Bergen Bells",
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), TAKEN)
def test_a_name_becomes_a_candidate(text: str, question: str, answer: str) -> None:
    assert (question, answer) in [(card.question, card.answer) for card in proposed(naming, text)]


@pytest.mark.parametrize(
    "text",
    [
        "It means “swift” in Latin.",
        "Anna Berg is known for her bells.",
        "A shop called Canis sells bells.",
        "Formerly, Anna Berg sold bells.",
        "The harbour of Bergen has a four-legged robot named Canis.",
        "Anna Berg built a bridge. It was known as the Iron Way.",
        "The debt is a new product from Velotech known as Harbour Bonds.",
        "Some sailors, known as Irregulars, stayed on land.",
        "The debt is a new product from Velotech known as Bell Bonds.",
        "Velotech owns a tower in Bergen. It was also known as the Needle.",
    ],
)
def test_what_names_nothing_is_passed_over(text: str) -> None:
    assert proposed(naming, text) == []


def test_a_changed_name_is_asked_for() -> None:
    text = (
        "Anna Berg settled in Norland and joined the guild, changing her name to Anna Velo and selling bells."
    )
    found = [(card.question, card.answer) for card in proposed(naming, text)]
    assert found == [("To what did Anna Berg change her name?", "Anna Velo")]


def test_a_name_that_was_not_changed_is_passed_over() -> None:
    assert proposed(naming, "Anna Berg did not change her name to Anna Velo.") == []

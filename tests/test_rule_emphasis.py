"""Terms that the author set in bold."""

import pytest

from leadquiz.generate.rules.emphasis import emphasis
from passages import proposed


def test_a_term_in_bold_that_opens_its_sentence_is_asked_for_what_it_does() -> None:
    [card] = proposed(
        emphasis, "1.1 Blood\n\nThe heart pumps. **Arteries** carry blood from the heart to the brain.\n"
    )

    assert card.question == "What do arteries do?"
    assert card.answer == "Carry blood from the heart to the brain"


def test_brackets_behind_a_plural_term_are_its_members() -> None:
    cards = proposed(
        emphasis,
        "1.1 Work\n\n**Motivators** (achievement, recognition, the work itself) create satisfaction.\n",
    )

    assert cards[0].question == "What are the three motivators?"
    assert cards[0].members == ("Achievement", "Recognition", "The work itself")


@pytest.mark.parametrize(
    "text",
    [
        "**Arteries** are wide.",
        "The **mean and standard deviation** succeed in many kinds of tasks.",
        "We saw that **arteries** carry blood to the limbs.",
        "**Arteries** carried blood to the limbs of the patient.",
        "**Arlen** exports fish to the islands of the north. Ships from **Arlen** carry salt.",
        "**Arteries** play a crucial role in the life of the limbs.",
        "**Arteries** carry it.",
        "**Arteries** begin at the heart of most large animals.",
    ],
)
def test_other_emphasis_is_passed_over(text: str) -> None:
    assert proposed(emphasis, f"1.1 Blood\n\n{text}\n") == []

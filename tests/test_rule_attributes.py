"""Labels with short values."""

import pytest

from leadquiz.generate.rules.attributes import attributes
from passages import proposed

SHIPS = """\
# Ships of Arlen

## Merry Wind

- **Build Year:** 1954
- **Home Port:** Odden

## Polar Star

- **Build Year:** 1961
- **Home Port:** Arlen

## Grey Gull

- **Build Year:** about 1970
- **Home Port:** Odden
"""


def test_a_label_that_recurs_under_several_headings_is_an_attribute_of_each() -> None:
    cards = proposed(attributes, SHIPS)

    assert [(card.question, card.answer) for card in cards[:2]] == [
        ("What is the build year of Merry Wind?", "1954"),
        ("What is the home port of Merry Wind?", "Odden"),
    ]
    assert len(cards) == 6
    assert cards[0].context == "Ships of Arlen"


def test_a_labelled_price_is_asked_below_its_announcement() -> None:
    [card] = proposed(
        attributes,
        "# Fares\n\nEach passenger pays for a crossing:\n\n- **Child below twelve:** $4.50\n- **Dogs:** free\n",
    )

    assert card.question == "How much is “child below twelve”?"
    assert card.answer == "$4.50"
    assert card.context == "Each passenger pays for a crossing"


@pytest.mark.parametrize(
    "text",
    [
        SHIPS.replace(
            "Grey Gull", "Polar Star"
        ),  # two ships of one name, and a label under two headings only
        SHIPS.replace("Build Year", "Medium").replace("Home Port", "Low"),  # grades are no attributes
        "# Fares\n\n- **Note:** $4.50\n",
        "# Fares\n\n- **Children:** They pay half. Dogs travel free.\n",
    ],
)
def test_other_labels_are_passed_over(text: str) -> None:
    assert proposed(attributes, text) == []


LEAKS = """\
# Care of Boats

## Troubleshooting

### Loose Planks

- **Fix:** Caulk the seams
- **Reason:** Frost

### Rusty Nails

- **Fix:** Use copper
- **Reason:** Salt

### Too Wet

- **Fix:** Pump
- **Reason:** Rain
"""


def test_a_label_takes_its_own_preposition_and_only_things_are_asked_about() -> None:
    cards = proposed(attributes, LEAKS)

    assert [card.question for card in cards] == [
        "What is the fix for loose planks?",
        "What is the fix for rusty nails?",
    ] or [card.question for card in cards] == [
        "What is the fix for Loose Planks?",
        "What is the fix for Rusty Nails?",
    ]
    assert cards[0].context == "Care of Boats: Troubleshooting"


def test_a_labelled_definition_tells_what_the_heading_means() -> None:
    text = """\
    # Foundry figures

    ## Crack rate

    - **Metric definition:** The share of bells that crack within a year of casting
    - **See:** Yearly report
    """
    [card] = proposed(attributes, text)
    assert (card.question, card.answer) == (
        "What does “crack rate” mean?",
        "The share of bells that crack within a year of casting",
    )

"""Years counted from the sentence before."""

import pytest

from leadquiz.generate.rules.later_dates import later_dates
from passages import proposed

TAKEN = [
    ("Three years later Velotech opened a shop in Bergen.", "1949"),
    ("The following year Velotech opened a shop in Bergen.", "1947"),
    ("In the same year, Velotech opened a shop in Bergen.", "1946"),
    ("Twelve years earlier Velotech had opened a shop in Bergen.", "1934"),
]


@pytest.mark.parametrize(("text", "year"), TAKEN)
def test_a_year_is_counted_from_the_sentence_before(text: str, year: str) -> None:
    cards = proposed(later_dates, f"In 1946 Anna Berg ordered a press from England. {text}")

    assert [(card.question, card.answer) for card in cards] == [
        ("In which year did Velotech open a shop in Bergen?", year)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg ordered a press from England. Three years later Velotech opened a shop in Bergen.",
        "In 1946 and again in 1950 Anna Berg ordered a press. Three years later Velotech opened a shop in Bergen.",
        "In the 1940s Anna Berg ordered a press. Three years later Velotech opened a shop in Bergen.",
        "In 1946 Anna Berg ordered a press. Three years later than planned, Velotech opened a shop in Bergen.",
    ],
)
def test_nothing_is_counted_from_an_unsure_year(text: str) -> None:
    assert proposed(later_dates, text) == []

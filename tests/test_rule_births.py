"""Days and places of births and deaths."""

import pytest

from leadquiz.generate.rules.births import births
from passages import proposed


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        (
            "Anna Berg was born on September 10, 1864, in Oslo, Akershus, Norway. Anna Berg cast bells.",
            [
                ("When was Anna Berg born?", "September 10, 1864"),
                ("Where was Anna Berg born?", "Oslo, Akershus, Norway"),
            ],
        ),
        (
            "Anna Berg cast bells. Anna Berg died on May 3, 1930, in Bergen after a long illness.",
            [("When did Anna Berg die?", "May 3, 1930"), ("Where did Anna Berg die?", "Bergen")],
        ),
        (
            "Anna Berg cast bells. She was born on May 3, 1864, as the last of nine children.",
            [("When was Anna Berg born?", "May 3, 1864")],
        ),
    ],
)
def test_day_and_place_are_asked_apart(text: str, cards: list[tuple[str, str]]) -> None:
    assert [(card.question, card.answer) for card in proposed(births, text)] == cards


@pytest.mark.parametrize(
    "text",
    [
        "Velotech was born on May 3, 1911, in Oslo. Velotech makes bells.",
        "Anna Berg was born in Oslo in 1864. Anna Berg cast bells.",
        "The bell was born of need on May 3, 1864, in Oslo.",
    ],
)
def test_firms_and_plain_years_are_left_to_other_rules(text: str) -> None:
    assert not proposed(births, text)

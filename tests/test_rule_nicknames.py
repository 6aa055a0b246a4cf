"""Nicknames of people."""

import pytest

from leadquiz.generate.rules.nicknames import nicknames
from passages import proposed


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg was affectionately known as “Queen of Tides” in every harbour.",
        "Anna Berg sailed alone for years. She was nicknamed “Queen of Tides” by the pilots.",
    ],
)
def test_a_nickname_is_asked(text: str) -> None:
    assert [(card.question, card.answer) for card in proposed(nicknames, text)] == [
        ("By which nickname was Anna Berg known?", "“Queen of Tides”")
    ]


def test_a_term_is_no_nickname() -> None:
    text = "Anna Berg studied what is known as “Queen Effect” in every harbour."
    assert proposed(nicknames, text) == []

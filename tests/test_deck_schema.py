"""The schema that editors check decks with says what the reader says."""

import json
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given

from deck_strategies import decks
from factories import FULL_DECK
from leadquiz.deck import dump_deck, parse_deck
from leadquiz.deck.schema import deck_schema, schema_text
from leadquiz.errors import DeckError
from leadquiz.model import Deck


def verdict(text: str) -> list[str]:
    """The complaints of a JSON Schema validator about a deck, as an editor's YAML reader sees it."""
    values: Any = yaml.safe_load(text)
    return [error.message for error in jsonschema.Draft7Validator(deck_schema()).iter_errors(values)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schema_text()))


@given(decks())
def test_every_deck_that_is_written_is_accepted(deck: Deck) -> None:
    assert verdict(dump_deck(deck)) == []


def test_unquoted_numbers_are_accepted_as_texts() -> None:
    assert (
        verdict("format: leadquiz-deck-1\ntitle: 2024\ncards:\n- {id: c1, question: Q, answer: 1.5}\n") == []
    )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("format: leadquiz-deck-1", "format: leadquiz-deck-9"),
        ("kind: fact", "kind: fat"),
        ("importance: 3", "importance: 4"),
        ("suspended: true", "suspended: maybe"),
        ('hint: "Early."', 'hnt: "Early."'),
        ('source: "s1:1406-1408 p.67"', 'source: "page 67"'),
        ("id: c2345abcdefh", "id: 5"),
        ('tags: ["rivals"]', 'tags: "rivals"'),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(right: str, wrong: str) -> None:
    text = FULL_DECK.replace(right, wrong)

    assert verdict(text)
    with pytest.raises(DeckError):
        parse_deck(text)

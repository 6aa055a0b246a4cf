"""What is written, and that it reads back as it was."""

import pytest
import yaml
from hypothesis import given

from deck_strategies import decks
from factories import FULL_DECK, card, deck_of
from leadquiz.deck import dump_deck, parse_deck
from leadquiz.errors import DeckError
from leadquiz.model import Deck, Kind, Source, Span


def test_a_deck_is_written_in_one_fixed_form() -> None:
    assert dump_deck(parse_deck(FULL_DECK)) == FULL_DECK


@given(decks())
def test_loading_a_dumped_deck_gives_the_same_deck(deck: Deck) -> None:
    assert parse_deck(dump_deck(deck)) == deck


@given(decks())
def test_another_yaml_reader_sees_the_same_texts(deck: Deck) -> None:
    plain = yaml.safe_load(dump_deck(deck))

    assert plain["title"] == deck.title
    assert plain["language"] == deck.language
    assert [item["id"] for item in plain["cards"]] == [one.id for one in deck.cards]
    assert [item["question"] for item in plain["cards"]] == [one.question for one in deck.cards]
    assert [tuple(item.get("tags", ())) for item in plain["cards"]] == [one.tags for one in deck.cards]


@pytest.mark.parametrize("card_id", ["no", "y", "null", "true", "e1", "c2e5", "n", "Off", "x.y"])
def test_an_id_that_looks_like_a_value_is_a_text_to_every_reader(card_id: str) -> None:
    text = dump_deck(deck_of(card(id=card_id)))

    assert yaml.safe_load(text)["cards"][0]["id"] == card_id


@pytest.mark.parametrize(
    ("deck", "problem"),
    [
        (deck_of(card(), card()), "card c1: id is taken by another card; give it a new one"),
        (deck_of(card(id="1e5")), "card 1e5: id must begin with a letter"),
        (deck_of(card(answer=" ")), "card c1: answer is empty; write the right answer"),
        (deck_of(card(hint="\x1b[31m")), "card c1: hint holds a hidden character U+001B; leave it out"),
        (
            deck_of(card(source=Span(source="s9", first=1, last=1))),
            "card c1: there is no source 's9' in the deck",
        ),
        (deck_of(card(kind=Kind.LIST)), "card c1: answer of kind list must be a list"),
        (deck_of(card(tags=("",))), "card c1: tags has an empty item; leave it out"),
        (deck_of(title=""), "deck “”: has no title; give it one"),
        (deck_of(sources=(Source(id="s1", file=""),)), "source 's1' needs an id of its own and a file name"),
        (deck_of(options=(("a", ""), ("a", ""))), "options need keys of their own"),
    ],
)
def test_a_deck_that_could_not_be_loaded_again_is_not_written(deck: Deck, problem: str) -> None:
    with pytest.raises(DeckError) as caught:
        dump_deck(deck)

    assert problem in str(caught.value)

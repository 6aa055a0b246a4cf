"""Ids and digests of cards."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_strategies import cards
from factories import card
from leadquiz.deck import is_edited, made_digest, new_card_id
from leadquiz.model import Card, Kind, Origin


def test_an_id_is_short_and_begins_with_a_letter_and_never_changes() -> None:
    card_id = new_card_id("00ff", "ebay|buy|paypal|year", "In 2002, eBay bought PayPal.")

    assert re.fullmatch(r"c[a-z2-7]{11}", card_id)
    assert card_id == "cxenp362buep"


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), unique=True, max_size=20))
def test_different_parts_give_different_ids(parts: list[tuple[str, str, str]]) -> None:
    assert len({new_card_id(*one) for one in parts}) == len(parts)


def test_parts_do_not_run_into_each_other() -> None:
    assert new_card_id("a", "b", "") != new_card_id("a", "", "b") != new_card_id("ab", "", "")


def test_an_id_that_is_taken_gives_way_to_another() -> None:
    first = new_card_id("", "fact", "")
    second = new_card_id("", "fact", "", taken={first})

    assert first != second == new_card_id("", "fact", "", taken={first})


@pytest.mark.parametrize(
    "change",
    [
        {"question": "x"},
        {"answer": "x"},
        {"accept": ("x",)},
        {"distractors": ("x",)},
        {"cloze": "x"},
        {"hint": "x"},
        {"context": "x"},
        {"kind": Kind.CAUSE},
    ],
)
def test_an_edit_of_a_text_shows(change: dict[str, object]) -> None:
    made = replace(card(), origin=Origin(rule="r", fact="f", made=made_digest(card())))

    assert not is_edited(made)
    assert is_edited(replace(made, **change))  # type: ignore[arg-type]  # fields of Card


@pytest.mark.parametrize(
    "change", [{"flagged": "x"}, {"suspended": True}, {"tags": ("x",)}, {"importance": 1}]
)
def test_what_learners_set_is_no_edit(change: dict[str, object]) -> None:
    made = replace(card(), origin=Origin(rule="r", fact="f", made=made_digest(card())))

    assert not is_edited(replace(made, **change))  # type: ignore[arg-type]  # fields of Card


def test_a_card_by_hand_counts_as_edited() -> None:
    assert is_edited(card())


@given(cards())
def test_a_text_moved_to_another_field_shows(one: Card) -> None:
    moved = replace(one, hint=one.context, context=one.hint)

    assert (made_digest(moved) == made_digest(one)) == (one.hint == one.context)
